//! Files that may be of the same person, laid beside this one.

use leptos::prelude::*;

use crate::api::file::{File, Twin};
use crate::domain::document::DocumentKind;
use crate::text::{desk, file as text, form, state};

/// What is compared, by the keys of the form.
const COMPARED: [&str; 7] = ["name", "birth_place", "birth_date", "sex", "ktp_street", "ktp_village", "phone"];

pub fn twins(file: &File) -> AnyView {
    if file.twins.is_empty() {
        return ().into_any();
    }
    let twins: Vec<_> = file.twins.iter().map(|twin| beside(file, twin)).collect();
    view! { <section aria-labelledby="ganda"><h2 id="ganda">{desk::NAMESAKES}</h2>{twins}</section> }.into_any()
}

fn beside(file: &File, twin: &Twin) -> AnyView {
    let why = if twin.same_nik { text::SAME_NIK } else { text::SAME_NAME };
    let number = twin.row.register.map(|register| format!("{}/{}", register.number, register.year));
    let photo = |id: Option<String>, words: &'static str| {
        id.map(|id| view! { <img class="thumb portrait" src=format!("/berkas/{id}") alt=format!("{}: {words}", text::PHOTO) loading="lazy"/> })
    };
    let own = file.documents.iter().find(|page| page.kind == DocumentKind::Photo).map(|page| page.id.clone());
    let row = |key: &'static str| {
        let (this, other) = (file.answers.raw(key), twin.answers.raw(key));
        let class = if this == other { "" } else { "changed" };
        view! {
            <tr class=class>
                <th scope="row">{form::label(key)}</th>
                <td>{form::answer_of(key, this)}</td>
                <td>{form::answer_of(key, other)}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = COMPARED.into_iter().map(row).collect();
    view! {
        <table class="list beside">
            <caption>
                {why}": "<a href=format!("/meja/berkas/{}", twin.row.id)>{desk::NUMBER}" "{number}</a>" "
                <span class=state::class(twin.row.state)>{state::state(twin.row.state)}</span>
            </caption>
            <thead>
                <tr><td></td><th scope="col">{text::THIS_FILE}</th><th scope="col">{text::OTHER_FILE}</th></tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">{text::PHOTO}</th>
                    <td>{photo(own, text::THIS_FILE)}</td>
                    <td>{photo(twin.photo.clone(), text::OTHER_FILE)}</td>
                </tr>
                <tr><th scope="row">{desk::NIK}</th><td class="nik">{file.nik.clone()}</td><td class="nik">{twin.nik.clone()}</td></tr>
                {rows}
            </tbody>
        </table>
    }
    .into_any()
}
