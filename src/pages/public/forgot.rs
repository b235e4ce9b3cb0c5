//! `/lupa`: a new password by NIK and the code that the counter gave. Without scripts, so that it weighs nothing on the phone.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use super::take_over::{CodeField, NewPasswordFields};
use crate::api::account::ResetPassword;
use crate::api::error::Field;
use crate::api::typed::before;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::text::{common, public};

#[component]
pub fn ForgotPage() -> impl IntoView {
    let reset = ServerAction::<ResetPassword>::new();
    let error = error_of(reset.value());
    let refused = refused(error, "/masuk");
    view! {
        <Title text=common::page_title(public::FORGOT_TITLE)/>
        <a class="back" href="/masuk">{common::BACK}</a>
        <h1>{public::FORGOT_TITLE}</h1>
        <p class="lead">{public::FORGOT_LEAD}</p>
        {refused}
        <ActionForm action=reset attr:novalidate="">
            <Labelled
                name="nik"
                value=before("nik")
                label=public::NIK
                hint=public::NIK_HINT
                inputmode="numeric"
                autocomplete="username"
                class="medium"
                error=Signal::derive(move || problem_with(error, Field::Nik))
            />
            <CodeField error=error/>
            <NewPasswordFields error=error/>
            <div class="actions"><button class="primary">{public::FORGOT_BUTTON}</button></div>
        </ActionForm>
    }
}
