//! A report's tables as HTML, for the screen and for paper.

use leptos::prelude::*;

use crate::domain::ipk::CellKey;
use crate::domain::report_table::{Cell, Column, Head, Look, Report, Row, Table};
use crate::text::date;

/// Where a figure leads; None where it leads nowhere, as on paper.
pub type Link<'a> = Option<&'a dyn Fn(&CellKey) -> String>;

/// Title, lead, tables and notes. `class` is that of the tables.
pub fn report(report: &Report, class: &'static str, link: Link<'_>) -> AnyView {
    let lead: Vec<_> = report.lead.iter().map(|line| view! { <p>{line.clone()}</p> }).collect();
    let tables: Vec<_> = report.tables.iter().map(|one| table(one, class, link)).collect();
    let notes: Vec<_> = report.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect();
    view! {
        <header class="report-head"><h1>{report.title.clone()}</h1>{lead}</header>
        {tables}
        {(!notes.is_empty()).then(|| view! { <ul class="report-notes">{notes}</ul> })}
    }
    .into_any()
}

pub fn table(table: &Table, class: &'static str, link: Link<'_>) -> AnyView {
    let heads: Vec<_> = table.heads.iter().map(|heads| head_row(heads)).collect();
    // A head stands above its figures as they stand: at the right.
    let figures = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        cells.clone().all(|cell| matches!(cell, Cell::Number(_) | Cell::Figure(..) | Cell::Blank))
            && cells.into_iter().any(|cell| *cell != Cell::Blank)
    };
    let columns: Vec<_> =
        table.columns.iter().enumerate().map(|(at, column)| column_head(column, figures(at))).collect();
    let rows: Vec<_> = table.rows.iter().map(|one| row(one, link)).collect();
    let caption = (!table.caption.is_empty()).then(|| view! { <caption>{table.caption.clone()}</caption> });
    view! {
        <div class="report-table" tabindex="0" role="region" aria-label=table.caption.clone()>
            <table class=class>
                {caption}
                <thead>{heads}<tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head_row(heads: &[Head]) -> AnyView {
    let cells: Vec<_> = heads
        .iter()
        .map(|head| match head.text.is_empty() {
            true => view! { <td colspan=head.span.to_string()></td> }.into_any(),
            false => view! { <th colspan=head.span.to_string() scope="colgroup">{head.text.clone()}</th> }.into_any(),
        })
        .collect();
    view! { <tr>{cells}</tr> }.into_any()
}

fn column_head(column: &Column, figures: bool) -> AnyView {
    view! { <th scope="col" class=figures.then_some("num")>{column.head.clone()}</th> }.into_any()
}

pub fn row(row: &Row, link: Link<'_>) -> AnyView {
    let (first, rest) = match row.cells.split_first() {
        Some((Cell::Text(name), rest)) => (Some(view! { <th scope="row">{name.clone()}</th> }), rest),
        _ => (None, row.cells.as_slice()),
    };
    let cells: Vec<_> = rest.iter().map(|one| cell(one, link)).collect();
    view! { <tr class=class_of(row.look)>{first}{cells}</tr> }.into_any()
}

/// A row whose first cell leads to the file that it is about.
pub fn row_of_file(one: &Row, href: String) -> AnyView {
    let first = match one.cells.first() {
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::Text(text)) => text.clone(),
        _ => "…".to_owned(),
    };
    let rest: Vec<_> = one.cells.iter().skip(1).map(|one| cell(one, None)).collect();
    view! { <tr class=class_of(one.look)><td class="num"><a href=href>{first}</a></td>{rest}</tr> }.into_any()
}

pub fn class_of(look: Look) -> Option<&'static str> {
    match look {
        Look::Plain => None,
        Look::Total => Some("total"),
        Look::Struck => Some("cancelled"),
    }
}

fn cell(cell: &Cell, link: Link<'_>) -> AnyView {
    match cell {
        Cell::Blank => view! { <td></td> }.into_any(),
        Cell::Text(text) => view! { <td>{text.clone()}</td> }.into_any(),
        Cell::Number(number) => view! { <td class="num">{number.to_string()}</td> }.into_any(),
        Cell::Day(day) => view! { <td>{date::short(*day)}</td> }.into_any(),
        Cell::Figure(figure, key) => {
            let shown = figure.to_string();
            match link.filter(|_| *figure > 0) {
                Some(link) => view! { <td class="num"><a href=link(key)>{shown}</a></td> }.into_any(),
                None => view! { <td class="num">{shown}</td> }.into_any(),
            }
        }
    }
}
