//! What is printed on the card, label by label (domain facts 1.3 and 1.4). These labels stand as other offices print them.

use chrono::NaiveDate;

use crate::domain::code::Code;
use crate::domain::reprint::ReprintCause;

pub const MARK: &str = "AK/I";
pub const TITLE: &str = "KARTU TANDA BUKTI PENDAFTARAN PENCARI KERJA";
pub const NUMBER: &str = "No. Pendaftaran Pencari Kerja";
pub const NIK: &str = "No. Induk Kependudukan";
pub const NAME: &str = "Nama Lengkap";
pub const BIRTH: &str = "Tempat/Tanggal Lahir";
pub const SEX: &str = "Jenis Kelamin";
pub const MARITAL: &str = "Status";
pub const RELIGION: &str = "Agama";
pub const ADDRESS: &str = "Alamat";
pub const PHONE: &str = "No. Telp/HP";
pub const VALID_UNTIL: &str = "Berlaku s.d.";
pub const PHOTO: &str = "Pas foto";
pub const HOLDER: &str = "Tanda tangan Pencari Kerja";
pub const EDUCATION: &str = "PENDIDIKAN FORMAL";
pub const NO: &str = "No";
pub const LEVEL: &str = "Tingkat Pendidikan";
pub const MAJOR: &str = "Jurusan";
pub const YEAR_OUT: &str = "Tahun Lulus";
pub const SKILLS: &str = "PENDIDIKAN NON FORMAL / KETERAMPILAN / PENGALAMAN KERJA";
pub const WHAT: &str = "Jenis";
pub const YEAR: &str = "Tahun";
pub const SIGNER: &str = "Pengantar Kerja/Petugas Antar Kerja";
pub const NIP: &str = "NIP.";
pub const REPORTS: &str = "LAPORAN";
pub const REPORT: &str = "Laporan";
pub const REPORT_DATE: &str = "Tgl-Bln-Thn";
pub const REPORT_SIGN: &str = "Tanda tangan Pengantar Kerja/Petugas Pendaftar";
pub const REPORT_NAME: &str = "(Cantumkan Nama dan NIP)";
pub const REPORT_ROWS: [&str; 3] = ["Pertama", "Kedua", "Ketiga"];
pub const ACCEPTED: &str = "Diterima kerja";
pub const FROM: &str = "Terhitung tgl";
pub const TERMS: &str = "KETENTUAN";
pub const DRAFT: &str = "KONSEP";
pub const CONTINUED: &str = "Lanjutan AK/I No.";
pub const PREVIEW: &str = "PRATINJAU";
pub const FORM: &str = "Formulir AK/I";
pub const DOMICILE: &str = "Alamat Domisili";
pub const ISSUED_ON: &str = "Dikeluarkan pada tanggal";
pub const VALID_UNTIL_LONG: &str = "Berlaku sampai dengan";
pub const REPORT_ROWS_FORM: [&str; 3] = ["Kesatu", "Kedua", "Ketiga"];
pub const PLACED: &str = "Diterima Penempatan";
pub const PLACED_ON: &str = "Tanggal Penempatan";
pub const GOES_ON: &str = "Lanjutan ada di lembar berikutnya.";
pub const TERMS_ELSEWHERE: &str = "Ketentuan ada di lembar lanjutan.";
pub const SEAL: &str = "Periksa keaslian kartu ini";
pub const SEAL_HOW: &str = "Pindai kode dengan kamera HP. Alamat yang terbuka harus sama dengan ini:";
pub const SEAL_CODE: &str = "Atau ketik kode:";
pub const SEAL_LABEL: &str = "Kode untuk memeriksa keaslian kartu";
pub const POCKET: &str = "Kartu saku ini pelengkap kartu AK/I di kertas.";

pub fn due(day: NaiveDate) -> String {
    format!("paling lambat {}", super::date::long(day))
}

/// `copy` counts from 1, 0 for a draft; `cause` is the code of the cause of a reprint.
pub fn foot(number: &str, copy: u16, cause: &str) -> String {
    let number = format!("{MARK} No. {number}");
    match (copy, ReprintCause::from_code(cause)) {
        (0, _) => number,
        (copy, None) => format!("{number} · cetakan ke-{copy}"),
        (copy, Some(cause)) => {
            format!("{number} · cetakan ke-{copy}, {}", super::card_life::reprint_cause(cause).to_lowercase())
        }
    }
}
