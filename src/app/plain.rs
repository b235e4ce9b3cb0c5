//! Pages of the job seeker's side that carry no script: forms for a phone that comes with a code from the counter, and what is only read.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::applicant::my_data::MyDataPage;
use crate::pages::card::{holder::MyCardPage, told::EmployerPage};
use crate::pages::check::page::CheckPage;
use crate::pages::data_ask::mine::MyAsksPage;
use crate::pages::frame::Frame;
use crate::pages::public::{
    forgot::ForgotPage, not_found::NotFound, procedure::Procedure, sop::SopPage, take_over::TakeOverPage,
};
use crate::pages::statistics::PublicStatisticsPage;

#[component]
pub fn PlainApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/alur") view=Procedure ssr=SsrMode::Async/>
                    <Route path=path!("/sop") view=SopPage ssr=SsrMode::Async/>
                    <Route path=path!("/statistik") view=PublicStatisticsPage ssr=SsrMode::Async/>
                    <Route path=path!("/data-saya") view=MyDataPage ssr=SsrMode::Async/>
                    <Route path=path!("/data-saya/permintaan") view=MyAsksPage ssr=SsrMode::Async/>
                    <Route path=path!("/kartu") view=MyCardPage ssr=SsrMode::Async/>
                    <Route path=path!("/kartu/:bagian") view=MyCardPage ssr=SsrMode::Async/>
                    <Route path=path!("/periksa") view=CheckPage ssr=SsrMode::Async/>
                    <Route path=path!("/periksa/:token") view=CheckPage ssr=SsrMode::Async/>
                    <Route path=path!("/kabar-kerja") view=EmployerPage ssr=SsrMode::Async/>
                    <Route path=path!("/lupa") view=ForgotPage ssr=SsrMode::Async/>
                    <Route path=path!("/ambil") view=TakeOverPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
