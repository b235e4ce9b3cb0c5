//! Words that stand on every page.

pub const PRODUCT: &str = "Kartu AK-1";
/// Under the icon on the home screen.
pub const SHORT: &str = "AK-1";
/// On the page that stands in without a signal, until the app has started.
pub const NO_SIGNAL: &str = "Tidak ada sinyal. Isian Anda di HP ini sedang dibuka.";
pub const SKIP: &str = "Langsung ke isi halaman";
/// Stands on every page as long as something could not be sent.
pub const WAITING: &str = "Tidak ada sinyal. Jawaban tersimpan di HP ini dan BELUM sampai di kantor.";
pub const FREE: &str = "Layanan ini GRATIS. Jangan membayar kepada siapa pun.";
pub const BACK: &str = "Kembali";
pub const CONTINUE: &str = "Lanjut";
pub const OPTIONAL: &str = "(boleh dikosongkan)";
pub const CHANGE: &str = "Ubah";
pub const SIGN_IN: &str = "Masuk";
pub const SIGN_OUT: &str = "Keluar";
pub const REGISTER: &str = "Daftar baru";
pub const LOADING: &str = "Sebentar, sedang memuat …";
pub const NOTHING: &str = "–";
pub const FOOTER_LEGAL: &str = "Dasar hukum";
pub const PRIVACY: &str = "Data pribadi Anda";
pub const PROCEDURE: &str = "Alur pelayanan";
pub const CHOOSE: &str = "Pilih salah satu";
pub const NOT_FOUND_TITLE: &str = "Halaman tidak ditemukan";
pub const NOT_FOUND: &str = "Alamat ini tidak ada. Periksa lagi alamatnya, atau kembali ke halaman depan.";
pub const TO_START: &str = "Ke halaman depan";
pub const PANIC: &str = "Halaman ini berhenti bekerja. Muat ulang halaman. Jawaban yang sudah tersimpan tidak hilang.";

pub fn page_title(title: &str) -> String {
    format!("{title} – {PRODUCT}")
}
