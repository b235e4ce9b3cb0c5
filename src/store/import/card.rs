//! One card of an old register as this program keeps cards: a person, an application that was handed over then, a card, and its events.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::crypt::hex;
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::{Kind, State};
use crate::domain::code::Code;
use crate::domain::date::AgeGroup;
use crate::domain::form::{Answers, Step};
use crate::domain::import::OldCard;
use crate::domain::nik::Nik;
use crate::domain::place::Village;
use crate::store::clock::start_of_day;
use crate::store::{Result, Store, Tx, card_life, draft, event, name_word, person, vault};

/// Noon of the day of issue stands for the hour at which the card was handed over, which no register tells.
const NOON: i64 = 12 * 3600;

/// Those of the numbers that are here already, by their keys.
pub async fn known(connection: &mut SqliteConnection, cards: &[OldCard]) -> Result<HashSet<String>> {
    let keys: Vec<String> = cards.iter().map(|card| card.number.key()).collect();
    let rows = sqlx::query(
        "SELECT number FROM card WHERE number IN (SELECT value FROM json_each(?1))
         UNION SELECT old_key FROM card WHERE old_key IN (SELECT value FROM json_each(?1))",
    )
    .bind(json!(keys).to_string())
    .fetch_all(connection)
    .await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Those of the people who have a card here that still runs.
pub async fn people_with_cards(
    store: &Store,
    connection: &mut SqliteConnection,
    cards: &[OldCard],
    today: NaiveDate,
) -> Result<HashSet<Nik>> {
    let running = cards.iter().filter(|card| card.is_valid_on(today));
    let people: HashMap<String, &Nik> =
        running.map(|card| (hex::encode(store.nik_tag(&card.nik).as_bytes()), &card.nik)).collect();
    let rows = sqlx::query(
        "SELECT j.value FROM json_each(?) j JOIN person p ON p.nik_tag = unhex(j.value)
         WHERE EXISTS (SELECT 1 FROM application a JOIN card c ON c.application = a.id
                       WHERE a.person = p.id AND c.valid_until >= ? AND c.replaced_on IS NULL AND c.withdrawn_on IS NULL)",
    )
    .bind(json!(people.keys().collect::<Vec<_>>()).to_string())
    .bind(today.to_string())
    .fetch_all(connection)
    .await?;
    Ok(rows.iter().filter_map(|row| people.get(row.get::<&str, _>(0))).map(|nik| (*nik).clone()).collect())
}

/// Writes a card within the caller's transaction.
pub async fn insert(store: &Store, tx: &mut Tx, card: &OldCard, officer: &str) -> Result<()> {
    let person = person::known_or_new(store, tx, &card.nik, officer).await?;
    let (key_id, key) = vault::new_key(store, tx).await?;
    let application = insert_application(store, tx, card, (&person, officer), (&key_id, &key)).await?;
    for (step, answers) in answers(card) {
        draft::insert(tx, &key, &application, step, &answers, store.clock.now()).await?;
    }
    let id = token::id();
    sqlx::query(
        "INSERT INTO card (id, application, number, old, old_key, issued_on, valid_until, handed_over_at, scans_gone)
         VALUES (?, ?, ?, 1, ?, ?, ?, ?, 1)",
    )
    .bind(&id)
    .bind(&application)
    .bind(card.number.as_str())
    .bind(card.number.key())
    .bind(card.issued_on.to_string())
    .bind(card.valid_until.to_string())
    .bind(start_of_day(card.issued_on) + NOON)
    .execute(&mut **tx)
    .await?;
    if card.is_valid_on(store.clock.today()) {
        card_life::touch(tx, store, &id).await?;
    }
    let facts = json!({
        "kind": Kind::New, "issued": card.issued_on.to_string(), "until": card.valid_until.to_string(), "sex": card.sex,
        "age": card.birth.group_on(card.issued_on).unwrap_or(AgeGroup::From15),
        "education": card.education.map_or("", Code::code), "kbji": "", "village": card.village.map_or("", Village::code),
    });
    event::add_of_card(tx, store, &application, Some(&id), card_life::IMPORTED, facts).await
}

/// It has no number of the register book: the old book has it, and this one begins behind it.
async fn insert_application(
    store: &Store,
    tx: &mut Tx,
    card: &OldCard,
    (person, officer): (&str, &str),
    (key_id, key): (&str, &DataKey),
) -> Result<String> {
    let (id, then) = (token::id(), start_of_day(card.issued_on) + NOON);
    let nik = key.seal(&Place { table: "application", column: "nik", row: &id }, card.nik.to_string().as_bytes());
    sqlx::query(
        "INSERT INTO application (id, data_key, person, nik_tag, nik, kind, state, version, assisted_by, name, sex, birth_place, birth_date,
             kelurahan, education, created_at, state_since)
         VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&id)
    .bind(key_id)
    .bind(person)
    .bind(store.nik_tag(&card.nik).as_bytes())
    .bind(nik)
    .bind(Kind::New.code())
    .bind(State::HandedOver.code())
    .bind(officer)
    .bind(card.name.as_str())
    .bind(card.sex.code())
    .bind(&card.birth_place)
    .bind(card.birth.date().to_string())
    .bind(card.village.map_or("", Village::code))
    .bind(card.education.map_or("", Code::code))
    .bind(then)
    .bind(then)
    .execute(&mut **tx)
    .await?;
    name_word::write(tx, &id, card.name.words()).await?;
    Ok(id)
}

/// What is known, as a renewal carries it over.
fn answers(card: &OldCard) -> Vec<(Step, Answers)> {
    let identity = Answers::default()
        .with("name", card.name.as_str())
        .with("birth_place", &card.birth_place)
        .with("birth_date", &card.birth.date().format("%d-%m-%Y").to_string())
        .with("sex", card.sex.code());
    let address = card.village.map(|village| (Step::Address, Answers::default().with("kelurahan", village.code())));
    let school = card.education.map(|level| (Step::Education, Answers::default().with("edu.0.level", level.code())));
    [Some((Step::Identity, identity)), address, school].into_iter().flatten().collect()
}
