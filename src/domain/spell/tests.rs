use super::histories::{Dice, history};
use super::*;
use crate::domain::code::Code;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn facts() -> Facts {
    Facts { sex: Sex::Female, age: AgeGroup::From20, education: Some(Education::Vocational), kbji: None }
}

fn work() -> Work {
    Work {
        employer: EmployerKind::Company,
        sector: KbliSection::Manufacturing,
        kbji: KbjiGroup::Craft,
        area: PlacementArea::Local,
    }
}

fn issued(on: &str, until: &str) -> (NaiveDate, News) {
    (day(on), News::Issued { facts: facts(), village: None, opening: Opening::New, until: day(until) })
}

/// Opening and end of each spell in words, to be read in a test.
fn told(news: &[(NaiveDate, News)]) -> Vec<String> {
    let closing = |closing| match closing {
        Closing::Placed(_) => "ditempatkan",
        Closing::Removed(cause) => Code::code(cause),
    };
    let tell = |spell: &Spell| {
        format!("{} {} > {} {}", spell.opened_on, spell.opening.code(), spell.closed_on, closing(spell.closing))
    };
    spells(news).iter().map(tell).collect()
}

#[test]
fn a_card_that_nothing_happens_to_ends_the_day_after_its_last() {
    assert_eq!(told(&[issued("2026-01-10", "2028-01-10")]), ["2026-01-10 baru > 2028-01-11 kedaluwarsa"]);
}

#[test]
fn work_taken_back_the_same_day_never_counted_and_later_it_is_a_coming_back() {
    let placed = (day("2026-03-02"), News::Placed(work()));
    let first = issued("2026-01-10", "2028-01-10");
    assert_eq!(
        told(&[first, placed, (day("2026-03-02"), News::NotPlaced)]),
        ["2026-01-10 baru > 2028-01-11 kedaluwarsa"]
    );
    assert_eq!(
        told(&[first, placed, (day("2026-04-01"), News::NotPlaced)]),
        ["2026-01-10 baru > 2026-03-02 ditempatkan", "2026-04-01 kembali > 2028-01-11 kedaluwarsa"]
    );
    // After the last valid day nobody comes back.
    assert_eq!(
        told(&[first, placed, (day("2028-01-11"), News::NotPlaced)]),
        ["2026-01-10 baru > 2026-03-02 ditempatkan"]
    );
}

#[test]
fn an_issue_taken_back_the_same_day_never_counted_and_later_it_is_a_removal() {
    let first = issued("2026-01-10", "2028-01-10");
    assert_eq!(told(&[first, (day("2026-01-10"), News::IssueUndone)]), [""; 0]);
    let undone = (day("2026-02-03"), News::IssueUndone);
    assert_eq!(told(&[first, undone]), ["2026-01-10 baru > 2026-02-03 terbit-diurungkan"]);
    assert_eq!(
        told(&[first, undone, issued("2026-02-03", "2028-02-03")]),
        ["2026-01-10 baru > 2028-02-04 kedaluwarsa"]
    );
    assert_eq!(
        told(&[first, undone, issued("2026-02-05", "2028-02-05")]),
        ["2026-01-10 baru > 2026-02-03 terbit-diurungkan", "2026-02-05 baru > 2028-02-06 kedaluwarsa"]
    );
}

#[test]
fn a_renewal_closes_and_taken_back_opens_again_while_the_old_card_holds() {
    let first = issued("2026-01-10", "2028-01-10");
    let replaced = (day("2027-12-20"), News::Replaced);
    assert_eq!(told(&[first, replaced]), ["2026-01-10 baru > 2027-12-20 diperpanjang"]);
    assert_eq!(
        told(&[first, replaced, (day("2028-01-03"), News::NotReplaced)]),
        ["2026-01-10 baru > 2027-12-20 diperpanjang", "2028-01-03 perpanjangan-urung > 2028-01-11 kedaluwarsa"]
    );
    assert_eq!(
        told(&[first, replaced, (day("2028-02-01"), News::NotReplaced)]),
        ["2026-01-10 baru > 2027-12-20 diperpanjang"]
    );
    // Who works has left the register; a renewal brings back, and taken back leaves nothing behind.
    let placed = (day("2026-03-02"), News::Placed(work()));
    assert_eq!(
        told(&[first, placed, replaced, (day("2028-01-03"), News::NotReplaced)]),
        ["2026-01-10 baru > 2026-03-02 ditempatkan"]
    );
}

/// Who is on the register at the end of each day, said a second time: a few flags, read day by day, without spells.
fn on_at_the_end_of(news: &[(NaiveDate, News)], day: NaiveDate) -> bool {
    let (mut until, mut placed, mut replaced, mut removed) = (None, false, false, false);
    for (_, news) in news.iter().filter(|(on, _)| *on <= day) {
        match news {
            News::Issued { until: last, .. } => (until, placed, replaced, removed) = (Some(*last), false, false, false),
            News::IssueUndone => until = None,
            News::Placed(_) => placed = until.is_some(),
            News::NotPlaced => placed = false,
            News::Replaced => replaced = until.is_some(),
            News::NotReplaced => replaced = false,
            News::Removed(_) => removed = until.is_some(),
        }
    }
    until.is_some_and(|last| day <= last) && !placed && !replaced && !removed
}

#[test]
fn in_ten_thousand_histories_spells_say_day_by_day_who_is_on_the_register() {
    let mut dice = Dice(4);
    let mut spells_seen = 0;
    for _ in 0..10_000 {
        let news = history(&mut dice);
        let spells = spells(&news);
        spells_seen += spells.len();
        for pair in spells.windows(2) {
            assert!(pair[0].closed_on < pair[1].opened_on, "{news:?}: one after the other, never within a day");
        }
        assert!(spells.iter().all(|spell| spell.opened_on <= spell.closed_on));
        let interesting = news.iter().map(|(on, _)| *on).chain(spells.iter().map(|spell| spell.closed_on));
        for on in interesting.flat_map(|on| [on.pred_opt().expect("a day"), on, on + Days::new(1)]) {
            let counted = spells.iter().filter(|spell| spell.opened_on <= on && on < spell.closed_on).count();
            assert_eq!(counted == 1, on_at_the_end_of(&news, on), "{on} {news:?}");
        }
    }
    assert!(spells_seen > 10_000, "{spells_seen}");
}

#[test]
fn in_ten_thousand_histories_later_news_change_no_day_before_them() {
    let mut dice = Dice(9);
    for _ in 0..10_000 {
        let news = history(&mut dice);
        let whole = spells(&news);
        for cut in 1..news.len() {
            let day = news[cut].0;
            // What is known at the end of the day before.
            let known: Vec<_> = news.iter().copied().filter(|(on, _)| *on < day).collect();
            let so_far = |spell: &&Spell| spell.opened_on < day;
            let seen = |spell: &Spell| {
                (spell.opened_on, spell.opening, (spell.closed_on < day).then_some((spell.closed_on, spell.closing)))
            };
            let then: Vec<_> = spells(&known).iter().filter(so_far).map(seen).collect();
            let now: Vec<_> = whole.iter().filter(so_far).map(seen).collect();
            assert_eq!(then, now, "{day} {news:?}");
        }
    }
}
