//! `/cetak/ak2/<id>`: the data sheet AK/II of an application, to be read and signed by its holder.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::api::data_sheet::{DataSheet, read_data_sheet};
use crate::components::trouble::Trouble;
use crate::domain::form::Step;
use crate::text::{card, common, date, desk, file, form, report as text};

#[component]
pub fn DataSheetPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let body = Suspend::new(async move {
        match read_data_sheet(&id).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok(sheet) => show(sheet),
        }
    });
    view! {
        <Title text=common::page_title(text::SHEET)/>
        <main><div class="how"><p>{desk::PRINT_UPRIGHT}</p></div>{body}</main>
    }
}

fn show(sheet: DataSheet) -> AnyView {
    let number = match &sheet.register {
        Some(number) => format!("{} {number}", desk::NUMBER),
        None => text::NO_REGISTER.to_owned(),
    };
    let part = |step: Step| {
        let lines: Vec<_> = sheet
            .answers
            .iter()
            .filter(|line| line.step == step)
            .map(|line| {
                view! { <tr><th scope="row">{line.question.clone()}</th><td>{line.answer.clone()}</td></tr> }
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! { <tr><th colspan="2" scope="rowgroup" class="part">{form::name(step)}</th></tr>{lines} }
        })
    };
    let parts: Vec<_> = Step::ALL.into_iter().map(part).collect();
    let note = sheet.note.map(|note| view! { <tr><th scope="row">{file::NOTE}</th><td>{note}</td></tr> });
    view! {
        <section class="sop data-sheet">
            <header>
                <p class="office">{sheet.office}</p>
                <h1>{text::SHEET}</h1>
                <p>{number}</p>
            </header>
            <table>
                <tbody>
                    <tr><th scope="row">{card::NIK}</th><td>{sheet.nik}</td></tr>
                    {parts}
                    {note}
                </tbody>
            </table>
            <div class="signers">
                <div class="signer"><p>{card::HOLDER}</p><div class="space"></div><p class="name">{sheet.name}</p><p>{text::RIGHT}</p></div>
                <div class="signer"><p>{sheet.place}", "{date::long(sheet.today)}</p><p>{card::SIGNER}</p><div class="space"></div></div>
            </div>
        </section>
    }
    .into_any()
}
