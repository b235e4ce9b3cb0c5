//! What is said when something does not go through.

use std::borrow::Cow;

use crate::domain::Problem;
use crate::domain::trouble::{Field, Trouble};

pub fn trouble(error: Trouble) -> Cow<'static, str> {
    Cow::Borrowed(match error {
        Trouble::SignedOut => "Anda belum masuk. Masuk dulu.",
        Trouble::Parked => "Waktu masuk Anda sudah habis. Jawaban tadi kami simpan. Masuk lagi untuk melanjutkan.",
        Trouble::Forbidden => "Halaman ini tidak ada, atau bukan bagian Anda.",
        Trouble::WrongLogin => "NIK atau kata sandi tidak cocok. Periksa lagi keduanya.",
        Trouble::Throttled => "Terlalu banyak percobaan. Coba lagi setelah 15 menit.",
        Trouble::AskCounter => "Akun belum bisa dibuat dari sini. Datang ke loket dengan membawa KTP.",
        Trouble::Field(Field::Pins | Field::Files | Field::Collector, _)
        | Trouble::NewPassword
        | Trouble::SecondStep
        | Trouble::Held
        | Trouble::Overtaken
        | Trouble::NotSignerToday
        | Trouble::LastAdmin
        | Trouble::RanOut => return at_desk(error),
        Trouble::Field(field, problem) => return field_problem(field, problem),
        Trouble::Stale(now) => {
            return Cow::Owned(format!(
                "Berkas ini baru saja berubah. Keadaannya sekarang: {}. Muat ulang, lalu lihat lagi.",
                super::state::state(now)
            ));
        }
        Trouble::NotNow => "Langkah ini belum atau tidak bisa dilakukan sekarang.",
        Trouble::Incomplete => "Masih ada jawaban atau dokumen yang kurang.",
        Trouble::Closed => super::form::READ_ONLY,
        Trouble::Full => "Penyimpanan server penuh. Yang Anda ketik masih ada di sini. Coba lagi sebentar lagi.",
        Trouble::Offline => "Tidak ada jawaban dari server. Periksa sinyal, lalu coba lagi. Isian Anda masih ada.",
        Trouble::Broken => "Ada gangguan di server. Isian Anda masih ada. Coba lagi sebentar lagi.",
    })
}

/// What is said to officers alone; a phone does not carry it.
#[cfg(feature = "desk")]
fn at_desk(error: Trouble) -> Cow<'static, str> {
    Cow::Borrowed(match error {
        Trouble::Field(Field::Pins, Problem::Missing) => {
            "Pilih paling sedikit satu bagian dan tulis apa yang harus diperbaiki."
        }
        Trouble::Field(Field::Pins, Problem::NotInList) => "Pilih bagian yang dimaksud untuk setiap alasan.",
        Trouble::Field(Field::Files, Problem::Missing) => "Centang dulu paling sedikit satu berkas.",
        Trouble::Field(Field::Files, _) => "Terlalu banyak sekaligus. Paling banyak 100 berkas.",
        Trouble::Field(Field::Collector, Problem::Missing) => "Tulis nama orang yang mengambil kartu.",
        Trouble::Field(_, problem) => return super::problem::problem(problem),
        Trouble::RanOut => "Kata sandi sekali pakai ini sudah lewat 7 hari. Minta yang baru kepada admin.",
        Trouble::NewPassword => "Ganti dulu kata sandi sekali pakai Anda.",
        Trouble::SecondStep => "Admin bekerja dengan verifikasi dua langkah. Siapkan dulu.",
        Trouble::Held => "Berkas ini sedang dibuka petugas lain. Tunggu, atau ambil alih setelah bertanya kepadanya.",
        Trouble::Overtaken => {
            "Pengaturan ini baru saja diubah orang lain. Isian Anda masih ada. Bandingkan dulu, lalu simpan lagi."
        }
        Trouble::NotSignerToday => {
            "Anda tidak tercatat sebagai penanda tangan untuk hari ini. Minta admin memeriksa daftar penanda tangan."
        }
        Trouble::LastAdmin => "Ini admin terakhir. Tambahkan admin lain dulu.",
        _ => "",
    })
}

#[cfg(not(feature = "desk"))]
fn at_desk(_: Trouble) -> Cow<'static, str> {
    Cow::Borrowed("")
}

fn field_problem(field: Field, problem: Problem) -> Cow<'static, str> {
    Cow::Borrowed(match (field, problem) {
        (Field::Reason, Problem::Missing) => "Tulis dulu alasannya.",
        (Field::Truth, _) => "Centang dulu pernyataan di bawah.",
        (Field::Password, Problem::Missing) => "Isi kata sandi.",
        (_, problem) => return super::problem::problem(problem),
    })
}

pub const SEND_AGAIN: &str = "Kirim lagi";
