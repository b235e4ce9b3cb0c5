use chrono::Days;

use super::*;
use crate::domain::code::Code;
use crate::domain::ipk::{people, tallies};
use crate::domain::spell::Spell;
use crate::domain::spell::histories::{Dice, history};
use crate::domain::spell::spells;

fn some_spells(cards: u32, seed: u64) -> Vec<Spell> {
    let mut dice = Dice(seed);
    (0..cards).flat_map(|_| spells(&history(&mut dice))).collect()
}

fn quarter() -> ReportPeriod {
    ReportPeriod::from_code("2026-T4").expect("a quarter")
}

fn report(kind: IpkReport, period: ReportPeriod, spells: &[Spell]) -> Report {
    make(kind, period, period.last() + Days::new(1), &Office::default(), &tallies(spells, period))
}

#[test]
fn every_report_made_twice_is_the_same_to_the_byte_and_every_row_is_as_long_as_its_head() {
    let mut spells = some_spells(2000, 1);
    let first: Vec<_> = IpkReport::ALL.iter().map(|kind| report(*kind, quarter(), &spells)).collect();
    // The order in which people are read makes no difference.
    spells.reverse();
    let second = IpkReport::ALL.iter().map(|kind| report(*kind, quarter(), &spells));
    for (first, second) in first.iter().zip(second) {
        let json = serde_json::to_string(first).expect("JSON");
        assert_eq!(json, serde_json::to_string(&second).expect("JSON"));
        assert_eq!(serde_json::from_str::<Report>(&json).expect("its own print"), second);
        for table in &second.tables {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", second.title);
            for heads in &table.heads {
                assert_eq!(heads.iter().map(|head| usize::from(head.span)).sum::<usize>(), table.columns.len());
            }
        }
    }
}

#[test]
fn every_figure_of_every_report_is_as_long_as_its_list() {
    let spells = some_spells(700, 2);
    for kind in IpkReport::ALL {
        let report = report(*kind, quarter(), &spells);
        let mut total = 0;
        for (key, figure) in report.figures() {
            assert_eq!(figure, people(key, quarter(), &spells).count() as u64, "{kind:?} {key}");
            total += figure;
        }
        assert!(total > 0, "{kind:?}");
    }
}

/// The numbers of a row that begins with these words.
fn row(report: &Report, words: &str) -> Vec<u64> {
    let of = |row: &&crate::domain::report_table::Row| row.cells.contains(&Cell::text(words));
    let row = report.tables.iter().flat_map(|table| &table.rows).find(of).expect("the row");
    let number = |cell: &Cell| match cell {
        Cell::Figure(figure, _) => Some(*figure),
        _ => None,
    };
    row.cells.iter().filter_map(number).collect()
}

#[test]
fn the_reports_of_a_period_agree_with_each_other() {
    let spells = some_spells(3000, 3);
    let [overview, education, occupation, sector, placement] =
        std::array::from_fn(|at| report(IpkReport::ALL[at], quarter(), &spells));
    let line = |flow| row(&overview, words::line(flow).1);
    let whole = |flow| line(flow)[10..].to_vec();
    let five = [Flow::Before, Flow::Registered, Flow::Placed, Flow::Removed, Flow::After].map(whole).concat();
    assert_eq!(row(&education, words::SUM), five);
    assert_eq!(row(&occupation, words::SUM), five);
    assert_eq!(row(&sector, words::SUM), whole(Flow::Placed));
    assert_eq!(row(&placement, words::SUM)[9..], whole(Flow::Placed));
    // The opening of the next quarter is the closing of this one, cell by cell, as they stand on the sheets.
    let next = report(IpkReport::Overview, quarter().next(), &spells);
    assert_eq!(row(&next, words::line(Flow::Before).1), line(Flow::After));
    let lines = education.tables[0].rows.iter().map(|row| &row.cells).filter(|cells| cells.len() > 2);
    let after = report(IpkReport::Education, quarter().next(), &spells);
    for (now, then) in lines.zip(&after.tables[0].rows) {
        let value = |cell: &Cell| match cell {
            Cell::Figure(figure, _) => *figure,
            other => panic!("no figure: {other:?}"),
        };
        assert_eq!(
            now[14..17].iter().map(value).collect::<Vec<_>>(),
            then.cells[2..5].iter().map(value).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_period_that_still_runs_says_how_far_it_has_come() {
    let (spells, period) = (some_spells(10, 4), quarter());
    let said =
        |today| make(IpkReport::Overview, period, today, &Office::default(), &tallies(&spells, period)).lead.len();
    assert_eq!((said(period.last()), said(period.last() + Days::new(1))), (4, 3));
    assert_eq!(period.known_on(period.first() - Days::new(1)), None);
}
