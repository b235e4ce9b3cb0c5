//! A small table of figures below the plot that shows them: the first column names, the others count.

use leptos::prelude::*;

use super::report_table::class_of;
use crate::domain::report_table::{Cell, Row, Table};
use crate::text::date;

/// Its caption is read out and not shown: the heading above it says the same.
pub fn figures(table: &Table) -> AnyView {
    let columns = table.columns.iter().enumerate();
    let heads: Vec<_> = columns
        .map(|(at, column)| view! { <th scope="col" class=(at > 0).then_some("num")>{column.head.clone()}</th> })
        .collect();
    let rows: Vec<_> = table.rows.iter().map(row).collect();
    view! {
        <table class="list figures">
            <caption class="sr">{table.caption.clone()}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(row: &Row) -> AnyView {
    let mut cells = row.cells.iter();
    let head = cells.next().map(|cell| view! { <th scope="row">{said(cell)}</th> });
    let cells: Vec<_> = cells.map(|cell| view! { <td class="num">{said(cell)}</td> }).collect();
    view! { <tr class=class_of(row.look)>{head}{cells}</tr> }.into_any()
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Blank => crate::text::common::NOTHING.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Figure(number, _) => number.to_string(),
        Cell::Day(day) => date::long(*day),
    }
}
