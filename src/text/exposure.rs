//! A stolen account of an officer: the page that gathers whom it touched, and the notice to those people (*pemberitahuan kegagalan pelindungan data
//! pribadi*, UU 27/2022 art. 46): which data, when and how, what is done about it.

use chrono::NaiveDateTime;

use super::date;
use crate::domain::exposure::Touch;

pub const TITLE: &str = "Akun petugas disalahgunakan";
pub const LEAD: &str = "Pilih akunnya dan sejak kapan sampai kapan. Di bawah muncul siapa saja yang datanya dibuka, dicetak, atau diubah dengan akun itu.";
pub const FIRST: &str =
    "Akhiri dulu semua sesi akun itu. Minta admin memberi kata sandi sekali pakai atau mengakhiri aksesnya.";
pub const OFFICER: &str = "Akun petugas";
pub const NO_OFFICER: &str = "Pilih akun petugasnya.";
pub const FROM: &str = "Dari";
pub const UNTIL: &str = "Sampai";
pub const MOMENT_HINT: &str = "Tanggal dan jam kantor (WIB), misalnya 24-11-2026 08.00";
pub const SHOW: &str = "Susun daftar";
pub const ENDED: &str = "Akses akun ini sudah diakhiri.";
pub const NO_SESSION: &str = "Akun ini tidak sedang masuk di perangkat mana pun.";
pub const TO_OFFICERS: &str = "Ke daftar petugas";
pub const PEOPLE: &str = "Orang yang terdampak";
pub const NOBODY: &str = "Tidak ada berkas yang dibuka, dicetak, atau diubah dengan akun ini pada waktu itu.";
pub const PHONE: &str = "Nomor HP";
pub const EMAIL: &str = "Email";
pub const ADDRESS: &str = "Alamat";
pub const REGISTER: &str = "Nomor daftar";
pub const DONE_WITH: &str = "Yang dilakukan";
pub const FIRST_TIME: &str = "Pertama";
pub const LAST_TIME: &str = "Terakhir";
pub const EXPORTS: &str = "Berkas yang diambil keluar";
pub const EXPORTS_LEAD: &str =
    "Semua orang di dalam berkas itu terdampak. Ambil daftar yang sama untuk tahu siapa saja.";
pub const NO_EXPORTS: &str = "Tidak ada.";
pub const WHEN: &str = "Waktu";
pub const WHAT: &str = "Daftar";
pub const ROWS: &str = "Baris";
pub const PURPOSE: &str = "Alasan yang ditulis";
pub const LISTS: &str = "Daftar nama yang dilihat";
pub const LISTS_LEAD: &str = "Nama siapa saja yang sedang tampil tidak tercatat. Antrean dan hasil pencarian di meja juga menampilkan nama dan tidak tercatat.";
pub const OFFICE: &str = "Yang dilakukan pada kantor";
pub const OFFICE_LEAD: &str =
    "Periksa satu per satu. Kata sandi petugas lain yang diberikan akun ini harus diganti juga.";
pub const PRINT: &str = "Cetak surat untuk halaman ini";
pub const FILE_TITLE: &str = "Orang yang datanya terdampak akun petugas yang disalahgunakan";

pub const NOTICE: &str = "Surat pemberitahuan";
pub const NOTICE_TITLE: &str = "Pemberitahuan kegagalan pelindungan data pribadi";
pub const NOTICE_LEAD: &str = "Sampaikan tertulis kepada setiap orang dan kepada lembaga pelindungan data pribadi, paling lambat 3 × 24 jam sejak diketahui (UU 27/2022 Pasal 46).";
pub const NOTICE_LAW: &str = "Pasal 46 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi";
pub const TO: &str = "Kepada Yth.";
pub const WHICH_DATA: &str = "Data apa";
pub const HOW: &str = "Kapan dan bagaimana";
pub const REMEDY: &str = "Yang kami lakukan";
pub const YOURS: &str = "Yang bisa Anda lakukan";
pub const SESSIONS_ENDED: &str = "Akun itu sudah kami putus dari semua perangkat.";
pub const REMEDY_BLANK: &str = "Penanganan dan pemulihan lainnya: ………………………………………………………………………………………………………………";
pub const CAUTION: &str = "Waspadai telepon atau pesan yang mengaku dari kantor kami. Layanan ini gratis, dan kami tidak pernah meminta kata sandi atau kode.";
pub const ASK: &str = "Tanyakan kepada kami bila ada data yang berubah tanpa Anda minta. Anda berhak melihat siapa saja yang membuka data Anda di halaman Data saya.";

