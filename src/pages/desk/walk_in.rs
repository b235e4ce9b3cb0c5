//! `/meja/loket`: a file for a visitor without an account.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::nav;
use crate::api::counter::{WalkIn, read_counter};
use crate::api::error::Field;
use crate::api::typed::before;
use crate::components::small_form::Labelled;
use crate::components::trouble::{Trouble, error_of, problem_with, refused};
use crate::text::{common, desk, public};

#[component]
pub fn WalkInPage() -> impl IntoView {
    let me = Resource::new(|| (), |()| read_counter());
    view! {
        <Title text=common::page_title(desk::WALK_IN_TITLE)/>
        <Suspense fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match me.await {
                    Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
                    Ok(me) => view! { {nav(&me)}<WalkInForm/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn WalkInForm() -> impl IntoView {
    let open = ServerAction::<WalkIn>::new();
    let error = error_of(open.value());
    let told = move |field: Field| problem_with(error, field);
    let refused = refused(error, "/meja/masuk");
    view! {
        <h1>{desk::WALK_IN_TITLE}</h1>
        <p class="lead">{desk::WALK_IN_LEAD}</p>
        {refused}
        <ActionForm action=open attr:novalidate="">
            <Labelled
                name="nik"
                value=before("nik")
                label=public::NIK
                hint=public::NIK_HINT
                inputmode="numeric"
                class="medium"
                error=Signal::derive(move || told(Field::Nik))
            />
            <Labelled name="name" value=before("name") label=desk::WALK_IN_NAME error=Signal::derive(move || told(Field::Name))/>
            <div class="actions"><button class="primary">{desk::WALK_IN_BUTTON}</button></div>
        </ActionForm>
    }
}
