//! Two sides of a landscape sheet, folded in the middle (domain facts 1.2, family B): education beside identity, reports beside terms.

use leptos::prelude::*;

use super::parts::{education_table, field, fields, head, photo, seal, signer, skill_table, terms};
use super::row::reports;
use super::{across, foot, sheet_class};
use crate::domain::card_layout::CardLayout;
use crate::domain::card_print::{CardPrint, Filled};
use crate::text::{card, date};

pub fn front(print: &CardPrint, layout: &CardLayout) -> AnyView {
    let face = &print.face;
    let class = ["half education ", layout.class].concat();
    let until = field(card::VALID_UNTIL, face.valid_until.map(date::long).unwrap_or_default());
    view! {
        <section class=sheet_class(print)>
            <div class="moved">
                <div class=class data-word=across(print)>
                    {education_table(face, 0, layout.education, layout.blank_education)}
                    {skill_table(face, 0, layout.skills, layout.blank_skills)}
                    {layout.goes_on(face).then(|| view! { <p class="goes-on">{card::GOES_ON}</p> })}
                    {signer(face)}
                </div>
                <div class="half identity" data-word=across(print)>
                    {head(print, card::MARK)}
                    <div class="person">
                        <div>
                            {photo(print)}
                            <div class="holder"><div class="sign-box"></div><p>{card::HOLDER}</p></div>
                        </div>
                        {fields(face, card::ADDRESS, vec![until])}
                    </div>
                </div>
            </div>
        </section>
    }
    .into_any()
}

pub fn back(print: &CardPrint, layout: &CardLayout) -> AnyView {
    view! {
        <section class=sheet_class(print)>
            <div class="moved">
                {reports_half(print, None)}
                <div class="half" data-word=across(print)>
                    <h2>{card::TERMS}</h2>
                    {terms(print, layout)}
                    {seal(print)}
                    <p class="card-foot">{foot(print)}</p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

pub fn reports_half(print: &CardPrint, filled: Option<&Filled>) -> AnyView {
    view! {
        <div class="half" data-word=across(print)>
            <h2>{card::REPORTS}</h2>
            {reports(&print.face, card::REPORT_ROWS, filled)}
            <table class="lines">
                <tbody>
                    <tr><th scope="row">{card::ACCEPTED}</th><td></td></tr>
                    <tr><th scope="row">{card::FROM}</th><td></td></tr>
                </tbody>
            </table>
            <p class="card-foot">{foot(print)}</p>
        </div>
    }
    .into_any()
}
