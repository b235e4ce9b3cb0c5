//! Requests about one's own data: the job seeker's page and the desk's.

use crate::domain::code::Code;
use crate::domain::data_ask::{AskKind, AskOutcome, AskRefusal, TimeLeft};
use crate::domain::erasure::Gone;

pub const TITLE: &str = "Permintaan tentang data saya";
pub const LINK: &str = "Minta penjelasan, perbaikan, atau penghapusan";
pub const LEAD: &str = "Kantor menjawab paling lama 3 x 24 jam, dihitung terus termasuk hari libur. Gratis.";
pub const OWN: &str = "Permintaan Anda";
pub const NONE: &str = "Belum ada permintaan.";
pub const NEW: &str = "Buat permintaan";
pub const ALL_OPEN: &str = "Semua jenis permintaan sedang menunggu jawaban.";
pub const ASKED: &str = "Diminta";
pub const ANSWER_BY: &str = "Dijawab paling lambat";
pub const STATE: &str = "Keadaan";
pub const WAITING: &str = "Menunggu jawaban";
pub const LATE_FOR_YOU: &str = "Jawaban terlambat. Tanyakan di loket atau telepon kantor.";
pub const WHAT_IS_WRONG: &str = "Yang salah";
pub const ANSWERED: &str = "Dijawab";
pub const REASON: &str = "Alasan";
pub const WORDS: &str = "Penjelasan";
pub const TAKE_BACK: &str = "Tarik permintaan";
pub const WRONG_LABEL: &str = "Apa yang salah, dan seharusnya bagaimana?";
pub const WRONG_HINT: &str = "Contoh: nama sekolah tertulis SMK 1, seharusnya SMK 2. Paling banyak 300 huruf.";
pub const CORRECT_CARD: &str = "Perbaiki sendiri data di kartu";
pub const SURE: &str = "Saya mengerti, data yang dihapus tidak bisa dikembalikan.";
pub const COPY_HERE: &str = "Unduh salinan data";

pub const DESK_TITLE: &str = "Permintaan data pribadi";
pub const DESK_LEAD: &str =
    "Jawab paling lama 3 x 24 jam sejak diminta (UU 27/2022). Malam, akhir pekan, dan hari libur ikut dihitung.";
pub const OPEN: &str = "Menunggu jawaban";
pub const ENDED: &str = "Terakhir selesai";
pub const NOBODY: &str = "Tidak ada permintaan yang menunggu.";
pub const NAME: &str = "Pemohon";
pub const KIND: &str = "Permintaan";
pub const DUE: &str = "Paling lambat";
pub const LEFT: &str = "Sisa waktu";
pub const OUTCOME: &str = "Hasil";
pub const ON: &str = "Tanggal";
pub const WAS_LATE: &str = "terlambat dijawab";
pub const ERASED_NAME: &str = "(akun sudah dihapus)";
pub const ACCOUNT_SINCE: &str = "Akun dibuat";
pub const KTP_SEEN: &str = "KTP sudah dilihat petugas";
pub const YES: &str = "Sudah";
pub const NOT_YET: &str = "Belum";
pub const FILES: &str = "Berkas";
pub const NO_FILES: &str = "Belum pernah mengirim permohonan.";
pub const BY: &str = "Oleh";
pub const FULFIL: &str = "Penuhi";
pub const FULFIL_DELETION: &str = "Hapus sekarang";
pub const DONE_LABEL: &str = "Apa yang sudah dilakukan?";
pub const MORE_LABEL: &str = "Penjelasan untuk pemohon";
pub const REFUSE: &str = "Tolak";
pub const REFUSE_BUTTON: &str = "Tolak permintaan";
pub const REFUSE_LABEL: &str = "Penjelasan alasan";
pub const CHOOSE: &str = "Pilih alasan";
pub const HINT: &str = "Dibaca pemohon di HP. Paling banyak 300 huruf.";
pub const OTHER_ROLE: &str = "Penghapusan diputuskan Kasi Layanan.";
pub const UNDER_WAY: &str =
    "Masih ada permohonan yang diproses. Selesaikan atau batalkan dulu, lalu hapus. Atau tolak dengan alasan itu.";
pub const ACCOUNT_GOES: &str = "Akun ikut dihapus, jadi jawaban ini tidak terbaca lagi di HP. Kabari pemohon dulu.";
pub const STAYS: &str = "Tetap disimpan: baris buku register (arsip negara, UU 43/2009) dan kartu yang sudah terbit.";
pub const WILL_GO: &str = "Yang akan dihapus";
pub const HAS_GONE: &str = "Yang dihapus";

