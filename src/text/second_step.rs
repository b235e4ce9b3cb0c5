//! The second step of an officer's sign-in.

pub use super::desk::SECOND_STEP as TITLE;

pub const LEAD: &str =
    "Setelah kata sandi, Anda juga mengetik kode dari HP Anda. Orang yang tahu kata sandi Anda saja tidak bisa masuk.";
pub const REQUIRED: &str = "Admin wajib memakainya. Siapkan dulu, baru halaman lain bisa dibuka.";
pub const NEEDED: &str = "Yang diperlukan: HP dengan aplikasi autentikator, misalnya Google Authenticator, Aegis, atau FreeOTP. Tanpa internet pun jalan.";
pub const PASSWORD: &str = "Kata sandi Anda";
pub const BEGIN: &str = "Siapkan";
pub const SCAN: &str = "1. Pindai gambar ini dengan aplikasi di HP";
pub const QR: &str = "Kode QR untuk aplikasi autentikator";
pub const TYPE: &str = "Tidak bisa memindai? Ketik kunci ini di aplikasi. Spasi boleh dilewati.";
pub const CONFIRM: &str = "2. Ketik enam angka yang tampil di HP";
pub const CODE: &str = "Kode";
pub const CODE_HINT: &str = "Enam angka, berganti setiap 30 detik.";
pub const CONFIRM_BUTTON: &str = "Aktifkan";
pub const ACTIVE: &str = "Aktif sejak";
pub const LEFT: &str = "Kode cadangan yang tersisa";
pub const NEW_PHONE: &str = "Pindah ke HP lain";
pub const NEW_PHONE_LEAD: &str = "HP lama tetap berlaku sampai HP baru dipastikan dengan satu kode.";
pub const RENEW: &str = "Buat kode cadangan baru";
pub const RENEW_LEAD: &str = "Kode cadangan yang lama tidak berlaku lagi.";
pub const END: &str = "Matikan";
pub const END_LEAD: &str = "Sesudah itu cukup kata sandi untuk masuk.";
pub const CODES_TITLE: &str = "Kode cadangan Anda";
pub const CODES: &str = "Untuk hari ketika HP tidak ada. Setiap kode berlaku satu kali. Catat di kertas dan simpan di tempat terkunci. \
    Kode ini hanya ditampilkan sekarang.";
pub const CODES_NOTED: &str = "Sudah saya catat";

pub const GIVE_TITLE: &str = "Masukkan kode";
pub const GIVE_LEAD: &str =
    "Kata sandi benar. Ketik enam angka dari aplikasi di HP Anda. HP tidak ada? Ketik satu kode cadangan.";
pub const GIVE: &str = "Lanjut";
pub const LOST: &str = "HP dan kode cadangan hilang? Minta admin memberi kata sandi sekali pakai.";
pub const WRONG: &str = "Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya di HP, lalu ketik lagi.";
pub const UNREADABLE: &str = "Kode berisi enam angka. Kode cadangan berisi delapan huruf dan angka.";
pub const MISSING: &str = "Ketik kodenya dulu.";
pub const PASSWORD_MISSING: &str = "Isi kata sandi.";
pub const OVER: &str = "Waktu untuk mengetik kode sudah habis. Masuk lagi dengan kata sandi.";
