//! Random lives of cards as their news, in any order that a database could hold, likely or not.

use chrono::{Days, NaiveDate};

use super::*;
use crate::domain::code::Code;

/// All lives begin on or after this day.
pub const BEGINNING: (i32, u32, u32) = (2026, 1, 1);

/// A generator of its own (SplitMix64), so that a history can be told again.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub fn one<T: Code>(&mut self) -> T {
        T::ALL[self.roll(T::ALL.len() as u64) as usize]
    }

    fn maybe<T: Code>(&mut self) -> Option<T> {
        (self.roll(10) > 0).then(|| self.one())
    }

    pub fn facts(&mut self) -> Facts {
        Facts { sex: self.one(), age: self.one(), education: self.maybe(), kbji: self.maybe() }
    }

    pub fn work(&mut self) -> Work {
        Work { employer: self.one(), sector: self.one(), kbji: self.one(), area: self.one() }
    }
}

/// The news of one card over some three years; several may fall on one day.
pub fn history(dice: &mut Dice) -> Vec<(NaiveDate, News)> {
    let (year, month, day) = BEGINNING;
    let mut today = NaiveDate::from_ymd_opt(year, month, day).expect("a day") + Days::new(dice.roll(400));
    let facts = dice.facts();
    let opening = [Opening::New, Opening::Renewal, Opening::Imported][dice.roll(3) as usize];
    let village = Village::ALL.get(dice.roll(30) as usize).copied();
    let mut news = vec![(today, News::Issued { facts, village, opening, until: today + Days::new(300) })];
    for _ in 0..dice.roll(12) {
        today = today + Days::new([0, 0, 1, 7, 40, 200][dice.roll(6) as usize]);
        let next = match dice.roll(12) {
            0 => News::IssueUndone,
            1 => News::Issued { facts, village, opening, until: today + Days::new(300) },
            2..=4 => News::Placed(dice.work()),
            5..=7 => News::NotPlaced,
            8 => News::Replaced,
            9 => News::NotReplaced,
            _ => News::Removed(dice.one()),
        };
        news.push((today, next));
    }
    news
}
