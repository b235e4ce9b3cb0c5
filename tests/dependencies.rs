//! What the program stands on, read from `Cargo.lock`: the rules of `deny.toml` that matter most hold without its tool as well.

use std::path::Path;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_else(|_| panic!("{name}"))
}

/// Each package of the lock file: its name and its source, which the program itself has not.
fn packages() -> Vec<(String, Option<String>)> {
    let value = |block: &str, name: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
        line.map(|value| value.trim_matches('"').to_owned())
    };
    let lock = read("Cargo.lock");
    let blocks = lock.split("[[package]]").skip(1);
    blocks.map(|block| (value(block, "name").expect("a name"), value(block, "source"))).collect()
}

#[test]
fn there_is_one_copy_of_sqlite_and_no_tls_of_the_systems() {
    let packages = packages();
    assert!(packages.len() > 100, "the lock file is read");
    let count = |name: &str| packages.iter().filter(|(one, _)| one == name).count();
    assert_eq!(count("libsqlite3-sys"), 1, "two copies break each other's locks on the same file");
    let banned = ["openssl-sys", "openssl", "native-tls", "calamine", "rust_xlsxwriter", "rusqlite"];
    assert_eq!(banned.map(count), [0; 6], "{banned:?}");
}

#[test]
fn every_crate_comes_from_the_registry_and_is_named_by_its_checksum() {
    for (name, source) in packages() {
        let known = source.as_deref() == Some("registry+https://github.com/rust-lang/crates.io-index");
        assert!(known || name == "ak1" && source.is_none(), "{name}: {source:?}");
    }
    let lock = read("Cargo.lock");
    assert_eq!(lock.matches("\nsource = ").count(), lock.matches("\nchecksum = ").count());
}

#[test]
fn every_npm_package_is_pinned_and_named_by_its_checksum() {
    let lock: serde_json::Value = serde_json::from_str(&read("package-lock.json")).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    assert!(packages.len() > 4, "the lock file is read");
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        assert!(package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")), "{path}");
    }
    let own: serde_json::Value = serde_json::from_str(&read("package.json")).expect("JSON");
    let exact = own["devDependencies"].as_object().expect("dependencies").values();
    assert!(exact.into_iter().all(|version| version.as_str().is_some_and(|one| one.starts_with(char::is_numeric))));
}

#[test]
fn the_rules_for_the_tool_say_the_same() {
    let rules = read("deny.toml");
    for name in ["libsqlite3-sys\", deny-multiple-versions = true", "openssl-sys", "native-tls", "calamine"] {
        assert!(rules.contains(name), "{name}");
    }
}
