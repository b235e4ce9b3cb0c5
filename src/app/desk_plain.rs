//! Pages of the desk that carry no script: cards that were handed over, requests about data, books and reports, statistics, the import, what goes to the printer, the
//! emblem, the backup, one's own password, second step and devices.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::card::emblem::EmblemPage;
use crate::pages::card::holder::DeskCardPage;
use crate::pages::card::list::CardListPage;
use crate::pages::card::prints::PrintsPage;
use crate::pages::data_ask::{one::AskPageAtDesk, queue::AskQueuePage};
use crate::pages::desk::backup::BackupsPage;
use crate::pages::desk::devices::DevicesPage;
use crate::pages::desk::frame::{DeskFrame, DeskNotFound};
use crate::pages::desk::new_password::NewPasswordPage;
use crate::pages::desk::second_step::{CodePage, SecondStepPage};
use crate::pages::import::ImportPage;
use crate::pages::report::book::BookPage;
use crate::pages::report::exposure::ExposurePage;
use crate::pages::report::index::ReportsPage;
use crate::pages::report::information::InformationPage;
use crate::pages::report::people::PeoplePage;
use crate::pages::report::re_entry::ReEntryPage;
use crate::pages::report::shown::ReportPage;
use crate::pages::report::take_out::TakeOutPage;
use crate::pages::statistics::DeskStatisticsPage;

#[component]
pub fn DeskPlainApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <DeskFrame>
                <FlatRoutes fallback=DeskNotFound>
                    <Route path=path!("/meja/kartu") view=CardListPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/kartu/:id") view=DeskCardPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/kartu/:id/:bagian") view=DeskCardPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/permintaan") view=AskQueuePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/permintaan/:id") view=AskPageAtDesk ssr=SsrMode::Async/>
                    <Route path=path!("/meja/register") view=BookPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/ambil") view=TakeOutPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/input") view=ReEntryPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/laporan") view=ReportsPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/laporan/:laporan") view=ReportPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/laporan/:laporan/orang") view=PeoplePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/laporan-informasi") view=InformationPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/terdampak") view=ExposurePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/cetak") view=PrintsPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/cadangan") view=BackupsPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/sandi") view=NewPasswordPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/kode") view=CodePage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/dua-langkah") view=SecondStepPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/perangkat") view=DevicesPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/statistik") view=DeskStatisticsPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/impor") view=ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("/meja/lambang") view=EmblemPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </DeskFrame>
        </Router>
    }
}
