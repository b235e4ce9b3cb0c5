use chrono::{Days, NaiveDate};

use super::*;
use crate::domain::report_period::Shape;
use crate::domain::spell::histories::{BEGINNING, Dice, history};
use crate::domain::spell::spells;

/// Spells of so many random cards.
fn random_spells(cards: u32, seed: u64) -> Vec<Spell> {
    let mut dice = Dice(seed);
    (0..cards).flat_map(|_| spells(&history(&mut dice))).collect()
}

/// Consecutive periods of several shapes that cover all lives, each list without gaps.
fn calendars() -> Vec<Vec<ReportPeriod>> {
    let (year, month, day) = BEGINNING;
    let first = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let from =
        |period: ReportPeriod, count| std::iter::successors(Some(period), |one| Some(one.next())).take(count).collect();
    vec![
        from(ReportPeriod::of(Shape::Month, first), 60),
        from(ReportPeriod::of(Shape::Quarter, first), 20),
        from(ReportPeriod::of(Shape::Semester, first), 10),
        from(ReportPeriod::of(Shape::Year, first), 5),
        from(ReportPeriod::days(first, first + Days::new(96)).expect("days"), 20),
    ]
}

/// Every cell of III/1, III/2 and III/3, totals included.
fn cells() -> Vec<Vec<By>> {
    let ages = AgeGroup::ALL.iter().map(|group| By::Age(*group));
    let lines = SchoolingLine::all().map(By::Schooling);
    let groups = KbjiGroup::ALL.iter().map(|group| Some(*group)).chain([None]).map(By::Occupation);
    let rows: Vec<Option<By>> = ages.chain(lines).chain(groups).map(Some).chain([None]).collect();
    let sexes = [None, Some(By::Sex(Sex::Male)), Some(By::Sex(Sex::Female))];
    rows.iter().flat_map(|row| sexes.map(|sex| row.iter().copied().chain(sex).collect())).collect()
}

/// All seven figures of a cell, in one pass.
fn figures(by: &[By], tallies: &[Tally]) -> [u64; 7] {
    let cell = CellKey::new(Flow::Supply, by.iter().copied());
    let mut sums = [0; 7];
    for tally in tallies.iter().filter(|tally| cell.counts(&tally.passage)) {
        let flows = Flow::ALL.iter().zip(&mut sums).filter(|(flow, _)| flow.counts(&tally.passage));
        flows.for_each(|(_, sum)| *sum += tally.count);
    }
    sums
}

#[test]
fn over_ten_thousand_histories_every_cell_adds_up_and_opens_with_what_the_last_period_closed_with() {
    let spells = random_spells(10_000, 21);
    let cells = cells();
    let mut seen = [0; 7];
    for calendar in calendars() {
        let mut closed = vec![0; cells.len()];
        for period in calendar {
            let tallies = tallies(&spells, period);
            for (at, by) in cells.iter().enumerate() {
                let [before, registered, supply, placed, removed, gone, after] = figures(by, &tallies);
                assert_eq!(before + registered, supply, "{period} {by:?}");
                assert_eq!(placed + removed, gone, "{period} {by:?}");
                assert_eq!(supply - gone, after, "{period} {by:?}");
                assert_eq!(before, closed[at], "{period} {by:?}");
                closed[at] = after;
                seen.iter_mut()
                    .zip([before, registered, supply, placed, removed, gone, after])
                    .for_each(|(sum, figure)| *sum += figure);
            }
        }
        assert!(closed.iter().all(|left| *left == 0), "all cards have run out");
    }
    assert!(seen.iter().all(|sum| *sum > 100_000), "{seen:?}");
}

#[test]
fn each_history_adds_up_alone_in_every_period() {
    let mut dice = Dice(33);
    let calendars = calendars();
    for _ in 0..10_000 {
        let spells = spells(&history(&mut dice));
        let calendar = &calendars[dice.roll(3) as usize];
        let mut closed = 0;
        for period in calendar {
            let [before, registered, _, placed, removed, _, after] = figures(&[], &tallies(&spells, *period));
            assert_eq!((before, before + registered - placed - removed), (closed, after), "{period} {spells:?}");
            assert!(after <= 1, "a card keeps its holder on the register once");
            closed = after;
        }
    }
}

/// Every address that a report has, and each condition alone.
pub(crate) fn every_key() -> Vec<CellKey> {
    let flows = cells().into_iter().flat_map(|by| Flow::ALL.iter().map(move |flow| CellKey::new(*flow, by.clone())));
    flows.chain(details()).collect()
}

/// The addresses of the finer figures: by what people came, why they left, and what work they found.
fn details() -> Vec<CellKey> {
    let came = Opening::ALL.iter().map(|opening| CellKey::new(Flow::Registered, [By::Came(*opening)]));
    let left = Cause::ALL.iter().map(|cause| CellKey::new(Flow::Removed, [By::Cause(*cause)]));
    let sectors = KbliSection::ALL.iter().map(|one| By::Sector(*one));
    let levels = PlacementRow::ALL.iter().map(|one| By::Level(*one));
    let employers = EmployerKind::ALL.iter().map(|one| By::Employer(*one));
    let areas = PlacementArea::ALL.iter().map(|one| By::Area(*one));
    let placed = sectors.chain(levels).chain(employers).chain(areas).map(|by| CellKey::new(Flow::Placed, [by]));
    came.chain(left).chain(placed).collect()
}

#[test]
fn every_figure_is_as_long_as_its_list() {
    let spells = random_spells(1_000, 5);
    let (keys, details) = (every_key(), details());
    for period in calendars().into_iter().flatten().step_by(20) {
        let tallies = tallies(&spells, period);
        for key in &keys {
            assert_eq!(key.figure(&tallies), people(key, period, &spells).count() as u64, "{period} {key}");
        }
        let sum = |flow| details.iter().filter(|key| key.flow == flow).map(|key| key.figure(&tallies)).sum::<u64>();
        let whole = |flow| CellKey::new(flow, []).figure(&tallies);
        assert_eq!(sum(Flow::Registered), whole(Flow::Registered));
        assert_eq!(sum(Flow::Removed), whole(Flow::Removed));
        assert_eq!(sum(Flow::Placed), 4 * whole(Flow::Placed), "by sector, level, employer and distance");
    }
}

#[test]
fn an_address_is_read_back_from_its_code_and_nothing_else_is_one() {
    let flows = cells().into_iter().flat_map(|by| Flow::ALL.iter().map(move |flow| CellKey::new(*flow, by.clone())));
    for key in flows {
        assert_eq!(key.to_string().parse(), Ok(key.clone()));
        let json = serde_json::to_string(&key).expect("plain text");
        assert_eq!(serde_json::from_str::<CellKey>(&json).expect("its own print"), key);
    }
    let key = CellKey::new(Flow::Placed, [By::Sex(Sex::Female), By::Area(PlacementArea::Abroad)]);
    assert_eq!(key.to_string(), "ditempatkan~jk:P~antar:akan");
    for bad in [
        "",
        "x",
        "terdaftar~",
        "terdaftar~jk",
        "terdaftar~jk:X",
        "terdaftar~nik:1",
        "terdaftar~jk:L~jk:L~jk:L~jk:L~jk:L",
    ] {
        assert_eq!(bad.parse::<CellKey>(), Err(NoCell), "{bad}");
    }
}
