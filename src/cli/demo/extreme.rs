//! People whose cards are hard to print: the shortest and the longest name, no skills, many diplomas, every field full, rare letters, no photo.
//! For tests of the paper; made by the functions that serve real people. All are fictitious.

use anyhow::{Context, anyhow, ensure};

use super::flow::{Staff, refused};
use super::people::PEOPLE;
use super::pictures::{self, Pictures};
use crate::access::FormHand;
use crate::api::decision::server::{Asked, Extra};
use crate::api::{decision, sending};
use crate::crypt::token;
use crate::domain::application::{Move, State};
use crate::domain::code::Code;
use crate::domain::document::DocumentKind;
use crate::domain::form::answers::row_key;
use crate::domain::form::{Answers, Step};
use crate::domain::nik::Nik;
use crate::domain::place::Village;
use crate::domain::role::Hand;
use crate::domain::settings::NOTICE_VERSION;
use crate::domain::work_place::WorkPlace;
use crate::store::Store;
use crate::store::document::NewPage;
use crate::store::draft::Saved;
use crate::store::officer::Officer;

/// What is hard about a card. It is also the job wanted, by which a test knows the file.
const HARD: [&str; 7] =
    ["satu-huruf", "nama-80", "12-ijazah", "tanpa-keahlian", "tanpa-foto", "semua-terpanjang", "huruf-langka"];

/// Each with a card that was signed today.
pub async fn add(store: &Store, staff: &Staff) -> anyhow::Result<()> {
    println!("Cards that are hard to print:");
    for (at, hard) in HARD.into_iter().enumerate() {
        let pictures = pictures::draw(&PEOPLE[at], at)?;
        let id = one(store, staff, at, hard, &pictures).await.with_context(|| format!("the card of {hard}"))?;
        println!("  {hard:<20} {id}");
    }
    Ok(())
}

async fn one(store: &Store, staff: &Staff, at: usize, hard: &str, pictures: &Pictures) -> anyhow::Result<String> {
    let nik = Nik::parse(&format!("337599550190{:04}", 9000 + at)).map_err(|problem| anyhow!("{problem:?}"))?;
    let account = store.add_account(&nik, "tidak untuk masuk", NOTICE_VERSION).await?.context("an account")?;
    let id = store.application_of_account(&account).await?.id;
    for step in Step::ALL {
        let file = store.application(&id).await?;
        let saved = store.save_step(&file, step, 0, &answers(hard, step), |state| state == State::Draft).await?;
        ensure!(matches!(saved, Saved::Yes(_)), "{step:?} was not saved");
    }
    for kind in [DocumentKind::Photo, DocumentKind::IdentityCard, DocumentKind::Diploma] {
        let (file, picture) = (store.application(&id).await?, pictures.of(kind));
        let page = NewPage { jpeg: &picture.jpeg, width: picture.width, height: picture.height };
        store.add_document(&file, kind, &[page], |state| state == State::Draft).await?;
    }
    for mv in [Move::Send, Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign] {
        let file = store.application(&id).await?;
        let (version, key) = (file.version, token::id());
        if matches!(mv, Move::Send | Move::Confirm) {
            let hand = FormHand { application: file, hand: Hand::JobSeeker, actor: account.clone() };
            sending::server::make(store, hand, version, &key, mv, "").await.map_err(refused)?;
        } else {
            let officer: &Officer = match mv {
                Move::Issue => &staff.head,
                Move::Sign => &staff.signer,
                _ => &staff.information,
            };
            let asked = Asked { application: &id, version, key: &key, mv };
            decision::server::make(store, officer, asked, Extra::proven(mv, "")).await.map_err(refused)?;
        }
        // Before the face is frozen; an office that prints such a card has let go of the picture.
        if hard == "tanpa-foto" && mv == Move::Accept {
            let pages = store.documents(&id).await?;
            let photo = pages.iter().find(|page| page.kind == DocumentKind::Photo).context("a photo")?;
            store.remove_document(photo, |_| true).await?;
        }
    }
    Ok(id)
}

fn answers(hard: &str, step: Step) -> Answers {
    let full = hard == "semua-terpanjang";
    let most = |short: &str, most: usize| if full { long(most) } else { short.to_owned() };
    let mut all = Answers::default();
    let mut set = |key: &str, value: &str| all.set(key, value);
    match step {
        Step::Identity => {
            set("name", &name(hard));
            set("birth_place", &most("Pekalongan", 60));
            for (key, value) in [
                ("birth_date", "15-01-1990"),
                ("sex", "P"),
                ("religion", "khonghucu"),
                ("marital", "belum-kawin"),
                ("nationality", "WNI"),
            ] {
                set(key, value);
            }
        }
        Step::Address => {
            set("ktp_street", &most("Jl. Contoh Melati No. 10", 120));
            for (key, value) in [
                ("ktp_rt", "003"),
                ("ktp_rw", "011"),
                ("ktp_city", "Kota Pekalongan"),
                ("ktp_postcode", "51111"),
                ("same", "ya"),
            ] {
                set(key, value);
            }
            set("ktp_village", &most("Kauman", 60));
            set("ktp_district", &most("Pekalongan Timur", 60));
            set("kelurahan", Village::ALL[0].code());
        }
        Step::Contact => set("phone", "081200009000"),
        Step::Education => {
            for row in 0..if hard == "12-ijazah" || full { 12 } else { 2 } {
                set(&row_key("edu", row, "level"), if row == 0 { "sd" } else { "sma" });
                set(&row_key("edu", row, "school"), &most(&format!("SMK Contoh Negeri {}", row + 1), 100));
                set(&row_key("edu", row, "major"), &most("Tata Busana", 80));
                set(&row_key("edu", row, "year"), &(2001 + u16::from(row)).to_string());
            }
        }
        Step::Training if hard != "tanpa-keahlian" => {
            set("skills", &most("Membatik, menjahit", 400));
            for row in 0..if full { 10 } else { 1 } {
                set(&row_key("course", row, "title"), &most("Kursus menjahit", 100));
                set(&row_key("course", row, "organiser"), &most("BLK Contoh", 100));
                set(&row_key("course", row, "year"), "2012");
            }
        }
        Step::Experience if hard != "tanpa-keahlian" => {
            for row in 0..if full { 10 } else { 1 } {
                set(&row_key("work", row, "position"), &most("Penjahit", 80));
                set(&row_key("work", row, "employer"), &most("Konveksi Contoh", 100));
                set(&row_key("work", row, "from"), "2013");
                set(&row_key("work", row, "until"), "2020");
            }
        }
        Step::Wanted => {
            set("job", hard);
            set("place", WorkPlace::Anywhere.code());
        }
        Step::Training | Step::Experience | Step::Documents => {}
    }
    all
}

fn name(hard: &str) -> String {
    match hard {
        "satu-huruf" => "O".to_owned(),
        "nama-80" => "Siti Nurhaliza Kusumaningrum Wulandari Prameswari Ayuningtyas Maharani Cempakasari".to_owned(),
        "semua-terpanjang" => long(100),
        "huruf-langka" => "Đặng Thị Nguyễn Şükrü Łukasz Ñandú D'Áçè-Ōkubo".to_owned(),
        _ => "Contoh Kartu Sulit".to_owned(),
    }
}

/// Words of common length, so many letters together.
fn long(letters: usize) -> String {
    let mut text = String::new();
    for word in ["Kusumawardhani", "Wibawa", "Mangunkusumo", "Tirto", "Banyuurip", "Panjang"].iter().cycle() {
        if text.len() + word.len() + 1 > letters {
            return text;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
