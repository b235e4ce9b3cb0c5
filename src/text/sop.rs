//! The SOP itself (*Standar Operasional Prosedur*), to the letter: its head's labels and its table of activities. What an office fills in
//! stands in its settings. The symbols of the original chart are lost; what is left of it are the words in the column "Pemohon".

use crate::domain::application::SOP_MINUTES;

pub const TITLE: &str = "Standar Operasional Prosedur";
pub const PRINT: &str = "Cetak SOP";
pub const HOW: &str = "Cetak dengan kertas A4 tegak. Layar ini hanya contoh.";
pub const NUMBER: &str = "Nomor SOP";
pub const MADE: &str = "Tgl. Pembuatan";
pub const REVISED: &str = "Tgl. Revisi";
pub const EFFECTIVE: &str = "Tgl. Efektif";
pub const APPROVED: &str = "Disahkan oleh";
pub const NAME: &str = "Nama SOP";
pub const LEGAL: &str = "Dasar hukum";
pub const QUALIFICATION: &str = "Kualifikasi pelaksana";
pub const RELATED: &str = "Keterkaitan";
pub const EQUIPMENT: &str = "Peralatan/perlengkapan";
pub const WARNING: &str = "Peringatan";
pub const RECORDS: &str = "Pencatatan dan pendataan";

pub const NO: &str = "No";
pub const ACTIVITY: &str = "Kegiatan";
pub const BY: &str = "Pelaksana";
pub const QUALITY: &str = "Mutu baku";
pub const APPLICANT: &str = "Pemohon";
pub const INFORMATION: &str = "Petugas Informasi";
pub const HEAD: &str = "Kasi Layanan";
pub const NEEDS: &str = "Kelengkapan";
pub const TIME: &str = "Waktu";
pub const OUTPUT: &str = "Output";
pub const REMARKS: &str = "Ket";

/// "Kepala Dinas …" above the name of who approved it.
pub fn head_of(office: &str, city: &str) -> String {
    format!("Kepala {} {city}", title_case(office))
}

/// Names of offices are set in capitals on a letterhead, and not within a sentence.
fn title_case(name: &str) -> String {
    let word = |word: &str| match word {
        "DAN" => "dan".to_owned(),
        word => {
            let mut signs = word.chars();
            signs.next().into_iter().chain(signs.flat_map(char::to_lowercase)).collect()
        }
    };
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    name.split_whitespace().map(word).collect::<Vec<String>>().join(" ")
}

/// A row of the table.
pub struct Activity {
    pub what: String,
    /// The chart's word in the column "Pemohon".
    pub applicant: &'static str,
    pub needs: &'static str,
    pub output: &'static str,
}

/// The six rows. The original's "AK-2" and "AK-3" in the last column are a slip of filling down: the card stays an AK-1.
pub fn activities(office: &str, city: &str) -> [Activity; SOP_MINUTES.len()] {
    let activity = |what: String, applicant, needs, output| Activity { what, applicant, needs, output };
    let counter =
        format!("Mendaftarkan ke loket pengurusan kartu tanda pencari kerja (AK.1) di {} {city}", title_case(office));
    let fixed = |what: &str, applicant, needs, output| activity(what.to_owned(), applicant, needs, output);
    [
        activity(counter, "mulai", "Berkas Pemohon", "Berkas Pemohon"),
        fixed(
            "Memeriksa persyaratan kelengkapan berkas pencari kerja. Jika persyaratan belum lengkap, dikembalikan kepada pencari kerja untuk dilengkapi.",
            "Tidak",
            "Berkas Pemohon",
            "Berkas Pemohon",
        ),
        fixed("Mengisi daftar hadir kemudian mengisi biodata di website E-Makaryo", "Ya", "KTP", "Laporan Informasi"),
        fixed(
            "Selesai pengisian biodata, selanjutnya Kartu Pencari Kerja (AK1) dapat diterbitkan",
            "",
            "Laporan Informasi",
            "Kartu AK-1",
        ),
        fixed("Kartu Ak.1 ditandatangani oleh petugas pengantar kerja", "", "Laporan Informasi", "Kartu AK-1"),
        fixed(
            "Pemohon menerima Kartu Pencari Kerja (AK.1) yang telah ditanda tangani kemudian ditandatangani oleh pencari kerja",
            "selesai",
            "Laporan Informasi",
            "Kartu AK-1",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::settings::Office;

    #[test]
    fn the_office_of_the_letterhead_stands_in_a_sentence_as_the_sop_writes_it() {
        let office = Office::default();
        let rows = activities(&office.name, &office.city);
        assert!(rows[0].what.ends_with("di Dinas Perindustrian dan Tenaga Kerja Kota Pekalongan"));
        assert_eq!(head_of("Disnaker", "Kota Tegal"), "Kepala Disnaker Kota Tegal");
    }
}
