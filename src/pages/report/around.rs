//! What stands around books and reports: the period, what came of a form, the ways to take it out.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::text::report as text;

/// A value of the address.
pub fn asked(name: &'static str) -> String {
    use_query_map().with_untracked(|query| query.get(name).unwrap_or_default())
}

/// What came of the form before, by the code in the address.
pub fn told() -> AnyView {
    let (done, failed) = (asked("jadi"), asked("gagal"));
    match (text::done(&done), failed.is_empty()) {
        (_, false) => view! { <div class="notice warn" role="alert">{text::refusal(&failed)}</div> }.into_any(),
        (Some(words), true) => view! { <div class="notice done" role="status">{words}</div> }.into_any(),
        (None, true) => ().into_any(),
    }
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
    let refused = purpose.is_some() && asked("gagal") == "keperluan";
    let purpose = purpose.map(|before| {
        view! {
            <div class="field">
                <label for="keperluan">{text::PURPOSE}</label>
                <p class="hint" id="keperluan-petunjuk">{text::PURPOSE_HINT}</p>
                <input id="keperluan" name="keperluan" value=before minlength="10" maxlength="200" required autocomplete="off" aria-describedby="keperluan-petunjuk"/>
            </div>
        }
    });
    view! {
        <details open=refused>
            <summary>{text::TAKE_OUT}</summary>
            <form method="post" action=address>
                {hidden}
                {purpose}
                <div class="actions">
                    <button class="secondary" name="bentuk" value="xlsx">{text::XLSX}</button>
                    <button class="secondary" name="bentuk" value="csv">{text::CSV}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
