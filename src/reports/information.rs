//! The Laporan Informasi of a day or a month: what came in, was checked, returned and why, issued, signed and handed over, and the times of the
//! SOP's steps against its standard. About the office, never about one officer.

use crate::domain::application::{Kind, Move, SOP_MINUTES};
use crate::domain::period::Period;
use crate::domain::report_table::{Cell, Column, Look, Report, Row, Table};
use crate::store::board::StepFigures;
use crate::store::information::MoveCount;
use crate::store::{Result, Store};
use crate::text::{board, information as words, ipk, state};

/// The report as it stands.
pub async fn read(store: &Store, period: Period) -> Result<Report> {
    let office = store.office().await?;
    let list = store.return_reasons().await?;
    let reasons = store.reason_counts(period).await?.into_iter().map(|(code, count)| {
        let known = list.iter().find(|reason| reason.code == code).map(|reason| reason.text.clone());
        (known.filter(|text| !text.is_empty()).unwrap_or_else(|| board::OTHER_REASON.to_owned()), count)
    });
    Ok(Report {
        title: words::TITLE.to_owned(),
        lead: vec![office.government, office.name, format!("{}: {}", ipk::PERIOD, board::period(period))],
        tables: vec![
            flow(&store.entries(period).await?, &store.move_counts(period).await?),
            why(reasons),
            times(&store.step_figures(period).await?),
        ],
        notes: vec![words::NOTE_DAYS.to_owned(), words::NOTE_HOURS.to_owned()],
    })
}

/// The moves that a row counts, in the order of the procedure.
const ROWS: [&[Move]; 9] = [
    &[Move::Accept],
    &[Move::Return],
    &[Move::Attend],
    &[Move::Confirm],
    &[Move::Issue],
    &[Move::Sign],
    &[Move::HandOver],
    &[Move::Cancel],
    &[Move::UndoCheck, Move::UndoIssue, Move::UndoSign],
];

fn flow(entries: &[(Kind, i64)], counts: &[MoveCount]) -> Table {
    let of = |moves: &[Move], kind: Kind| {
        counts
            .iter()
            .filter(|count| count.kind == kind && moves.contains(&count.mv))
            .map(|count| count.count)
            .sum::<i64>()
    };
    let entered = |kind: Kind| entries.iter().filter(|(of, _)| *of == kind).map(|(_, count)| count).sum::<i64>();
    let row = |name: &str, figure: &dyn Fn(Kind) -> i64| {
        let figures = Kind::ALL.map(figure);
        let sum = Cell::Number(figures.iter().sum());
        let cells = std::iter::once(Cell::text(name)).chain(figures.map(Cell::Number)).chain([sum]).collect();
        Row { look: Look::Plain, cells }
    };
    let mut rows =
        vec![row(words::CAME_IN, &entered), row(words::SENT_AGAIN, &|kind| of(&[Move::Send], kind) - entered(kind))];
    rows.extend(ROWS.map(|moves| row(words::moved(moves[0]), &|kind| of(moves, kind))));
    let mut columns = vec![Column::new(words::STEP, 44)];
    columns.extend(Kind::ALL.map(|kind| Column::new(state::kind(kind), 14)));
    columns.push(Column::new(words::SUM, 10));
    Table { caption: words::FLOW.to_owned(), heads: Vec::new(), columns, rows }
}

fn why(reasons: impl Iterator<Item = (String, i64)>) -> Table {
    let row = |(reason, count)| Row { look: Look::Plain, cells: vec![Cell::text(reason), Cell::Number(count)] };
    let columns = vec![Column::new(words::REASON, 44), Column::new(words::COUNT, 14)];
    Table { caption: words::REASONS.to_owned(), heads: Vec::new(), columns, rows: reasons.map(row).collect() }
}

fn times(steps: &[Option<StepFigures>; 6]) -> Table {
    let heads = [words::STANDARD, words::ENDED, words::MEDIAN, words::P90, words::WITHIN];
    let mut columns = vec![Column::new(words::SOP_STEP, 44)];
    columns.extend(heads.map(|head| Column::new(head, 14)));
    let row = |(number, (step, standard)): (usize, (&Option<StepFigures>, u16))| {
        let mut cells = vec![Cell::text(words::sop_step(number)), Cell::Number(standard.into())];
        cells.extend(match step {
            None => [Cell::Number(0), Cell::Blank, Cell::Blank, Cell::Blank],
            Some(step) => [
                Cell::Number(step.open.count),
                Cell::text(board::minutes(step.open.median)),
                Cell::text(board::minutes(step.open.p90)),
                Cell::text(board::share(step.within, step.open.count)),
            ],
        });
        Row { look: Look::Plain, cells }
    };
    let rows = (1..).zip(steps.iter().zip(SOP_MINUTES)).map(row).collect();
    Table { caption: words::TIMES.to_owned(), heads: Vec::new(), columns, rows }
}

#[cfg(test)]
mod tests;
