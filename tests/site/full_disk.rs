//! A full disk: what was typed comes back in the answer, and nothing is half written. The disk is a small tmpfs, which needs the right
//! to mount; without it the test says so and passes.

use std::path::{Path, PathBuf};
use std::process::Command;

use ak1::crypt::token;
use ak1::domain::application::State;
use ak1::domain::form::Step;

use super::app::{Folder, PASSWORD, TestApp};
use super::samples;
use super::seeker::move_fields;

#[tokio::test]
async fn on_a_full_disk_the_typed_text_comes_back_and_nothing_is_half_written() {
    let Some(disk) = SmallDisk::mounted() else {
        println!("skipped: a small disk cannot be mounted here");
        return;
    };
    let app = TestApp::in_folder(Folder(disk.0.join("data"))).await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.fill(Step::Wanted, &[("job", "Penjahit"), ("place", "kota")]).await.expect("a saved step");
    let before = app.standing(&seeker.id).await;
    disk.fill();
    let ready = app.visitor().get("/siap").await;
    assert_eq!((ready.status.as_u16(), ready.text().as_str()), (503, "ruang\n"), "a small disk is never ready");

    let revision = seeker.step(Step::Wanted).await.revision;
    let typed = "Penata rias </textarea> \"pengantin\" ".repeat(40);
    let answer = seeker.submit_step(Step::Wanted, revision, &[("job", &typed), ("place", "luar-kota")]).await;
    assert_eq!(answer.status, 507, "{}", answer.text());
    let html = answer.text();
    assert!(html.contains(&*ak1::text::trouble::trouble(ak1::api::ApiError::Full)));
    let typed = typed.replace('<', "&lt;").replace('"', "&quot;");
    assert!(html.contains(&format!("name=\"a[job]\" value=\"{typed}\"")), "what was typed is in the page");
    assert!(html.contains("name=\"a[place]\" value=\"luar-kota\"") && html.contains("action=\"/api/simpan\""));
    let scripted = seeker.fill(Step::Wanted, &[("job", &typed), ("place", "luar-kota")]).await;
    assert_eq!(scripted.err(), Some(ak1::api::ApiError::Full));

    let overview = seeker.overview().await;
    let send = move_fields(&seeker.id, overview.version, &overview.key, &[("truth", "ya")]);
    let answer = seeker.submit("kirim", "/permohonan/periksa", send.clone()).await;
    assert_eq!(answer.status, 507, "{}", answer.location());
    let photo = seeker.upload("ktp", &samples::PICTURE).await;
    assert_eq!((photo.status.as_u16(), photo.text().as_str()), (507, "penyimpanan"));
    let nik = app.new_nik();
    let account = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    let answer = app.visitor().submit("daftar", "/daftar", account).await;
    assert_eq!(answer.status, 507, "{}", answer.location());
    assert!(answer.text().contains(&nik) && !answer.text().contains(PASSWORD), "the number again, never the password");

    assert_eq!(app.standing(&seeker.id).await, before, "nothing is half written");
    assert_eq!(seeker.overview().await.answers.get("job"), "Penjahit");
    disk.make_room();
    assert_eq!(seeker.ask::<()>("kirim", send).await, Ok(()), "the same form goes through once there is room");
    assert_eq!(app.state(&seeker.id).await, State::Submitted);
    app.store.verify_journal(None).await.expect("a whole journal");
    app.store.close().await;
}

/// A disk of 3 MB; taken away on drop.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mounted() -> Option<SmallDisk> {
        let path = std::env::temp_dir().join(format!("ak1-disk-{}", token::id()));
        std::fs::create_dir_all(&path).ok()?;
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(&path).output();
        if mount.is_ok_and(|done| done.status.success()) {
            std::fs::create_dir_all(path.join("data")).ok()?;
            return Some(SmallDisk(path));
        }
        std::fs::remove_dir(&path).ok();
        None
    }

    fn filler(&self) -> PathBuf {
        Path::new(&self.0).join("filler")
    }

    fn fill(&self) {
        use std::io::Write;
        let mut file = std::fs::File::create(self.filler()).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
        while file.write_all(&[0; 1]).is_ok() {}
    }

    fn make_room(&self) {
        std::fs::remove_file(self.filler()).expect("room");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("--lazy").arg(&self.0).status().ok();
        std::fs::remove_dir(&self.0).ok();
    }
}
