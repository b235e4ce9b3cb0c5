//! Words of a reminder (*pengingat*).

use chrono::NaiveDate;

use super::date::long;
use crate::domain::reminder::Occasion;

pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Report1 => "Lapor I",
        Occasion::Report2 => "Lapor II",
        Occasion::Report3 => "Lapor III",
        Occasion::End => "Masa berlaku habis",
    }
}

pub const MAIL_SUBJECT: &str = "Pengingat kartu AK-1";

/// What an officer sends by WhatsApp, and the office by e-mail; without the name, since it may reach another hand.
pub fn message(occasion: Occasion, due: NaiveDate, address: &str) -> String {
    let due = long(due);
    let what = match occasion {
        Occasion::End => format!("Masa berlaku kartu AK-1 Anda habis {due}. Kartu bisa diperpanjang dari HP"),
        _ => format!("Anda perlu lapor kartu AK-1 paling lambat {due}. Cukup satu tombol dari HP"),
    };
    format!("Bapak/Ibu, ini pesan dari kantor tenaga kerja. {what}: {address} Layanan ini gratis.")
}
