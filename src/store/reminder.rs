//! Reminders (*pengingat*): each occasion of a card has one row, made once, however often the jobs run.

use chrono::NaiveDate;
use sqlx::Row;

use super::card_life;
use super::queue::PAGE;
use super::{Result, Store, StoreError, Tx};
use crate::domain::card_act::Deed;
use crate::domain::card_life::Standing;
use crate::domain::code::Code;
use crate::domain::email::Email;
use crate::domain::form::{Answers, Step};
use crate::domain::phone::Phone;
use crate::domain::reminder::{LONGEST_LEAD, Occasion, due, horizon, next};

/// Cards looked at in one transaction, so that nobody at the desk waits for the writer.
const CARDS_AT_ONCE: i64 = 50;

/// One reminder on the desk's list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReminderRow {
    pub card: String,
    /// The application that the card was issued for.
    pub application: String,
    pub number: String,
    pub name: String,
    pub occasion: Occasion,
    /// Where the next page begins: this, `card` and `occasion`.
    pub due_on: NaiveDate,
    /// None where the file has no number that can be read.
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    /// When an e-mail went out, in seconds since 1970.
    pub mailed_at: Option<i64>,
}

/// A reminder of one card, with what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reminder {
    pub occasion: Occasion,
    pub due_on: NaiveDate,
    pub made_on: NaiveDate,
    /// Seconds since 1970: when an officer wrote to the holder, an e-mail went out, or it came to nothing.
    pub told_at: Option<i64>,
    pub mailed_at: Option<i64>,
    pub ended_at: Option<i64>,
}

/// By which way somebody was reminded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way<'a> {
    /// An officer with this id wrote.
    Officer(&'a str),
    Mail,
}

pub(super) const NEAR: &str =
    "SELECT id FROM card WHERE next_due_on IS NOT NULL AND next_due_on <= ? ORDER BY next_due_on, id LIMIT ?";

pub(super) const GONE_BY: &str =
    "UPDATE reminder SET ended_at = ?1 WHERE told_at IS NULL AND ended_at IS NULL AND due_on < ?2";

pub(super) const OPEN: &str =
    "SELECT r.card, r.occasion, r.due_on, c.application, c.number, a.name, r.mailed_at FROM reminder r
    JOIN card c ON c.id = r.card JOIN application a ON a.id = c.application
    WHERE r.told_at IS NULL AND r.ended_at IS NULL AND (r.due_on, r.card, r.occasion) > (?1, ?2, ?3)
    ORDER BY r.due_on, r.card, r.occasion LIMIT ?4";

pub(super) const UNMAILED: &str = "SELECT r.card, r.occasion, r.due_on, c.application, c.number, a.name, r.mailed_at FROM reminder r
    JOIN card c ON c.id = r.card JOIN application a ON a.id = c.application
    WHERE r.mailed_at IS NULL AND r.ended_at IS NULL AND r.mail_refused_at IS NULL AND (r.due_on, r.card, r.occasion) > (?1, ?2, ?3)
    ORDER BY r.due_on, r.card, r.occasion LIMIT ?4";

