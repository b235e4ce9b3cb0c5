//! The desk's app.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::desk::frame::DeskNotFound;
use crate::pages::desk::{
    arrival::ArrivalPage,
    assist::{AssistCheck, AssistStep, AssistTasks},
    attendance::AttendancePage,
    batch::BatchPage,
    board::BoardPage,
    file::FilePage,
    forgotten::ForgottenPage,
    frame::DeskFrame,
    queue::QueuePage,
    screen::ScreenPage,
    settings::{officers::OfficersPage, overview::SettingsPage, sheet::SheetPage},
    sign_in::OfficerSignInPage,
    visitor_phone::VisitorPhonePage,
    walk_in::WalkInPage,
};
use crate::pages::frame::PanicNotice;

#[component]
pub fn DeskApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <DeskFrame>
                <PanicNotice/>
                <FlatRoutes fallback=DeskNotFound>
                    <Route path=path!("/meja") view=QueuePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/masuk") view=OfficerSignInPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/berkas/:id") view=FilePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/kelompok/:aksi") view=BatchPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/datang") view=ArrivalPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/sandi-pemohon") view=ForgottenPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/sandi-pemohon/:id") view=ForgottenPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/loket") view=WalkInPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/bantu/:id") view=AssistTasks ssr=SsrMode::Async/>
                    <Route path=path!("/meja/bantu/:id/hp") view=VisitorPhonePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/bantu/:id/periksa") view=AssistCheck ssr=SsrMode::Async/>
                    <Route path=path!("/meja/bantu/:id/:langkah") view=AssistStep ssr=SsrMode::Async/>
                    <Route path=path!("/meja/hadir") view=AttendancePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/pengaturan") view=SettingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/pengaturan/petugas") view=OfficersPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/pengaturan/:bagian") view=SheetPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/papan") view=BoardPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/layar") view=ScreenPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </DeskFrame>
        </Router>
    }
}