/// "Akun ini masih masuk di 2 perangkat."
pub fn running(sessions: usize) -> String {
    format!("Akun ini masih masuk di {sessions} perangkat.")
}

/// "40 baris".
pub fn rows(rows: u64) -> String {
    format!("{rows} baris")
}

pub fn count(people: usize) -> String {
    format!("{people} orang")
}

/// "24 November 2026 pukul 08.00 WIB".
pub fn moment(at: NaiveDateTime) -> String {
    format!("{} pukul {} WIB", date::long(at.date()), at.format("%H.%M"))
}

pub fn span(from: NaiveDateTime, until: NaiveDateTime) -> String {
    format!("{} sampai {}", moment(from), moment(until))
}

/// What was done, by the word of the access log or the journal.
pub fn deed(touch: Touch, action: &str) -> &str {
    match touch {
        Touch::Seen | Touch::Printed => super::my_data::access(action),
        Touch::Changed => super::file::happened(action),
    }
}

/// What was done to the office, by the word of the journal.
pub fn office_deed(action: &str) -> &str {
    match action {
        "setting" => "Mengubah pengaturan",
        "officer-added" => "Menambah petugas",
        "officer-changed" => "Mengubah data atau peran petugas",
        "officer-password" => "Memberi atau mengganti kata sandi petugas",
        "officer-ended" => "Mengakhiri akses petugas",
        "officer-opened" => "Membuka lagi akses petugas",
        "second-step" => "Menyiapkan verifikasi dua langkah",
        "second-step-ended" => "Mengakhiri verifikasi dua langkah",
        "recovery-codes" => "Membuat kode cadangan",
        "recovery-code" => "Masuk dengan kode cadangan",
        "tutup-laporan" => "Menutup laporan",
        "koreksi-laporan" => "Mengoreksi laporan",
        "sahkan-register" => "Mengesahkan halaman register",
        "import" => "Mengimpor register lama",
        other => other,
    }
}

/// "Membuka berkas 2 kali, 24-11-2026 10.00 – 24-11-2026 10.10".
pub fn done(what: &str, times: i64, [first, last]: [&str; 2]) -> String {
    match times {
        1 => format!("{what}, {first}"),
        _ => format!("{what} {times} kali, {first} – {last}"),
    }
}

/// Kinds of lists that are taken out, by their code.
pub fn list(what: &str) -> &str {
    match what {
        "register" => super::register::TITLE,
        "orang" => super::register::PEOPLE,
        "hadir" => super::desk::ATTENDANCE,
        "kartu" => super::register::CARDS,
        "input" => super::re_entry::FILE_TITLE,
        "terdampak" => FILE_TITLE,
        other => other,
    }
}

/// How it came about, in the letter.
pub fn how(span: &str) -> String {
    format!("Antara {span}, akun salah seorang petugas kami dipakai oleh orang yang tidak berhak. Dengan akun itu:")
}

/// Which data were disclosed, by the most that was done with them.
pub fn data(changed: bool) -> String {
    let all = "Isi berkas AK-1 Anda: nama, NIK, tempat dan tanggal lahir, alamat, nomor HP, email, pendidikan, pengalaman kerja, foto, dan dokumen yang Anda unggah.";
    if changed { format!("{all} Sebagian juga diubah atau diproses.") } else { all.to_owned() }
}

/// Where the office is reached.
pub fn reach(office: &str, address: &str, contact: &str) -> String {
    format!("{office}, {address}. {contact}")
}
