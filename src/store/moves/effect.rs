//! What each move writes besides the new state.

use super::{Request, With};
use crate::crypt::keys::Lookup;
use crate::crypt::sealed::{DataKey, Place};
use crate::crypt::token;
use crate::domain::application::{Kind, Move, State};
use crate::domain::code::Code;
use crate::domain::form::biodata::Biodata;
use crate::store::{
    Result, Store, Tx, attendance, card, correction, counter, hand_over, name_word, person, replacement, sop_time,
};

/// Gives the year and counter of a card number that was newly allocated.
pub(super) async fn apply(
    store: &Store,
    tx: &mut Tx,
    key: &DataKey,
    request: &Request<'_>,
    (from, kind): (State, Kind),
    now: i64,
) -> Result<Option<(i32, i64)>> {
    let application = request.application;
    let id = application.id.as_str();
    match request.mv {
        Move::Send => {
            if application.register.is_none() {
                enter_in_register(store, tx, key, id, now).await?;
                sop_time::start(tx, id, 1, now).await?;
                sop_time::end(tx, id, 1, now).await?;
                sop_time::start(tx, id, 2, now).await?;
            } else {
                correction::end_round(tx, id, now).await?;
                sop_time::resume(tx, id, now).await?;
            }
            describe(store, tx, id, &request.with).await?;
        }
        Move::Return => {
            if let With::Corrections(corrections) = &request.with {
                correction::insert(tx, key, id, request.actor, corrections, now).await?;
            }
            sop_time::pause(tx, id, 2, now).await?;
        }
        Move::Accept => sop_time::end(tx, id, 2, now).await?,
        Move::Attend => {
            attendance::insert(store, tx, application).await?;
            person::prove(store, tx, application, request.actor).await?;
            sop_time::start(tx, id, 3, now).await?;
        }
        Move::Confirm => {
            describe(store, tx, id, &request.with).await?;
            sop_time::end(tx, id, 3, now).await?;
            sop_time::start(tx, id, 4, now).await?;
        }
        Move::Issue => {
            sop_time::end(tx, id, 4, now).await?;
            sop_time::start(tx, id, 5, now).await?;
            let With::Face { face, years, region } = &request.with else { return Ok(None) };
            if !kind.takes_new_number() {
                card::print_again(store, tx, key, id, kind, face).await?;
                return Ok(None);
            }
            if kind == Kind::Renewal {
                replacement::replace(store, tx, id).await?;
            }
            return card::issue(store, tx, key, id, face, *years, region).await;
        }
        Move::Sign => {
            sop_time::end(tx, id, 5, now).await?;
            sop_time::start(tx, id, 6, now).await?;
            if let With::Signer(signer) = &request.with {
                card::sign(tx, key, id, request.actor, Some(signer), now).await?;
            }
        }
        Move::HandOver => {
            sop_time::end(tx, id, 6, now).await?;
            card::hand_over(store, tx, id).await?;
            if let With::Collected(collected) = &request.with {
                hand_over::insert(tx, key, id, request.actor, collected, now).await?;
            }
            attendance::leave(tx, id, now).await?;
        }
        Move::Cancel => {
            correction::end_round(tx, id, now).await?;
            card::withdraw(store, tx, id).await?;
            if kind == Kind::Renewal && from.has_card() {
                replacement::restore(store, tx, id).await?;
            }
            attendance::leave(tx, id, now).await?;
        }
        Move::UndoCheck => {
            correction::end_round(tx, id, now).await?;
            sop_time::resume(tx, id, now).await?;
            sop_time::reopen(tx, id, 2).await?;
        }
        Move::UndoIssue => {
            sop_time::reopen(tx, id, 4).await?;
            if kind == Kind::Renewal {
                replacement::restore(store, tx, id).await?;
            }
        }
        Move::UndoSign => {
            sop_time::reopen(tx, id, 5).await?;
            card::sign(tx, key, id, request.actor, None, now).await?;
        }
    }
    Ok(None)
}

