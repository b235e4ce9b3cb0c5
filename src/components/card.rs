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
use crate::domain::card_paper::CardPaper;
use crate::domain::card_print::{Across, CardPrint, Side};
use crate::domain::code::Code;
use crate::text::card;

/// All sheets of one card, and a sheet "lanjutan" when a life does not fit on one.
pub fn card_sheets(print: &CardPrint, side: Side) -> AnyView {
    let layout = CardLayout::of(&print.face, print.paper);
    let more = (side != Side::Back && layout.goes_on(&print.face)).then(|| continuation(print, &layout));
    let sheets = match print.paper {
        CardPaper::A4Upright => (side != Side::Back).then(|| upright::page(print, &layout)).into_any(),
        _ => view! {
            {(side != Side::Back).then(|| folded::front(print, &layout))}
            {(side != Side::Front).then(|| folded::back(print, &layout))}
        }
        .into_any(),
    };
    view! { {sheets}{more} }.into_any()
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

fn grouped(number: &str) -> String {
    crate::domain::card_number::CardNumber::parse(number)
        .map_or_else(|_| number.to_owned(), |number| number.to_string())
}
