//! A page that waits for what the server knows. One type for all of the form's pages, so that the machinery of waiting, hydrating and
//! refusing is compiled once and not once a page: it is a third of what a phone would load.

use std::future::Future;
use std::pin::Pin;

use codee::{Decoder, Encoder};
use leptos::prelude::*;
use postcard::from_bytes;
#[cfg(not(feature = "ssr"))]
use send_wrapper::SendWrapper;
use serde::{Deserialize, Serialize};

use super::drawer::Drawer;
use crate::api::ApiError;
use crate::api::account::PublicOffice;
use crate::api::form::{Overview, StepPage};
use crate::api::sending::CardDraft;
use crate::components::trouble::Trouble;
use crate::text::common;

/// What a page asks for; the string is an application's id, empty for one's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    Office,
    Overview(String),
    Step(String, String),
    Draft(String),
}

/// What it gets.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    Office(PublicOffice),
    Overview(Box<Overview>),
    Step(Box<StepPage>),
    Draft(Box<CardDraft>),
}

type Waiting = Pin<Box<dyn Future<Output = Result<Answer, ApiError>> + Send>>;

#[cfg(feature = "ssr")]
fn fetch(ask: Ask, _: Option<Drawer>) -> Waiting {
    use crate::api::{account::read_office, form::read_overview, form::read_step, sending::read_draft};
    match ask {
        Ask::Office => Box::pin(async { read_office().await.map(Answer::Office) }),
        Ask::Overview(id) => Box::pin(async { read_overview(id).await.map(Box::new).map(Answer::Overview) }),
        Ask::Step(id, step) => Box::pin(async { read_step(id, step).await.map(Box::new).map(Answer::Step) }),
        Ask::Draft(id) => Box::pin(async { read_draft(id).await.map(Box::new).map(Answer::Draft) }),
    }
}

/// The same over the network, with one client for all of them.
#[cfg(not(feature = "ssr"))]
fn fetch(ask: Ask, phone: Option<Drawer>) -> Waiting {
    use super::drawer;
    use crate::api::account::ReadOffice;
    use crate::api::form::{ReadOverview, ReadStep};
    use crate::api::sending::ReadDraft;
    use crate::browser::post::{body_with, post};
    use leptos::server_fn::ServerFn;

    let (url, body) = match &ask {
        Ask::Office => (ReadOffice::PATH, String::new()),
        Ask::Overview(id) => (ReadOverview::PATH, body_with(&[("application", id)])),
        Ask::Step(id, step) => (ReadStep::PATH, body_with(&[("application", id), ("step", step)])),
        Ask::Draft(id) => (ReadDraft::PATH, body_with(&[("application", id)])),
    };
    // One's own file: what lies in the drawer goes first, and without a signal the drawer answers.
    let mine = phone.is_some() && matches!(&ask, Ask::Overview(id) | Ask::Step(id, _) if id.is_empty());
    Box::pin(SendWrapper::new(async move {
        if mine {
            drawer::open_form(None);
            drawer::send_all().await;
        }
        let (bytes, _) = match post(url, &body).await {
            Err(ApiError::Offline) if mine => {
                let found = drawer::recall(&ask).await.ok_or(ApiError::Offline);
                if let Some(phone) = phone {
                    phone.look().await;
                }
                return found;
            }
            answer => answer?,
        };
        if mine {
            drawer::remember(&bytes).await;
        }
        let answer = match ask {
            Ask::Office => from_bytes(&bytes).map(Answer::Office),
            Ask::Overview(_) => from_bytes(&bytes).map(Answer::Overview),
            Ask::Step(..) => from_bytes(&bytes).map(Answer::Step),
            Ask::Draft(_) => from_bytes(&bytes).map(Answer::Draft),
        };
        answer.map_err(|_| ApiError::Broken)
    }))
}

/// Asks again whenever `again` changes.
#[component]
pub fn Loaded(
    #[prop(into)] ask: Signal<Ask>,
    #[prop(into)] again: Signal<usize>,
    show: Callback<Answer, AnyView>,
) -> impl IntoView {
    let drawer = use_context::<Drawer>();
    let sent = move || drawer.map(|drawer| drawer.sent.get());
    let page: Resource<Result<Answer, ApiError>, Packed> = Resource::new_with_options(
        move || (ask.get(), again.get(), sent()),
        move |(ask, ..)| fetch(ask, drawer),
        false,
    );
    view! {
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || {
                let at_desk = cfg!(feature = "desk") && ask.with_untracked(of_another);
                let sign_in = if at_desk { "/meja/masuk" } else { "/masuk" };
                Suspend::new(async move {
                    match page.await {
                        Err(error) => view! { <Trouble error=error sign_in=sign_in/> }.into_any(),
                        Ok(answer) => {
                            if let (Some(drawer), Answer::Overview(overview)) = (drawer, &answer) {
                                meet(drawer, overview.application.clone());
                            }
                            show.run(answer)
                        }
                    }
                })
            }}
        </Transition>
    }
}

/// Somebody else's file is asked for at the desk alone.
fn of_another(ask: &Ask) -> bool {
    matches!(ask, Ask::Overview(id) | Ask::Step(id, _) | Ask::Draft(id) if !id.is_empty())
}

/// Once the page stands.
fn meet(drawer: Drawer, application: String) {
    Effect::new(move |_| {
        let application = application.clone();
        leptos::task::spawn_local(async move {
            drawer.meet(&application, 0).await;
        });
    });
}

/// What the server hands over inside the page, read by the reader of the server functions' answers: each byte is two letters, since the
/// page is text.
struct Packed;

impl<T: Serialize> Encoder<T> for Packed {
    type Error = postcard::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        let bytes = postcard::to_allocvec(value)?;
        Ok(bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(b'a' + half)).collect())
    }
}

impl<T: for<'a> Deserialize<'a>> Decoder<T> for Packed {
    type Error = postcard::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        let half = |letter: u8| letter.wrapping_sub(b'a') & 15;
        let bytes: Vec<u8> = text.as_bytes().chunks_exact(2).map(|pair| half(pair[0]) << 4 | half(pair[1])).collect();
        from_bytes(&bytes)
    }
}
