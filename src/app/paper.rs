//! Printed pages: rendered on the server, no script at all.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::print::{attendance::AttendanceSheet, card::CardPage, register::RegisterSheets, sop::SopSheet};
use crate::pages::public::not_found::NotFound;

#[component]
pub fn PaperApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/cetak/kartu/:id") view=CardPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/register/:tahun") view=RegisterSheets ssr=SsrMode::Async/>
                <Route path=path!("/cetak/hadir/:hari") view=AttendanceSheet ssr=SsrMode::Async/>
                <Route path=path!("/cetak/sop") view=SopSheet ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
