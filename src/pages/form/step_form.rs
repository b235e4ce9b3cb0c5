//! One step of the form: checked while it is typed, saved when it is sent, valid or not.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::drawer::Drawer;
use super::on_phone::{self, OnPhone};
use super::picker::Pickers;
use crate::api::form::{APPLICANT_BASE, SaveStep, SavedStep, StepPage};
use crate::browser::{post, typed};
use crate::components::asked::AllAsked;
use crate::components::dynamic::{dynamic, words};
use crate::components::field::{FormState, question};
use crate::components::rows::rows;
use crate::components::send_form::{Sending, send_form};
use crate::components::trouble::refused;
use crate::domain::correction::Pin;
use crate::domain::form::check::{asked, check};
use crate::domain::form::{Answers, Step, When};
use crate::domain::opening::Opening;
use crate::text::{common, form};

/// `check_all`: the page is shown because answers were wrong (scripts off). `late`: an older page was sent. `restore` loads the page anew with
/// these answers in place of the server's.
#[component]
pub fn StepForm(
    page: StepPage,
    check_all: bool,
    late: bool,
    show_newer: Callback<()>,
    restore: Callback<Answers>,
) -> impl IntoView {
    let step = page.step;
    let overview = page.overview;
    let save = Sending::to::<SaveStep>();
    let form_node = NodeRef::<html::Form>::new();
    let rules = overview.rules.clone();
    let page_answers = page.answers.clone();
    let answers = RwSignal::new(page.answers);
    let reload_papers = Callback::new(move |()| restore.run(answers.get_untracked()));
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
    let last: Signal<Option<SavedStep>> = Signal::derive(move || {
        save.answer.with(|bytes| bytes.as_deref().and_then(|bytes| postcard::from_bytes(bytes).ok()))
    });
    Effect::new(move |_| {
        if last.get().is_some_and(|saved| saved.late) {
            show_newer.run(());
        }
    });
    let first_revision = page.revision;
    let revision = Signal::derive(move || last.get().map_or(first_revision, |saved| saved.revision).to_string());
    let open = overview.opening.step(step);
    let on_phone = on_phone::watch(OnPhone {
        drawer: use_context::<Drawer>().filter(|_| open),
        step,
        application: overview.application.clone(),
        base: overview.base.clone(),
        form: form_node,
        save,
        saved: page_answers,
        revision: first_revision,
        from_phone: page.from_phone,
        restore,
    });
    // Wrong answers are told before any request, and saved all the same.
    let before_sending = move |ev: &SubmitEvent| {
        on_phone.sending();
        let next = ev.submitter().and_then(|button| button.get_attribute("value")).is_none_or(|go| go == "next");
        if next && !errors().is_empty() {
            ev.prevent_default();
            state.show_all.set(true);
            // The summary is still hidden at this moment; nothing can be focused before the next frame.
            request_animation_frame(|| typed::focus("ringkasan-salah"));
            if let Some(body) = form_node.get_untracked().and_then(|form| post::body_of(&form, &[("go", "stay")])) {
                save.send(body);
            }
        }
    };
    let opening = overview.opening.clone();
    let all_asked = AllAsked {
        corrections: overview.corrections.clone(),
        before: overview.before.clone(),
        now: overview.answers.clone(),
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
                all_asked.of(field.key),
                opening.field(field.key),
            );
            when_asked(field, view, state, rules_for_when)
        })
        .collect();
    let group = step.rows().map(|group| rows(group, ids, state, all_asked.clone(), opening.clone()));
    let never_saved = page.saved_at.is_none();
    let saved = words(move || match (on_phone.words(), last.get()) {
        (Some(words), _) => Some(words.to_owned()),
        (None, Some(saved)) => Some(form::saved_at(&saved.saved_at)),
        (None, None) => page.saved_at.as_deref().map(form::saved_at),
    });
    let not_saved = Signal::derive(move || never_saved && last.get().is_none() && on_phone.words().is_none());
    let result = refused(save.error.into(), overview.sign_in());
    let pinned = matches!(overview.opening, Opening::Pinned(_));

    let fields = view! {
        <input type="hidden" name="application" value=overview.application.clone()/>
        <input type="hidden" name="step" value=step.code()/>
        <input type="hidden" name="revision" value=revision/>
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
    };
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
                before=overview.documents_before.clone()
                missing=overview.missing_documents.clone()
                required=overview.rules.required.clone()
                check_all=check_all
                several=overview.base != APPLICANT_BASE
                reload=reload_papers
            />
        })}
        <div on:input=move |_| on_phone.typed()>{send_form(save, form_node, before_sending, fields.into_any())}</div>
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
                let href = format!("#{key}");
                let words = format!("{}: {}", form::spot(&Pin::Field(key)), crate::text::problem::problem(problem));
                view! { <li><a href=href rel="external">{words}</a></li> }
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
        .map(|(key, value)| {
            let spot = form::spot(&Pin::Field(key.to_owned()));
            view! { <li><strong>{spot}</strong>": "{value.to_owned()}</li> }
        })
        .collect();
    view! { <div class="notice warn" role="status"><p>{form::LATE}</p><ul>{lines}</ul></div> }.into_any()
}
