//! `/meja/kartu/<permohonan>/nik`: a wrong NIK, put right with the KTP in hand.

use leptos::prelude::*;

use super::work::typed;
use crate::api::card_nik::{ChangeNik, NikAsked};
use crate::api::card_view::CardView;
use crate::components::send_form::{Sending, plain_form};
use crate::text::{card_life as text, form};

pub fn form(card: &CardView) -> AnyView {
    let Some(asked) = card.nik.as_ref() else { return view! { <p>{text::NIK_NOT_ASKED}</p> }.into_any() };
    if !asked.ready {
        return view! { <h1>{text::NIK_TITLE}</h1>{not_yet(asked)} }.into_any();
    }
    let before = typed().raw("nik").to_owned();
    let inner = view! {
        <input type="hidden" name="application" value=asked.application.clone()/>
        <input type="hidden" name="version" value=asked.version.to_string()/>
        <div class="field">
            <label for="nik">{form::label("nik")}</label>
            <p class="hint" id="nik-petunjuk">{text::NIK_HINT}</p>
            <input id="nik" name="nik" class="nik medium" inputmode="numeric" autocomplete="off" value=before aria-describedby="nik-petunjuk"/>
        </div>
        <div class="choice">
            <input id="seen" type="checkbox" name="seen" value="ya"/>
            <label for="seen">{text::NIK_SEEN}</label>
        </div>
        <div class="actions"><button class="primary">{text::NIK_BUTTON}</button></div>
    };
    view! {
        <h1>{text::NIK_TITLE}</h1>
        <p class="lead">{text::NIK_LEAD}</p>
        <dl class="summary"><div><dt>{text::NIK_NOW}</dt><dd class="nik">{asked.now.clone()}</dd></div></dl>
        {plain_form(Sending::to::<ChangeNik>(), inner.into_any())}
    }
    .into_any()
}

/// On the card's page: the way to the form, or when it opens.
pub fn way(card: &CardView) -> Option<AnyView> {
    let asked = card.nik.as_ref()?;
    Some(match asked.ready {
        true => view! { <p><a class="button" href=format!("{}/nik", card.base)>{text::NIK_BUTTON}</a></p> }.into_any(),
        false => not_yet(asked),
    })
}

fn not_yet(asked: &NikAsked) -> AnyView {
    view! { <p>{text::NIK_NOT_YET}" "<a href=format!("/meja/berkas/{}", asked.application)>{text::FILE}</a></p> }
        .into_any()
}
