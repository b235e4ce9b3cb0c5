//! The statistics on their pages without scripts: what the office sees, what the public does not, and every table as a file.

use ak1::domain::application::{Move, State};
use ak1::domain::code::Code;
use ak1::domain::statistics::Topic;

use super::app::TestApp;
use super::desk::Desk;
use super::seeker::Seeker;

/// Sent and returned once for a reason of the list.
async fn returned(app: &TestApp, desk: &Desk) -> Seeker {
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    assert_eq!(seeker.send_application().await, Ok(State::Submitted));
    desk.return_file(&seeker.id, &[("f:name", "Nama tidak sama.")]).await.expect("returned");
    seeker
}

/// The cells of the row that begins with `name` in the table of a topic.
fn cells(html: &str, topic: Topic, name: &str) -> Vec<String> {
    let html = html.replace("<!>", "");
    let section = html.split(&format!("id=\"{}\"", topic.code())).nth(1).expect("the section");
    let table = section.split("<tbody>").nth(1).and_then(|rest| rest.split("</tbody>").next()).expect("its table");
    let row = table.split("<tr").find(|row| row.contains(&format!(">{name}</th>")));
    let row = row.unwrap_or_else(|| panic!("{name} has no row in {table}"));
    row.split("<td class=\"num\">").skip(1).filter_map(|cell| Some(cell.split("</td>").next()?.to_owned())).collect()
}

#[tokio::test]
async fn the_office_sees_every_figure_and_each_plot_has_its_table() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    for _ in 0..3 {
        returned(&app, &desk).await;
    }
    let html = desk.page("/meja/statistik").await;
    assert_eq!(cells(&html, Topic::Month, "November 2026"), ["3"]);
    assert_eq!(cells(&html, Topic::Month, "Jumlah"), ["3"]);
    assert_eq!(cells(&html, Topic::Sex, "Perempuan"), ["3"]);
    assert_eq!(cells(&html, Topic::Reasons, "Alasan lain"), ["3"]);
    assert_eq!(html.matches("class=\"plot\"").count(), Topic::ALL.len());
    assert_eq!(html.matches("<table").count(), Topic::ALL.len());
    assert!(!html.contains("Desember 2026"), "the months to come are no zeros");
    assert!(!html.contains("style=\""), "the content security policy forbids them");
    let before = desk.page("/meja/statistik?tahun=2025").await;
    assert_eq!(cells(&before, Topic::Month, "Jumlah"), ["0"]);
    assert!(before.contains("href=\"/meja/statistik?tahun=2026\""));
}

#[tokio::test]
async fn the_public_sees_quarters_that_are_over_and_no_small_group() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    for _ in 0..4 {
        returned(&app, &desk).await;
    }
    let public = app.visitor();
    assert_eq!(cells(&public.page("/statistik").await, Topic::Month, "Jumlah"), ["0"], "the quarter still runs");
    app.minutes_pass(60 * 24 * 60);
    let html = public.page("/statistik?tahun=2026").await;
    assert_eq!(cells(&html, Topic::Month, "November 2026"), ["tidak ditampilkan"]);
    assert_eq!(cells(&html, Topic::Month, "Jumlah"), ["kurang dari 5"]);
    assert_eq!(cells(&html, Topic::Reasons, "Alasan lain"), ["tidak ditampilkan"]);
    assert_eq!(cells(&html, Topic::Steps, "1. Mendaftar di loket atau lewat HP")[1..], ["kurang dari 5", "–", "–"]);
    for topic in Topic::ALL {
        let csv = public.get(&format!("/statistik.csv?tahun=2026&tabel={}", topic.code())).await;
        assert_eq!(csv.status, 200, "{topic:?}");
        assert!(!csv.text().split(['\n', '\r', ';']).any(|cell| cell == "4"), "{}", csv.text());
    }
    assert!(
        public.page("/statistik").await.replace("<!>", "").contains("Statistik pelayanan AK-1 2026"),
        "of the new year nothing is known"
    );
}

#[tokio::test]
async fn every_table_is_a_file_and_what_is_none_is_not_found() {
    let app = TestApp::new().await;
    let desk = app.whole_office().await;
    let seeker = returned(&app, &desk).await;
    let csv = desk.get("/meja/statistik.csv?tahun=2026&tabel=bulan").await;
    assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"statistik-bulan-2026.csv\"");
    assert!(csv.text().contains("Bulan;Pemohon\r\n") && csv.text().contains("November 2026;1\r\n"), "{}", csv.text());
    assert!(!csv.text().contains(&seeker.nik) && !csv.text().contains("menurut kelurahan"));
    assert_eq!(desk.get("/meja/statistik.csv?tahun=2026&tabel=nik").await.status, 404);
    assert_eq!(desk.get("/meja/statistik.csv?tahun=2027&tabel=bulan").await.status, 404);
    assert_eq!(app.visitor().get("/meja/statistik.csv?tabel=bulan").await.status, 403);
    assert_eq!(desk.decide(&seeker.id, Move::UndoCheck).await, Ok(State::Submitted), "reading has changed nothing");
}
