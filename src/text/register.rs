//! The register book as a table, and its remarks.

use crate::domain::code::Code;
use crate::domain::register::{Order, PrintKind, Remark, Remarked};

use super::{card_life, date, placement};

pub const TITLE: &str = "Buku Register Pendaftaran Pembuatan AK-1";
pub const NUMBER: &str = "No. urut";
pub const ENTERED: &str = "Tanggal daftar";
pub const CARD_NUMBER: &str = "No. Pendaftaran Pencari Kerja";
pub const NIK: &str = "NIK";
pub const NAME: &str = "Nama";
pub const BIRTH_PLACE: &str = "Tempat lahir";
pub const BIRTH_DATE: &str = "Tanggal lahir";
pub const SEX: &str = "L/P";
pub const AGE: &str = "Umur";
pub const VILLAGE: &str = "Kelurahan";
pub const VILLAGE_CODE: &str = "Kode kelurahan (Kemendagri)";
pub const EDUCATION: &str = "Pendidikan terakhir";
pub const EDUCATION_CODE: &str = "Kode pendidikan (IPK)";
pub const KBJI: &str = "Golongan jabatan (KBJI 2014)";
pub const OCCUPATION: &str = "Golongan jabatan";
pub const KIND: &str = "Jenis";
/// In place of a kind.
pub const OLD_CARD: &str = "Register lama";
pub const STANDING: &str = "Keadaan kartu";
pub const CARDS: &str = "Daftar kartu AK-1";
pub const ISSUED: &str = "Tanggal terbit";
pub const VALID: &str = "Berlaku s.d.";
pub const SIGNER: &str = "Penanda tangan";
pub const HANDED_OVER: &str = "Diserahkan";
pub const REMARKS: &str = "Keterangan";
pub const OPENED: &str = "Terdaftar sejak";
pub const OPENING: &str = "Sebab terdaftar";
pub const CLOSED: &str = "Keluar pada";
pub const CLOSING: &str = "Sebab keluar";
pub const PLACED: &str = "Ditempatkan";
pub const PEOPLE: &str = "Daftar pencari kerja";

pub fn order(order: Order) -> &'static str {
    match order {
        Order::Number => "Nomor urut",
        Order::Date => "Tanggal daftar",
        Order::Name => "Nama",
        Order::Village => "Kelurahan",
    }
}

fn remarked(what: Remarked) -> String {
    match what {
        Remarked::Cancelled => "DIBATALKAN".to_owned(),
        Remarked::Issued => "kartu diterbitkan".to_owned(),
        Remarked::IssueUndone => "penerbitan diurungkan".to_owned(),
        Remarked::Signed => "kartu ditandatangani".to_owned(),
        Remarked::SignUndone => "tanda tangan diurungkan".to_owned(),
        Remarked::HandedOver => "kartu diserahkan".to_owned(),
        Remarked::Revised => "data dilengkapi".to_owned(),
        Remarked::NikChanged => "NIK diperbaiki".to_owned(),
        Remarked::Working => "bekerja".to_owned(),
        Remarked::NotWorking(why) => format!("kabar bekerja ditarik: {}", lower(placement::work_end(why))),
        Remarked::Withdrawn(why) => format!("kartu ditarik: {}", lower(card_life::removal(why))),
        Remarked::Replaced => "diganti perpanjangan".to_owned(),
        Remarked::NotReplaced => "perpanjangan diurungkan".to_owned(),
        Remarked::PrintedAgain(PrintKind::Correction) => "perbaikan kartu diterbitkan".to_owned(),
        Remarked::PrintedAgain(PrintKind::Reprint) => "kartu dicetak ulang".to_owned(),
    }
}

/// "24-11-2026 bekerja; 02-12-2026 kartu dicetak ulang".
pub fn remarks(remarks: &[Remark]) -> String {
    let told = |remark: &Remark| format!("{} {}", date::short(remark.on), remarked(remark.what));
    remarks.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// "register-2026-11-nomor", the name of a file without its ending.
pub fn file_name(what: &str, period: &str, order: Option<Order>) -> String {
    let order = order.map(|order| format!("-{}", order.code())).unwrap_or_default();
    format!("{what}-{period}{order}")
}

fn lower(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(char::to_lowercase).into_iter().flatten().chain(signs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::work_end::WorkEnd;

    #[test]
    fn remarks_are_dated_and_told_in_their_order() {
        let on = |day: &str, what| Remark { on: day.parse().expect("a day"), what };
        let told =
            remarks(&[on("2026-11-24", Remarked::Working), on("2026-12-02", Remarked::NotWorking(WorkEnd::Slip))]);
        assert_eq!(told, "24-11-2026 bekerja; 02-12-2026 kabar bekerja ditarik: salah catat");
    }
}
