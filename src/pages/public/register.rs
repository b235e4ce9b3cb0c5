//! `/daftar`: an account by NIK and password.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::account::Register;
use crate::api::error::Field;
use crate::api::typed::before;
use crate::components::send_form::{Sending, send_form};
use crate::components::small_form::Labelled;
use crate::components::trouble::{problem_with, refused};
use crate::domain::Problem;
use crate::domain::nik::Nik;
use crate::domain::password::NewPassword;
use crate::text::{common, public};

#[component]
pub fn RegisterPage() -> impl IntoView {
    let register = Sending::to::<Register>();
    let error = register.error.into();
    let (nik, password, again) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let show_all = RwSignal::new(false);
    let told = move |field: Field| problem_with(error, field);
    // A NIK is judged once it has its length or something that is no digit; a password once the form was sent.
    let nik_problem = move || {
        let typed = nik.get();
        let long = typed.chars().filter(char::is_ascii_digit).count() >= 16
            || typed.chars().any(|sign| !sign.is_ascii_digit() && sign != ' ');
        match Nik::parse(&typed) {
            Ok(_) => None,
            Err(problem) if (long && !typed.is_empty()) || show_all.get() => Some(problem),
            Err(_) => told(Field::Nik),
        }
    };
    let password_problem = move || {
        let wrong = NewPassword::parse(&password.get(), &nik.get()).err();
        wrong.filter(|_| show_all.get()).or_else(|| told(Field::Password))
    };
    let again_problem = move || {
        let differ = again.get() != password.get();
        (differ && (show_all.get() || again.get().len() >= password.get().len()) && !again.get().is_empty()
            || (show_all.get() && differ))
            .then_some(Problem::PasswordsDiffer)
            .or_else(|| told(Field::PasswordAgain))
    };
    let before_sending = move |ev: &leptos::ev::SubmitEvent| {
        show_all.set(true);
        if nik_problem().is_some() || password_problem().is_some() || again_problem().is_some() {
            ev.prevent_default();
        }
    };
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
            typed=nik
        />
        <Labelled
            name="password"
            label=public::PASSWORD
            hint=public::PASSWORD_HINT
            kind="password"
            autocomplete="new-password"
            error=Signal::derive(password_problem)
            typed=password
        />
        <Labelled
            name="password_again"
            label=public::PASSWORD_AGAIN
            kind="password"
            autocomplete="new-password"
            error=Signal::derive(again_problem)
            typed=again
        />
        <p class="hint">{public::REGISTER_NOTICE}" "<a href="/privasi">{common::PRIVACY}</a>"."</p>
        <div class="actions">
            <button class="primary">{public::REGISTER_BUTTON}</button>
        </div>
    };
    view! {
        <Title text=common::page_title(public::REGISTER_TITLE)/>
        <a class="back" href="/">{common::BACK}</a>
        <h1>{public::REGISTER_TITLE}</h1>
        <p class="lead">{public::REGISTER_LEAD}</p>
        {refused}
        {send_form(register, NodeRef::new(), before_sending, fields.into_any())}
    }
}
