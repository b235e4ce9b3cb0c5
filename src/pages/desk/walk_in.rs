//! `/meja/loket`: a file for a visitor without an account.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::counter::WalkIn;
use crate::api::error::Field;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::text::{common, desk, public};

#[component]
pub fn WalkInPage() -> impl IntoView {
    let open = ServerAction::<WalkIn>::new();
    let error = error_of(open.value());
    let told = move |field: Field| problem_with(error, field);
    let refused = refused(error, "/meja/masuk");
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
