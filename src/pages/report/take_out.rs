//! `/meja/ambil`: the attendance list of a day or period and the issued cards, to take along as files.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos_meta::Title;

use super::around::{told, why_and_who};
use crate::api::take_out::read_take_out;
use crate::api::typed::all_before;
use crate::components::outcome::asked;
use crate::components::trouble::Trouble;
use crate::domain::report_period::ReportPeriod;
use crate::pages::desk::frame::nav;
use crate::text::{common, desk, register, report as text};

#[component]
pub fn TakeOutPage() -> impl IntoView {
    let before = all_before();
    let of = asked("masa");
    let body = Suspend::new(async move {
        match read_take_out().await {
            Ok((me, today)) => {
                let day = today.to_string();
                let month = ReportPeriod::month_of(today).code();
                let of = |usual: &str| if of.is_empty() { usual.to_owned() } else { of.clone() };
                view! {
                    {nav(&me)}
                    <a class="back" href="/meja">{common::BACK}</a>
                    {told()}
                    <h1>{text::LISTS}</h1>
                    {form("hadir", desk::ATTENDANCE, text::ATTENDANCE_HINT, of(&day), &before)}
                    {form("kartu", register::CARDS, text::CARDS_HINT, of(&month), &before)}
                }
                .into_any()
            }
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::LISTS)/>{body} }
}

/// What was typed into the form that was refused just now stands there again; `of` is the period otherwise.
fn form(
    which: &'static str,
    title: &'static str,
    about: &'static str,
    of: String,
    before: &BTreeMap<String, String>,
) -> AnyView {
    let id = |name: &str| [name, "-", which].concat();
    // Which of the forms was refused, the cookie knows.
    let here = before.get("daftar").is_some_and(|one| one == which);
    let wrong = if here { asked("gagal") } else { String::new() };
    let typed = |name: &str| before.get(name).filter(|_| here).cloned();
    view! {
        <section aria-labelledby=id("judul")>
            <h2 id=id("judul")>{title}</h2>
            <p class="hint">{about}</p>
            <form method="post" action=["/ekspor/", which].concat()>
                <input type="hidden" name="daftar" value=which/>
                <div class="field">
                    <label for=id("masa")>{text::PERIOD}</label>
                    <p class="hint" id=id("masa-petunjuk")>{text::DAYS_HINT}</p>
                    <input id=id("masa") name="masa" class="medium" value=typed("masa").unwrap_or(of) required autocomplete="off" aria-describedby=id("masa-petunjuk")/>
                </div>
                {why_and_who(&["-", which].concat(), typed("keperluan").unwrap_or_default(), &wrong)}
                <div class="actions">
                    <button class="secondary" name="bentuk" value="xlsx">{text::XLSX}<span class="sr">" "{title}</span></button>
                    <button class="secondary" name="bentuk" value="csv">{text::CSV}<span class="sr">" "{title}</span></button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
