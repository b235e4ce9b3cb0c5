//! What a job seeker is told of the time ahead, and takes along: the receipt, the calendar, all data.

use ak1::domain::application::{Move, State};
use ak1::text::{applicant, my_data, share};
use axum::http::header;

use super::app::TestApp;
use super::samples;
use super::seeker::Seeker;

async fn sent(app: &TestApp) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    seeker
}

async fn with_card(app: &TestApp) -> Seeker {
    let (seeker, office) = (sent(app).await, app.whole_office().await);
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    seeker
}

/// Files that were sent from home and whose check ends now, after so many minutes each.
async fn checked(app: &TestApp, minutes: &[i64]) {
    use sqlx::Connection;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(app.database());
    let mut file = sqlx::sqlite::SqliteConnection::connect_with(&options).await.expect("the file");
    let one = sent(app).await;
    let now = app.clock.now();
    for (at, minutes) in minutes.iter().enumerate() {
        let id = format!("contoh-{at}");
        for statement in [
            "INSERT INTO application (id, data_key, nik_tag, nik, kind, state, version, created_at, state_since)
             SELECT ?1, data_key, nik_tag, nik, kind, 'lengkap', 1, ?3 - 60 * ?4, ?3 FROM application WHERE id = ?2",
            "INSERT INTO sop_time (application, step, started_at, ended_at) SELECT ?1, 2, ?3 - 60 * ?4, ?3 FROM application WHERE id = ?2",
        ] {
            sqlx::query(statement)
                .bind(&id)
                .bind(&one.id)
                .bind(now)
                .bind(minutes)
                .execute(&mut file)
                .await
                .expect("a row");
        }
    }
}

#[tokio::test]
async fn who_waits_is_told_how_long_the_check_usually_takes_in_this_office() {
    let app = TestApp::new().await;
    let few = sent(&app).await;
    let html = few.page("/status").await;
    assert!(html.contains("Perkiraan waktu belum ada") && html.contains("08.00–15.00") && !html.contains("Biasanya"));
    // It is 10.00: of what began before 08.00 only two hours were open.
    checked(&app, &[10, 20, 30, 40, 50, 60, 70, 80, 90, 400]).await;
    app.minutes_pass(11);
    let html = few.page("/status").await;
    assert!(html.contains("Biasanya diperiksa dalam 2 jam kerja."), "{html}");
    assert!(!html.contains("lebih lama dari biasanya"));
    app.minutes_pass(90);
    few.sign_in().await;
    assert!(few.page("/status").await.contains("lebih lama dari biasanya"));
    app.minutes_pass(31 * 24 * 60);
    few.sign_in().await;
    assert!(few.page("/status").await.contains("Perkiraan waktu belum ada"), "only the last 30 days count");
}

#[tokio::test]
async fn the_times_of_the_steps_have_their_day() {
    let app = TestApp::new().await;
    let (seeker, office) = (sent(&app).await, app.whole_office().await);
    app.minutes_pass(7);
    office.decide(&seeker.id, Move::Accept).await.expect("accepted");
    let html = seeker.page("/status").await;
    assert!(html.contains("24-11-2026 10.00–10.07"), "{html}");
    assert!(html.contains("sisa langkah di loket perlu 30 menit") && html.contains(applicant::NEXT_TITLE));
}

#[tokio::test]
async fn the_receipt_goes_to_whatsapp_without_nik_and_name_and_only_while_it_is_of_use() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    assert_eq!(seeker.get("/bagikan").await.status, 404, "a draft has no receipt");
    assert!(!seeker.page("/status").await.contains("/bagikan"));
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let html = seeker.page("/status").await;
    let link = html.split("<a href=\"/bagikan\"").nth(1).and_then(|rest| rest.split('>').next()).expect("a link");
    assert!(link.contains("noopener noreferrer") && link.contains("external"), "{link}");
    let answer = seeker.get("/bagikan").await;
    let address = answer.headers[header::LOCATION].to_str().expect("an address").to_owned();
    assert_eq!(answer.status, 303);
    // Another site is not told from where somebody comes.
    assert_eq!(answer.headers[header::REFERRER_POLICY], "same-origin");
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let message = decoded(address.strip_prefix("https://wa.me/?text=").expect("WhatsApp"));
    let code = seeker.overview().await.code.expect("a code");
    let code = format!("{}-{}", &code[..4], &code[4..]);
    let office = app.store.office().await.expect("an office");
    assert_eq!(message, share::receipt(&office, "1/2026", &code));
    for private in [seeker.nik.as_str(), samples::NAME, "aini", samples::PHONE, samples::STREET] {
        assert!(!message.contains(private), "{private}");
    }
    assert!(seeker.cancel("Sudah dapat kerja.").await.is_ok());
    assert_eq!(seeker.get("/bagikan").await.status, 404, "the code opens nothing any more");
}

#[tokio::test]
async fn the_dates_of_a_card_go_into_a_calendar() {
    let app = TestApp::new().await;
    let seeker = with_card(&app).await;
    let html = seeker.page("/status").await;
    assert!(html.contains("/kalender.ics") && html.contains("Lapor berikutnya paling lambat 24 Mei 2027."));
    let answer = seeker.get("/kalender.ics").await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert!(answer.headers[header::CONTENT_DISPOSITION].to_str().is_ok_and(|value| value.starts_with("attachment")));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let file = answer.text();
    let days: Vec<_> = file.split("\r\n").filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    assert_eq!(days, ["20270524", "20271124", "20280524", "20280925", "20281124"]);
    assert!(!file.contains(&seeker.nik) && !file.contains("aini"), "a calendar is shared more easily than a card");
    app.minutes_pass(200 * 24 * 60);
    seeker.sign_in().await;
    let later = seeker.get("/kalender.ics").await.text();
    let uid =
        |file: &str| file.split("\r\n").filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(uid(&later), uid(&file)[1..], "the same days keep their names, what is over is left out");
    app.minutes_pass(3 * 365 * 24 * 60);
    seeker.sign_in().await;
    assert_eq!(seeker.get("/kalender.ics").await.status, 404, "an expired card has no dates ahead");
    assert!(!seeker.page("/status").await.contains("/kalender.ics"));
}

