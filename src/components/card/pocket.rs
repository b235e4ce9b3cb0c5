//! The pocket card, an extra of 85.6 × 54 mm as banks have it (ISO/IEC 7810, ID-1): ten on an A4 sheet, or five that are folded.

use leptos::prelude::*;

use super::parts::photo;
use super::{across, foot, shown_number};
use crate::components::qr::qr;
use crate::domain::card_print::{Across, CardPrint};
use crate::text::{card, date};

/// How the backs come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PocketSide {
    /// Ten fronts on a sheet, no backs.
    Ten,
    /// Five on a sheet, each with its back beside it, to be folded.
    Folded,
}

/// All sheets of many cards.
pub fn pocket_sheets(prints: &[CardPrint], side: PocketSide) -> AnyView {
    let on_a_sheet = if side == PocketSide::Ten { 10 } else { 5 };
    let sheet = |cards: &[CardPrint]| {
        let cells: Vec<_> = cards.iter().map(|print| cell(print, side)).collect();
        let draft = cards.iter().any(|print| print.across != Across::Nothing);
        let class = if draft { "sheet a4-tegak pocket draft" } else { "sheet a4-tegak pocket" };
        view! { <section class=class><div class="moved"><div class="cells">{cells}</div></div></section> }.into_any()
    };
    prints.chunks(on_a_sheet).map(sheet).collect::<Vec<_>>().into_any()
}

fn cell(print: &CardPrint, side: PocketSide) -> AnyView {
    let back = (side == PocketSide::Folded).then(|| back(print));
    view! { {front(print)}{back} }.into_any()
}

fn front(print: &CardPrint) -> AnyView {
    let face = &print.face;
    let name = face.name.to_uppercase();
    let class = match name.chars().count() {
        0..=32 => "name",
        33..=50 => "name fit-2",
        _ => "name fit-3",
    };
    let code = print.seal.as_ref().map(|seal| qr(seal.size, seal.path.clone(), card::SEAL_LABEL));
    view! {
        <div class="id-1" data-word=across(print)>
            <p class="top"><strong>{card::MARK}</strong>" "{face.office.clone()}</p>
            <p class=class>{name}</p>
            <div class="middle">
                {photo(print)}
                <div class="facts">
                    <p class="number">{shown_number(print)}</p>
                    <p>{face.birth_place.clone()}", "{date::long(face.birth_date)}</p>
                    <p>{card::VALID_UNTIL}" "<strong>{face.valid_until.map(date::long)}</strong></p>
                </div>
                {code}
            </div>
        </div>
    }
    .into_any()
}

fn back(print: &CardPrint) -> AnyView {
    let face = &print.face;
    let seal = print.seal.as_ref().map(|seal| {
        view! {
            <p>{card::SEAL_HOW}</p>
            <p class="address">{seal.address.clone()}</p>
            <p>{card::SEAL_CODE}" "<strong class="code">{seal.code.clone()}</strong></p>
        }
    });
    view! {
        <div class="id-1 reverse" data-word=across(print)>
            <p>{face.government.clone()}</p>
            <p>{face.office.clone()}</p>
            <p>{face.office_address.clone()}</p>
            {seal}
            <p>{card::POCKET}</p>
            <p class="card-foot">{foot(print)}</p>
        </div>
    }
    .into_any()
}
