//! What is done with a card that was handed over, by its holder or at the desk. Each form brings the version of the card that was seen and
//! a key; the answer leads back to the card's page with a code that says what came of it.

use std::num::NonZeroU16;

use leptos::prelude::*;

use super::card_view::{HOLDER_BASE, desk_base, newest_answers};
use super::{ApiError, Postcard, context, typed};
use crate::access::CardHand;
use crate::crypt::keys::Lookup;
use crate::domain::card_act::{CardRefusal, Deed, fitting, may};
use crate::domain::code::Code;
use crate::domain::date::parse_date;
use crate::domain::form::Answers;
use crate::domain::found_work::FoundWork;
use crate::domain::line::note;
use crate::domain::new_contact::NewContact;
use crate::domain::removal::Removal;
use crate::domain::reprint::ReprintCause;
use crate::domain::work_end::WorkEnd;
use crate::store::card_deeds::{CardDeed, CardDone, CardRequest};
use crate::store::follow_up::{Begun, FollowUp};
use crate::text::card_life::refusal_code;

/// Copies that are stamped in one go.
const MOST_COPIES: u16 = 50;
/// Characters of a reason in words.
const LONGEST_WORDS: u16 = 300;

/// Does `deed` (its code) with a card. `a` is what its form asks: about work, a new phone number, `reason` as a code with `words`, `copies`.
#[server(endpoint = "kartu-lakukan", output = Postcard)]
pub async fn do_with_card(
    card: String,
    version: i64,
    key: String,
    deed: String,
    #[server(default)] a: Answers,
) -> Result<(), ApiError> {
    let hand = context::card_hand(&card).await?;
    let store = context::store()?;
    let deed = Deed::from_code(&deed).ok_or(ApiError::NotNow)?;
    let (base, life, today) = (base(&hand), hand.card.life, store.clock().today());
    let (reason, copies) = (a.get("reason"), a.get("copies"));
    let incomplete = |code| {
        typed::hand_on(&a.iter().chain([("deed", deed.code())]).collect::<Vec<_>>());
        lead(&base, "gagal", code)
    };
    let Ok(words) = note(a.raw("words"), LONGEST_WORDS) else { return incomplete("alasan") };
    let Some(as_hand) = fitting(deed, &hand.hands) else { return Err(ApiError::Forbidden) };
    let allowed = may(deed, as_hand, &life, today);
    let (work, contact);
    let what = match deed {
        Deed::Report => {
            let rules = super::form::server::rules(&store, &store.newest_file_of(&hand.card).await?).await?;
            match NewContact::parse(&newest_answers(&store, &hand.card).await?, &a, &rules) {
                Ok(changed) => {
                    contact = changed;
                    CardDeed::Report(contact.as_ref())
                }
                Err(_) => return again(&base, "lapor", &a, allowed),
            }
        }
        Deed::TellWork => match FoundWork::parse(&a, life.issued_on, today) {
            Ok(told) => {
                work = told;
                CardDeed::TellWork(&work)
            }
            Err(_) => return again(&base, "kerja", &a, allowed),
        },
        Deed::ConfirmWork => CardDeed::ConfirmWork,
        Deed::RefuseWork if words.is_empty() => return incomplete("alasan"),
        Deed::RefuseWork => CardDeed::RefuseWork(&words),
        Deed::TakeBackWork => match WorkEnd::from_code(reason).filter(|end| *end != WorkEnd::NotTrue) {
            Some(end) => CardDeed::TakeBackWork(end, &words),
            None => return incomplete("alasan"),
        },
        Deed::Withdraw => match Removal::from_code(reason) {
            Some(reason) => CardDeed::Withdraw(reason, &words),
            None => return incomplete("alasan"),
        },
        Deed::Legalise => match copies.parse().ok().filter(|copies: &NonZeroU16| copies.get() <= MOST_COPIES) {
            Some(copies) => CardDeed::Legalise(copies),
            None => return incomplete("lembar"),
        },
        Deed::Renew | Deed::Correct | Deed::Reprint => return Err(ApiError::NotNow),
    };
    let sending = store.sending(&key, &[&card, deed.code(), &version.to_string(), &in_one(a.iter())]);
    let request = CardRequest { card: &card, version, sending: &sending, actor: &hand.actor, hand: as_hand, what };
    match store.do_with_card(request).await? {
        CardDone::Done(_) => lead(&base, "jadi", deed.code()),
        CardDone::Stale(_) => lead(&base, "gagal", "basi"),
        CardDone::Refused(refused) => lead(&base, "gagal", refusal_code(refused)),
    }
}

