//! All cards of an import in one short transaction: many rows with each statement.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use sqlx::{QueryBuilder, Row, Sqlite};

use super::card::Ready;
use crate::crypt::hex;
use crate::domain::application::{Kind, State};
use crate::domain::code::Code;
use crate::domain::place::Village;
use crate::store::{Result, Store, Tx, card_life, spell};

/// Rows of one statement. With the widest table that is a tenth of the values that SQLite takes.
const ROWS: usize = 200;

/// Writes the cards within the caller's transaction.
pub async fn write(store: &Store, tx: &mut Tx, cards: &[Ready], officer: &str) -> Result<()> {
    let people = people(store, tx, cards, officer).await?;
    let now = store.clock.now();
    many(tx, cards, "INSERT INTO data_key (id, wrapped, created_at) ", |row, card| {
        row.push_bind(&card.data_key.id).push_bind(&card.data_key.wrapped).push_bind(now);
    })
    .await?;
    // None of them has a number of the register book: the old book has it, and this one begins behind it.
    let application = "INSERT INTO application (id, data_key, person, nik_tag, nik, kind, state, version, assisted_by, name, sex, birth_place,
        birth_date, kelurahan, education, created_at, state_since) ";
    many(tx, cards, application, |row, ready| {
        let card = &ready.card;
        row.push_bind(&ready.application).push_bind(&ready.data_key.id).push_bind(people.get(ready.tag.as_bytes()));
        row.push_bind(ready.tag.as_bytes()).push_bind(&ready.nik).push_bind(Kind::New.code());
        row.push_bind(State::HandedOver.code()).push_bind(1_i64).push_bind(officer);
        row.push_bind(card.name.as_str()).push_bind(card.sex.code()).push_bind(&card.birth_place);
        row.push_bind(card.birth.date().to_string()).push_bind(card.village.map_or("", Village::code));
        row.push_bind(card.education.map_or("", Code::code)).push_bind(ready.then).push_bind(ready.then);
    })
    .await?;
    let words: Vec<_> =
        cards.iter().flat_map(|ready| ready.card.name.words().into_iter().map(move |word| (word, ready))).collect();
    many(tx, &words, "INSERT OR IGNORE INTO name_word (word, application) ", |row, (word, ready)| {
        row.push_bind(word).push_bind(&ready.application);
    })
    .await?;
    let drafts: Vec<_> = cards.iter().flat_map(|ready| ready.drafts.iter().map(move |draft| (ready, draft))).collect();
    let draft_step = "INSERT INTO draft_step (application, step, revision, answers, saved_at) ";
    many(tx, &drafts, draft_step, |row, (ready, (step, answers))| {
        row.push_bind(&ready.application).push_bind(step.code()).push_bind(1_i64).push_bind(answers).push_bind(now);
    })
    .await?;
    let card = "INSERT INTO card (id, application, number, old, old_key, issued_on, valid_until, handed_over_at, scans_gone, next_due_on,
        report_due_on) ";
    many(tx, cards, card, |row, ready| {
        let card = &ready.card;
        row.push_bind(&ready.id).push_bind(&ready.application).push_bind(card.number.as_str()).push_bind(1_i64);
        row.push_bind(card.number.key()).push_bind(card.issued_on.to_string()).push_bind(card.valid_until.to_string());
        row.push_bind(ready.then).push_bind(1_i64);
        row.push_bind(ready.days.next_due.map(|day| day.to_string()));
        row.push_bind(ready.days.report_due.map(|day| day.to_string()));
    })
    .await?;
    let today = store.clock.today().to_string();
    many(tx, cards, "INSERT INTO event (at, day, kind, application, card, facts) ", |row, ready| {
        row.push_bind(now).push_bind(&today).push_bind(card_life::IMPORTED);
        row.push_bind(&ready.application).push_bind(&ready.id).push_bind(&ready.facts);
    })
    .await?;
    let spells = cards
        .iter()
        .flat_map(|ready| (1..).zip(&ready.spells).map(move |(part, spell)| (ready.id.as_str(), part, spell)));
    spell::insert(tx, &spells.collect::<Vec<_>>()).await
}

/// The ids of all people by the keyed hashes of their NIKs; who is not here yet is made.
async fn people(store: &Store, tx: &mut Tx, cards: &[Ready], officer: &str) -> Result<HashMap<Vec<u8>, String>> {
    let tags: HashSet<_> = cards.iter().map(|ready| hex::encode(ready.tag.as_bytes())).collect();
    let rows = sqlx::query("SELECT p.nik_tag, p.id FROM json_each(?) j JOIN person p ON p.nik_tag = unhex(j.value)")
        .bind(json!(tags).to_string())
        .fetch_all(&mut **tx)
        .await?;
    let mut people: HashMap<Vec<u8>, String> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    let mut new = Vec::new();
    for ready in cards {
        if !people.contains_key(ready.tag.as_bytes()) {
            people.insert(ready.tag.as_bytes().to_vec(), ready.person.id.clone());
            new.push(ready);
        }
    }
    let now = store.clock.now();
    many(tx, &new, "INSERT INTO data_key (id, wrapped, created_at) ", |row, ready| {
        let key = &ready.person.data_key;
        row.push_bind(&key.id).push_bind(&key.wrapped).push_bind(now);
    })
    .await?;
    many(tx, &new, "INSERT INTO person (id, data_key, nik_tag, nik, proven_at, proven_by) ", |row, ready| {
        let person = &ready.person;
        row.push_bind(&person.id).push_bind(&person.data_key.id).push_bind(ready.tag.as_bytes());
        row.push_bind(&person.nik).push_bind(now).push_bind(officer);
    })
    .await?;
    Ok(people)
}

/// Inserts a row for each of `items`.
async fn many<T>(
    tx: &mut Tx,
    items: &[T],
    insert: &'static str,
    mut bind: impl FnMut(&mut sqlx::query_builder::Separated<'_, Sqlite, &'static str>, &T),
) -> Result<()> {
    for items in items.chunks(ROWS) {
        let mut query = QueryBuilder::new(insert);
        query.push_values(items, |mut row, item| bind(&mut row, item));
        query.build().execute(&mut **tx).await?;
    }
    Ok(())
}
