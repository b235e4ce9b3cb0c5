//! What anybody learns of a card by its seal: with the token, with the code that is typed, and by the public lists.

use ak1::api::ApiError;
use ak1::api::seal_check::{SealAnswer, SealedCard, printed};
use ak1::domain::seal_answer::{Ended, NotGenuine};
use ak1::domain::seal_code::SealCode;
use ak1::seal::{EndedList, Keyring, SecretKey, Verdict, check, digits, sign, verify};
use ak1::store::seal::PrintedSeal;

use super::app::TestApp;
use super::card::holder;
use super::client::{Answer, Client};

async fn print(app: &TestApp, application: &str) -> PrintedSeal {
    let file = app.store.application(application).await.expect("a file");
    app.store.printed_seal(&file).await.expect("an answer").expect("a seal")
}

async fn ask(client: &Client, token: &str) -> SealAnswer {
    client.ask("periksa", [("token", token)]).await.expect("an answer")
}

/// Where the form of a typed code leads.
async fn typed(client: &Client, code: &str) -> String {
    client.submit("periksa-kode", "/periksa", [("code", code)]).await.location().to_owned()
}

/// A code that nobody has, of the group of its first sign.
fn nobodys(group: char, number: usize) -> String {
    let signs = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    let sign = |at: u32| char::from(signs[number / 30_usize.pow(at) % 30]);
    SealCode::new(&[group.to_string(), (0..8).map(sign).collect()].concat()).expect("a code").normalised().to_owned()
}

async fn lists(client: &Client) -> (Keyring, EndedList) {
    let keys = client.get("/periksa/kunci").await.text();
    let ended = client.get("/periksa/daftar-dicabut").await.text();
    (Keyring::parse(&keys).expect("keys"), EndedList::parse(&ended).expect("a list"))
}

#[tokio::test]
async fn token_and_code_tell_number_masked_name_and_dates_and_no_more() {
    let app = TestApp::new().await;
    let (seeker, _) = holder(&app).await;
    let (seal, anybody) = (print(&app, &seeker.id).await, app.visitor());
    let said = anybody.call("periksa", [("token", seal.token.as_str())]).await;
    let SealAnswer::Valid(card) = said.result().expect("an answer") else { panic!("a good card") };
    let day = |text: &str| text.parse().expect("a day");
    assert_eq!(card.number, "3375 241126 000001");
    assert_eq!((card.issued_on, card.valid_until), (day("2026-11-24"), day("2028-11-24")));
    let file = app.store.application(&seeker.id).await.expect("a file");
    for hidden in file.name.split(' ').map(str::to_owned).chain([file.nik.to_string()]) {
        assert!(!said.text().contains(&hidden), "{} signs", hidden.len());
    }
    assert!(card.name.starts_with(&file.name[..1]) && card.name.contains('•'));
    // The same for whoever asks, by the code and by the page's address alike.
    for code in [seal.code.to_string(), seal.code.to_string().to_lowercase(), seal.code.normalised().to_owned()] {
        assert_eq!(typed(&anybody, &code).await, format!("/periksa/{}", seal.token.as_str()));
    }
    assert_eq!(ask(&seeker, seal.token.as_str()).await, SealAnswer::Valid(card));
}

#[tokio::test]
async fn what_is_no_seal_and_one_that_never_was_get_equal_answers() {
    let app = TestApp::new().await;
    holder(&app).await;
    let anybody = app.visitor();
    let equal = |answer: Answer| (answer.status, answer.text());
    let never = equal(anybody.call("periksa", [("token", "abcdefghijklm237")]).await);
    for token in ["", "x", "ABCDEFGHIJKLM237", "abcdefghijklm237'--", "../../meja"] {
        assert_eq!(equal(anybody.call("periksa", [("token", token)]).await), never, "{token}");
    }
    assert_eq!(ask(&anybody, "abcdefghijklm237").await, SealAnswer::NotGenuine(NotGenuine::Unknown));
    assert_eq!(typed(&anybody, &nobodys('A', 1)).await, "/periksa?gagal=tidak-dikenal");
    for slip in ["", "K7QM2", "K7QM2-XDR4O", &nobodys('A', 1)[..9]] {
        let back = typed(&anybody, slip).await;
        assert_eq!(back, "/periksa?gagal=salah-ketik", "{slip}");
        assert!(anybody.page(&back).await.contains(&format!("value=\"{slip}\"")), "what was typed stays: {slip}");
    }
    assert!(!anybody.page("/periksa?gagal=salah-ketik").await.contains(&nobodys('A', 1)[..9]), "and is shown once");
}

