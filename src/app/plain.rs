//! Pages of the job seeker's side that carry no script: a phone that comes with a code from the counter loads a form and nothing else.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

use crate::pages::frame::Frame;
use crate::pages::public::{forgot::ForgotPage, not_found::NotFound, take_over::TakeOverPage};

#[component]
pub fn PlainApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/lupa") view=ForgotPage ssr=SsrMode::Async/>
                    <Route path=path!("/ambil") view=TakeOverPage ssr=SsrMode::Async/>
                </FlatRoutes>
            </Frame>
        </Router>
    }
}
