//! The card (*kartu AK-1*) as it is printed, on each of the sheets that an office may use (domain facts 1.1 to 1.4). Measures in
//! millimetres stand in `style/print.css`, what fits in `domain/card_layout.rs`.

mod folded;
mod parts;
mod pocket;
mod row;
mod upright;

use leptos::prelude::*;

pub use pocket::{PocketSide, pocket_sheets};
pub use row::filled_row;

use self::parts::continuation;
use crate::domain::card_layout::CardLayout;
use crate::domain::card_number::grouped;
use crate::domain::card_paper::CardPaper;
use crate::domain::card_print::{Across, CardPrint, Side};
use crate::domain::code::Code;
use crate::text::card;

/// All sheets of some cards. What does not fit goes on behind the last card, on sheets "lanjutan": between two cards, a printer that turns the
/// paper would put the front of one on the back of the other.
pub fn card_sheets(prints: &[CardPrint], side: Side) -> AnyView {
    let laid_out: Vec<_> = prints.iter().map(|print| (print, CardLayout::of(&print.face, print.paper))).collect();
    let cards: Vec<_> = laid_out.iter().map(|(print, layout)| card(print, layout, side)).collect();
    let more = laid_out.iter().filter(|(print, layout)| layout.goes_on(&print.face));
    let more: Vec<_> = more.map(|(print, layout)| behind(print, layout, side)).collect();
    view! { {cards}{more} }.into_any()
}

fn card(print: &CardPrint, layout: &CardLayout, side: Side) -> AnyView {
    match print.paper {
        CardPaper::A4Upright => (side != Side::Back).then(|| upright::page(print, layout)).into_any(),
        _ => view! {
            {(side != Side::Back).then(|| folded::front(print, layout))}
            {(side != Side::Front).then(|| folded::back(print, layout))}
        }
        .into_any(),
    }
}

/// The sheet "lanjutan", once for each card: with its last side. Where the printer turns the paper its back stays empty.
fn behind(print: &CardPrint, layout: &CardLayout, side: Side) -> AnyView {
    let folded = print.paper != CardPaper::A4Upright;
    let skipped = if folded { Side::Front } else { Side::Back };
    if side == skipped {
        return ().into_any();
    }
    let empty = (folded && side == Side::Both).then(|| view! { <div class="sheet more empty"></div> });
    view! { {continuation(print, layout)}{empty} }.into_any()
}

/// The class of a sheet.
fn sheet_class(print: &CardPrint) -> String {
    let draft = if print.across == Across::Nothing { "" } else { " draft" };
    ["sheet ", print.paper.code(), draft].concat()
}

/// The word that lies over it.
fn across(print: &CardPrint) -> Option<&'static str> {
    match print.across {
        Across::Nothing => None,
        Across::Draft => Some(card::DRAFT),
        Across::Preview => Some(card::PREVIEW),
    }
}

/// The number in groups; a draft has none.
fn shown_number(print: &CardPrint) -> String {
    print.face.number.as_deref().map(grouped).unwrap_or_else(|| card::DRAFT.to_owned())
}

/// Number and copy, below each half.
fn foot(print: &CardPrint) -> String {
    card::foot(&shown_number(print), print.copy.unwrap_or_default(), &print.face.copy_cause)
}
