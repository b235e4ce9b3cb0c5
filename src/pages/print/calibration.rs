//! `/cetak/kalibrasi`: two sheets with corner marks and rulers, and a form for what was measured on the first. The second is printed with what
//! is kept, so it shows whether that is right.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::calibration::{Calibrate, read_calibration};
use crate::api::typed::all_before;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::Trouble;
use crate::domain::calibration::{Calibration, KEYS};
use crate::domain::form::{Answers, input_name};
use crate::text::problem::problem;
use crate::text::{common, print as text};

#[component]
pub fn CalibrationPage() -> impl IntoView {
    let has = |name: &'static str| use_query_map().with_untracked(|query| query.get(name).is_some());
    let (saved, checked) = (has("jadi"), has("periksa"));
    let body = Suspend::new(async move {
        match read_calibration().await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok(kept) => show(kept.unwrap_or_default(), saved, checked),
        }
    });
    view! { <Title text=common::page_title(text::CALIBRATION)/><main>{body}</main> }
}

fn show(kept: Calibration, saved: bool, checked: bool) -> AnyView {
    let mut answers = kept.measured();
    all_before().into_iter().for_each(|(key, value)| answers.set(&key, value));
    let wrong = if checked { Calibration::parse(&answers).err().unwrap_or_default() } else { Vec::new() };
    let field = |key: &'static str| {
        let told = wrong.iter().find(|(at, _)| at == key).map(|(_, wrong)| problem(*wrong));
        measured(key, &answers, told)
    };
    let fields = KEYS.map(field).into_iter().collect::<Vec<_>>();
    let inner = view! { {fields}<button>{text::CALIBRATION_SAVE}</button> };
    view! {
        <div class="how">
            <h1>{text::CALIBRATION}</h1>
            <p>{text::CALIBRATION_LEAD}</p>
            {saved.then(|| view! { <p role="status">{text::CALIBRATION_SAVED}</p> })}
            {plain_form(Sending::to::<Calibrate>(), inner.into_any())}
            <div class="row"><button type="button" class="secondary" data-print="">{text::PRINT}</button></div>
        </div>
        <section class="sheet a4-tegak">{marks(text::SHEET_MEASURE)}</section>
        <section class="sheet a4-tegak"><div class="moved">{marks(text::SHEET_CHECK)}</div></section>
    }
    .into_any()
}

fn measured(key: &'static str, answers: &Answers, wrong: Option<std::borrow::Cow<'static, str>>) -> AnyView {
    let (hint, error) = (format!("{key}-petunjuk"), format!("{key}-salah"));
    let described = if wrong.is_some() { error.clone() } else { hint.clone() };
    let invalid = wrong.as_ref().map(|_| "true");
    view! {
        <div class="measured">
            <label for=key>{text::measured(key)}</label>
            <span class="hint" id=hint>{text::right(key)}</span>
            {wrong.map(|words| view! { <span class="error" id=error>{words}</span> })}
            <input id=key name=input_name(key) inputmode="decimal" value=answers.raw(key).to_owned() autocomplete="off" aria-describedby=described aria-invalid=invalid/>
        </div>
    }
    .into_any()
}

/// In millimetres of the sheet: a corner 10 mm from each edge, a line of 100 mm across and one along.
fn marks(title: &'static str) -> AnyView {
    view! {
        <svg class="marks" viewBox="0 0 210 297" aria-hidden="true">
            <path d="M10 30V10H30M180 10H200V30M200 267V287H180M30 287H10V267"></path>
            <path d="M55 60H155M55 57V63M155 57V63M45 80V180M42 80H48M42 180H48"></path>
            <path class="fine" d="M65 58.5V61.5M75 58.5V61.5M85 58.5V61.5M95 58.5V61.5M105 58.5V61.5M115 58.5V61.5M125 58.5V61.5M135 58.5V61.5M145 58.5V61.5"></path>
            <text x="13" y="19">"A"</text>
            <text x="104" y="55">"B 100 mm"</text>
            <text x="50" y="132">"C 100 mm"</text>
        </svg>
        <p class="marks-title">{title}</p>
    }
    .into_any()
}
