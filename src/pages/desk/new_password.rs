//! `/meja/sandi`: the one-time password is changed for one's own.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::desk::OfficerNewPassword;
use crate::api::error::{ApiError, Field};
use crate::components::small_form::Labelled;
use crate::components::trouble::Trouble;
use crate::text::{common, desk};

#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let change = ServerAction::<OfficerNewPassword>::new();
    let answer = change.value();
    let told = move |field: Field| match answer.get() {
        Some(Err(ApiError::Field(at, problem))) if at == field => Some(problem),
        _ => None,
    };
    let refused = move || match answer.get() {
        Some(Err(ApiError::Field(..))) | Some(Ok(())) | None => None,
        Some(Err(error)) => Some(view! { <Trouble error=error sign_in="/meja/masuk"/> }),
    };
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