/// Gives the row in the register book (*buku register*) its running number, and the applicant a code for the counter.
async fn enter_in_register(store: &Store, tx: &mut Tx, key: &DataKey, id: &str, now: i64) -> Result<()> {
    use chrono::Datelike;
    let year = store.clock().today().year();
    let number = counter::next(tx, "register", year).await?;
    let code = free_code(store, tx, token::counter_code).await?;
    let sealed = key.seal(&Place { table: "application", column: "code", row: id }, code.as_bytes());
    sqlx::query(
        "UPDATE application SET year = ?, register_no = ?, code = ?, code_tag = ?, submitted_at = ? WHERE id = ?",
    )
    .bind(year)
    .bind(number)
    .bind(sealed)
    .bind(store.keys().lookup(Lookup::Code, &code).as_bytes())
    .bind(now)
    .bind(id)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A code that nobody has. Of 39 bits, two are the same by chance among some hundred thousand files.
async fn free_code(store: &Store, tx: &mut Tx, mut make: impl FnMut() -> String) -> Result<String> {
    loop {
        let code = make();
        let taken = sqlx::query("SELECT 1 FROM application WHERE code_tag = ?")
            .bind(store.keys().lookup(Lookup::Code, &code).as_bytes())
            .fetch_optional(&mut **tx)
            .await?;
        if taken.is_none() {
            return Ok(code);
        }
    }
}

/// Writes the register's columns and the name index from the biodata, as far as it is complete.
async fn describe(store: &Store, tx: &mut Tx, id: &str, with: &With<'_>) -> Result<()> {
    let With::Biodata(Some(biodata)) = with else { return name_words(tx, id, None).await };
    let education = biodata.highest_education().map_or("", |school| school.level.code());
    sqlx::query(
        "UPDATE application SET name = ?, sex = ?, birth_place = ?, birth_date = ?, kelurahan = ?, education = ?, kbji = ?, phone_tag = ? WHERE id = ?",
    )
    .bind(biodata.name.to_string())
    .bind(biodata.sex.code())
    .bind(&biodata.birth_place)
    .bind(biodata.birth_date.date().to_string())
    .bind(biodata.village.map_or("", |village| village.code()))
    .bind(education)
    .bind(biodata.wanted.kbji.map_or("", |group| group.code()))
    .bind(store.keys().lookup(Lookup::Phone, biodata.phone.international()).as_bytes())
    .bind(id)
    .execute(&mut **tx)
    .await?;
    name_words(tx, id, Some(biodata)).await
}

async fn name_words(tx: &mut Tx, id: &str, biodata: Option<&Biodata>) -> Result<()> {
    use sqlx::Row;
    let words = match biodata {
        Some(biodata) => biodata.name.words(),
        None => {
            let row = sqlx::query("SELECT name FROM application WHERE id = ?").bind(id).fetch_one(&mut **tx).await?;
            crate::domain::person_name::PersonName::parse(row.get(0)).map(|name| name.words()).unwrap_or_default()
        }
    };
    name_word::write(tx, id, words).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::keys::Keys;
    use crate::domain::nik::Nik;
    use crate::store::Clock;

    #[tokio::test]
    async fn a_code_that_somebody_has_is_not_given_again() {
        let folder = std::env::temp_dir().join(format!("ak1-code-{}", token::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let store =
            Store::open(&folder.join("ak1.sqlite"), Keys::ephemeral(), Clock::System, None).await.expect("a store");
        let nik = Nik::parse("3375994101000001").expect("a NIK");
        let account = store.add_account(&nik, "x", "2026-11").await.expect("an account").expect("an id");
        let draft = store.application_of_account(&account).await.expect("its draft");
        let mut tx = store.begin().await.expect("a transaction");
        sqlx::query("UPDATE application SET code_tag = ? WHERE id = ?")
            .bind(store.keys().lookup(Lookup::Code, "ABCD2345").as_bytes())
            .bind(&draft.id)
            .execute(&mut *tx)
            .await
            .expect("a code");
        let mut drawn = ["ABCD2345", "ABCD2345", "WXYZ6789"].into_iter().map(str::to_owned);
        let code = free_code(&store, &mut tx, || drawn.next().expect("no more than three")).await.expect("a free code");
        assert_eq!(code, "WXYZ6789");
        drop(tx);
        store.close().await;
        std::fs::remove_dir_all(folder).ok();
    }
}
