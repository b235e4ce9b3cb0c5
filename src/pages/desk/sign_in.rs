//! `/meja/masuk`: officers sign in. The browser itself sends the form, since what follows may be a page without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;

use crate::api::desk::OfficerSignIn;
use crate::api::typed::before;
use crate::components::small_form::Labelled;
use crate::components::trouble::{error_of, refused};
use crate::text::{common, desk};

#[component]
pub fn OfficerSignInPage() -> impl IntoView {
    let sign_in = ServerAction::<OfficerSignIn>::new();
    let error = error_of(sign_in.value());
    view! {
        <Title text=common::page_title(desk::SIGN_IN_TITLE)/>
        <h1>{desk::SIGN_IN_TITLE}</h1>
        {refused(error, "/meja/masuk")}
        <form method="post" action=OfficerSignIn::PATH>
            <Labelled name="login" value=before("login") label=desk::LOGIN autocomplete="username" class="medium" error=Signal::derive(|| None)/>
            <Labelled
                name="password"
                label=desk::PASSWORD
                kind="password"
                autocomplete="current-password"
                class="medium"
                error=Signal::derive(|| None)
            />
            <div class="actions"><button class="primary">{desk::SIGN_IN}</button></div>
        </form>
        <p class="hint">{desk::FORGOT}</p>
    }
}
