//! The board of times, calling, and the screen on the wall.

use super::date;
use crate::domain::period::Period;

pub const TITLE: &str = "Papan waktu";
pub const BY_DAY: &str = "Harian";
pub const BY_MONTH: &str = "Bulanan";
pub const VIEWS: &str = "Harian atau bulanan";
pub const PREVIOUS_DAY: &str = "Hari sebelumnya";
pub const NEXT_DAY: &str = "Hari berikutnya";
pub const PREVIOUS_MONTH: &str = "Bulan sebelumnya";
pub const NEXT_MONTH: &str = "Bulan berikutnya";
pub const STEPS: &str = "Waktu enam langkah SOP";
pub const STEPS_LEAD: &str = "Dalam menit, untuk langkah yang selesai pada masa ini. Dihitung pada jam pelayanan, \
    Senin sampai Jumat pukul 08.00–15.00, tanpa waktu menunggu pemohon memperbaiki berkas.";
pub const STEP: &str = "Langkah";
pub const STANDARD: &str = "Standar";
pub const ENDED: &str = "Selesai";
pub const MEDIAN: &str = "Median";
pub const P90: &str = "90% paling lama";
pub const AGAINST: &str = "Median dibanding standar";
pub const WITHIN: &str = "Sesuai standar";
pub const WALL_MEDIAN: &str = "Median dengan malam dan libur";
pub const WALL_P90: &str = "90% dengan malam dan libur";
pub const IN_STANDARD: &str = "dalam standar";
pub const ABOVE_STANDARD: &str = "di atas standar";
pub const CHECKS: &str = "Pemeriksaan berkas";
pub const SENT: &str = "Dikirim, termasuk kiriman perbaikan";
pub const CHECKED: &str = "Diperiksa";
pub const RETURNED: &str = "Dikembalikan";
pub const DECIDING: &str = "Dari membuka berkas sampai keputusan";
pub const REASONS: &str = "Alasan pengembalian";
pub const REASON: &str = "Alasan";
pub const COUNT: &str = "Jumlah";
pub const OTHER_REASON: &str = "Alasan lain";
pub const NO_REASONS: &str = "Tidak ada berkas yang dikembalikan.";

pub const CALL: &str = "Panggil";
pub const CALL_NEXT: &str = "Panggil berikutnya";
pub const CALL_AGAIN: &str = "Panggil lagi";
pub const CALLED: &str = "Dipanggil";
pub const COUNTER: &str = "Loket";
pub const NOBODY_WAITS: &str = "Tidak ada yang menunggu dipanggil.";
pub const TO_SCREEN: &str = "Layar antrean";

pub const SCREEN_TITLE: &str = "Antrean";
pub const SCREEN_LAST: &str = "Nomor dipanggil";
pub const SCREEN_EARLIER: &str = "Dipanggil sebelumnya";
pub const SCREEN_NEXT: &str = "Berikutnya";
pub const SCREEN_WAITING: &str = "Menunggu";
pub const SCREEN_NOBODY: &str = "Belum ada nomor yang dipanggil.";

/// "24 November 2026" or "November 2026".
pub fn period(period: Period) -> String {
    match period {
        Period::Day(day) => date::long(day),
        Period::Month(first) => date::month(first),
    }
}

/// "Loket 2".
pub fn counter(number: u8) -> String {
    format!("{COUNTER} {number}")
}

/// "10.42, Loket 2".
pub fn called(at: &str, number: u8) -> String {
    format!("{at}, {}", counter(number))
}

pub fn was_called(number: i64, to: u8) -> String {
    format!("Nomor {number} dipanggil ke {}.", counter(to))
}

/// Minutes of seconds with one decimal where it says something: "4,5".
pub fn minutes(seconds: i64) -> String {
    let tenths = (seconds + 3) / 6;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) if whole < 100 => format!("{whole},{tenth}"),
        (whole, _) => whole.to_string(),
    }
}

/// "12 (20%)".
pub fn share(part: i64, whole: i64) -> String {
    match whole {
        0 => part.to_string(),
        _ => format!("{part} ({}%)", (part * 100 + whole / 2) / whole),
    }
}

/// "median 45 detik, 90% paling lama 80 detik".
pub fn deciding(median: i64, p90: i64) -> String {
    format!("median {median} detik, 90% paling lama {p90} detik")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_have_one_decimal_while_they_are_few() {
        let said = [0, 20, 270, 300, 6_030, 60_000].map(minutes);
        assert_eq!(said.each_ref().map(String::as_str), ["0", "0,3", "4,5", "5", "100", "1000"]);
    }

    #[test]
    fn shares_are_rounded_and_nothing_of_nothing_has_none() {
        assert_eq!([share(1, 3), share(2, 3), share(0, 0)], ["1 (33%)", "2 (67%)", "0"]);
    }
}
