//! One step of the form: checked while it is typed, saved when it is sent, valid or not.

use leptos::ev::SubmitEvent;
use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;

use super::picker::Pickers;
use crate::api::form::{APPLICANT_BASE, SaveStep, StepPage};
use crate::browser::typed;
use crate::components::dynamic::{dynamic, words};
use crate::components::field::{FormState, question};
use crate::components::rows::rows;
use crate::components::trouble::{error_of, refused};
use crate::domain::correction::Pin;
use crate::domain::form::check::{asked, check};
use crate::domain::form::{Answers, Step, When};
use crate::domain::opening::Opening;
use crate::text::{common, form};

/// `check_all`: the page is shown because answers were wrong (scripts off). `late`: an older page was sent.
#[component]
pub fn StepForm(
    page: StepPage,
    check_all: bool,
    late: bool,
    reload: Callback<()>,
    show_newer: Callback<()>,
) -> impl IntoView {
    let step = page.step;
    let overview = page.overview;
    let save = ServerAction::<SaveStep>::new();
    let form_node = NodeRef::<html::Form>::new();
    let rules = overview.rules.clone();
    let answers = RwSignal::new(page.answers);
    let rules_for_check = rules.clone();
    let state = FormState {
        answers,
        problems: Memo::new(move |_| answers.with(|answers| check(step, answers, &rules_for_check))),
        touched: RwSignal::new(Vec::new()),
        show_all: RwSignal::new(check_all),
        ready: RwSignal::new(false),
    };
    let count = step.rows().map_or(0, |group| answers.with_untracked(|answers| answers.row_count(group)));
    let ids = RwSignal::new((0..u32::from(count)).collect::<Vec<_>>());
    // What was typed before the WASM arrived stands in the form and nowhere else yet.
    Effect::new(move |_| {
        if let Some(form) = form_node.get() {
            let typed = typed::answers(&form, step, count);
            state.answers.update(|answers| answers.merge(&typed));
            state.ready.set(true);
        }
    });
    let errors =
        move || state.problems.with(|all| all.iter().filter(|(_, p)| !p.is_warning()).cloned().collect::<Vec<_>>());
    let application = overview.application.clone();
    let status = save.value();
    Effect::new(move |_| {
        if matches!(status.get(), Some(Ok(saved)) if saved.late) {
            show_newer.run(());
        }
    });
    let first_revision = page.revision;
    let revision = move || match status.get() {
        Some(Ok(saved)) => saved.revision,
        _ => first_revision,
    };
    // Wrong answers are told before any request, and saved all the same.
    let before_sending = move |ev: SubmitEvent| {
        let next = ev.submitter().and_then(|button| button.get_attribute("value")).is_none_or(|go| go == "next");
        if next && !errors().is_empty() {
            ev.prevent_default();
            state.show_all.set(true);
            // The summary is still hidden at this moment; nothing can be focused before the next frame.
            request_animation_frame(|| typed::focus("ringkasan-salah"));
            let a = state.answers.get_untracked();
            save.dispatch(SaveStep {
                application: application.clone(),
                step: step.code().into(),
                revision: untrack(revision),
                go: "stay".into(),
                a,
            });
        }
    };
    let open = overview.opening.step(step);
    let opening = overview.opening.clone();
    let corrections = overview.corrections.clone();
    let reason_of = move |key: &str| {
        let pinned = corrections.iter().find(|c| matches!(&c.pin, Pin::Field(at) if at == key));
        pinned.map(|correction| correction.reason.clone())
    };
    let rules_for_when = StoredValue::new(rules);
    let questions: Vec<_> = step
        .fields()
        .iter()
        .map(|field| {
            let view = question(
                field,
                Signal::stored(field.key.to_owned()),
                state,
                reason_of(field.key),
                opening.field(field.key),
            );
            when_asked(field, view, state, rules_for_when)
        })
        .collect();
    let group = step.rows().map(|group| rows(group, ids, state, overview.corrections.clone(), opening.clone()));
    let never_saved = page.saved_at.is_none();
    let saved = words(move || match status.get() {
        Some(Ok(saved)) => Some(form::saved_at(&saved.saved_at)),
        _ => page.saved_at.as_deref().map(form::saved_at),
    });
    let not_saved = Signal::derive(move || never_saved && !matches!(status.get(), Some(Ok(_))));
    let result = refused(error_of(status), "/masuk");
    let pinned = matches!(overview.opening, Opening::Pinned(_));

    view! {
        <h1>{form::title(step)}</h1>
        <p class="lead">{form::lead(step)}</p>
        {late.then(|| late_answers(step, page.late.as_ref()))}
        {(!open).then(|| view! { <div class="notice">{form::READ_ONLY}</div> })}
        <ErrorSummary state=state/>
        {result}
        {(step == Step::Documents).then(|| view! {
            <Pickers
                application=overview.application.clone()
                documents=overview.documents.clone()
                corrections=overview.corrections.clone()
                opening=overview.opening.clone()
                missing=overview.missing_documents.clone()
                required=overview.rules.required.clone()
                check_all=check_all
                several=overview.base != APPLICANT_BASE
                reload=reload
            />
        })}
        <ActionForm action=save node_ref=form_node on:submit:capture=before_sending attr:novalidate="" attr:autocomplete="on">
            <input type="hidden" name="application" value=overview.application.clone()/>
            <input type="hidden" name="step" value=step.code()/>
            <input type="hidden" name="revision" value=Signal::derive(move || revision().to_string())/>
            {(step == Step::Identity).then(|| view! { <NikShown nik=overview.nik.clone() state=state/> })}
            // The first button is what Enter presses; it must be the one that goes on.
            <button class="sr" name="go" value="next" tabindex="-1" aria-hidden="true">{common::CONTINUE}</button>
            {questions}
            {group}
            {open.then(|| view! {
                <div class="actions">
                    <button class="primary" name="go" value="next">
                        {if pinned { form::SAVE } else { common::CONTINUE }}
                    </button>
                    <button class="link" name="go" value="later">{form::SAVE_LATER}</button>
                </div>
            })}
            <p class="saved" role="status" hidden=not_saved>{saved}</p>
        </ActionForm>
    }
}

