//! The job seeker's own copy of everything that is kept.

use crate::domain::role::Role;

pub const TITLE: &str = "Data saya";
pub const LEAD: &str = "Semua yang kantor simpan tentang Anda.";
pub const HOW: &str = "Halaman ini bisa dicetak atau disimpan dari menu browser.";
pub const DOWNLOAD: &str = "Unduh data saya";
/// Of the downloaded file.
pub const FILE_NAME: &str = "data-saya.json";
pub const NOT_HERE: &str = "Catatan wawancara tidak ada di sini. Anda berhak memintanya.";
pub const WRONG: &str = "Ada yang salah? Minta perbaikan lewat tombol di bawah, atau di loket.";
pub const MADE: &str = "Dibuat";
pub const ACCOUNT: &str = "Akun";
pub const ACCOUNT_SINCE: &str = "Akun dibuat";
pub const KTP_SEEN: &str = "KTP sudah dilihat petugas";
pub const YES: &str = "Sudah";
pub const NOT_YET: &str = "Belum";
pub const NO_REGISTER: &str = "Pendaftaran yang belum dikirim";
pub const STATE: &str = "Status";
pub const KIND: &str = "Jenis";
pub const DOCUMENTS: &str = "Foto dan dokumen";
pub const NO_DOCUMENTS: &str = "Tidak ada foto atau dokumen.";
pub const CORRECTIONS: &str = "Perbaikan yang diminta";
pub const TIMES: &str = "Waktu enam langkah";
pub const HISTORY: &str = "Riwayat";
pub const VISITS: &str = "Kedatangan di kantor";
pub const ACCESSES: &str = "Siapa yang membuka data Anda";
pub const NO_ACCESSES: &str = "Belum pernah dibuka petugas.";
pub const CARD: &str = "Kartu";
pub const CARD_NUMBER: &str = "Nomor kartu";
pub const CARD_ISSUED: &str = "Tanggal terbit";
pub const CARD_UNTIL: &str = "Berlaku sampai";
pub const CARD_REPORTS: &str = "Tanggal lapor";
pub const CARD_SIGNER: &str = "Penanda tangan";
pub const CARD_LIFE: &str = "Keadaan kartu";
pub const REPORTED: &str = "Sudah lapor";
pub const WORK: &str = "Pekerjaan";
pub const REMINDERS: &str = "Pengingat";
pub const LEGALISED: &str = "Fotokopi dilegalisir";
pub const REMOVAL: &str = "Alasan kartu ditarik";
pub const ASKED_AGAIN: &str = "Yang diminta";
pub const SPOTS: &str = "Bagian yang diperbaiki";
pub const REPRINT: &str = "Alasan cetak ulang";
pub const TOLD: &str = "Dicatat";
pub const CONFIRMED: &str = "Dibenarkan kantor";
pub const ENDED: &str = "Ditarik";
pub const BY_OFFICER: &str = "dikabari petugas ";
pub const BY_MAIL: &str = "dikirim lewat email ";
pub const YOURSELF: &str = "Anda";
pub const OFFICER: &str = "Petugas";

pub fn register(number: &str) -> String {
    format!("Nomor daftar {number}")
}

/// Officers by their roles, never by name.
pub fn by(roles: Option<&[Role]>) -> String {
    match roles {
        None => YOURSELF.to_owned(),
        Some([]) => OFFICER.to_owned(),
        Some(roles) => roles.iter().map(|role| super::state::role(*role)).collect::<Vec<_>>().join(", "),
    }
}

/// An entry of the access log.
pub fn access(what: &str) -> &'static str {
    match what {
        "view-card" => "Melihat kartu",
        "data-ask" => "Membaca permintaan tentang data",
        "print-sheet" => "Mencetak lembar data (AK/II)",
        "view-list" => "Melihat daftar laporan",
        "export" => "Mengambil daftar sebagai berkas",
        "print-card" => "Mencetak kartu",
        "print-register" => "Mencetak buku register",
        "print-notice" => "Mencetak surat pemberitahuan",
        "arrival" => "Mencatat kedatangan",
        "forgotten" => "Membantu kata sandi yang lupa",
        _ => "Membuka berkas",
    }
}

pub fn visit(queue_no: i64, purpose: &str) -> String {
    format!("Nomor antrean {queue_no}, {}", super::state::purpose(purpose))
}
