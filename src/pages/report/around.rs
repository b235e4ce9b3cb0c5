//! What stands around books and reports: the period, what came of a form, the ways to take it out.

use leptos::prelude::*;

use crate::components::outcome::{asked, outcome};
use crate::text::report as text;

/// What came of the form before.
pub fn told() -> AnyView {
    outcome(text::done, text::refusal)
}

/// The form that chooses a period, with the ways to the one before and behind.
pub fn period(page: &str, now: &str, [before, behind]: [String; 2]) -> AnyView {
    view! {
        <form method="get" action=page.to_owned() class="inline">
            <label for="masa">{text::PERIOD}</label>
            <input id="masa" name="masa" class="medium" value=now.to_owned() autocomplete="off" aria-describedby="masa-petunjuk"/>
            <button class="secondary">{text::SHOW}</button>
            <a href=format!("{page}?masa={before}")>{text::EARLIER}</a>
            <a href=format!("{page}?masa={behind}")>{text::LATER}</a>
        </form>
        <p class="hint" id="masa-petunjuk">{text::PERIOD_HINT}</p>
    }
    .into_any()
}

/// The form that gives a file. `fields` are hidden; people's data asks what it is for, `purpose` is what was typed there before.
pub fn take_out(address: &'static str, fields: Vec<(&'static str, String)>, purpose: Option<String>) -> AnyView {
    let hidden: Vec<_> =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect();
    let refused =
        purpose.is_some() && matches!(asked("gagal").as_str(), "keperluan" | "sandi-kosong" | "sandi" | "sandi-tunggu");
    let why = purpose.map(|before| why_and_who("", before, &asked("gagal")));
    view! {
        <details open=refused>
            <summary>{text::TAKE_OUT}</summary>
            <form method="post" action=address>
                {hidden}
                {why}
                <div class="actions">
                    <button class="secondary" name="bentuk" value="xlsx">{text::XLSX}</button>
                    <button class="secondary" name="bentuk" value="csv">{text::CSV}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// What people's data is taken out for, and the officer's password once more; `of` ends the ids of a page with several such forms. What was
/// wrong, by its code, stands beside its field.
pub fn why_and_who(of: &str, purpose: String, wrong: &str) -> AnyView {
    let told = |codes: &[&str]| codes.contains(&wrong).then(|| text::refusal(wrong));
    let why = view! {
        <input id=["keperluan", of].concat() name="keperluan" value=purpose minlength="10" maxlength="200" required autocomplete="off"
            aria-describedby=["keperluan-petunjuk", of].concat()/>
    };
    let who = view! {
        <input id=["sandi", of].concat() name="sandi" type="password" class="medium" required autocomplete="current-password"
            aria-describedby=["sandi-petunjuk", of].concat()/>
    };
    view! {
        {around("keperluan", of, [text::PURPOSE, text::PURPOSE_HINT], told(&["keperluan"]), why.into_any())}
        {around("sandi", of, [text::PASSWORD, text::PASSWORD_HINT], told(&["sandi-kosong", "sandi", "sandi-tunggu"]), who.into_any())}
    }
    .into_any()
}

fn around(
    name: &str,
    of: &str,
    [label, hint]: [&'static str; 2],
    wrong: Option<&'static str>,
    input: AnyView,
) -> AnyView {
    let class = if wrong.is_some() { "field has-error" } else { "field" };
    view! {
        <div class=class>
            <label for=[name, of].concat()>{label}</label>
            <div id=[name, "-petunjuk", of].concat()>
                <p class="hint">{hint}</p>
                {wrong.map(|words| view! { <p class="error">{words}</p> })}
            </div>
            {input}
        </div>
    }
    .into_any()
}
