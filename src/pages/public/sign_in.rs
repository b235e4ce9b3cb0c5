//! `/masuk`: back in by NIK and password.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use crate::api::account::SignIn;
use crate::api::error::Field;
use crate::api::typed::before;
use crate::components::send_form::{Sending, plain_form};
use crate::components::small_form::Labelled;
use crate::components::trouble::{problem_with, refused};
use crate::text::{common, public};

#[component]
pub fn SignInPage() -> impl IntoView {
    let sign_in = Sending::to::<SignIn>();
    let error = sign_in.error.into();
    let parked = use_query_map().with_untracked(|query| query.get("lanjut").is_some());
    let nik_problem = move || problem_with(error, Field::Nik);
    let refused = refused(error, "/masuk");
    let fields = view! {
        <Labelled
            name="nik"
            value=before("nik")
            label=public::NIK
            hint=public::NIK_HINT
            inputmode="numeric"
            autocomplete="username"
            class="medium"
            error=Signal::derive(nik_problem)
        />
        <Labelled
            name="password"
            label=public::PASSWORD
            kind="password"
            autocomplete="current-password"
            error=Signal::derive(|| None)
        />
        <div class="actions">
            <button class="primary">{common::SIGN_IN}</button>
            <a href="/daftar">{public::NO_ACCOUNT}</a>
        </div>
    };
    view! {
        <Title text=common::page_title(public::SIGN_IN_TITLE)/>
        <a class="back" href="/">{common::BACK}</a>
        <h1>{public::SIGN_IN_TITLE}</h1>
        <p class="lead">{public::SIGN_IN_LEAD}</p>
        {parked.then(|| view! { <div class="notice warn">{public::PARKED}</div> })}
        {refused}
        {plain_form(sign_in, fields.into_any())}
        <p class="hint">{public::FORGOT}" "<a href="/lupa" rel="external">{public::HAVE_CODE}</a></p>
    }
}
