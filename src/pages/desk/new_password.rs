//! `/meja/sandi`: the one-time password is changed for one's own.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::desk::OfficerNewPassword;
use crate::api::error::Field;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, problem_with, refused};
use crate::text::{common, desk};

#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let change = ServerAction::<OfficerNewPassword>::new();
    let error = error_of(change.value());
    let told = move |field: Field| problem_with(error, field);
    let refused = refused(error, "/meja/masuk");
    view! {
        <Title text=common::page_title(desk::NEW_PASSWORD)/>
        <h1>{desk::NEW_PASSWORD}</h1>
        <p class="lead">{desk::NEW_PASSWORD_LEAD}</p>
        {refused}
        <ActionForm action=change>
            <Labelled
                name="password"
                label=desk::PASSWORD
                hint=desk::NEW_PASSWORD_HINT
                kind="password"
                autocomplete="new-password"
                class="medium"
                error=Signal::derive(move || told(Field::Password))
            />
            <Labelled
                name="password_again"
                label=desk::PASSWORD_AGAIN
                kind="password"
                autocomplete="new-password"
                class="medium"
                error=Signal::derive(move || told(Field::PasswordAgain))
            />
            <div class="actions"><button class="primary">{desk::SAVE}</button></div>
        </ActionForm>
    }
}
