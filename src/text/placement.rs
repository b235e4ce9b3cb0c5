//! Words about work that was found (*penempatan*), as a job seeker would say them; the official ones are those of the reports.

use crate::domain::employer_kind::EmployerKind;
use crate::domain::found_work::Teller;
use crate::domain::kbli::KbliSection;
use crate::domain::placement_area::PlacementArea;
use crate::domain::work_end::WorkEnd;

pub fn employer_kind(kind: EmployerKind) -> &'static str {
    match kind {
        EmployerKind::Government => "Instansi pemerintah",
        EmployerKind::StateOwned => "BUMN atau BUMD",
        EmployerKind::Cooperative => "Koperasi",
        EmployerKind::Company => "Perusahaan swasta",
        EmployerKind::OtherBody => "Badan atau yayasan lain",
        EmployerKind::Person => "Perorangan",
    }
}

pub fn area(area: PlacementArea) -> &'static str {
    match area {
        PlacementArea::Local => "Di Jawa Tengah",
        PlacementArea::OtherRegion => "Di provinsi lain",
        PlacementArea::Abroad => "Di luar negeri",
    }
}

pub fn kbli(section: KbliSection) -> &'static str {
    match section {
        KbliSection::Agriculture => "Pertanian, kehutanan, perikanan",
        KbliSection::Mining => "Pertambangan dan penggalian",
        KbliSection::Manufacturing => "Industri pengolahan (pabrik, batik, konveksi)",
        KbliSection::Energy => "Listrik dan gas",
        KbliSection::WaterAndWaste => "Air, limbah, dan sampah",
        KbliSection::Construction => "Konstruksi",
        KbliSection::Trade => "Perdagangan dan bengkel",
        KbliSection::Transport => "Angkutan dan pergudangan",
        KbliSection::HotelsAndFood => "Penginapan, makan dan minum",
        KbliSection::Information => "Informasi dan komunikasi",
        KbliSection::Finance => "Keuangan dan asuransi",
        KbliSection::RealEstate => "Real estat",
        KbliSection::Professional => "Jasa profesional, ilmiah, teknis",
        KbliSection::RentalAndSupport => "Penyewaan dan jasa penunjang usaha",
        KbliSection::PublicAdministration => "Pemerintahan, pertahanan, jaminan sosial",
        KbliSection::Education => "Pendidikan",
        KbliSection::Health => "Kesehatan dan sosial",
        KbliSection::Arts => "Kesenian, hiburan, rekreasi",
        KbliSection::OtherServices => "Jasa lainnya",
        KbliSection::Households => "Bekerja di rumah tangga",
        KbliSection::International => "Badan internasional",
    }
}

pub fn teller(teller: Teller) -> &'static str {
    match teller {
        Teller::Holder => "kabar dari pemegang kartu",
        Teller::Counter => "dicatat di loket",
        Teller::Employer => "kabar dari pemberi kerja",
    }
}

pub fn work_end(end: WorkEnd) -> &'static str {
    match end {
        WorkEnd::Left => "Sudah tidak bekerja lagi",
        WorkEnd::NeverBegan => "Batal bekerja",
        WorkEnd::Slip => "Salah catat",
        WorkEnd::NotTrue => "Kabarnya tidak benar",
    }
}
