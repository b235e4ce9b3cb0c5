//! Typing cards into E-Makaryo / SIAPkerja once more: the page with its ticks, and the heads of the file.

use super::desk::outcome;
use crate::domain::issued_card::CardList;

pub const TITLE: &str = "Input E-Makaryo / SIAPkerja";
pub const LEAD: &str =
    "Kartu yang sudah diterbitkan diketik lagi di E-Makaryo atau SIAPkerja. Tandai yang sudah selesai di sana.";
pub const FILE_TITLE: &str = "Data untuk diinput ke E-Makaryo / SIAPkerja";
pub const PERIOD: &str = "Masa terbit";
pub const PERIOD_HINT: &str = "Kosongkan untuk semua. Contoh: 2026-11-24, 2026-11, 2026-T4, atau 2026";
pub const NOBODY: &str = "Tidak ada kartu di daftar ini.";
pub const CARDS: &str = "Daftar kartu";
pub const TICK: &str = "Tandai yang dicentang sudah diinput";
pub const TICK_ALL: &str = "Tandai semua di halaman ini sudah diinput";
pub const ENTERED: &str = "Sudah diinput";
pub const BY: &str = "Oleh";
pub const AGAIN: &str = "Data diperbaiki sesudah diinput. Perbaiki juga di sana.";
pub const TAKE_BACK: &str = "Tarik tanda";
pub const TAKE_BACK_REASON: &str = "Mengapa ditarik?";
pub const TAKE_BACK_SAVE: &str = "Tarik tanda sudah diinput";
pub const TO_CARDS: &str = "Kartu yang sudah diserahkan";

pub const NAME: &str = "Nama lengkap";
pub const SEX: &str = "Jenis kelamin";
pub const RELIGION: &str = "Agama";
pub const MARITAL: &str = "Status perkawinan";
pub const NATIONALITY: &str = "Kewarganegaraan";
pub const KTP_STREET: &str = "Jalan dan nomor rumah (KTP)";
pub const KTP_RT: &str = "RT (KTP)";
pub const KTP_RW: &str = "RW (KTP)";
pub const KTP_VILLAGE: &str = "Kelurahan atau desa (KTP)";
pub const KTP_DISTRICT: &str = "Kecamatan (KTP)";
pub const KTP_CITY: &str = "Kota atau kabupaten (KTP)";
pub const KTP_POSTCODE: &str = "Kode pos (KTP)";
pub const VILLAGE: &str = "Kelurahan tempat tinggal";
pub const DISTRICT: &str = "Kecamatan tempat tinggal";
pub const DISTRICT_CODE: &str = "Kode kecamatan (Kemendagri)";
pub const CITY: &str = "Kota tempat tinggal";
pub const CITY_CODE: &str = "Kode kota (Kemendagri)";
pub const STREET: &str = "Jalan dan nomor rumah tempat tinggal";
pub const RT: &str = "RT tempat tinggal";
pub const RW: &str = "RW tempat tinggal";
pub const PHONE: &str = "Nomor HP";
pub const EMAIL: &str = "Email";
pub const SCHOOL: &str = "Nama sekolah atau kampus";
pub const MAJOR: &str = "Jurusan";
pub const YEAR: &str = "Tahun lulus";
pub const SCHOOLS: &str = "Semua pendidikan";
pub const SKILLS: &str = "Keterampilan";
pub const LANGUAGES: &str = "Bahasa yang dikuasai";
pub const COURSES: &str = "Kursus atau sertifikat";
pub const WORK: &str = "Pengalaman kerja";
pub const JOB: &str = "Pekerjaan yang dicari";
pub const PLACE: &str = "Lokasi kerja";

pub fn list(list: CardList) -> &'static str {
    match list {
        CardList::All => "Semua kartu",
        CardList::ToEnter => "Belum diinput",
        CardList::Entered => "Sudah diinput",
    }
}

/// "3 kartu berhasil, 1 dilewati."
pub fn ticked(done: usize, skipped: usize) -> String {
    outcome(done, skipped)
}

/// "Tanda ditarik 24-11-2026 10.42, Endang: salah orang".
pub fn taken_back(at: &str, by: &str, reason: &str) -> String {
    format!("Tanda ditarik {at}, {by}: {reason}")
}
