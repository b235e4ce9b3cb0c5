//! The job seeker's app.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::applicant::{check::Check, confirm::ConfirmPage, status::Status, tasks::Tasks};
use crate::pages::form::step::StepRoute;
use crate::pages::frame::Frame;
use crate::pages::public::{
    not_found::NotFound, privacy::Privacy, register::RegisterPage, sign_in::SignInPage, start::Start,
};

#[component]
pub fn PhoneApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=Start ssr=SsrMode::Async/>
                    <Route path=path!("/privasi") view=Privacy ssr=SsrMode::Async/>
                    <Route path=path!("/daftar") view=RegisterPage ssr=SsrMode::Async/>
                    <Route path=path!("/masuk") view=SignInPage ssr=SsrMode::Async/>
                    <Route path=path!("/permohonan") view=Tasks ssr=SsrMode::Async/>
                    <Route path=path!("/permohonan/periksa") view=Check ssr=SsrMode::Async/>
                    <Route path=path!("/permohonan/konfirmasi") view=ConfirmPage ssr=SsrMode::Async/>
                    <Route path=path!("/permohonan/:langkah") view=StepRoute ssr=SsrMode::Async/>
                    <Route path=path!("/status") view=Status ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
