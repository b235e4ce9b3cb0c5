//! The life of a card a second time, as plainly as it can be said: lists of days and loops over them. It shares no rule with `domain`, not
//! even the adding of months.

use chrono::{Datelike, Days, NaiveDate};

pub const GRACE: u64 = 30;
const LEAD: u64 = 14;

/// A card as the model sees it.
#[derive(Clone, Debug)]
pub struct ModelCard {
    pub issued: NaiveDate,
    /// Row (1 to 3) and day.
    pub reports: Vec<(u32, NaiveDate)>,
    pub works: bool,
    /// Days on which work was taken back.
    pub back: Vec<NaiveDate>,
    pub withdrawn: bool,
    pub replaced: bool,
    /// Occasion, the day it falls on, the day of the reminder.
    pub reminded: Vec<(&'static str, NaiveDate, NaiveDate)>,
}

impl ModelCard {
    pub fn new(issued: NaiveDate) -> ModelCard {
        ModelCard {
            issued,
            reports: Vec::new(),
            works: false,
            back: Vec::new(),
            withdrawn: false,
            replaced: false,
            reminded: Vec::new(),
        }
    }

    /// Day `months` months after the issue, or the last day of a month that is too short.
    pub fn month(&self, months: u32) -> NaiveDate {
        let count = self.issued.year() as u32 * 12 + self.issued.month0() + months;
        let (year, month) = ((count / 12) as i32, count % 12 + 1);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        NaiveDate::from_ymd_opt(year, month, self.issued.day().min(length)).expect("a day")
    }

    pub fn end(&self) -> NaiveDate {
        self.month(24)
    }

    fn last_row(&self) -> u32 {
        self.reports.iter().map(|(row, _)| *row).max().unwrap_or(0)
    }

    pub fn standing(&self, today: NaiveDate) -> &'static str {
        if self.withdrawn {
            return "ditarik";
        }
        if self.replaced {
            return "diganti";
        }
        if self.works {
            return "bekerja";
        }
        if today > self.end() {
            return "kedaluwarsa";
        }
        for row in self.last_row() + 1..=3 {
            let mut since = vec![self.month(row * 6), self.issued];
            since.extend(&self.back);
            let since = since.into_iter().max().expect("a day");
            if since + Days::new(GRACE) < today {
                return "belum-lapor";
            }
        }
        ["aktif", "lapor-1", "lapor-2", "lapor-3"][self.last_row() as usize]
    }

    /// The row that a report of today fills.
    pub fn may_report(&self, today: NaiveDate) -> Option<u32> {
        if self.withdrawn || self.replaced || self.works || today > self.end() {
            return None;
        }
        let mut open = None;
        for row in 1..=3 {
            if self.month(row * 6) - Days::new(30) <= today {
                open = Some(row);
            }
        }
        open.filter(|open| self.reports.iter().all(|(row, _)| row != open))
    }

    pub fn may_tell_work(&self, starts: NaiveDate, today: NaiveDate) -> bool {
        let alive = !self.withdrawn && !self.replaced && !self.works && today <= self.end();
        alive && starts <= today && starts >= self.issued
    }

    pub fn may_take_back(&self) -> bool {
        self.works && !self.withdrawn && !self.replaced
    }

    pub fn may_withdraw(&self) -> bool {
        !self.withdrawn && !self.replaced
    }

    pub fn may_renew(&self, today: NaiveDate) -> bool {
        !self.withdrawn && !self.replaced && today + Days::new(60) >= self.end()
    }

    /// For a correction, a reprint and a legalised copy.
    pub fn may_be_printed(&self, today: NaiveDate) -> bool {
        !self.withdrawn && !self.replaced && today <= self.end()
    }

    /// What the morning of `today` brings.
    pub fn remind(&mut self, today: NaiveDate) {
        if self.withdrawn || self.replaced || self.works {
            return;
        }
        for (row, occasion, day) in [
            (1, "lapor-1", self.month(6)),
            (2, "lapor-2", self.month(12)),
            (3, "lapor-3", self.month(18)),
            (4, "habis", self.end()),
        ] {
            let near = day - Days::new(LEAD) <= today && today <= day;
            if near && row > self.last_row() && self.reminded.iter().all(|(known, ..)| *known != occasion) {
                self.reminded.push((occasion, day, today));
            }
        }
    }
}
