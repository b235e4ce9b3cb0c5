//! Around the books and reports: choosing a period, closing, taking out.

use crate::domain::code::Code;
use crate::domain::register::Order;

pub const TITLE: &str = "Laporan";
pub const LEAD: &str = "Angka dihitung dari kejadian bertanggal. Bulan yang sudah lewat tidak berubah lagi.";
pub const PERIOD: &str = "Masa";
pub const PERIOD_HINT: &str = "Contoh: 2026-11, 2026-T4, 2026-S2, 2026, atau 2026-11-01_2026-11-15";
pub const SHOW: &str = "Tampilkan";
pub const EARLIER: &str = "Masa sebelumnya";
pub const LATER: &str = "Masa berikutnya";
pub const NOT_BEGUN: &str = "Masa ini belum mulai.";
pub const BAD_PERIOD: &str = "Masa ini tidak terbaca. Lihat contoh di bawah.";
pub const PRINT: &str = "Lembar cetak";
pub const TAKE_OUT: &str = "Ambil sebagai berkas";
pub const PURPOSE: &str = "Untuk apa?";
pub const PURPOSE_HINT: &str = "Paling sedikit 10 huruf. Tercatat bersama nama Anda.";
pub const PURPOSE_MISSING: &str = "Tulis dulu untuk apa data ini diambil, paling sedikit 10 huruf.";
pub const PASSWORD: &str = "Kata sandi Anda";
pub const PASSWORD_HINT: &str = "Ketik lagi: data orang keluar hanya dengan kata sandi.";
/// The page of lists that are taken out as files.
pub const LISTS: &str = "Ambil daftar sebagai berkas";
pub const ATTENDANCE_HINT: &str = "Siapa yang datang, kapan, dan untuk apa. Tanpa NIK.";
pub const CARDS_HINT: &str = "Kartu yang diterbitkan pada masa itu, dengan keadaannya sekarang.";
pub const DAYS_HINT: &str =
    "Satu hari atau satu masa. Contoh: 2026-11-24, 2026-11, 2026-T4, 2026, atau 2026-11-01_2026-11-15";
pub const XLSX: &str = "Excel (XLSX)";
pub const CSV: &str = "CSV";
pub const CLOSE: &str = "Tutup laporan ini";
pub const CLOSE_LEAD: &str = "Angkanya disimpan tetap, dengan nama Anda dan sidiknya. Ini tidak bisa diurungkan.";
pub const CLOSED: &str = "Laporan ini sudah ditutup.";
pub const CLOSED_NOW: &str = "Laporan ditutup.";
pub const NOT_OVER: &str = "Laporan bisa ditutup setelah masanya lewat.";
pub const DIFFERS: &str = "Perhatian: angka yang dihitung sekarang berbeda dari yang ditutup.";
pub const CLOSED_LIST: &str = "Laporan yang sudah ditutup";
pub const NONE_CLOSED: &str = "Belum ada.";
pub const WHEN: &str = "Ditutup";
pub const WHO: &str = "Oleh";
pub const CORRECTIONS: &str = "Koreksi";
pub const BACK_TO_REPORT: &str = "Kembali ke laporan";
pub const NOBODY: &str = "Tidak ada orang di angka ini.";
pub const MORE: &str = "Halaman berikutnya";
pub const CORRECT: &str = "Koreksi angka ini";
pub const CORRECT_LEAD: &str = "Laporan sudah ditutup. Koreksi ditulis di bawahnya, angkanya tetap.";
/// Which one is corrected.
pub const FIGURE: &str = "Angka";
pub const CHANGE: &str = "Selisih";
pub const CHANGE_HINT: &str = "Contoh: 1 atau -2";
pub const REASON: &str = "Alasan";
pub const CORRECT_SAVE: &str = "Simpan koreksi";
pub const CORRECTED: &str = "Koreksi tersimpan.";
pub const INFORMATION: &str = "Laporan Informasi";
pub const BOOK: &str = "Buku register";
pub const ORDER: &str = "Urutan";
pub const SEARCH: &str = "Cari";
pub const SEARCH_HINT: &str = "Nama, NIK, nomor kartu, atau nomor urut";
pub const SIGN_PAGE: &str = "Sahkan halaman berikutnya";
pub const SIGNED: &str = "Halaman disahkan.";
pub const SIGN_NOT_NOW: &str = "Belum ada halaman penuh yang bisa disahkan.";
pub const SIGNED_BY: &str = "Disahkan";
pub const SHEET: &str = "Data pencari kerja (AK/II)";
pub const NO_REGISTER: &str = "Belum bernomor daftar";
pub const RIGHT: &str = "Data ini benar.";

/// How many rows a list has.
pub fn pages(first: i64, last: i64) -> String {
    format!("Nomor {first} sampai {last}")
}

pub fn page_of(page: usize, pages: usize) -> String {
    format!("Halaman {page} dari {pages}")
}

/// Below a page of the book: its rows, those before, and all so far.
pub fn carried(here: usize, before: usize) -> String {
    format!("Halaman ini {here} · pindahan {before} · sampai halaman ini {}", here + before)
}

/// The orders of the book with their codes.
pub fn orders() -> impl Iterator<Item = (&'static str, &'static str)> {
    Order::ALL.iter().map(|order| (order.code(), super::register::order(*order)))
}

/// Why something could not be done, by the code in the address.
pub fn refusal(code: &str) -> &'static str {
    match code {
        "keperluan" => PURPOSE_MISSING,
        "sandi-kosong" => "Isi kata sandi Anda.",
        "sandi" => "Kata sandi Anda tidak cocok. Ketik lagi dengan teliti.",
        "sandi-tunggu" => "Terlalu banyak percobaan. Coba lagi setelah 15 menit.",
        "belum-lewat" => NOT_OVER,
        "koreksi" => "Isi selisih dengan angka selain 0, dan tulis alasannya.",
        "halaman" => SIGN_NOT_NOW,
        "masa" => BAD_PERIOD,
        "pilih-kartu" => "Centang dulu kartu yang sudah diinput.",
        "alasan-tarik" => "Tulis mengapa tandanya ditarik.",
        "input-batal" => "Kartu ini tidak bertanda sudah diinput.",
        _ => "Ini tidak bisa dilakukan sekarang.",
    }
}

pub fn done(code: &str) -> Option<&'static str> {
    match code {
        "tutup" => Some(CLOSED_NOW),
        "koreksi" => Some(CORRECTED),
        "halaman" => Some(SIGNED),
        "input-batal" => Some("Tanda ditarik. Kartunya ada lagi di daftar belum diinput."),
        _ => None,
    }
}
