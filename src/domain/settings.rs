//! What the office (*Dinas*) sets for itself. Names, numbers, dates and terms are data, never constants in code; the defaults below
//! are those of the SOP of Kota Pekalongan and of domain facts section 8.

pub mod area;
pub mod fields;
pub mod sheet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use area::Area;

use super::card_paper::CardPaper;
use super::date::iso;
use super::document::Required;

/// Days for which the scans are kept after a card has ended or an application was cancelled: so long a renewal needs no new ones.
pub const SCANS_KEPT_DAYS: u16 = 90;

/// Version of the privacy notice; an account remembers which one was shown.
pub const NOTICE_VERSION: &str = "2026-11";

/// The office, its head, its rules.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    /// First line of the letterhead.
    pub government: String,
    pub name: String,
    pub address: String,
    pub city: String,
    /// Where cards are signed.
    pub place: String,
    pub head_name: String,
    pub head_nip: String,
    pub legal_basis: Vec<String>,
    /// The part of the office that the SOP belongs to, lowest first.
    pub sop_unit: String,
    pub sop_title: String,
    pub sop_number: String,
    /// Header of the SOP: *Tgl. Pembuatan*, *Tgl. Revisi*, *Tgl. Efektif*.
    #[serde(with = "iso::option")]
    pub sop_made: Option<NaiveDate>,
    #[serde(with = "iso::option")]
    pub sop_revised: Option<NaiveDate>,
    #[serde(with = "iso::option")]
    pub sop_effective: Option<NaiveDate>,
    /// Header of the SOP: *Kualifikasi pelaksana*, *Keterkaitan*, *Peralatan/perlengkapan*, *Peringatan*, *Pencatatan dan pendataan*.
    pub sop_qualification: Vec<String>,
    pub sop_related: Vec<String>,
    pub sop_equipment: Vec<String>,
    pub sop_warning: String,
    pub sop_records: String,
    /// Kemendagri code of the city without dots; the first four digits of every card number.
    pub region_code: String,
    pub validity_years: u8,
    pub age_floor: u8,
    /// The sheet on which cards are printed.
    pub paper: CardPaper,
    /// KETENTUAN on the card.
    pub terms: Vec<String>,
    pub opening_hours: String,
    /// Where somebody who was asked for money reports it.
    pub complaints: String,
    /// How many days an unsent draft is kept.
    pub draft_days: u16,
    /// The documents that every file must have.
    pub required: Required,
    /// After how many days a signed card that nobody fetched is called "not collected".
    pub not_collected_days: u16,
    /// How many days after a report fell due its holder is called "belum lapor".
    pub report_grace_days: u16,
    /// How many days before a report or the end of a card its holder is reminded.
    pub reminder_days: u16,
}

impl Default for Office {
    fn default() -> Self {
        let text = |s: &str| s.to_owned();
        Office {
            government: text("PEMERINTAH KOTA PEKALONGAN"),
            name: text("DINAS PERINDUSTRIAN DAN TENAGA KERJA"),
            address: text("Kota Pekalongan, Jawa Tengah"),
            city: text("Kota Pekalongan"),
            place: text("Pekalongan"),
            head_name: text("Dr. SRI BUDI SANTOSO, M.Si"),
            head_nip: text("197012141990031004"),
            legal_basis: vec![
                text("Undang-undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan"),
                text("Peraturan Menteri Ketenagakerjaan RI Nomor 39 Tahun 2016 tentang Penempatan Kerja"),
                text(
                    "Peraturan Walikota Nomor 88 Tahun 2021 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Dinas Perindustrian dan Tenaga Kerja",
                ),
            ],
            sop_unit: text("Seksi Penempatan Kerja, Bidang Penempatan Kerja, Pelatihan dan Produktivitas"),
            sop_title: text("Pelayanan Penerbitan Kartu AK-1"),
            sop_number: String::new(),
            sop_made: None,
            sop_revised: None,
            sop_effective: None,
            sop_qualification: vec![
                text("Mampu memahami peraturan yang berlaku"),
                text("Mampu mengoperasikan komputer"),
                text("Mampu berkomunikasi dengan baik"),
            ],
            sop_related: Vec::new(),
            sop_equipment: vec![
                text("Komputer"),
                text("Printer / Scanner"),
                text("Alat Tulis Kantor"),
                text("Jaringan Internet"),
            ],
            sop_warning: text(
                "Jika pembuatan SOP ini tidak dilaksanakan akan berdampak: tidak ada kejelasan alur pemberian informasi",
            ),
            sop_records: text("Buku Register Pendaftaran Pembuatan AK-1, disimpan sebagai data elektronik dan manual"),
            region_code: text("3375"),
            validity_years: 2,
            paper: CardPaper::A4Folded,
            age_floor: 15,
            terms: vec![
                text("Berlaku Nasional."),
                text("Bila ada perubahan data/keterangan lainnya atau telah mendapat pekerjaan harap segera melapor."),
                text(
                    "Apabila pencari kerja yang bersangkutan telah diterima bekerja maka instansi/perusahaan yang menerima agar mengembalikan AK/I ini kepada Dinas Tenaga Kerja.",
                ),
                text(
                    "Kartu ini berlaku selama 2 (dua) tahun dengan keharusan melapor setiap 6 (enam) bulan sekali bagi pencari kerja yang belum mendapatkan pekerjaan.",
                ),
            ],
            opening_hours: text("Senin sampai Jumat, 08.00–15.00"),
            complaints: text("SP4N-LAPOR! di lapor.go.id"),
            draft_days: 90,
            required: Required::default(),
            not_collected_days: 7,
            report_grace_days: 30,
            reminder_days: 14,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::document::DocumentKind;

    #[test]
    fn an_office_stored_before_a_setting_existed_is_read_with_its_default() {
        let office: Office = serde_json::from_str("{\"name\":\"DINAS\",\"age_floor\":17}").expect("an office");
        assert_eq!((office.name.as_str(), office.age_floor, office.not_collected_days), ("DINAS", 17, 7));
        assert!(office.required.has(DocumentKind::Diploma) && office.sop_made.is_none());
    }
}
