//! A file at the desk: the check, its pins, the note, the history.

use crate::domain::application::Move;
use crate::domain::document::DocumentKind;
use crate::domain::helper::Helper;

pub const PAGES: &str = "Halaman dokumen";
pub const ENLARGE: &str = "Perbesar";
pub const REDUCE: &str = "Perkecil";
pub const TURN: &str = "Putar";
pub const FORWARD: &str = "Berikutnya";
pub const BACKWARD: &str = "Sebelumnya";
pub const MARK: &str = "Tandai titik";
pub const MARK_HOW: &str =
    "Klik bagian yang salah pada gambar, atau geser silang dengan tombol panah lalu tekan Enter.";
pub const NEW: &str = "baru";
pub const BEFORE: &str = "Sebelum diperbaiki";
pub const WAS: &str = "Sebelumnya:";
pub const MARK_FIELD: &str = "Tandai";

pub const CHECKLIST: &str = "Persyaratan";
pub const BIODATA: &str = "Biodata";
pub const COMPLETE: &str = "lengkap";
pub const INCOMPLETE: &str = "belum lengkap";
pub const AGAINST_NIK: &str = "Tanggal lahir dan jenis kelamin sesuai NIK";
pub const FITS: &str = "cocok";
pub const DIFFERS: &str = "berbeda, cocokkan dengan KTP";
pub const NAMES: &str = "Nama di KTP dan ijazah";
pub const NAMES_SAME: &str = "sama menurut pemohon";
pub const NAMES_DIFFER: &str = "berbeda, minta surat keterangan beda nama";
pub const NO_DIPLOMA: &str = "pemohon belum punya ijazah";
pub const TWINS: &str = "Berkas lain orang ini";
pub const NO_TWIN: &str = "tidak ada";
pub const ABSENT: &str = "belum ada";

pub const SAME_NIK: &str = "NIK sama";
pub const SAME_NAME: &str = "Nama dan tanggal lahir sama";
pub const THIS_FILE: &str = "Berkas ini";
pub const OTHER_FILE: &str = "Berkas lain";
pub const PHOTO: &str = "Pas foto";

pub const REASON: &str = "Alasan";
pub const OWN_WORDS: &str = "Tulis sendiri";
pub const MORE_WORDS: &str = "Keterangan";
pub const DROP_PIN: &str = "Hapus tanda";

pub const NOTE: &str = "Catatan wawancara (AK/II)";
pub const NOTE_HINT: &str = "Hanya dibaca petugas. Pemohon berhak menanyakannya.";
pub const SAVE_NOTE: &str = "Simpan catatan";

pub const HISTORY: &str = "Riwayat";
pub const MEANWHILE: &str = "Sementara itu berkas ini berubah";
pub const BY_APPLICANT: &str = "pemohon";

pub const TAKE: &str = "Pegang berkas ini";
pub const TAKE_ANYWAY: &str = "Ambil alih";
pub const DECIDED: &str = "Baru saja diputuskan:";

pub const COLLECTED_BY: &str = "Diambil oleh";
pub const APPLICANT: &str = "Pemohon sendiri";
pub const OTHER: &str = "Orang lain dengan surat kuasa";
pub const COLLECTOR: &str = "Nama yang mengambil";
pub const DRAWN: &str = "Tanda tangan di layar (boleh dikosongkan)";
pub const WIPE: &str = "Hapus tanda tangan";
pub const SIGNED_ON_CARD: &str = "Pemohon sudah tanda tangan di kartu. Tanda tangan di layar hanya tambahan.";
pub const HANDED_OVER: &str = "Penyerahan";

/// Who helped the applicant to fill in the form, as they said.
pub fn assisted(by: Helper) -> String {
    ["dibantu ", &super::reference::helper(by).to_lowercase().replace("bkk", "BKK")].concat()
}

pub fn held(name: &str, since: &str) -> String {
    format!("Sedang dibuka {name} sejak {since}.")
}

pub fn pages(kind: DocumentKind, count: usize) -> String {
    match (count, kind) {
        (0, _) => ABSENT.to_owned(),
        (1, DocumentKind::Photo) => "ada".to_owned(),
        (count, _) => format!("ada, {count} halaman"),
    }
}

pub fn pin(number: usize) -> String {
    format!("Tanda {number}")
}

pub fn point(number: usize, page: &str) -> String {
    format!("Titik {number} pada {page}")
}

/// An entry of the journal in words.
pub fn happened(what: &str) -> &str {
    if let Some(mv) = Move::from_code(what) {
        return match mv {
            Move::Send => "Dikirim",
            Move::Return => "Dikembalikan untuk dilengkapi",
            Move::Accept => "Berkas dinyatakan lengkap",
            Move::Attend => "Hadir, KTP asli cocok",
            Move::Confirm => "Biodata dan konsep kartu disetujui",
            Move::Issue => "Kartu diterbitkan",
            Move::Sign => "Kartu ditandatangani",
            Move::HandOver => "Kartu diserahkan",
            Move::Cancel => "Dibatalkan",
            Move::UndoCheck => "Hasil pemeriksaan diurungkan",
            Move::UndoIssue => "Penerbitan diurungkan",
            Move::UndoSign => "Tanda tangan diurungkan",
        };
    }
    match what {
        "walk-in" => "Berkas dibuka di loket",
        "draft" => "Draf dibuat",
        "note" => "Catatan wawancara ditulis",
        "arrival" => "Datang ke kantor",
        "assist" => "Dibantu mengisi di loket",
        "take-over" => "Pengisian dilanjutkan di HP pemohon",
        "counter-code" => "Kode 10 menit diberikan",
        "lapor" => "Lapor, masih mencari kerja",
        "kerja" => "Diterima bekerja",
        "kerja-kabar" => "Kabar diterima bekerja dari pemberi kerja",
        "kerja-benar" => "Kabar dari pemberi kerja dibenarkan",
        "kerja-ditolak" => "Kabar dari pemberi kerja tidak dibenarkan",
        "kerja-tarik" => "Catatan bekerja ditarik",
        "hapus" => "Kartu ditarik",
        "legalisir" => "Fotokopi kartu dilegalisir",
        "perpanjangan" => "Perpanjangan dimulai",
        "perbaikan" => "Perbaikan kartu dimulai",
        "cetak-ulang" => "Cetak ulang dimulai",
        "ganti" => "Diganti kartu baru",
        "ganti-batal" => "Penggantian kartu ditarik",
        "nik" => "NIK diperbaiki sesuai KTP asli",
        "input" => "Sudah diinput ke E-Makaryo / SIAPkerja",
        "input-batal" => "Tanda sudah diinput ditarik",
        "data-jawab" => "Permintaan data dijawab",
        other => other,
    }
}
