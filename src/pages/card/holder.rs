//! `/kartu` and `/kartu/<bagian>`: the holder's own card. `/meja/kartu/<permohonan>` and below it: the same at the desk.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{change, look::look, nik, work};
use crate::api::ApiError;
use crate::api::card_deed::{BeginWithCard, DoWithCard};
use crate::api::card_nik::ChangeNik;
use crate::api::card_view::{CardView, read_card_of, read_my_card};
use crate::components::outcome::outcome;
use crate::components::send_form::Sending;
use crate::components::trouble::{Trouble, refused};
use crate::pages::desk::frame::nav;
use crate::text::{card_life as text, common};

#[component]
pub fn MyCardPage() -> impl IntoView {
    let part = part_of_address();
    let body = Suspend::new(async move {
        match read_my_card().await {
            Ok(Some(card)) => page(&card, &part).await,
            Ok(None) => view! {
                <h1>{text::TITLE}</h1>
                <p>{text::NO_CARD}</p>
                <p><a class="button" href="/status">{text::TO_STATUS}</a></p>
            }
            .into_any(),
            Err(error) => view! { <Trouble error=error/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

#[component]
pub fn DeskCardPage() -> impl IntoView {
    let part = part_of_address();
    let application = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
    let body = Suspend::new(async move {
        match read_card_of(&application).await {
            Ok(card) => page(&card, &part).await,
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::LISTS_TITLE)/>{body} }
}

fn part_of_address() -> String {
    use_params_map().with_untracked(|params| params.get("bagian").unwrap_or_default())
}

async fn page(card: &CardView, part: &str) -> AnyView {
    let sign_in = if card.me.is_some() { "/meja/masuk" } else { "/masuk" };
    let forms = [Sending::to::<DoWithCard>(), Sending::to::<BeginWithCard>(), Sending::to::<ChangeNik>()];
    let broken = forms.map(|form| refused(form.error.into(), sign_in));
    let inner = match part {
        "" => look(card),
        "lapor" => change::contact(card).await,
        "kerja" => work::form(card),
        "perbaikan" => change::spots(card).await,
        "cetak-ulang" => change::reprint(card),
        "nik" => nik::form(card),
        _ => view! { <Trouble error=ApiError::Forbidden/> }.into_any(),
    };
    let title = if card.me.is_some() { card.name.clone() } else { text::TITLE.to_owned() };
    let back = match (part.is_empty(), card.me.is_some()) {
        (false, _) => card.base.clone(),
        (true, true) => "/meja/kartu".to_owned(),
        (true, false) => "/status".to_owned(),
    };
    let file = card
        .me
        .is_some()
        .then(|| view! { <p><a href=format!("/meja/berkas/{}", card.application)>{text::FILE}</a></p> });
    view! {
        {card.me.as_ref().map(nav)}
        <a class="back" href=back>{common::BACK}</a>
        {part.is_empty().then(|| view! { <h1>{title}</h1> })}
        {told()}
        {broken.into_iter().collect::<Vec<_>>()}
        {inner}
        {part.is_empty().then_some(file)}
    }
    .into_any()
}

/// What came of the form before.
pub fn told() -> AnyView {
    outcome(text::done, text::refusal)
}
