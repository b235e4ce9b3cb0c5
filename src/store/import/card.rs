//! One card of an old register as this program keeps cards: a person, an application that was handed over then, a card, and its event. Everything
//! that takes time (keys, sealing, hashes, spells) is made here, before the transaction that writes it.

use serde_json::json;

use crate::crypt::keys::LookupTag;
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::Kind;
use crate::domain::card_life::Life;
use crate::domain::code::Code;
use crate::domain::date::AgeGroup;
use crate::domain::form::{Answers, Step};
use crate::domain::import::OldCard;
use crate::domain::place::Village;
use crate::domain::spell::Spell;
use crate::store::clock::start_of_day;
use crate::store::{Result, Store, card_life, draft, person, spell, vault};

/// Noon of the day of issue stands for the hour at which the card was handed over, which no register tells.
const NOON: i64 = 12 * 3600;

/// A card with all that is written of it. Not `Debug`: personal data.
pub struct Ready {
    pub card: OldCard,
    pub tag: LookupTag,
    /// The person, where nobody with this NIK is here yet.
    pub person: person::New,
    pub application: String,
    pub data_key: vault::New,
    pub nik: Vec<u8>,
    pub drafts: Vec<(Step, Vec<u8>)>,
    pub id: String,
    /// When the card was handed over, in seconds since 1970.
    pub then: i64,
    pub days: card_life::ListDays,
    /// JSON of the event.
    pub facts: String,
    pub spells: Vec<Spell>,
}

/// # Errors
/// When something cannot be sealed or told.
pub fn ready(store: &Store, card: &OldCard) -> Result<Ready> {
    let (application, id, tag) = (token::id(), token::id(), store.nik_tag(&card.nik));
    let (data_key, key) = vault::new(store);
    let place = Place { table: "application", column: "nik", row: &application };
    let nik = key.seal(&place, card.nik.to_string().as_bytes());
    let (today, then) = (store.clock.today(), start_of_day(card.issued_on) + NOON);
    let life = Life { handed_over_on: Some(card.issued_on), ..Life::begin(card.issued_on, card.valid_until) };
    let facts = json!({
        "kind": Kind::New, "issued": card.issued_on.to_string(), "until": card.valid_until.to_string(), "sex": card.sex,
        "age": card.birth.group_on(card.issued_on).unwrap_or(AgeGroup::From15),
        "education": card.education.map_or("", Code::code), "kbji": "", "village": card.village.map_or("", Village::code),
    });
    Ok(Ready {
        person: person::new(store, &card.nik),
        drafts: drafts(&key, &application, card)?,
        days: card_life::list_days(&life, today),
        spells: spell::of_event(today, card_life::IMPORTED, &facts)?,
        facts: facts.to_string(),
        card: card.clone(),
        application,
        data_key,
        nik,
        tag,
        id,
        then,
    })
}

/// What is known, as a renewal carries it over.
fn drafts(key: &DataKey, application: &str, card: &OldCard) -> Result<Vec<(Step, Vec<u8>)>> {
    let identity = Answers::default()
        .with("name", card.name.as_str())
        .with("birth_place", &card.birth_place)
        .with("birth_date", &card.birth.date().format("%d-%m-%Y").to_string())
        .with("sex", card.sex.code());
    let address = card.village.map(|village| (Step::Address, Answers::default().with("kelurahan", village.code())));
    let school = card.education.map(|level| (Step::Education, Answers::default().with("edu.0.level", level.code())));
    let known = [Some((Step::Identity, identity)), address, school].into_iter().flatten();
    known.map(|(step, answers)| Ok((step, draft::seal(key, application, step.code(), &answers)?))).collect()
}
