//! What is printed on the card, label by label (domain facts 1.3 and 1.4). These labels stand as other offices print them.

use chrono::NaiveDate;

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
pub const HOW: &str = "Tekan Ctrl+P. Pilih kertas A4 mendatar, margin tidak ada, skala 100 %, grafik latar menyala. \
                       Cetak dua sisi, balik di tepi pendek.";

pub fn due(day: NaiveDate) -> String {
    format!("paling lambat {}", super::date::long(day))
}

pub fn foot(number: &str) -> String {
    format!("{MARK} No. {number}")
}