pub fn kind(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Copy => "Salinan dan penjelasan data",
        AskKind::Correction => "Perbaikan data",
        AskKind::Deletion => "Penghapusan data",
    }
}

/// What stands above the form of a kind.
pub fn about(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Copy => {
            "Data Anda bisa langsung dibaca dan diunduh. Minta di sini bila ingin yang lain, misalnya catatan wawancara."
        }
        AskKind::Correction => "Ada data yang salah? Tuliskan di sini. Jangan tulis kata sandi.",
        AskKind::Deletion => {
            "Draf, foto, dan dokumen dihapus. Tanpa kartu, akun ikut dihapus. Buku register dan kartu yang sudah terbit tetap disimpan."
        }
    }
}

pub fn ask_button(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Copy => "Minta salinan dan penjelasan",
        AskKind::Correction => "Minta perbaikan",
        AskKind::Deletion => "Minta penghapusan",
    }
}

pub fn outcome(outcome: AskOutcome) -> &'static str {
    match outcome {
        AskOutcome::Fulfilled => "Dipenuhi",
        AskOutcome::Refused => "Ditolak",
        AskOutcome::TakenBack => "Ditarik pemohon",
    }
}

pub fn reason(reason: AskRefusal) -> &'static str {
    match reason {
        AskRefusal::CardRuns => "Kartu masih berlaku",
        AskRefusal::KeptByLaw => "Wajib disimpan menurut aturan register",
        AskRefusal::UnderWay => "Permohonan masih diproses",
        AskRefusal::AsOnPaper => "Data sudah sesuai dokumen",
        AskRefusal::NotProven => "Identitas belum terbukti",
        AskRefusal::Other => "Lainnya",
    }
}

pub fn gone(gone: &[Gone]) -> String {
    let word = |gone: &Gone| match gone {
        Gone::Drafts => "draf",
        Gone::Papers => "foto dokumen dan catatan",
        Gone::Answers => "isian formulir",
        Gone::Account => "akun",
    };
    if gone.is_empty() {
        "tidak ada lagi yang bisa dihapus".to_owned()
    } else {
        gone.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}

/// "Sisa 41 jam", "TERLAMBAT 3 jam".
pub fn left(left: TimeLeft) -> String {
    match left {
        TimeLeft::Hours(0) => "Sisa kurang dari 1 jam".to_owned(),
        TimeLeft::Hours(hours) => format!("Sisa {hours} jam"),
        TimeLeft::Overdue(0) => "TERLAMBAT, kurang dari 1 jam".to_owned(),
        TimeLeft::Overdue(hours) => format!("TERLAMBAT {hours} jam"),
    }
}

/// For the desk's first page: "Permintaan data pribadi: 3 menunggu, 1 terlambat".
pub fn count(open: i64, overdue: i64) -> String {
    let late = if overdue > 0 { format!(", {overdue} terlambat") } else { String::new() };
    format!("{DESK_TITLE}: {open} menunggu{late}")
}

/// Told on the page that follows, by the code in the address.
pub fn done(code: &str) -> Option<&'static str> {
    match code {
        "minta" => Some("Permintaan Anda tercatat. Jawabannya akan ada di halaman ini."),
        "tarik" => Some("Permintaan ditarik."),
        "jawab" => Some("Jawaban tersimpan dan terbaca pemohon di HP."),
        "hapus" => Some("Data dihapus. Catatannya ada di jurnal."),
        _ => None,
    }
}

pub fn refusal(code: &str) -> &'static str {
    match code {
        "tulis" => "Tulis dulu apa yang salah, paling banyak 300 huruf.",
        "setuju" => "Centang dulu bahwa Anda mengerti.",
        "sudah" => "Permintaan ini sudah ada dan sedang menunggu jawaban.",
        "basi" => "Permintaan ini sudah berubah. Lihat keadaannya yang sekarang.",
        "alasan" => "Pilih alasan dari daftar dan tulis penjelasannya, paling banyak 300 huruf.",
        "hasil" => "Tulis apa yang sudah dilakukan, paling banyak 300 huruf.",
        "diproses" => UNDER_WAY,
        _ => "Ini tidak bisa dilakukan sekarang.",
    }
}

/// Words for an option list.
pub fn reasons(of: AskKind) -> impl Iterator<Item = (&'static str, &'static str)> {
    of.refusals().iter().map(|one| (one.code(), reason(*one)))
}
