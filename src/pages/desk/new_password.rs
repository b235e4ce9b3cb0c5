//! `/meja/sandi`: a password of one's own, in place of the one-time password or of an older one. Without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;

use crate::api::ApiError;
use crate::api::desk::{OfficerNewPassword, has_one_time_password};
use crate::api::error::Field;
use crate::components::send_form::Sending;
use crate::components::small_form::Labelled;
use crate::components::trouble::{Trouble, problem_with};
use crate::domain::Problem;
use crate::text::{common, desk};

#[component]
pub fn NewPasswordPage() -> impl IntoView {
    let error = Sending::to::<OfficerNewPassword>().error.get_untracked();
    let body = Suspend::new(async move {
        match has_one_time_password().await {
            Ok(one_time) => form(one_time, error),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! {
        <Title text=common::page_title(desk::NEW_PASSWORD)/>
        <h1>{desk::NEW_PASSWORD}</h1>
        {body}
    }
}

/// Who brings a one-time password has just typed it.
fn form(one_time: bool, error: Option<ApiError>) -> AnyView {
    let told = move |field: Field| Signal::derive(move || problem_with(Signal::stored(error), field));
    let refused = error.filter(|error| !matches!(error, ApiError::Field(..) | ApiError::WrongLogin));
    let wrong = (error == Some(ApiError::WrongLogin)).then_some(Problem::PasswordWrong);
    let current = (!one_time).then(|| {
        view! {
            <Labelled
                name="current"
                label=desk::CURRENT_PASSWORD
                kind="password"
                autocomplete="current-password"
                class="medium"
                error=Signal::stored(wrong)
            />
        }
    });
    view! {
        <p class="lead">{if one_time { desk::NEW_PASSWORD_LEAD } else { desk::OTHER_PASSWORD_LEAD }}</p>
        {refused.map(|error| view! { <Trouble error=error sign_in="/meja/masuk"/> })}
        <form method="post" action=OfficerNewPassword::PATH novalidate>
            {current}
            <Labelled
                name="password"
                label=desk::OWN_PASSWORD
                hint=desk::NEW_PASSWORD_HINT
                kind="password"
                autocomplete="new-password"
                class="medium"
                error=told(Field::Password)
            />
            <Labelled
                name="password_again"
                label=desk::PASSWORD_AGAIN
                kind="password"
                autocomplete="new-password"
                class="medium"
                error=told(Field::PasswordAgain)
            />
            <div class="actions"><button class="primary">{desk::SAVE}</button></div>
        </form>
    }
    .into_any()
}