/// Hides a question that is not asked; before the WASM is there only what the saved answers rule out for sure.
fn when_asked(
    field: &'static crate::domain::form::Field,
    view: AnyView,
    state: FormState,
    rules: StoredValue<crate::domain::form::check::Rules>,
) -> AnyView {
    let Some(when) = field.when else { return view };
    let is_asked = move || state.answers.with(|answers| rules.with_value(|rules| asked(field, answers, rules)));
    let hidden = Signal::derive(move || match when {
        When::Minor => !is_asked(),
        When::Is(..) | When::Given(_) => state.ready.get() && !is_asked(),
    });
    view! { <div hidden=hidden>{view}</div> }.into_any()
}

/// On top of the page, with a link to each field.
#[component]
fn ErrorSummary(state: FormState) -> impl IntoView {
    let list = dynamic(move || {
        let errors = state.problems.get().into_iter().filter(|(_, problem)| !problem.is_warning());
        errors
            .map(|(key, problem)| {
                let words = format!("{}: {}", form::label(&key), crate::text::problem::problem(problem));
                view! { <li><a href=format!("#{key}") rel="external">{words}</a></li> }
            })
            .collect::<Vec<_>>()
            .into_any()
    });
    let hidden = Signal::derive(move || {
        !state.show_all.get() || state.problems.with(|all| all.iter().all(|(_, problem)| problem.is_warning()))
    });
    view! {
        <div class="error-summary" id="ringkasan-salah" role="alert" tabindex="-1" hidden=hidden>
            <h2>{form::ERRORS}</h2>
            <ul>{list}</ul>
        </div>
    }
}

/// The NIK of the account, with what is odd about it.
#[component]
fn NikShown(nik: String, state: FormState) -> impl IntoView {
    let hidden = Signal::derive(move || state.shown("nik").is_none());
    let odd = words(move || state.shown("nik").map(|odd| crate::text::problem::problem(odd).into_owned()));
    view! {
        <div class="field">
            <p><strong>{form::label("nik")}</strong>" "<span class="nik">{nik}</span></p>
            <p class="warning" hidden=hidden>{odd}</p>
        </div>
    }
}

/// What was typed on an older page and came too late, beside the newer that stands in the form.
fn late_answers(step: Step, late: Option<&Answers>) -> AnyView {
    let lines = late.map(|late| late.iter().filter(|(_, value)| !value.trim().is_empty())).into_iter().flatten();
    let lines: Vec<_> = lines
        .filter(|(key, _)| Step::of_key(key) == Some(step))
        .map(|(key, value)| view! { <li><strong>{form::label(key)}</strong>": "{value.to_owned()}</li> })
        .collect();
    view! { <div class="notice warn" role="status"><p>{form::LATE}</p><ul>{lines}</ul></div> }.into_any()
}
