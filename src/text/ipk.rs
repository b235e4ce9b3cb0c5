//! Titles, heads and notes of the IPK reports, in the words of the ministry's sheets (domain facts 4.1, 4.2, 5.2).

use crate::domain::code::Code;
use crate::domain::employer_kind::EmployerKind;
use crate::domain::ipk::{By, CellKey, Flow, IpkReport};
use crate::domain::ipk_education::SchoolingLine;
use crate::domain::kbli::KbliSection;
use crate::domain::placement_area::PlacementArea;
use crate::domain::report_period::{ReportPeriod, Shape};
use crate::domain::spell::{Cause, Opening};

use super::{date, reference};

pub const PERIOD: &str = "Masa laporan";
pub const UP_TO: &str = "Sampai dengan";
pub const PART_SEEKERS: &str = "I. Pencari kerja";
pub const PART_VACANCIES: &str = "II. Lowongan";
pub const DETAILS: &str = "Rincian pendaftaran dan penghapusan";
pub const PART_LEVELS: &str = "(a) Menurut tingkat pendidikan";
pub const PART_EMPLOYERS: &str = "(b) Menurut penerima tenaga kerja";
pub const NO: &str = "No.";
pub const CODE: &str = "Kode";
pub const DESCRIPTION: &str = "Uraian";
pub const SCHOOLING: &str = "Jenis pendidikan";
pub const OCCUPATION: &str = "Golongan pokok jabatan";
pub const SECTOR: &str = "Lapangan usaha";
pub const LEVEL: &str = "Tingkat pendidikan";
pub const EMPLOYER: &str = "Penerima tenaga kerja";
pub const MALE: &str = "L";
pub const FEMALE: &str = "P";
pub const BOTH: &str = "L+P";
pub const SUM: &str = "Jumlah";
pub const SUM_SHORT: &str = "JML";
pub const UNSAID: &str = "Tidak disebutkan";

pub const NOTE_FACTS: &str = "Umur, jenis kelamin, pendidikan, dan golongan jabatan dicatat pada hari kartu diterbitkan dan tetap selama terdaftar.";
pub const NOTE_LATE: &str =
    "Kabar yang datang terlambat dihitung pada hari dicatat, sehingga laporan yang sudah lewat tidak berubah.";
pub const NOTE_RENEWAL: &str =
    "Perpanjangan dihitung sebagai penghapusan kartu lama dan pendaftaran kartu baru pada hari yang sama.";
pub const NOTE_VACANCIES: &str = "Bagian lowongan bernilai nol: layanan AK-1 tidak mencatat lowongan.";
pub const NOTE_EDUCATION: &str =
    "SMK tanpa bidang keahlian dihitung pada kode 3702; doktor dihitung bersama magister pada kode 7199.";
pub const NOTE_PLACEMENT: &str = "Penempatan yang kemudian ditarik kembali tetap terhitung pada hari dicatat; orangnya terdaftar kembali pada hari ditarik.";

pub fn title(report: IpkReport) -> &'static str {
    match report {
        IpkReport::Overview => "IPK III/1 – Ikhtisar Statistik Antar Kerja",
        IpkReport::Education => {
            "IPK III/2 – Pencari Kerja Terdaftar, Ditempatkan, dan Dihapuskan menurut Jenis Pendidikan"
        }
        IpkReport::Occupation => {
            "IPK III/3 – Pencari Kerja Terdaftar, Ditempatkan, dan Dihapuskan menurut Golongan Pokok Jabatan"
        }
        IpkReport::Sector => "IPK III/7 – Penempatan Pencari Kerja menurut Lapangan Usaha",
        IpkReport::Placement => {
            "IPK III/8 – Penempatan Pencari Kerja menurut Jenis Antar Kerja, Tingkat Pendidikan, dan Penerima Tenaga Kerja"
        }
    }
}

/// The rows of III/1: number and words.
pub fn line(flow: Flow) -> (&'static str, &'static str) {
    match flow {
        Flow::Before => ("1", "Pencari kerja yang belum ditempatkan pada akhir masa yang lalu"),
        Flow::Registered => ("2", "Pencari kerja yang terdaftar pada masa ini"),
        Flow::Supply => ("A", "JUMLAH (1 + 2)"),
        Flow::Placed => ("3", "Pencari kerja yang ditempatkan pada masa ini"),
        Flow::Removed => ("4", "Pencari kerja yang dihapuskan pada masa ini"),
        Flow::Gone => ("B", "JUMLAH (3 + 4)"),
        Flow::After => ("5", "Pencari kerja yang belum ditempatkan pada akhir masa ini (A – B)"),
    }
}

