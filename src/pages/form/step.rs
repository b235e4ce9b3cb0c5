//! `/permohonan/<langkah>` and `/meja/bantu/<id>/<langkah>`: one step of the form, on either side of the counter.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::loaded::{Answer, Ask, Loaded};
use super::step_form::StepForm;
use crate::components::fresh::fresh;
use crate::domain::application::State;
use crate::domain::form::{Answers, Step};
use crate::pages::applicant::corrections::step_bar;
use crate::text::{applicant, common, form};

#[component]
pub fn StepRoute() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    let again = RwSignal::new(0_usize);
    let reload = move || again.update(|count| *count += 1);
    let was_late = RwSignal::new(false);
    // What the phone had kept of this step, or what was typed beside the pictures while one was sent, takes the place of what the server has.
    let restored = RwSignal::new(None::<Answers>);
    let restore = Callback::new(move |answers| {
        restored.set(Some(answers));
        reload();
    });
    let show_newer = Callback::new(move |()| {
        was_late.set(true);
        reload();
    });
    let ask = Signal::derive(move || {
        params.with(|params| Ask::Step(params.get("id").unwrap_or_default(), params.get("langkah").unwrap_or_default()))
    });
    let show = Callback::new(move |answer| {
        let Answer::Step(page) = answer else { return ().into_any() };
        let (check_all, late) =
            query.with_untracked(|query| (query.get("periksa").is_some(), query.get("lama").is_some()));
        let late = late || was_late.get_untracked();
        was_late.set(false);
        let mut page = page;
        if let Some(answers) = restored.get_untracked() {
            restored.set(None);
            page.answers = answers;
            page.from_phone = true;
        }
        let key = format!("{}/{}/{}", page.step.code(), page.revision, again.get_untracked());
        let head = head(page.step, page.overview.state, &page.overview.base);
        let bar = step_bar(&page.overview, page.step);
        let form = view! { <StepForm page=*page check_all=check_all late=late show_newer=show_newer restore=restore/> };
        fresh(key, view! { {head}{form}{bar} }.into_any())
    });
    // The title of a step comes with it; this one is for the page that says why there is none.
    view! {
        <Title text=common::page_title(applicant::TASKS_TITLE)/>
        <Loaded ask=ask again=again show=show/>
    }
}

fn head(step: Step, state: State, base: &str) -> AnyView {
    let back = match step.previous() {
        Some(previous) => format!("{base}/{}", previous.code()),
        None => base.to_owned(),
    };
    view! {
        <Title text=common::page_title(form::title(step))/>
        {(state == State::Draft).then(|| view! { <p class="draft-line">{form::NOT_SENT}</p> })}
        <a class="back" href=back>{common::BACK}</a>
        <p class="step-count">{form::step_count(step)}</p>
        <progress
            class="steps"
            max=Step::ALL.len().to_string()
            value=step.number().to_string()
            aria-label=form::step_count(step)
        ></progress>
    }
    .into_any()
}