#[tokio::test]
async fn guessing_is_throttled_and_five_hundred_honest_people_are_not() {
    let app = TestApp::new().await;
    let (seeker, _) = holder(&app).await;
    let (seal, anybody) = (print(&app, &seeker.id).await, app.visitor());
    let own = seal.code.group().chars().next().expect("a sign");
    let others = if own == 'A' { 'B' } else { 'A' };
    let guess = async |group, number| {
        anybody.call("periksa-kode", [("code", nobodys(group, number).as_str())]).await.result::<()>()
    };
    // Slips of the keyboard are not counted: the last sign shows them.
    for _ in 0..50 {
        typed(&anybody, &format!("{others}2345678ZZ")).await;
    }
    for number in 0..10 {
        assert_eq!(guess(others, number).await, Ok(()), "{number}");
    }
    assert_eq!(guess(others, 10).await, Err(ApiError::Throttled));
    for _ in 0..500 {
        assert_eq!(typed(&anybody, seal.code.normalised()).await, format!("/periksa/{}", seal.token.as_str()));
    }
    assert!(matches!(ask(&anybody, seal.token.as_str()).await, SealAnswer::Valid(_)), "a scan is never refused");
    app.minutes_pass(15);
    assert_eq!(guess(others, 10).await, Ok(()));
    // Who tries all groups is stopped in all of them.
    let mut tried = 0;
    for number in 20..40 {
        for group in "23456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            tried += usize::from(guess(group, number).await.is_ok());
        }
    }
    assert_eq!(tried, 30 * 10 - 1);
}

#[tokio::test]
async fn the_browser_finds_by_the_lists_alone_what_the_server_says() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let (seal, anybody) = (print(&app, &seeker.id).await, app.visitor());
    let today = app.clock.today();
    let (keys, ended) = lists(&anybody).await;
    let text = digits::encode(&seal.statement);
    let offline = check(seal.token.as_str(), &text, &keys, &ended, today);
    let Verdict::Valid(statement) = &offline else { panic!("{offline:?}") };
    let file = app.store.application(&seeker.id).await.expect("a file");
    assert!(file.name.starts_with(statement.name.as_str()) && statement.photo.is_some());
    assert_eq!(statement.nik.to_string(), file.nik.to_string()[12..]);

    // Forged with a key of one's own: the server knows no such token, the browser no such key.
    let forged = digits::encode(&sign(statement, &SecretKey::from_bytes(&[9; 32])));
    let told = check(seal.token.as_str(), &forged, &keys, &ended, today);
    assert_eq!(told, Verdict::NotGenuine(NotGenuine::UnknownKey));

    // Withdrawn at the desk: both say so at once.
    let place = format!("/meja/kartu/{}", seeker.id);
    super::card::withdraw(&desk, &place).await;
    let (keys, ended) = lists(&anybody).await;
    let answer = ask(&anybody, seal.token.as_str()).await;
    let SealAnswer::NoLonger { end, successor, .. } = answer else { panic!("{answer:?}") };
    assert_eq!((end.why, end.since, successor), (Ended::Withdrawn, today, None));
    let offline = check(seal.token.as_str(), &text, &keys, &ended, today);
    assert!(matches!(offline, Verdict::NoLonger(_, end) if end.why == Ended::Withdrawn), "{offline:?}");

    // A key that is declared void.
    let id = keys.keys()[0].public.id();
    app.store.withdraw_seal_key(id).await.expect("withdrawn");
    let (keys, _) = lists(&anybody).await;
    assert_eq!(verify(&seal.statement, &keys), Err(NotGenuine::WithdrawnKey));
    let answer = ask(&anybody, seal.token.as_str()).await;
    assert_eq!(answer, SealAnswer::NotGenuine(NotGenuine::WithdrawnKey));
}

#[tokio::test]
async fn the_lists_name_nobody_and_may_be_kept_a_while() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    super::card::withdraw(&desk, &format!("/meja/kartu/{}", seeker.id)).await;
    let seal = print(&app, &seeker.id).await;
    for path in ["/periksa/kunci", "/periksa/daftar-dicabut"] {
        let answer = app.visitor().get(path).await;
        assert_eq!(answer.headers["cache-control"], "public, max-age=300");
        assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
        assert!(answer.headers.get("set-cookie").is_none());
        let text = answer.text();
        assert!(text.starts_with("segel-ak1 1 ") && text.lines().count() == 2, "{text}");
        for secret in [seal.token.as_str(), seal.code.normalised(), "3375241126000001"] {
            assert!(!text.contains(secret), "{path}");
        }
    }
}

#[tokio::test]
async fn a_card_shows_the_code_the_typed_one_and_the_address_in_words() {
    let app = TestApp::new().await;
    let (seeker, _) = holder(&app).await;
    let file = app.store.application(&seeker.id).await.expect("a file");
    let host = "ak1.disnaker.contoh.go.id".parse().expect("a host");
    let shown = printed(&app.store, &host, &file).await.expect("an answer").expect("a code");
    assert_eq!(shown.address, "ak1.disnaker.contoh.go.id/periksa");
    assert_eq!(SealCode::parse(&shown.code).ok(), Some(print(&app, &seeker.id).await.code));
    assert!(shown.qr.size <= 61 + 8, "{}", shown.qr.size);
    let hidden = SealedCard {
        number: "1".into(),
        name: "x".into(),
        issued_on: app.clock.today(),
        valid_until: app.clock.today(),
    };
    assert_eq!(format!("{hidden:?}"), "SealedCard(…)");
}