/// Ends what a deed makes needless: a report ends the reminders of reports, other deeds all.
pub(crate) async fn end(tx: &mut Tx, card: &str, deed: Deed, now: i64) -> Result<()> {
    let of_reports = match deed {
        Deed::Report => true,
        Deed::TellWork | Deed::ConfirmWork | Deed::Withdraw | Deed::Renew => false,
        _ => return Ok(()),
    };
    sqlx::query(
        "UPDATE reminder SET ended_at = ? WHERE card = ? AND ended_at IS NULL AND NOT (? AND occasion = 'habis')",
    )
    .bind(now)
    .bind(card)
    .bind(of_reports)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

impl Store {
    /// Makes the reminders that have become due, and ends those whose day has gone by. Gives how many were made. Running it again makes
    /// none twice.
    pub async fn make_reminders(&self) -> Result<usize> {
        let (today, lead) = (self.clock.today(), self.office().await?.reminder_days);
        let mut tx = self.begin().await?;
        sqlx::query(GONE_BY).bind(self.clock.now()).bind(today.to_string()).execute(&mut *tx).await?;
        tx.commit().await?;
        let mut made = 0;
        loop {
            let mut tx = self.begin().await?;
            let near = sqlx::query(NEAR)
                .bind(horizon(today, lead).to_string())
                .bind(CARDS_AT_ONCE)
                .fetch_all(&mut *tx)
                .await?;
            for row in &near {
                made += remind(&mut tx, row.get(0), today, lead).await?;
            }
            tx.commit().await?;
            if i64::try_from(near.len()).unwrap_or(CARDS_AT_ONCE) < CARDS_AT_ONCE {
                return Ok(made);
            }
        }
    }

    /// One page of reminders that nobody has dealt with, the nearest day first, behind the row `(due_on, card, occasion)`.
    pub async fn reminders(&self, behind: Option<(NaiveDate, &str, Occasion)>) -> Result<Vec<ReminderRow>> {
        self.reminder_rows(OPEN, behind).await
    }

    /// The same of those that no e-mail went out for.
    pub async fn reminders_to_mail(&self, behind: Option<(NaiveDate, &str, Occasion)>) -> Result<Vec<ReminderRow>> {
        let today = self.clock.today();
        self.reminder_rows(UNMAILED, behind.or(Some((today, "", Occasion::ALL[0])))).await
    }

    async fn reminder_rows(
        &self,
        statement: &'static str,
        behind: Option<(NaiveDate, &str, Occasion)>,
    ) -> Result<Vec<ReminderRow>> {
        let (day, card, occasion) =
            behind.map_or((String::new(), "", ""), |(day, card, occasion)| (day.to_string(), card, occasion.code()));
        let rows = sqlx::query(statement).bind(day).bind(card).bind(occasion).bind(PAGE).fetch_all(&self.read).await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let (card, application): (String, String) = (row.get(0), row.get(3));
            let file = card_life::newest_file(&mut *self.read.acquire().await?, &card, &application).await?;
            let contact = self.contact_of(&file).await?;
            found.push(ReminderRow {
                occasion: Occasion::from_code(row.get(1)).ok_or(StoreError::Corrupt("reminder.occasion"))?,
                due_on: day_of(row.get(2))?,
                number: row.get(4),
                name: row.get(5),
                phone: Phone::parse(contact.get("phone")).ok(),
                email: Email::parse(contact.get("email")).ok(),
                mailed_at: row.get(6),
                card,
                application,
            });
        }
        Ok(found)
    }

    /// The answers to the step about phone and e-mail.
    async fn contact_of(&self, file: &str) -> Result<Answers> {
        let application = self.application(file).await?;
        let steps = self.draft_steps(&application).await?;
        let contact = steps.into_iter().find(|stored| stored.step == Step::Contact);
        Ok(contact.map_or_else(Answers::default, |stored| stored.answers))
    }

    /// All reminders of a card, the earliest first.
    pub async fn reminders_of(&self, card: &str) -> Result<Vec<Reminder>> {
        let rows = sqlx::query(
            "SELECT occasion, due_on, made_on, told_at, mailed_at, ended_at FROM reminder WHERE card = ? ORDER BY due_on",
        )
        .bind(card)
        .fetch_all(&self.read)
        .await?;
        let reminder = |row: &sqlx::sqlite::SqliteRow| {
            Ok(Reminder {
                occasion: Occasion::from_code(row.get(0)).ok_or(StoreError::Corrupt("reminder.occasion"))?,
                due_on: day_of(row.get(1))?,
                made_on: day_of(row.get(2))?,
                told_at: row.get(3),
                mailed_at: row.get(4),
                ended_at: row.get(5),
            })
        };
        rows.iter().map(reminder).collect()
    }

    /// Notes that the holder was reminded. False when that was noted before, or when it came to nothing meanwhile.
    pub async fn note_reminded(&self, card: &str, occasion: Occasion, way: Way<'_>) -> Result<bool> {
        let mut tx = self.begin().await?;
        let now = self.clock.now();
        let query = match way {
            Way::Officer(officer) => sqlx::query(
                "UPDATE reminder SET told_at = ?, told_by = ? WHERE card = ? AND occasion = ? AND told_at IS NULL AND ended_at IS NULL",
            )
            .bind(now)
            .bind(officer),
            Way::Mail => sqlx::query(
                "UPDATE reminder SET mailed_at = ? WHERE card = ? AND occasion = ? AND mailed_at IS NULL AND ended_at IS NULL",
            )
            .bind(now),
        };
        let noted = query.bind(card).bind(occasion.code()).execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(noted)
    }

    /// Takes back that an e-mail went out: the mail server did not take it, and `for_ever` says whether it ever will.
    pub async fn note_mail_refused(&self, card: &str, occasion: Occasion, for_ever: bool) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE reminder SET mailed_at = NULL, mail_refused_at = ? WHERE card = ? AND occasion = ?")
            .bind(for_ever.then(|| self.clock.now()))
            .bind(card)
            .bind(occasion.code())
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }
}

/// Writes the reminders of one card that are due, and on which day it is to be looked at next.
async fn remind(tx: &mut Tx, card: &str, today: NaiveDate, lead: u16) -> Result<usize> {
    let living = card_life::read(tx, card).await?;
    let mut made = 0;
    for (occasion, day) in due(&living.life, today, lead) {
        let inserted =
            sqlx::query("INSERT OR IGNORE INTO reminder (card, occasion, due_on, made_on) VALUES (?, ?, ?, ?)")
                .bind(card)
                .bind(occasion.code())
                .bind(day.to_string())
                .bind(today.to_string())
                .execute(&mut **tx)
                .await?;
        made += usize::from(inserted.rows_affected() > 0);
    }
    let later = horizon(today, lead).succ_opt().unwrap_or(NaiveDate::MAX);
    let next = next(&living.life, later).or_else(|| past_the_end(living.life.valid_until, today));
    let ended = living.life.standing(today, 0) == Standing::Expired;
    // Both lists let go of a card that has ended; one from before these lists existed enters the second here.
    let expected = living.life.report_expected_on().filter(|_| !ended && living.life.working_from.is_none());
    sqlx::query("UPDATE card SET next_due_on = ?, report_due_on = ? WHERE id = ?")
        .bind(next.map(|day| day.to_string()))
        .bind(expected.map(|day| day.to_string()))
        .bind(card)
        .execute(&mut **tx)
        .await?;
    Ok(made)
}

/// After its last occasion a card is looked at once more when it has ended, to leave the lists.
fn past_the_end(valid_until: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    (today <= valid_until).then(|| horizon(valid_until, LONGEST_LEAD + 1))
}

fn day_of(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| StoreError::Corrupt("a day of a reminder"))
}
