//! The real program as it runs: it stops gracefully, its log is one JSON object in each line, and its metrics are on a port of their own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::app::Folder;

/// `ak1 serve` in a folder of its own.
struct Program {
    child: Child,
    log: Receiver<Value>,
    /// Lines that were read already.
    seen: Vec<Value>,
    _folder: Folder,
}

impl Program {
    fn start(more: &[&str]) -> Program {
        let folder = Folder::new();
        let mut child = Command::new(env!("CARGO_BIN_EXE_ak1"))
            .args(["serve", "--listen", "127.0.0.1:0", "--log-json", "--data"])
            .arg(folder.0.join("data"))
            .args(more)
            .env("AK1_LOG", "ak1=debug")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let (sender, log) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let line: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("no JSON: {line}"));
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Program { child, log, seen: Vec::new(), _folder: folder }
    }

    /// The first line of which `found` makes something.
    fn wait_for<T>(&mut self, found: impl Fn(&Value) -> Option<T>) -> T {
        let until = Instant::now() + Duration::from_secs(60);
        loop {
            let line = self.log.recv_timeout(until - Instant::now()).unwrap_or_else(|_| panic!("only {:?}", self.seen));
            let made = found(&line);
            self.seen.push(line);
            if let Some(made) = made {
                return made;
            }
        }
    }

    /// Where it says that it listens.
    fn address(&mut self, what: &str) -> SocketAddr {
        self.wait_for(|line| {
            let rest = message(line).strip_prefix(what)?.trim_start_matches("http://");
            rest.split('/').next()?.parse().ok()
        })
    }

    fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "a signal");
    }

    /// The code with which it ended, and how long that took.
    fn ended(&mut self) -> (Option<i32>, Duration) {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.child.try_wait().expect("its state") {
                return (status.code(), begun.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it goes on");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn message(line: &Value) -> &str {
    line["fields"]["message"].as_str().unwrap_or_default()
}

fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn request_id(answer: &str) -> &str {
    answer.lines().find_map(|line| line.strip_prefix("x-request-id: ")).expect("an id")
}

/// A form of which only the beginning is sent; gives the rest.
fn begin_form(address: SocketAddr) -> (TcpStream, &'static str) {
    let (first, rest) = ("nik=3375994101000001&pass", "word=salah");
    let mut stream = TcpStream::connect(address).expect("a connection");
    let length = first.len() + rest.len();
    write!(
        stream,
        "POST /api/masuk HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nAccept: application/x-postcard\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{first}"
    )
    .expect("sent");
    stream.flush().expect("sent");
    (stream, rest)
}

#[cfg(unix)]
#[test]
fn asked_to_stop_it_finishes_what_runs_takes_nothing_new_and_ends() {
    let mut program = Program::start(&[]);
    let address = program.address("serving on ");
    let (mut stream, rest) = begin_form(address);
    let mut news = TcpStream::connect(address).expect("a connection that stays idle");
    write!(news, "GET /sehat HTTP/1.1\r\nHost: {address}\r\n\r\n").expect("sent");
    std::thread::sleep(Duration::from_millis(300));

    program.terminate();
    program.wait_for(|line| message(line).starts_with("asked to stop").then_some(()));
    std::thread::sleep(Duration::from_millis(300));
    assert!(TcpStream::connect(address).is_err(), "nobody new is let in");
    assert!(program.child.try_wait().expect("its state").is_none(), "a form is still on its way");
    stream.write_all(rest.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 401"), "the password was judged: {answer}");

    let (code, took) = program.ended();
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(10), "{took:?}");
    program.wait_for(|line| (message(line) == "stopped").then_some(()));
}

#[cfg(unix)]
#[test]
fn whoever_never_finishes_is_cut_off_and_the_program_ends() {
    let mut program = Program::start(&[]);
    let address = program.address("serving on ");
    let (_stream, _) = begin_form(address);
    std::thread::sleep(Duration::from_millis(300));
    program.terminate();
    let (code, took) = program.ended();
    assert_eq!(code, Some(0));
    assert!((20..40).contains(&took.as_secs()), "{took:?}");
    program.wait_for(|line| message(line).contains("cut off").then_some(()));
}

#[test]
fn without_a_declared_proxy_it_serves_this_machine_alone() {
    let folder = Folder::new();
    let output = Command::new(env!("CARGO_BIN_EXE_ak1"))
        .args(["serve", "--listen", "0.0.0.0:0", "--data"])
        .arg(folder.0.join("data"))
        .output()
        .expect("the program");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--behind-proxy"));
    assert!(!folder.0.join("data").exists(), "and makes nothing before it is told");
}

#[test]
fn a_line_of_the_log_names_the_request_that_caused_it_and_metrics_have_their_own_port() {
    let mut program = Program::start(&["--metrics", "127.0.0.1:0"]);
    let metrics = program.address("metrics on ");
    let address = program.address("serving on ");
    let answer = get(address, "/masuk?nik=3375994101000001");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let id = request_id(&answer).to_owned();
    let line = program.wait_for(|line| (line["span"]["id"] == id.as_str()).then(|| line.clone()));
    assert_eq!((message(&line), &line["level"]), ("answered", &Value::from("DEBUG")));
    assert_eq!((&line["fields"]["class"], &line["fields"]["status"]), (&Value::from("page"), &Value::from(200)));
    assert!(line["timestamp"].is_string());

    let figures = get(metrics, "/metrics");
    assert!(figures.contains("ak1_requests_total{class=\"page\",status=\"2xx\"} 1\n"), "{figures}");
    assert!(get(metrics, "/").starts_with("HTTP/1.1 404"), "nothing else is there");
    assert!(get(address, "/metrics").starts_with("HTTP/1.1 404"));
    assert!(get(address, "/siap").ends_with("siap\n"));
    program.terminate();
    assert_eq!(program.ended().0, Some(0));
    program.wait_for(|line| (message(line) == "stopped").then_some(()));
    let log = format!("{:?}", program.seen);
    assert!(!log.contains("3375994101000001"), "no address is logged: {log}");
}
