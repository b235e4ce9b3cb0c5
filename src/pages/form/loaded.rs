//! A page that waits for what the server knows. One type for all of the form's pages, so that the machinery of waiting, hydrating and
//! refusing is compiled once and not once a page: it is a third of what a phone would load.

use std::future::Future;
use std::pin::Pin;

use codee::{Decoder, Encoder};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::api::ApiError;
use crate::api::account::{PublicOffice, read_office};
use crate::api::form::{Overview, StepPage, read_overview, read_step};
use crate::api::sending::{CardDraft, read_draft};
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

fn fetch(ask: Ask) -> Waiting {
    match ask {
        Ask::Office => Box::pin(async { read_office().await.map(Answer::Office) }),
        Ask::Overview(id) => Box::pin(async { read_overview(id).await.map(Box::new).map(Answer::Overview) }),
        Ask::Step(id, step) => Box::pin(async { read_step(id, step).await.map(Box::new).map(Answer::Step) }),
        Ask::Draft(id) => Box::pin(async { read_draft(id).await.map(Box::new).map(Answer::Draft) }),
    }
}

/// Asks again whenever `again` changes.
#[component]
pub fn Loaded(
    #[prop(into)] ask: Signal<Ask>,
    #[prop(into)] again: Signal<usize>,
    show: Callback<Answer, AnyView>,
) -> impl IntoView {
    let page: Resource<Result<Answer, ApiError>, SliceJson> =
        Resource::new_with_options(move || (ask.get(), again.get()), |(ask, _)| fetch(ask), false);
    view! {
        <Transition fallback=|| view! { <p>{common::LOADING}</p> }>
            {move || Suspend::new(async move {
                match page.await {
                    Err(error) => view! { <Trouble error=error/> }.into_any(),
                    Ok(answer) => show.run(answer),
                }
            })}
        </Transition>
    }
}

/// JSON read from bytes, as server functions read it, so that both share one reader.
struct SliceJson;

impl<T: Serialize> Encoder<T> for SliceJson {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, Self::Error> {
        serde_json::to_string(value)
    }
}

impl<T: for<'a> Deserialize<'a>> Decoder<T> for SliceJson {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Self::Error> {
        serde_json::from_slice(text.as_bytes())
    }
}
