//! What is said when something does not go through.

use std::borrow::Cow;

use crate::api::ApiError;
use crate::api::error::Field;
use crate::domain::Problem;

pub fn trouble(error: ApiError) -> Cow<'static, str> {
    Cow::Borrowed(match error {
        ApiError::SignedOut => "Anda belum masuk. Masuk dulu dengan NIK dan kata sandi.",
        ApiError::Parked => "Waktu masuk Anda sudah habis. Jawaban tadi kami simpan. Masuk lagi untuk melanjutkan.",
        ApiError::Forbidden => "Halaman ini tidak ada, atau bukan bagian Anda.",
        ApiError::NewPassword => "Ganti dulu kata sandi sekali pakai Anda.",
        ApiError::WrongLogin => "Nama masuk atau kata sandi tidak cocok. Periksa lagi keduanya.",
        ApiError::Throttled => "Terlalu banyak percobaan. Coba lagi setelah 15 menit, atau tanya petugas loket.",
        ApiError::AskCounter => "Akun belum bisa dibuat dari sini. Datang ke loket dengan membawa KTP.",
        ApiError::Field(field, problem) => return field_problem(field, problem),
        ApiError::Stale(now) => {
            return Cow::Owned(format!(
                "Berkas ini baru saja berubah. Keadaannya sekarang: {}. Muat ulang, lalu lihat lagi.",
                super::state::state(now)
            ));
        }
        ApiError::NotNow => "Langkah ini belum atau tidak bisa dilakukan sekarang.",
        ApiError::Incomplete => "Masih ada jawaban atau dokumen yang kurang.",
        ApiError::Closed => super::form::READ_ONLY,
        ApiError::Full => "Penyimpanan server penuh. Yang Anda ketik masih ada di sini. Coba lagi sebentar lagi.",
        ApiError::Offline => "Tidak ada jawaban dari server. Periksa sinyal, lalu coba lagi. Isian Anda masih ada.",
        ApiError::Broken => "Ada gangguan di server. Isian Anda masih ada. Coba lagi sebentar lagi.",
    })
}

fn field_problem(field: Field, problem: Problem) -> Cow<'static, str> {
    Cow::Borrowed(match (field, problem) {
        (Field::Reason, Problem::Missing) => "Tulis dulu alasannya.",
        (Field::Pins, Problem::Missing) => "Pilih paling sedikit satu bagian dan tulis apa yang harus diperbaiki.",
        (Field::Pins, Problem::NotInList) => "Pilih bagian yang dimaksud untuk setiap alasan.",
        (Field::Truth, _) => "Centang dulu pernyataan di bawah.",
        (Field::Password, Problem::Missing) => "Isi kata sandi.",
        (_, problem) => return super::problem::problem(problem),
    })
}

pub const SEND_AGAIN: &str = "Kirim lagi";
