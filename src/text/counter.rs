//! The counter: arrivals, codes of ten minutes, the visitor's phone.

use crate::domain::application::State;

pub const ARRIVAL: &str = "Kedatangan";
pub const ARRIVAL_TITLE: &str = "Siapa yang datang?";
pub const SEARCH: &str = "Kode, nama, NIK, atau nomor daftar";
pub const SEARCH_HINT: &str = "Pindai kode di HP pengunjung, atau ketik lalu tekan Enter.";
pub const SEARCH_BUTTON: &str = "Cari";
pub const CAMERA: &str = "Pakai kamera";
pub const CAMERA_STOP: &str = "Matikan kamera";
pub const CAMERA_PICTURE: &str = "Gambar kamera";
pub const CAMERA_FAILED: &str = "Kamera tidak bisa dibuka. Izinkan kamera di browser, atau ketik kodenya.";
pub const CAMERA_NONE: &str = "Browser ini tidak bisa membaca kode dengan kamera. Pakai pemindai, atau ketik kodenya.";
pub const CHOICE: &str = "Pilih orangnya";
pub const CHOICE_MORE: &str = "Masih ada yang lain. Ketik nama lebih lengkap, atau pakai kode.";
pub const PHOTO: &str = "Foto pemohon";
pub const ENTER: &str = "Catat kedatangan";
pub const ENTER_ONLY: &str = "Catat kedatangan saja, KTP diperiksa nanti";
pub const OPEN_FILE: &str = "Buka berkas";
pub const NO_FILE: &str = "Belum punya berkas? Daftarkan di loket";
pub const FORGOTTEN: &str = "Lupa kata sandi? Beri kode";

pub const FORGOTTEN_TITLE: &str = "Pemohon lupa kata sandi";
pub const FORGOTTEN_LEAD: &str =
    "Lihat KTP asli dulu. Kode dipakai pemohon di HP-nya sendiri untuk membuat kata sandi baru.";
pub const FORGOTTEN_SEARCH: &str = "Cari akun";
pub const FORGOTTEN_NIK: &str = "NIK dari KTP asli";
pub const FORGOTTEN_SEVERAL: &str = "Ada beberapa akun dengan NIK ini. Tanyakan kapan pemohon membuat akunnya.";
pub const NO_ACCOUNT: &str = "Berkas ini dibuka di loket dan belum punya akun.";
pub const PROVEN: &str = "KTP pernah dicocokkan";
pub const KTP_SEEN: &str = "KTP asli sudah saya lihat";
pub const GIVE_CODE: &str = "Beri kode";

pub const PHONE: &str = "Lanjutkan di HP pengunjung";
pub const PHONE_LEAD: &str = "Pengunjung memindai kode dengan HP, membuat kata sandi, lalu mengisi sendiri. Isian yang sudah ada tetap tersimpan.";
pub const PHONE_CLOSED: &str =
    "Berkas ini sudah punya akun, atau sudah dibatalkan. Pengunjung masuk dengan NIK dan kata sandi.";
pub const SECOND_SCREEN: &str = "Buka di layar kedua";

pub const GIVEN: &str = "Kode untuk pengunjung";
pub const GIVEN_ONCE: &str = "Hanya tampil sekali ini dan dipakai satu kali.";
pub const GIVEN_QR: &str = "Kode QR yang membuka alamat itu di HP pengunjung";

/// What the officer is to do with somebody whose file stands so.
pub fn arriving(state: State) -> &'static str {
    match state {
        State::Draft => "Berkas dibuka di loket dan belum didaftarkan.",
        State::Submitted => "Berkas perlu diperiksa.",
        State::Returned => "Masih ada yang harus dilengkapi pemohon.",
        State::Complete => "Berkas lengkap. Bandingkan KTP asli, lalu catat hadir.",
        State::Attended => "Sudah hadir. Biodata dan konsep kartu tinggal disetujui.",
        State::Confirmed => "Kartu sedang diterbitkan.",
        State::Issued => "Kartu menunggu tanda tangan petugas.",
        State::Signed => "Kartu siap diserahkan.",
        State::HandedOver => "Kartu sudah diserahkan.",
        State::Cancelled => "Permohonan ini dibatalkan.",
    }
}

pub fn found(name: &str) -> String {
    format!("Ditemukan: {name}")
}

pub fn found_several(count: usize) -> String {
    format!("Ditemukan {count} berkas")
}

pub fn queue_number(number: i64) -> String {
    format!("Nomor antrean {number}")
}

pub fn has_number(number: i64) -> String {
    format!("Hari ini sudah tercatat, nomor antrean {number}.")
}

pub fn account_made(day: &str) -> String {
    format!("Akun dibuat {day}")
}

pub fn last_saved(day: &str) -> String {
    format!("terakhir diisi {day}")
}

pub fn last_sent(day: &str) -> String {
    format!("pendaftaran terkirim {day}")
}

pub fn valid_until(clock: &str) -> String {
    format!("Berlaku sampai pukul {clock}.")
}

pub fn type_at(address: &str) -> String {
    format!("Buka {address} di HP pengunjung, lalu ketik kode ini.")
}