#[tokio::test]
async fn everything_that_is_kept_can_be_read_and_taken_along_by_its_owner_alone() {
    let app = TestApp::new().await;
    let (seeker, office, other) = (sent(&app).await, app.whole_office().await, sent(&app).await);
    const REASON: &str = "Samakan nomor HP dengan kartu.";
    office.file(&seeker.id).await.expect("opened");
    office.return_file(&seeker.id, &[("f:phone", REASON)]).await.expect("returned");
    seeker.send_application().await.expect("sent again");
    for mv in [Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver] {
        office.decide(&seeker.id, mv).await.expect("a move");
    }
    let answer = seeker.get("/data-saya.json").await;
    assert!(answer.headers[header::CONTENT_DISPOSITION].to_str().is_ok_and(|value| value.starts_with("attachment")));
    assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store");
    let data: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    let file = &data["pendaftaran"][0];
    assert_eq!(file["nomor_daftar"], "1/2026");
    let said = |key: &str| {
        let answers = file["jawaban"].as_array().expect("answers");
        answers.iter().find(|line| line["kunci"] == key).map(|line| line["jawaban"].clone())
    };
    assert_eq!(said("edu.0.school").as_ref().and_then(|said| said.as_str()), Some("SMK Contoh 2"));
    assert_eq!(said("religion").as_ref().and_then(|said| said.as_str()), Some("Islam"));
    assert_eq!(file["perbaikan"][0]["alasan"], REASON);
    assert_eq!(file["waktu_langkah"].as_array().map(Vec::len), Some(6));
    assert_eq!(file["kedatangan"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["kartu"]["nomor"], "3375241126000001");
    assert_eq!(file["akses_petugas"][0]["kejadian"], "Membuka berkas");
    let by = file["akses_petugas"][0]["oleh"].as_str().expect("roles");
    assert!(by.contains("Petugas Informasi") && by.contains("Kasi Layanan"));
    assert_eq!(
        file["riwayat"]
            .as_array()
            .and_then(|deeds| deeds.iter().find(|deed| deed["oleh"] == my_data::YOURSELF))
            .map(|deed| &deed["kejadian"]),
        Some(&"Dikirim".into())
    );
    let page = seeker.page("/data-saya").await;
    for (where_, text) in [("the file", answer.text()), ("the page", page.clone())] {
        for part in
            [samples::PHONE, samples::EMAIL, samples::STREET, REASON, "SMK Contoh 2", "/berkas/", "24 November 2028"]
        {
            assert!(text.contains(part), "{part} is not in {where_}");
        }
        assert!(!text.contains(&other.id) && !text.contains(&other.nik), "{where_}");
    }
    let done = [file["riwayat"].to_string(), file["akses_petugas"].to_string()];
    let done = done.iter().map(String::as_str).chain(page.split(my_data::HISTORY).nth(1));
    assert!(
        done.into_iter().all(|told| !told.contains("Endang") && !told.contains(&office.login)),
        "an officer is named"
    );
    assert!(page.contains(my_data::NOT_HERE) && !page.contains("type=\"module\""), "a page without scripts");
    assert_eq!(page.matches(samples::EMAIL).count(), 1, "nothing of it is repeated for scripts");
    let link = file["dokumen"][0]["alamat"].as_str().expect("an address");
    assert_eq!((seeker.get(link).await.status.as_u16(), other.get(link).await.status.as_u16()), (200, 404));
    assert!(seeker.page("/status").await.contains("/data-saya"));
}

#[tokio::test]
async fn the_whole_procedure_and_the_sop_can_be_read_without_scripts() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let office = app.store.office().await.expect("an office");
    let alur = visitor.page("/alur").await;
    for part in [
        "40 menit",
        "15 menit",
        "KTP asli",
        "08.00–15.00",
        "GRATIS",
        "lapor.go.id",
        "Disabilitas",
        "/sop",
        "/cetak/sop",
    ] {
        assert!(alur.contains(part), "{part} is not on the page");
    }
    for page in ["/sop", "/cetak/sop"] {
        let html = visitor.page(page).await;
        let head =
            [&office.sop_title, &office.sop_warning, &office.sop_records, &office.head_name, &office.sop_equipment[1]];
        assert!(head.into_iter().chain(&office.legal_basis).all(|part| html.contains(part.as_str())), "{page}");
        for part in ["E-Makaryo", "Laporan Informasi", "mulai", "selesai", "19701214 199003 1 004", "Keterkaitan"] {
            assert!(html.contains(part), "{part} is not on {page}");
        }
        assert!(!html.contains("AK-2") && !html.contains("type=\"module\"") && !html.contains("style="), "{page}");
    }
    assert!(visitor.page("/").await.contains("href=\"/alur\" rel=\"external\""));
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut signs = text.bytes();
    while let Some(sign) = signs.next() {
        match sign {
            b'%' => {
                let digits = [signs.next(), signs.next()].map(|digit| char::from(digit.expect("two digits")));
                bytes.push(u8::from_str_radix(&String::from_iter(digits), 16).expect("a byte"));
            }
            sign => bytes.push(sign),
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
