//! What a phone's calendar says of a card's dates.

use crate::domain::settings::Office;

pub const PRODUCT: &str = "-//Kartu AK-1//ID";
/// Of the downloaded file.
pub const FILE_NAME: &str = "kartu-ak1.ics";
pub const RENEWAL: &str = "Kartu AK-1 bisa diperpanjang";
pub const LAST_DAY: &str = "Hari terakhir kartu AK-1 berlaku";

/// `number` counts from 1.
pub fn report(number: usize) -> String {
    let roman = ["I", "II", "III"].get(number - 1).copied().unwrap_or_default();
    format!("Lapor kartu AK-1 (lapor {roman})")
}

pub fn about_report(office: &Office) -> String {
    format!("Paling lambat hari ini. Sudah bekerja? Lapor juga, supaya data Anda benar.\n{}", place(office))
}

pub fn about_renewal(office: &Office) -> String {
    format!("Perpanjang dari HP, lalu ambil kartu baru di loket. Bawa KTP dan kartu lama. Gratis.\n{}", place(office))
}

fn place(office: &Office) -> String {
    format!("{}, {}. {}.", office.name, office.address, office.opening_hours)
}
