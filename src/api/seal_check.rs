//! What the server says of a seal to anybody who asks: number, masked name, state and dates, and nothing else. Nobody signs in for that.
//!
//! What the statement in the code adds, the browser reads by itself ([`crate::seal::check`]).

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ApiError, Postcard};
use crate::domain::date::iso;
use crate::domain::seal_answer::{End, NotGenuine};

/// The three answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SealAnswer {
    Valid(SealedCard),
    NoLonger {
        card: SealedCard,
        end: End,
        /// The number of the renewed card that stands in its place.
        successor: Option<String>,
    },
    NotGenuine(NotGenuine),
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCard {
    /// `3375 240626 000123`.
    pub number: String,
    /// `S•• W••••••`.
    pub name: String,
    #[serde(with = "iso")]
    pub issued_on: NaiveDate,
    #[serde(with = "iso")]
    pub valid_until: NaiveDate,
}

/// Personal data: nothing of it is shown.
impl std::fmt::Debug for SealedCard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealedCard(…)")
    }
}

/// The page on which a seal is checked; a token may follow as the last part of its address.
pub const PAGE: &str = "/periksa";

/// By the token in the address. Against its 80 bits nobody guesses, so nothing is counted.
#[server(endpoint = "periksa", output = Postcard)]
pub async fn check_token(token: String) -> Result<SealAnswer, ApiError> {
    use crate::seal::SealToken;
    let Some(token) = SealToken::parse(&token) else { return Ok(SealAnswer::NotGenuine(NotGenuine::Unknown)) };
    Ok(server::answer(super::context::store()?.seal_by_token(&token).await?))
}

/// By the code that is typed: leads to the page of its token, which answers. A code that cannot be one is told from one that nobody has, and
/// is not counted: its last sign shows the slip.
#[server(endpoint = "periksa-kode", output = Postcard)]
pub async fn check_code(code: String) -> Result<(), ApiError> {
    use super::context;
    use crate::crypt::keys::Lookup;
    use crate::domain::seal_code::SealCode;

    let store = context::store()?;
    let typed = code;
    let Ok(code) = SealCode::parse(&typed) else { return server::lead("salah-ketik", &typed) };
    // Counted are wrong codes alone, by their first sign: five hundred people with right ones go through behind whatever address, and who
    // guesses has three hundred tries in a quarter of an hour, whatever number of machines they come from.
    let tag = store.keys().lookup(Lookup::Token, &["segel/", code.group()].concat());
    if store.is_throttled(&tag).await? {
        return Err(ApiError::Throttled);
    }
    let Some(known) = store.seal_by_code(&code).await? else {
        store.count_failure(&tag).await?;
        return server::lead("tidak-dikenal", &typed);
    };
    leptos_axum::redirect(&[PAGE, "/", known.token.as_str()].concat());
    Ok(())
}

#[cfg(feature = "ssr")]
pub use server::{PrintedCode, number_of, printed};

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::api::{context, qr, typed::hand_on, view::QrView};
    use crate::domain::person_name;
    use crate::domain::web_host::WebHost;
    use crate::seal::{Statement, Verdict, digits};
    use crate::store::Store;
    use crate::store::application::Application;
    use crate::store::seal::KnownSeal;

    pub fn answer(known: Option<KnownSeal>) -> SealAnswer {
        match known.map(|known| (known.verdict, known.successor)) {
            None => SealAnswer::NotGenuine(NotGenuine::Unknown),
            Some((Verdict::Valid(statement), _)) => SealAnswer::Valid(card(&statement)),
            Some((Verdict::NoLonger(statement, end), successor)) => {
                SealAnswer::NoLonger { card: card(&statement), end, successor }
            }
            Some((Verdict::NotGenuine(why), _)) => SealAnswer::NotGenuine(why),
        }
    }

    fn card(statement: &Statement) -> SealedCard {
        SealedCard {
            number: statement.number.to_string(),
            name: person_name::masked(statement.name.as_str()),
            issued_on: statement.dates.issued_on(),
            valid_until: statement.dates.valid_until(),
        }
    }

    /// Characters of what was typed that come back to its field; a code has ten signs.
    const KEPT: usize = 64;

    /// Back to the form.
    pub fn lead(refusal: &str, typed: &str) -> Result<(), ApiError> {
        let kept: String = typed.chars().take(KEPT).collect();
        hand_on(&[("code", &kept)]);
        leptos_axum::redirect(&[PAGE, "?gagal=", refusal].concat());
        Ok(())
    }

    /// The number of the card that a token belongs to, for a form about it; None for an unknown one.
    pub async fn number_of(token: &str) -> Option<String> {
        let token = crate::seal::SealToken::parse(token)?;
        match answer(context::store().ok()?.seal_by_token(&token).await.ok()?) {
            SealAnswer::Valid(card) | SealAnswer::NoLonger { card, .. } => Some(card.number),
            SealAnswer::NotGenuine(_) => None,
        }
    }

    /// What is printed on a card of its seal.
    #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
    pub struct PrintedCode {
        pub qr: QrView,
        /// For those who type: `K7QM2-XDR4T`.
        pub code: String,
        /// The address in words, without the token: `ak1.contoh.go.id/periksa`. Who checks compares it with what the phone shows.
        pub address: String,
    }

    /// The code of an application's print; None for a print without a seal.
    ///
    /// # Errors
    /// When the seal cannot be read.
    pub async fn printed(
        store: &Store,
        host: &WebHost,
        application: &Application,
    ) -> Result<Option<PrintedCode>, ApiError> {
        let Some(seal) = store.printed_seal(application).await? else { return Ok(None) };
        let address = [&host.origin(), PAGE, "/", seal.token.as_str()].concat();
        let drawn = qr::draw_seal(&address, &digits::encode(&seal.statement)).ok_or(ApiError::Broken)?;
        Ok(Some(PrintedCode { qr: drawn, code: seal.code.to_string(), address: [host.as_str(), PAGE].concat() }))
    }
}
