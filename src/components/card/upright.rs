//! One upright page, "Formulir AK/I" (domain facts 1.1, family A).

use leptos::prelude::*;

use super::parts::{education_table, field, fields, head, photo, seal, signer, skill_table, terms};
use super::row::reports;
use super::{across, foot, sheet_class};
use crate::domain::card_layout::CardLayout;
use crate::domain::card_print::{CardPrint, Filled};
use crate::text::{card, date};

pub fn page(print: &CardPrint, layout: &CardLayout) -> AnyView {
    view! { <section class=sheet_class(print)><div class="moved">{whole(print, layout, None)}</div></section> }
        .into_any()
}

pub fn whole(print: &CardPrint, layout: &CardLayout, filled: Option<&Filled>) -> AnyView {
    let face = &print.face;
    let dates = vec![
        field(card::ISSUED_ON, face.issued_on.map(date::long).unwrap_or_default()),
        field(card::VALID_UNTIL_LONG, face.valid_until.map(date::long).unwrap_or_default()),
    ];
    view! {
        <div class=["whole ", layout.class].concat() data-word=across(print)>
            {head(print, card::FORM)}
            <div class="person">
                <div>{photo(print)}</div>
                {fields(face, card::DOMICILE, dates)}
            </div>
            {education_table(face, 0, layout.education, layout.blank_education)}
            {skill_table(face, 0, layout.skills, layout.blank_skills)}
            {layout.goes_on(face).then(|| view! { <p class="goes-on">{card::GOES_ON}</p> })}
            <h2>{card::REPORTS}</h2>
            {reports(face, card::REPORT_ROWS_FORM, filled)}
            <table class="lines">
                <tbody>
                    <tr>
                        <th scope="row">{card::PLACED}</th><td></td>
                        <th scope="row">{card::PLACED_ON}</th><td></td>
                    </tr>
                </tbody>
            </table>
            <h2>{card::TERMS}</h2>
            {terms(print, layout)}
            <div class="bottom">
                <div class="holder"><div class="sign-box"></div><p>{card::HOLDER}</p></div>
                {seal(print)}
                {signer(face)}
            </div>
            <p class="card-foot">{foot(print)}</p>
        </div>
    }
    .into_any()
}
