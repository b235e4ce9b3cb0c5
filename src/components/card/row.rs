//! The three rows of reports; and one of them alone, to be printed into a card that its holder brings along.

use leptos::prelude::*;

use super::{folded, sheet_class, upright};
use crate::domain::card_face::CardFace;
use crate::domain::card_layout::CardLayout;
use crate::domain::card_paper::CardPaper;
use crate::domain::card_print::{CardPrint, Filled};
use crate::text::{card, date};

/// The sheet of a card of which nothing but the row is seen, in its place.
pub fn filled_row(print: &CardPrint, filled: &Filled) -> AnyView {
    let class = sheet_class(print) + " row-alone";
    let inner = match print.paper {
        CardPaper::A4Upright => upright::whole(print, &CardLayout::of(&print.face, print.paper), Some(filled)),
        _ => folded::reports_half(print, Some(filled)),
    };
    view! { <section class=class><div class="moved">{inner}</div></section> }.into_any()
}

pub fn reports(face: &CardFace, labels: [&'static str; 3], filled: Option<&Filled>) -> AnyView {
    let row = |(at, label): (usize, &'static str)| {
        let due = face.reports_due.get(at).map(|day| card::due(*day));
        let filled = filled.filter(|filled| filled.row.index() == at);
        let made = filled.map(|filled| view! { <span class="filled">{date::long(filled.made_on)}</span> });
        let by = filled.map(|filled| {
            view! {
                <span class="filled signed">
                    <span class="name">{filled.name.clone()}</span>
                    <span>{card::NIP}" "{filled.nip.clone()}</span>
                </span>
            }
        });
        view! {
            <tr>
                <th scope="row">{label}" "<span class="due">{due}</span></th>
                <td class="date">{made}</td>
                <td>{by}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = labels.into_iter().enumerate().map(row).collect();
    view! {
        <table class="reports">
            <thead>
                <tr>
                    <th scope="col">{card::REPORT}</th>
                    <th class="date" scope="col">{card::REPORT_DATE}</th>
                    <th scope="col">{card::REPORT_SIGN}<br/>{card::REPORT_NAME}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