/// The rows of part II of III/1, in their order.
pub const VACANCY_LINES: [(&str, &str); 7] = [
    ("1", "Lowongan yang belum dipenuhi pada akhir masa yang lalu"),
    ("2", "Lowongan yang terdaftar pada masa ini"),
    ("C", "JUMLAH (1 + 2)"),
    ("3", "Lowongan yang dipenuhi pada masa ini"),
    ("4", "Lowongan yang dihapuskan pada masa ini"),
    ("D", "JUMLAH (3 + 4)"),
    ("5", "Lowongan yang belum dipenuhi pada akhir masa ini (C – D)"),
];

/// The heads of III/2 and III/3.
pub fn column(flow: Flow) -> &'static str {
    match flow {
        Flow::Before => "Sisa akhir masa lalu",
        Flow::Registered => "Pendaftaran",
        Flow::Placed => "Penempatan",
        Flow::Removed => "Penghapusan",
        Flow::After => "Sisa akhir masa ini",
        Flow::Supply => "Jumlah A",
        Flow::Gone => "Jumlah B",
    }
}

pub fn opening(opening: Opening) -> &'static str {
    match opening {
        Opening::New => "Terdaftar: kartu baru",
        Opening::Renewal => "Terdaftar: perpanjangan",
        Opening::Back => "Terdaftar: kembali setelah penempatan ditarik",
        Opening::RenewalUndone => "Terdaftar: kembali setelah perpanjangan diurungkan",
        Opening::Imported => "Terdaftar: kartu dari register lama",
    }
}

pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Expired => "Dihapuskan: masa berlaku habis",
        Cause::Renewed => "Dihapuskan: diganti perpanjangan",
        Cause::Cancelled => "Dihapuskan: permohonan dibatalkan",
        Cause::IssueUndone => "Dihapuskan: penerbitan diurungkan",
        Cause::Double => "Dihapuskan: kartu ganda",
        Cause::MovedAway => "Dihapuskan: pindah",
        Cause::Died => "Dihapuskan: meninggal",
        Cause::OwnWish => "Dihapuskan: permintaan sendiri",
        Cause::FalseData => "Dihapuskan: data tidak benar",
    }
}

pub fn schooling(line: SchoolingLine) -> &'static str {
    match line.code() {
        "1000" => "SD",
        "1101" => "Tidak tamat SD",
        "1102" => "Tamat SD",
        "2000" => "SLTP",
        "2199" => "SLTP, tak terdefinisi",
        "3001" => "SMU",
        "3801" => "SMU",
        "3802" => "Madrasah Aliyah",
        "3700" => "Setingkat SMU lainnya",
        "3701" => "Setingkat SMU, lainnya",
        "3702" => "Setingkat SMU, tak terdefinisi",
        "4000" => "D1/Akta I dan D2/Akta II",
        "4199" => "D1, tak terdefinisi",
        "4299" => "D2, tak terdefinisi",
        "5000" => "D3/Akta III/Sarjana Muda",
        "5199" => "D3, tak terdefinisi",
        "6000" => "S1",
        "6199" => "S1/D4, tak terdefinisi",
        "7000" => "S2",
        "7199" => "S2, tak terdefinisi",
        _ => UNSAID,
    }
}

/// Official names of the sections, KBLI 2020.
pub fn sector(sector: KbliSection) -> &'static str {
    match sector {
        KbliSection::Agriculture => "Pertanian, Kehutanan dan Perikanan",
        KbliSection::Mining => "Pertambangan dan Penggalian",
        KbliSection::Manufacturing => "Industri Pengolahan",
        KbliSection::Energy => "Pengadaan Listrik, Gas, Uap/Air Panas dan Udara Dingin",
        KbliSection::WaterAndWaste => "Pengelolaan Air, Air Limbah, Daur Ulang Sampah, Remediasi",
        KbliSection::Construction => "Konstruksi",
        KbliSection::Trade => "Perdagangan Besar dan Eceran; Reparasi Mobil dan Sepeda Motor",
        KbliSection::Transport => "Pengangkutan dan Pergudangan",
        KbliSection::HotelsAndFood => "Penyediaan Akomodasi dan Makan Minum",
        KbliSection::Information => "Informasi dan Komunikasi",
        KbliSection::Finance => "Keuangan dan Asuransi",
        KbliSection::RealEstate => "Real Estat",
        KbliSection::Professional => "Jasa Profesional, Ilmiah dan Teknis",
        KbliSection::RentalAndSupport => "Penyewaan, Ketenagakerjaan, Agen Perjalanan, Penunjang Usaha",
        KbliSection::PublicAdministration => "Administrasi Pemerintahan, Pertahanan, Jaminan Sosial Wajib",
        KbliSection::Education => "Pendidikan",
        KbliSection::Health => "Kesehatan dan Kegiatan Sosial",
        KbliSection::Arts => "Kesenian, Hiburan dan Rekreasi",
        KbliSection::OtherServices => "Kegiatan Jasa Lainnya",
        KbliSection::Households => "Rumah Tangga sebagai Pemberi Kerja",
        KbliSection::International => "Badan Internasional",
    }
}