/// Begins a renewal, correction or reprint: `deed` is its code, `a` has the chosen parts, `reason` is the cause of a reprint, which `truth`
/// declares.
#[server(endpoint = "kartu-mulai", output = Postcard)]
pub async fn begin_with_card(
    card: String,
    deed: String,
    #[server(default)] a: Answers,
    #[server(default)] reason: String,
    #[server(default)] words: String,
    #[server(default)] truth: String,
) -> Result<(), ApiError> {
    let hand = context::card_hand(&card).await?;
    let store = context::store()?;
    let base = base(&hand);
    let deed = Deed::from_code(&deed).ok_or(ApiError::NotNow)?;
    let spots: Vec<_> = a.iter().map(|(key, _)| key).collect();
    let told = note(&words, LONGEST_WORDS).unwrap_or_default();
    let what = match deed {
        Deed::Renew => FollowUp::Renewal,
        Deed::Correct => FollowUp::Correction(&spots),
        Deed::Reprint => match ReprintCause::from_code(&reason).filter(|_| !truth.is_empty()) {
            Some(cause) => FollowUp::Reprint(cause, &told),
            None => {
                typed::hand_on(&[("reason", &reason), ("words", &words), ("truth", &truth)]);
                return lead(&format!("{base}/cetak-ulang"), "gagal", "pernyataan");
            }
        },
        _ => return Err(ApiError::NotNow),
    };
    let Some(as_hand) = fitting(deed, &hand.hands) else { return Err(ApiError::Forbidden) };
    match store.begin_follow_up(&card, what, &hand.actor, as_hand).await? {
        Begun::New(id) | Begun::Open(id) => leptos_axum::redirect(&match hand.officer {
            Some(_) => format!("/meja/bantu/{id}"),
            None => super::form::APPLICANT_BASE.to_owned(),
        }),
        Begun::Refused(refused @ CardRefusal::NothingChosen) => {
            return lead(&format!("{base}/perbaikan"), "gagal", refusal_code(refused));
        }
        Begun::Refused(refused) => return lead(&base, "gagal", refusal_code(refused)),
    }
    Ok(())
}

/// The word of an employer who has the card before them: nobody signs in, number and day of birth stand on the card. It holds only once the
/// office has confirmed it.
#[server(endpoint = "kabar-kerja", output = Postcard)]
pub async fn employer_tells(
    key: String,
    number: String,
    birth: String,
    #[server(default)] a: Answers,
) -> Result<(), ApiError> {
    const PAGE: &str = "/kabar-kerja";
    let store = context::store()?;
    let number: String = number.chars().filter(char::is_ascii_digit).collect();
    let tag = store.keys().lookup(Lookup::Token, &["kabar/", &number].concat());
    if store.is_throttled(&tag).await? {
        return Err(ApiError::Throttled);
    }
    let mut fields: Vec<(&str, &str)> = a.iter().collect();
    fields.extend([("number", number.as_str()), ("birth", birth.as_str())]);
    let found = store.card_of_number(&number).await?;
    let known = match (&found, parse_date(&birth)) {
        (Some(card), Ok(born)) => store.application(&card.application).await?.birth_date == Some(born),
        _ => false,
    };
    let Some(card) = found.filter(|_| known) else {
        store.count_failure(&tag).await?;
        typed::hand_on(&fields);
        return lead(PAGE, "gagal", "tidak-cocok");
    };
    let Ok(work) = FoundWork::parse(&a, card.life.issued_on, store.clock().today()) else {
        typed::hand_on(&fields);
        return lead(PAGE, "periksa", "1");
    };
    let sending = store.sending(&key, &[&card.id, &in_one(fields.into_iter())]);
    match store.employer_tells(&card.id, &sending, &work).await? {
        CardDone::Refused(refused) => lead(PAGE, "gagal", refusal_code(refused)),
        CardDone::Done(_) | CardDone::Stale(_) => lead(PAGE, "jadi", "kabar"),
    }
}

/// All that a form holds, to know it again.
fn in_one<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    fields.map(|(key, value)| format!("{key}={value}\u{1f}")).collect()
}

fn base(hand: &CardHand) -> String {
    if hand.officer.is_some() { desk_base(&hand.card) } else { HOLDER_BASE.to_owned() }
}

fn lead(path: &str, name: &str, code: &str) -> Result<(), ApiError> {
    leptos_axum::redirect(&format!("{path}?{name}={code}"));
    Ok(())
}

/// Back to the form, with what was typed; whether the deed may be at all is said before anything about its form.
fn again(base: &str, part: &str, typed: &Answers, allowed: Result<(), CardRefusal>) -> Result<(), ApiError> {
    if let Err(refused) = allowed {
        return lead(base, "gagal", refusal_code(refused));
    }
    typed::hand_on(&typed.iter().collect::<Vec<_>>());
    lead(&format!("{base}/{part}"), "periksa", "1")
}
