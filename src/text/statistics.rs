//! Statistics for the office and for the public: titles, heads, what is not shown.

use crate::domain::report_period::ReportPeriod;
use crate::domain::statistics::{Audience, FEW, Topic};

use super::date;

pub const TITLE: &str = "Statistik pelayanan AK-1";
pub const PUBLIC_LEAD: &str = "Angka pelayanan kartu AK-1, tanpa data pribadi.";
pub const EARLIER: &str = "Tahun sebelumnya";
pub const LATER: &str = "Tahun berikutnya";
pub const YEARS: &str = "Pilih tahun";
pub const CSV: &str = "Unduh tabel (CSV)";
pub const NOTHING: &str = "Belum ada angka untuk tahun ini.";

pub const APPLICANTS: &str = "Pemohon";
pub const SUM: &str = "Jumlah";
pub const MONTH: &str = "Bulan";
pub const OUTSIDE: &str = "Luar kota atau belum diisi";
pub const UNSAID: &str = "Belum diisi";
pub const GIVEN: &str = "Kali";
pub const WITHHELD: &str = "tidak ditampilkan";

pub const NOTE_APPLICANTS: &str = "Pemohon: permohonan kartu baru dan perpanjangan, menurut tanggal dikirim. \
    Keterangannya menurut keadaan sekarang, umurnya pada hari dikirim.";
pub const NOTE_QUARTERS: &str = "Angka diperbarui setiap triwulan.";

pub fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Month => "Pemohon menurut bulan",
        Topic::Village => "Pemohon menurut kelurahan",
        Topic::Age => "Pemohon menurut umur",
        Topic::Sex => "Pemohon menurut jenis kelamin",
        Topic::Education => "Pemohon menurut pendidikan",
        Topic::Wanted => "Pemohon menurut jabatan yang dicari",
        Topic::Steps => "Waktu tiap langkah (menit)",
        Topic::Reasons => "Alasan berkas dikembalikan",
    }
}

/// The head of the column that names the rows.
pub fn rows(topic: Topic) -> &'static str {
    match topic {
        Topic::Month => MONTH,
        Topic::Village => "Kelurahan",
        Topic::Age => "Umur",
        Topic::Sex => "Jenis kelamin",
        Topic::Education => "Pendidikan terakhir",
        Topic::Wanted => "Golongan jabatan",
        Topic::Steps => "Langkah SOP",
        Topic::Reasons => "Alasan",
    }
}

/// "kurang dari 5".
pub fn few() -> String {
    format!("kurang dari {FEW}")
}

/// "4,5 menit; standar 5".
pub fn against(median: &str, standard: u16) -> String {
    format!("{median} menit; standar {standard}")
}

/// "1 Januari 2026 – 30 September 2026".
pub fn period(period: ReportPeriod) -> String {
    format!("{} – {}", date::long(period.first()), date::long(period.last()))
}

/// What a reader must know to understand the figures.
pub fn notes(audience: Audience) -> Vec<String> {
    let mut notes = vec![NOTE_APPLICANTS.to_owned(), super::information::NOTE_HOURS.to_owned()];
    if audience == Audience::Public {
        notes.push(format!(
            "Angka di bawah {FEW} tidak ditampilkan. Angka lain juga tidak ditampilkan bila angka kecil itu dapat dihitung darinya."
        ));
        notes.push(NOTE_QUARTERS.to_owned());
    }
    notes
}
