//! `/meja/loket`: a file for a visitor without an account.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::counter::WalkIn;
use crate::api::error::{ApiError, Field};
use crate::components::small_form::Labelled;
use crate::components::trouble::Trouble;
use crate::text::{common, desk, public};

#[component]
pub fn WalkInPage() -> impl IntoView {
    let open = ServerAction::<WalkIn>::new();
    let answer = open.value();
    let told = move |field: Field| match answer.get() {
        Some(Err(ApiError::Field(at, problem))) if at == field => Some(problem),
        _ => None,
    };
    let refused = move || match answer.get() {
        Some(Err(ApiError::Field(..))) | Some(Ok(())) | None => None,
        Some(Err(error)) => Some(view! { <Trouble error=error sign_in="/meja/masuk"/> }),
    };
    view! {
        <Title text=common::page_title(desk::WALK_IN_TITLE)/>
        <h1>{desk::WALK_IN_TITLE}</h1>
        <p class="lead">{desk::WALK_IN_LEAD}</p>
        {refused}
        <ActionForm action=open attr:novalidate="">
            <Labelled
                name="nik"
                label=public::NIK
                hint=public::NIK_HINT
                inputmode="numeric"
                class="medium"
                error=Signal::derive(move || told(Field::Nik))
            />
            <Labelled name="name" label=desk::WALK_IN_NAME error=Signal::derive(move || told(Field::Name))/>
            <div class="actions"><button class="primary">{desk::WALK_IN_BUTTON}</button></div>
        </ActionForm>
    }
}
