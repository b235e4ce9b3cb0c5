//! Against a mail server that speaks SMTP on a socket of its own.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::domain::form::{Answers, Step};
use crate::store::test_office::TestOffice;

type Letters = Arc<Mutex<Vec<String>>>;

/// Takes letters, or answers to each recipient with `refusal`.
async fn mail_server(refusal: Option<&'static str>) -> (Mailer, Letters) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a socket");
    let port = listener.local_addr().expect("an address").port();
    let letters = Letters::default();
    let kept = letters.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(talk(socket, refusal, kept.clone()));
        }
    });
    let mailer =
        Mailer::new(&format!("smtp://127.0.0.1:{port}"), "Kantor <ak1@contoh.test>", "https://ak1.contoh.test/");
    (mailer.expect("a mailer"), letters)
}

async fn talk(mut socket: TcpStream, refusal: Option<&'static str>, letters: Letters) -> std::io::Result<()> {
    let (read, mut write) = socket.split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 contoh.test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match (verb.as_str(), refusal) {
            ("RCPT", Some(refusal)) => refusal,
            ("DATA", _) => {
                write.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().expect("letters").push(letter);
                "250 taken"
            }
            ("QUIT", _) => "221 bye",
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// An office with two holders, one of whom has an e-mail address, on the day when the first reports are near.
async fn office() -> TestOffice {
    office_of("ani@contoh.test").await
}

/// The same where this was typed as the address.
async fn office_of(email: &str) -> TestOffice {
    let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
    let reachable = office.newcomer().await;
    let draft = office.store.application(&reachable.application).await.expect("a draft");
    let answers = Answers::default().with("phone", "081234567890").with("email", email);
    office.store.save_step(&draft, Step::Contact, 0, &answers, |_| true).await.expect("saved");
    office.handed_over(reachable).await;
    office.holder().await;
    office.go_to("2027-05-14".parse().expect("a day"));
    assert_eq!(office.store.make_reminders().await.expect("reminders"), 2);
    office
}

#[tokio::test]
async fn each_reminder_goes_out_once_however_often_the_jobs_run() {
    let office = office().await;
    let (mailer, letters) = mail_server(None).await;
    for sent in [1, 0, 0] {
        let mailed = send_reminders(&office.store, &mailer).await.expect("a run");
        assert_eq!(mailed, Mailed { sent, ..Mailed::default() });
    }
    let letters = letters.lock().expect("letters");
    assert_eq!(letters.len(), 1);
    // Long lines are broken on the way and whole again where they are read.
    let letter = letters[0].replace("=\n", "");
    assert!(letter.contains("To: ani@contoh.test") && letter.contains("https://ak1.contoh.test/kartu"));
    assert!(!letter.contains("3375"), "neither NIK nor number");
}

#[tokio::test]
async fn no_address_that_was_typed_becomes_a_second_recipient_or_a_line_of_the_head() {
    for hostile in [
        "ani@contoh.test\r\nBcc: semua@contoh.test",
        "ani@contoh.test\nSubject: Lain",
        "ani@contoh.test,semua@contoh.test",
        "ani@contoh.test>\r\nRCPT TO:<semua@contoh.test",
        "\"ani\r\n\"@contoh.test",
        "Ani <ani@contoh.test>",
        "ani@[127.0.0.1]",
        "ani\0@contoh.test",
        "ani@contoh.test\u{2028}Bcc: semua@contoh.test",
    ] {
        assert!(Email::parse(hostile).is_err(), "{hostile:?}");
    }
    // What was typed is kept, valid or not: nothing goes to such an address.
    let office = office_of("ani@contoh.test\r\nBcc: semua@contoh.test").await;
    let (mailer, letters) = mail_server(None).await;
    assert_eq!(send_reminders(&office.store, &mailer).await.expect("a run"), Mailed::default());
    assert!(letters.lock().expect("letters").is_empty());
    // Odd, and good: every sign of it stays in the one address.
    for odd in [
        "ani+bcc=semua@contoh.test",
        "%0d%0aBcc%3a@contoh.test",
        "{{7*7}}${x}@contoh.test",
        "o'hara!#$%&*/=?^_`|~@contoh.test",
    ] {
        let office = office_of(odd).await;
        let (mailer, letters) = mail_server(None).await;
        assert_eq!(send_reminders(&office.store, &mailer).await.expect("a run").sent, 1, "{odd}");
        let letters = letters.lock().expect("letters");
        let head = letters[0].split("\n\n").next().expect("a head").to_owned();
        let names: Vec<_> = head.lines().filter_map(|line| line.split_once(": ").map(|(name, _)| name)).collect();
        assert!(head.contains(&format!("To: {odd}")), "{head}");
        let known = ["From", "To", "Subject", "Date", "Content-Transfer-Encoding", "MIME-Version", "Content-Type"];
        assert!(names.iter().all(|name| known.contains(name)), "{names:?}");
    }
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_not_tried_again() {
    let office = office().await;
    let (mailer, letters) = mail_server(Some("550 no such person")).await;
    let refused = send_reminders(&office.store, &mailer).await.expect("a run");
    assert_eq!(refused, Mailed { refused: 1, ..Mailed::default() });
    assert_eq!(send_reminders(&office.store, &mailer).await.expect("a run"), Mailed::default());
    assert!(letters.lock().expect("letters").is_empty());
    let rows = office.store.reminders(None).await.expect("a list");
    assert_eq!(rows.len(), 2, "the desk still has both on its list");
}

#[tokio::test]
async fn a_server_that_is_busy_away_or_takes_nothing_from_the_office_is_tried_again() {
    let office = office().await;
    let (busy, _) = mail_server(Some("451 later")).await;
    let (locked, _) = mail_server(Some("535 the password is another")).await;
    let (strange, _) = mail_server(Some("554 relaying denied")).await;
    let away = Mailer::new("smtp://127.0.0.1:1", "ak1@contoh.test", "https://ak1.contoh.test").expect("a mailer");
    for mailer in [busy, locked, strange, away] {
        let later = send_reminders(&office.store, &mailer).await.expect("a run");
        assert_eq!(later, Mailed { later: 1, ..Mailed::default() });
    }
    let (mailer, letters) = mail_server(None).await;
    assert_eq!(send_reminders(&office.store, &mailer).await.expect("a run").sent, 1);
    assert_eq!(letters.lock().expect("letters").len(), 1);
}

#[test]
fn what_cannot_be_read_is_said_without_the_password() {
    let error = Mailer::new("ftp://ani:rahasia@host", "ak1@contoh.test", "https://x").err().expect("an error");
    assert!(!error.to_string().contains("rahasia"));
    assert!(Mailer::new("smtp://127.0.0.1", "bukan alamat", "https://x").is_err());
}
