//! Forms of reports that are closed, or may be.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::api::closed_report::{CloseReport, CorrectReport};
use crate::components::outcome::asked;
use crate::components::send_form::{Sending, plain_form};
use crate::components::trouble::refused;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::text::report as text;

/// What was typed into the forms of the page before they were refused, by field.
pub type Before = BTreeMap<String, String>;

pub fn typed(before: &Before, name: &str) -> String {
    before.get(name).cloned().unwrap_or_default()
}

/// What a report that was closed says of itself.
pub fn standing(closed: bool, differs: bool) -> AnyView {
    view! {
        {closed.then(|| view! { <p class="notice good">{text::CLOSED}</p> })}
        {differs.then(|| view! { <p class="notice warn" role="alert">{text::DIFFERS}</p> })}
    }
    .into_any()
}

pub fn close(report: ReportKind, period: ReportPeriod) -> AnyView {
    let sending = Sending::to::<CloseReport>();
    let inner = view! {
        {refused(sending.error.into(), "/meja/masuk")}
        <input type="hidden" name="report" value=report.code()/>
        <input type="hidden" name="period" value=report.period_code(period)/>
        <p class="hint">{text::CLOSE_LEAD}</p>
        <div class="actions"><button class="primary">{text::CLOSE}</button></div>
    };
    view! { <details><summary>{text::CLOSE}</summary>{plain_form(sending, inner.into_any())}</details> }.into_any()
}

/// The form of a correction. `which` says which figure, in a field `cell`; `key` is that of the form.
pub fn correct(report: ReportKind, period: ReportPeriod, key: String, which: AnyView, before: &Before) -> AnyView {
    let sending = Sending::to::<CorrectReport>();
    let (change, reason) = (typed(before, "change"), typed(before, "reason"));
    let open = !change.is_empty() || !reason.is_empty() || asked("gagal") == "koreksi";
    let inner = view! {
        {refused(sending.error.into(), "/meja/masuk")}
        <input type="hidden" name="report" value=report.code()/>
        <input type="hidden" name="period" value=report.period_code(period)/>
        <input type="hidden" name="key" value=key/>
        <p class="hint">{text::CORRECT_LEAD}</p>
        {which}
        <div class="field">
            <label for="selisih">{text::CHANGE}</label>
            <p class="hint" id="selisih-petunjuk">{text::CHANGE_HINT}</p>
            <input id="selisih" name="change" class="short" value=change autocomplete="off" aria-describedby="selisih-petunjuk"/>
        </div>
        <div class="field">
            <label for="alasan">{text::REASON}</label>
            <input id="alasan" name="reason" value=reason maxlength="300" autocomplete="off"/>
        </div>
        <div class="actions"><button class="primary">{text::CORRECT_SAVE}</button></div>
    };
    view! { <details open=open><summary>{text::CORRECT}</summary>{plain_form(sending, inner.into_any())}</details> }
        .into_any()
}
