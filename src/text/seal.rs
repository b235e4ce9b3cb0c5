//! What a check of a card says, to whoever scanned or typed its code. It is a check of authenticity and never called a certified signature.

use chrono::NaiveDate;

use super::date::long;
use crate::domain::seal_answer::{End, Ended, NotGenuine};

pub const TITLE: &str = "Periksa keaslian kartu AK-1";
pub const LEAD: &str = "Pindai kode di kartu dengan kamera HP, atau ketik kode yang tertulis di sebelahnya.";
pub const CODE: &str = "Kode di kartu";
pub const CODE_HINT: &str = "Contoh: K7QM2-XDR4T";
pub const CHECK: &str = "Periksa";
pub const ANOTHER: &str = "Periksa kartu lain";
pub const NUMBER: &str = "Nomor kartu";
pub const NAME: &str = "Nama";
pub const NIK_TAIL: &str = "Empat angka terakhir NIK";
pub const ISSUED: &str = "Terbit";
pub const UNTIL: &str = "Berlaku sampai";
pub const COMPARE: &str = "Bandingkan dengan yang tercetak di kartu dan dengan orangnya.";
pub const NOT_CERTIFIED: &str = "Ini pemeriksaan keaslian oleh kantor, bukan tanda tangan elektronik tersertifikasi.";
pub const EMPLOYER: &str = "Anda menerima pemegang kartu ini bekerja? Kabari kantor";
/// Said by the script where neither server nor kept lists answer.
pub const NO_LISTS: &str = "Kode belum bisa diperiksa karena tidak ada sambungan. Coba lagi nanti.";

/// `host` is the address that stands on every card.
pub fn address(host: &str) -> String {
    format!("Alamat di atas layar HP harus sama dengan yang tertulis di kartu: {host}/periksa")
}

/// Why a typed code leads nowhere, by the code in the address.
pub fn refusal(code: &str) -> &'static str {
    match code {
        "salah-ketik" => "Kode ini salah ketik. Periksa lagi huruf dan angkanya.",
        _ => "Kode ini tidak dikenal. Periksa lagi, atau tanyakan ke kantor.",
    }
}

pub const VALID: &str = "Berlaku";
pub const VALID_WHY: &str = "Kartu ini asli dan masih berlaku.";
pub const NO_LONGER: &str = "Tidak berlaku lagi";
pub const NOT_GENUINE: &str = "Tidak dikenal atau tidak asli";

pub fn ended(end: End, successor: Option<&str>) -> String {
    let since = long(end.since);
    match (end.why, successor) {
        (Ended::Withdrawn, _) => format!("Kartu ini asli, tetapi ditarik kantor sejak {since}."),
        (Ended::Replaced, Some(number)) => {
            format!("Kartu ini asli, tetapi diganti kartu nomor {number} sejak {since}.")
        }
        (Ended::Replaced, None) => format!("Kartu ini asli, tetapi diganti kartu baru sejak {since}."),
        (Ended::Superseded, _) => {
            format!("Ada cetakan yang lebih baru dari kartu ini sejak {since}. Minta yang terbaru.")
        }
        (Ended::NotHandedOver, _) => "Kartu ini belum diserahkan kantor kepada pemegangnya.".to_owned(),
        (Ended::Expired, _) => format!("Kartu ini asli, tetapi masa berlakunya habis sejak {since}."),
    }
}

pub fn not_genuine(why: NotGenuine) -> &'static str {
    match why {
        NotGenuine::Nonsense => "Ini bukan kode kartu AK-1.",
        NotGenuine::Altered => "Isi kode ini diubah. Kartu ini bukan buatan kantor.",
        NotGenuine::UnknownKey => "Kode ini tidak dibuat oleh kantor.",
        NotGenuine::WithdrawnKey => "Kode ini dibuat dengan kunci yang sudah dicabut kantor. Tanyakan ke kantor.",
        NotGenuine::OtherOffice => "Kode ini dari kantor lain. Periksa di alamat yang tertulis di kartu.",
        NotGenuine::OtherPrint => "Kode ini disalin dari kartu lain.",
        NotGenuine::Unknown => "Kantor tidak mengenal kartu ini.",
    }
}

/// A line of what a card says.
pub fn day(day: NaiveDate) -> String {
    long(day)
}
