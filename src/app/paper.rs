//! Printed pages: rendered on the server; the one script opens the print dialog.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::print::attendance::AttendanceSheet;
use crate::pages::print::calibration::CalibrationPage;
use crate::pages::print::card::{CardPage, DraftPage};
use crate::pages::print::data_sheet::DataSheetPage;
use crate::pages::print::notice::NoticesPage;
use crate::pages::print::pocket::PocketPage;
use crate::pages::print::register::RegisterSheets;
use crate::pages::print::row::RowPage;
use crate::pages::print::sop::SopSheet;
use crate::pages::public::not_found::NotFound;
use crate::pages::report::information::InformationSheet;
use crate::pages::report::shown::ReportSheet;

#[component]
pub fn PaperApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/cetak/kartu/:id") view=CardPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/konsep") view=DraftPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/saku/:id") view=PocketPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/lapor/:id/:baris") view=RowPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/kalibrasi") view=CalibrationPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/register/:tahun") view=RegisterSheets ssr=SsrMode::Async/>
                <Route path=path!("/cetak/hadir/:hari") view=AttendanceSheet ssr=SsrMode::Async/>
                <Route path=path!("/cetak/ak2/:id") view=DataSheetPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/pemberitahuan") view=NoticesPage ssr=SsrMode::Async/>
                <Route path=path!("/cetak/laporan/:laporan") view=ReportSheet ssr=SsrMode::Async/>
                <Route path=path!("/cetak/laporan-informasi") view=InformationSheet ssr=SsrMode::Async/>
                <Route path=path!("/cetak/sop") view=SopSheet ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
