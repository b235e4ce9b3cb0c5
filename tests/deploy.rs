//! What an office installs: the systemd unit, the proxies' configurations and the package's list of files, each checked by its own tool. Where a tool
//! is not installed the test says so and passes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("ak1-deploy-{}", ak1::crypt::token::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn deploy(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{}", path.display()))
}

/// None where the program is not installed.
fn run(program: &str, arguments: &[&str], home: &Path) -> Option<Output> {
    let output = Command::new(program).args(arguments).env("HOME", home).env("XDG_DATA_HOME", home).output();
    if output.is_err() {
        println!("skipped: {program} is not installed");
    }
    output.ok()
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr[..]].iter().map(|part| String::from_utf8_lossy(part)).collect()
}

/// The unit with a program that is there.
fn unit(folder: &Folder) -> PathBuf {
    let unit = deploy("ak1.service");
    assert!(unit.contains("ExecStart=/usr/bin/ak1 serve\n"));
    folder.write("ak1.service", &unit.replace("/usr/bin/ak1", env!("CARGO_BIN_EXE_ak1")))
}

#[test]
fn systemd_finds_nothing_wrong_with_the_unit() {
    let folder = Folder::new();
    let unit = unit(&folder);
    let Some(output) = run("systemd-analyze", &["verify", &unit.display().to_string()], &folder.0) else { return };
    assert!(output.status.success() && said(&output).trim().is_empty(), "{}", said(&output));
}

#[test]
fn the_unit_exposes_little() {
    let folder = Folder::new();
    let unit = unit(&folder).display().to_string();
    let arguments = ["security", "--offline=true", "--threshold=20", "--no-pager", &unit];
    let Some(output) = run("systemd-analyze", &arguments, &folder.0) else { return };
    assert!(output.status.success(), "more than 2.0 of 10:\n{}", said(&output));
}

#[test]
fn the_unit_waits_longer_than_the_program_takes_to_stop() {
    let seconds = |line: &str| line.strip_prefix("TimeoutStopSec=").and_then(|seconds| seconds.parse::<u64>().ok());
    assert!(deploy("ak1.service").lines().find_map(seconds).is_some_and(|seconds| seconds > 30));
}

#[test]
fn caddy_takes_its_file() {
    let folder = Folder::new();
    let log = folder.0.join("ak1.log").display().to_string();
    let file = folder.write("Caddyfile", &deploy("Caddyfile").replace("/var/log/caddy/ak1.log", &log));
    let file = file.display().to_string();
    let arguments = ["validate", "--adapter", "caddyfile", "--config", &file];
    let Some(output) = run("caddy", &arguments, &folder.0) else { return };
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn nginx_takes_its_file() {
    let folder = Folder::new();
    let (key, certificate) =
        (folder.0.join("key.pem").display().to_string(), folder.0.join("cert.pem").display().to_string());
    let subject = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ak1.example.go.id"];
    let made = run("openssl", &[&subject[..], &["-keyout", &key, "-out", &certificate]].concat(), &folder.0);
    let Some(made) = made else { return };
    assert!(made.status.success(), "{}", said(&made));
    let site = deploy("nginx.conf")
        .replace("/etc/letsencrypt/live/ak1.example.go.id/fullchain.pem", &certificate)
        .replace("/etc/letsencrypt/live/ak1.example.go.id/privkey.pem", &key)
        .replace("/var/log/nginx/", &format!("{}/", folder.0.display()));
    assert!(!site.contains("letsencrypt"), "both paths were found");
    let site = folder.write("site.conf", &site);
    // Its own folders are those of an installed nginx.
    let path = |kind: &str| format!("{kind}_temp_path {}/{kind};\n", folder.0.display());
    let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(path).concat();
    let around = format!(
        "pid {0}/pid;\nerror_log {0}/error.log;\nevents {{}}\nhttp {{\n{paths}include {1};\n}}\n",
        folder.0.display(),
        site.display()
    );
    let around = folder.write("nginx.conf", &around).display().to_string();
    let prefix = folder.0.display().to_string();
    let Some(output) = run("nginx", &["-t", "-p", &prefix, "-c", &around], &folder.0) else { return };
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn both_proxies_let_the_largest_upload_through_and_keep_no_query_strings() {
    let (caddy, nginx) = (deploy("Caddyfile"), deploy("nginx.conf"));
    assert!(caddy.contains("max_size 210MB") && nginx.contains("client_max_body_size 210m;"));
    let logged = nginx.split("log_format").nth(1).and_then(|rest| rest.split(';').next()).expect("a format");
    for name in ["$request ", "$request_uri", "$args", "$query_string", "$http_referer", "$remote_addr"] {
        assert!(!logged.contains(name), "{name} in the log of nginx");
    }
    for deleted in ["request>headers delete", "resp_headers delete", "request>uri regexp"] {
        assert!(caddy.contains(deleted), "{deleted}");
    }
}

#[test]
fn whatever_the_package_takes_from_the_project_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cargo = std::fs::read_to_string(root.join("Cargo.toml")).expect("Cargo.toml");
    let package =
        cargo.split("[package.metadata.deb]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("a part");
    let taken: Vec<_> = package
        .lines()
        .filter_map(|line| line.trim().strip_prefix("[\"")?.split('"').next())
        .filter(|path| !path.starts_with("target/"))
        .collect();
    assert!(taken.len() >= 5);
    for path in taken.into_iter().chain(["deploy/ak1.service", "deploy/debian/postinst"]) {
        assert!(root.join(path).is_file(), "{path}");
    }
}
