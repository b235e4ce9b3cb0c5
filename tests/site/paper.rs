//! Cards on paper: many in one dialog, copies that are counted, the measures of a workstation, the emblem.

use ak1::domain::role::Role;
use ak1::text::card;

use super::app::TestApp;
use super::card::holder;
use super::samples;

#[tokio::test]
async fn what_nobody_has_sent_is_on_no_card_at_the_desk() {
    let app = TestApp::new().await;
    let (seeker, desk) = (app.somebody().await, app.whole_office().await);
    seeker.fill_everything().await;
    for page in ["kartu", "saku"] {
        let answer = desk.get(&format!("/cetak/{page}/{}", seeker.id)).await;
        assert_eq!(answer.status, 404, "{page}");
        assert!(!answer.text().contains(samples::PHONE), "{page}");
    }
    seeker.send_application().await.expect("sent");
    assert_eq!(desk.status(&format!("/cetak/kartu/{}", seeker.id)).await, 200);
}

#[tokio::test]
async fn many_cards_go_into_one_dialog_and_every_print_is_counted() {
    let app = TestApp::new().await;
    let (one, desk) = holder(&app).await;
    let (two, _) = holder(&app).await;
    let both = format!("{}.{}", one.id, two.id);
    let print = async |fields: &[(&str, &str)]| {
        desk.submit("meja-cetak", "/meja/cetak", fields.iter().copied()).await.location().to_owned()
    };
    assert_eq!(
        print(&[("applications[0]", &one.id), ("applications[1]", &two.id)]).await,
        format!("/cetak/kartu/{both}?cetak=1")
    );
    let page = desk.page(&format!("/cetak/kartu/{both}?cetak=1")).await;
    app.clock.advance(60);
    assert_eq!((page.matches("class=\"sheet a4-lipat\"").count(), page.matches("cetakan ke-1").count()), (4, 4));
    assert!(page.contains("data-print-now"), "the dialog opens by itself");
    assert_eq!(print(&[("application", &both), ("way", "saku")]).await, format!("/cetak/saku/{both}?cetak=1"));
    let pocket = desk.page(&format!("/cetak/saku/{both}?cetak=1&lipat=1")).await;
    assert_eq!(pocket.matches("class=\"id-1").count(), 4);
    assert!(pocket.contains("cetakan ke-2"));
    let back = desk.page(&format!("/cetak/kartu/{both}?cetak=1&sisi=belakang")).await;
    assert!(!back.contains("class=\"half education") && back.contains("class=\"terms"), "one side alone");
    let other = app.officer(&[Role::PlacementOfficer]).await.page(&format!("/cetak/kartu/{both}?cetak=1")).await;
    assert!(
        other.contains(card::PREVIEW) && !other.contains("data-print-now"),
        "nobody prints what somebody else has noted"
    );
    app.clock.advance(3600);
    let later = desk.page(&format!("/cetak/kartu/{both}?cetak=1")).await;
    assert!(
        later.contains(card::PREVIEW) && later.contains("meja-cetak"),
        "an address that was kept prints nothing unnoted"
    );
    let too_many = vec![one.id.as_str(); 1].into_iter().chain((0..50).map(|_| "tidak-ada")).collect::<Vec<_>>();
    assert_eq!(desk.get(&format!("/cetak/kartu/{}", too_many.join("."))).await.status, 404, "one of them is nobody's");
    let log = desk.page("/meja/cetak").await;
    assert!(log.contains("Cetakan ke-2") && log.contains("Dicetak lagi") && log.contains("Cetakan pertama"));
}

#[tokio::test]
async fn what_was_measured_moves_the_sheets_of_this_workstation_alone() {
    let app = TestApp::new().await;
    let desk = app.officer(&[Role::PlacementOfficer]).await;
    assert_eq!(desk.get("/cetak/ukuran.css").await.text(), "");
    let measured = [("a[left]", "12,0"), ("a[top]", "10"), ("a[width]", "98"), ("a[height]", "100")];
    let saved = desk.submit("cetak-ukuran", "/cetak/kalibrasi", measured).await;
    assert_eq!(saved.location(), "/cetak/kalibrasi?jadi=1");
    let style = desk.get("/cetak/ukuran.css").await.text();
    assert!(
        style.contains("translate(-2.245mm, -0.000mm) scale(1.02041, 1.00000)")
            || style.contains("translate(-2.245mm, 0.000mm)"),
        "{style}"
    );
    assert!(desk.page("/cetak/kalibrasi").await.contains("value=\"12,0\""));
    let wrong = desk.submit("cetak-ukuran", "/cetak/kalibrasi", [("a[left]", "jauh")]).await;
    let page = desk.page(wrong.location()).await;
    assert!(page.contains("id=\"left-salah\"") && page.contains("value=\"jauh\""));
    assert_eq!(app.visitor().get("/cetak/ukuran.css").await.text(), "");
}

#[tokio::test]
async fn the_emblem_is_set_by_an_admin_and_printed_on_every_card() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let admin = app.officer(&[Role::Admin]).await;
    let card = format!("/cetak/kartu/{}", seeker.id);
    assert!(!desk.page(&card).await.contains("/lambang"));
    let refused = admin.upload_to("/unggah/lambang", "lambang.png", b"bukan gambar", "text/html").await;
    assert_eq!(refused.location(), "/meja/lambang?hasil=tidak");
    let taken = admin.upload_to("/unggah/lambang", "lambang.jpg", &samples::PICTURE, "text/html").await;
    assert_eq!(taken.location(), "/meja/lambang?hasil=jadi");
    assert!(desk.page(&card).await.contains("src=\"/lambang\""));
    let shown = app.visitor().get("/lambang").await;
    assert_eq!((shown.status.as_u16(), shown.headers["content-type"].to_str().ok()), (200, Some("image/jpeg")));
    assert_eq!(desk.upload_to("/unggah/lambang", "lambang.jpg", &samples::PICTURE, "text/html").await.status, 403);
}
