//! Several people one after the other on one device, as at a school's job centre (*Bursa Kerja Khusus*): the next one sees nothing of the
//! one before.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::account::SignOut;
use crate::pages::form::drawer::close_before;
use crate::text::{applicant, common};

/// Plain forms: after them a fresh document stands there, and nothing of the person is left in memory.
pub fn leave() -> AnyView {
    let action = <SignOut as ServerFn>::url();
    view! {
        <section class="leave">
            <form method="post" action=action on:submit=close_before>
                <input type="hidden" name="next" value="ya"/>
                <p class="hint" id="orang-petunjuk">{applicant::NEXT_PERSON_HINT}</p>
                <button class="secondary" aria-describedby="orang-petunjuk">{applicant::NEXT_PERSON}</button>
            </form>
            <form method="post" action=action on:submit=close_before>
                <button class="link">{common::SIGN_OUT}</button>
            </form>
        </section>
    }
    .into_any()
}
