//! What was typed into a small form that was refused. With scripts off the answer is another page, and the address may not carry personal
//! data: it travels sealed in a cookie of five minutes. With scripts on the page stays, and this stays empty.

/// What stood in field `name` of the form that was refused just now.
#[cfg(not(feature = "ssr"))]
pub fn before(_name: &'static str) -> String {
    String::new()
}

#[cfg(feature = "ssr")]
pub use server::{all_before, before, cookie_with, hand_on, keep, wants_page};

#[cfg(feature = "ssr")]
mod server {
    use std::collections::BTreeMap;

    use axum::http::{HeaderValue, header};
    use leptos::prelude::use_context;
    use leptos_axum::ResponseOptions;

    use crate::access::cookie;
    use crate::api::{ApiError, context};
    use crate::crypt::Place;
    use crate::store::Store;

    /// Characters of the longest field of such a form; nine of them stay below the 4096 bytes that browsers keep.
    const LONGEST: usize = 300;
    const PLACE: Place<'static> = Place { table: "cookie", column: "typed", row: "" };

    /// Keeps the fields of a form that was refused for the next page, where there are no scripts; passwords are never among them.
    pub fn keep<T>(outcome: &Result<T, ApiError>, fields: &[(&str, &str)]) {
        if outcome.is_err() && wants_page() {
            seal(fields);
        }
    }

    /// Gives something to the next page that this person sees, once, where there are no scripts: a one-time password can travel neither
    /// in an address nor in the answer, which leads on. The page that takes it asks first who is calling.
    pub fn hand_on(fields: &[(&str, &str)]) {
        if wants_page() {
            seal(fields);
        }
    }

    /// Whether whoever asks runs no scripts: then the answer is another page.
    pub fn wants_page() -> bool {
        context::headers().get(header::ACCEPT).is_some_and(|value| value.as_bytes().starts_with(b"text/html"))
    }

    fn seal(fields: &[(&str, &str)]) {
        let (Ok(store), Some(response)) = (context::store(), use_context::<ResponseOptions>()) else { return };
        if let Some(value) = cookie_with(&store, fields) {
            response.append_header(header::SET_COOKIE, value);
        }
    }

    /// The cookie that carries fields to the next page, for answers that no server function gives.
    pub fn cookie_with(store: &Store, fields: &[(&str, &str)]) -> Option<HeaderValue> {
        let fields: BTreeMap<_, _> =
            fields.iter().map(|(name, value)| (*name, value.chars().take(LONGEST).collect::<String>())).collect();
        let sealed = store.keys().office_key().seal_json(&PLACE, &fields).ok()?;
        HeaderValue::from_str(&cookie::give_typed(&sealed)).ok()
    }

    pub fn before(name: &'static str) -> String {
        all_before().remove(name).unwrap_or_default()
    }

    /// All that stood in the form that was refused just now; nothing when it was none.
    pub fn all_before() -> BTreeMap<String, String> {
        let kept: Option<BTreeMap<String, String>> = cookie::typed(&context::headers())
            .and_then(|sealed| context::store().ok()?.keys().office_key().open_json(&PLACE, &sealed).ok());
        // Shown once: the next person at this device finds nothing.
        if let (Some(_), Some(response)) = (&kept, use_context::<ResponseOptions>()) {
            response.append_header(header::SET_COOKIE, HeaderValue::from_static(cookie::TAKE_TYPED));
        }
        kept.unwrap_or_default()
    }
}