/// Rows of III/8, part (b).
pub fn employer(kind: EmployerKind) -> &'static str {
    match kind {
        EmployerKind::Government => "Instansi Pemerintah",
        EmployerKind::StateOwned => "BUMN/BUMD",
        EmployerKind::Cooperative => "Koperasi",
        EmployerKind::Company => "Perusahaan Swasta",
        EmployerKind::OtherBody => "Badan Usaha Lainnya",
        EmployerKind::Person => "Perorangan",
    }
}

/// Columns of III/8.
pub fn area(area: PlacementArea) -> &'static str {
    match area {
        PlacementArea::Local => "AKL",
        PlacementArea::OtherRegion => "AKAD",
        PlacementArea::Abroad => "AKAN",
    }
}

/// "November 2026", "Triwulan II 2026", "Semester I 2026", "Tahun 2026", "1 November 2026 – 15 November 2026".
pub fn period(period: ReportPeriod) -> String {
    use chrono::Datelike;
    let (year, number) = (period.first().year(), period.number());
    let roman = ["I", "II", "III", "IV"].get(number as usize - 1).copied().unwrap_or_default();
    match period.shape() {
        Shape::Month => date::month(period.first()),
        Shape::Quarter => format!("Triwulan {roman} {year}"),
        Shape::Semester => format!("Semester {roman} {year}"),
        Shape::Year => format!("Tahun {year}"),
        Shape::Days if period.first() == period.last() => date::long(period.first()),
        Shape::Days => format!("{} – {}", date::long(period.first()), date::long(period.last())),
    }
}

/// "Masa laporan: November 2026".
pub fn of_period(of: ReportPeriod) -> String {
    format!("{PERIOD}: {}", period(of))
}

/// "Kode jabatan: KBJI 2014."
pub fn edition(what: &str, edition: &str) -> String {
    format!("Kode {what}: {edition}.")
}

/// A figure in words: "Penempatan, P, 20–29".
pub fn figure(key: &CellKey) -> String {
    let by = |by: &By| match by {
        By::Sex(sex) => sex.code().to_owned(),
        By::Age(group) => reference::age_group(*group).to_owned(),
        By::Schooling(line) => format!("{} {}", line.code(), schooling(*line)),
        By::Occupation(group) => group.map_or(UNSAID, reference::kbji).to_owned(),
        By::Came(one) => opening(*one).to_owned(),
        By::Cause(one) => cause(*one).to_owned(),
        By::Sector(one) => format!("{} {}", one.code(), sector(*one)),
        By::Level(row) => reference::placement_row(*row).to_owned(),
        By::Employer(kind) => employer(*kind).to_owned(),
        By::Area(one) => area(*one).to_owned(),
    };
    std::iter::once(column(key.flow).to_owned()).chain(key.by.iter().map(by)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_as_the_office_names_them() {
        let named = |code| period(ReportPeriod::from_code(code).expect("a period"));
        assert_eq!(named("2026-11"), "November 2026");
        assert_eq!((named("2026-T2"), named("2026-S1")), ("Triwulan II 2026".into(), "Semester I 2026".into()));
        assert_eq!((named("2026"), named("2026-11-24_2026-11-24")), ("Tahun 2026".into(), "24 November 2026".into()));
        assert_eq!(named("2026-11-01_2026-11-15"), "1 November 2026 – 15 November 2026");
    }

    #[test]
    fn every_line_of_the_sheet_has_its_words() {
        let unsaid: Vec<_> = SchoolingLine::all().filter(|line| schooling(*line) == UNSAID).collect();
        assert_eq!(unsaid, [SchoolingLine::UNKNOWN]);
    }
}
