//! What happens next and when, on the status page. Made on the server and sent as it is read: a phone does not carry these sentences.

use chrono::NaiveDate;

use super::date::long;
use crate::domain::application::{SOP_MINUTES, State};
use crate::domain::card_life::Life;
use crate::domain::office_hours::Working;
use crate::domain::settings::Office;
use crate::domain::validity::renewal_from;

/// What is known of the time that an application takes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wait {
    /// Within this nine of ten files had the step behind them that the office is to do now; None where too few are known.
    pub usual: Option<Working>,
    /// This file waits longer than that already.
    pub late: bool,
}

/// One sentence or two each; none where nothing is waited for.
pub fn lines(state: State, office: &Office, wait: Wait, card: Option<&Life>, today: NaiveDate) -> Vec<String> {
    let hours = || format!("Jam pelayanan: {}.", office.opening_hours);
    let place = || format!("Alamat: {}, {}.", office.name, office.address);
    match state {
        State::Draft | State::Cancelled => Vec::new(),
        State::Submitted => with_usual("diperiksa", wait, hours(), "Hasilnya tampil di halaman ini."),
        State::Returned => vec!["Setelah Anda kirim lagi, petugas memeriksa bagian yang diperbaiki.".to_owned()],
        State::Complete => {
            let rest: u16 = SOP_MINUTES[2..].iter().sum();
            vec![hours(), place(), format!("Menurut SOP, sisa langkah di loket perlu {rest} menit.")]
        }
        State::Attended => vec!["Setelah Anda setuju, kartu diterbitkan.".to_owned()],
        State::Confirmed => with_usual("diterbitkan", wait, hours(), "Setelah itu kartu ditandatangani petugas."),
        State::Issued => with_usual("ditandatangani", wait, hours(), "Setelah itu kartu bisa diambil di loket."),
        State::Signed => vec![hours(), place()],
        State::HandedOver => card.map(|life| dates(life, today)).unwrap_or_default(),
    }
}

fn with_usual(done: &str, wait: Wait, hours: String, then: &str) -> Vec<String> {
    let mut lines = match wait.usual {
        Some(usual) => vec![
            format!("Biasanya {done} dalam {}.", working(usual)),
            "Itu hitungan kantor ini dari 30 hari terakhir. Dari 10 berkas, 9 selesai dalam waktu itu.".to_owned(),
        ],
        None => vec!["Perkiraan waktu belum ada, karena contohnya masih sedikit.".to_owned(), hours],
    };
    if wait.late {
        lines.push("Kali ini lebih lama dari biasanya. Maaf, silakan tanyakan di loket.".to_owned());
    }
    lines.push(then.to_owned());
    lines
}

fn working(time: Working) -> String {
    match time {
        Working::Hours(hours) => format!("{hours} jam kerja"),
        Working::Days(days) => format!("{days} hari kerja"),
    }
}

fn dates(life: &Life, today: NaiveDate) -> Vec<String> {
    let until = life.valid_until;
    if today > until {
        return vec![format!("Masa berlaku kartu habis {}. Kartu masih bisa diperpanjang.", long(until))];
    }
    let report = life.rows_to_come().find(|(_, due)| *due >= today);
    let renewal = renewal_from(until);
    let renewal = match renewal <= today {
        true => "Kartu sudah bisa diperpanjang.".to_owned(),
        false => format!("Bisa diperpanjang mulai {}.", long(renewal)),
    };
    let report = report.map(|(_, due)| format!("Lapor berikutnya paling lambat {}.", long(due)));
    report.into_iter().chain([format!("Kartu berlaku sampai {}.", long(until)), renewal]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card_life::{Fact, ReportRow};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn said(state: State, wait: Wait) -> String {
        lines(state, &Office::default(), wait, None, day(2026, 11, 24)).join(" ")
    }

    #[test]
    fn who_waits_is_told_how_long_it_takes_or_that_this_is_not_known() {
        let known = Wait { usual: Some(Working::Hours(3)), late: false };
        assert!(said(State::Submitted, known).starts_with("Biasanya diperiksa dalam 3 jam kerja. Itu hitungan"));
        let days = Wait { usual: Some(Working::Days(2)), late: true };
        let late = said(State::Issued, days);
        assert!(late.contains("ditandatangani dalam 2 hari kerja.") && late.contains("lebih lama dari biasanya"));
        let unknown = said(State::Confirmed, Wait::default());
        assert!(!unknown.contains("Biasanya") && unknown.contains("belum ada") && unknown.contains("08.00–15.00"));
        assert_eq!(said(State::Draft, known) + &said(State::Cancelled, known), "");
    }

    #[test]
    fn the_dates_of_a_card_are_those_that_are_still_to_come() {
        let life = Life::begin(day(2026, 11, 24), day(2028, 11, 24));
        let on = |today| dates(&life, today).join(" ");
        let first = on(day(2026, 11, 24));
        assert!(first.contains("lambat 24 Mei 2027") && first.contains("mulai 25 September 2028"));
        assert!(on(day(2027, 5, 25)).contains("lambat 24 November 2027"));
        let last = on(day(2028, 11, 24));
        assert!(!last.contains("Lapor") && last.contains("sampai 24 November 2028") && last.contains("sudah bisa"));
        assert_eq!(on(day(2028, 11, 25)), "Masa berlaku kartu habis 24 November 2028. Kartu masih bisa diperpanjang.");
        let reported = life.after(day(2027, 5, 2), Fact::Reported(ReportRow::First));
        assert!(dates(&reported, day(2027, 5, 3))[0].contains("lambat 24 November 2027"), "that row is filled");
    }
}
