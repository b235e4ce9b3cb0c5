//! The desk's lists of cards that were handed over: whom to remind, who has not reported, what employers told, stamped copies.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::view::Me;
use super::{ApiError, Postcard, context};
use crate::domain::code::Code;
use crate::domain::phone::Phone;
use crate::domain::reminder::Occasion;
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::queue::PAGE;
use crate::store::reminder::Way;

/// One page of one list.
pub struct CardList {
    pub me: Me,
    pub list: &'static str,
    pub rows: Vec<CardRow>,
    /// Behind which row the next page begins, when there is one.
    pub next: Option<String>,
}

pub struct CardRow {
    pub card: String,
    pub application: String,
    pub number: String,
    pub name: String,
    /// The day that counts in this list.
    pub day: NaiveDate,
    pub more: More,
}

/// What a list says besides.
pub enum More {
    Nothing,
    Remind(Occasion, Option<Phone>),
    Copies(u16),
}

pub const LISTS: [&str; 4] = ["pengingat", "belum-lapor", "kabar-kerja", "legalisir"];

/// `behind` is what [`CardList::next`] gave, or nothing.
pub async fn read_card_list(list: &str, behind: &str) -> Result<CardList, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let list = LISTS.into_iter().find(|known| *known == list).unwrap_or(LISTS[0]);
    let (rows, last) = match list {
        "belum-lapor" => overdue(&store, behind).await?,
        "kabar-kerja" => told(&store, behind).await?,
        "legalisir" => legalised(&store, behind).await?,
        _ => reminders(&store, behind).await?,
    };
    let next = last.filter(|_| rows.len() as i64 == PAGE);
    Ok(CardList { me: officer.into(), list, rows, next })
}

type Rows = (Vec<CardRow>, Option<String>);

async fn overdue(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let found = store.overdue_cards(behind.split_once('_')).await?;
    let last = found.last().map(|last| [last.since.as_str(), &last.card].join("_"));
    let row = |one: crate::store::card_report::OverdueRow| {
        let day = one.since.parse().unwrap_or_default();
        CardRow {
            card: one.card,
            application: one.application,
            number: one.number,
            name: one.name,
            day,
            more: More::Nothing,
        }
    };
    Ok((found.into_iter().map(row).collect(), last))
}

async fn told(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let behind = behind.split_once('_').and_then(|(at, id)| Some((at.parse().ok()?, id)));
    let found = store.work_to_confirm(behind).await?;
    let last = found.last().map(|last| [last.told_at.to_string().as_str(), &last.placement].join("_"));
    let row = |one: crate::store::placement::ToldRow| {
        let day = office_time(one.told_at).date();
        CardRow {
            card: one.card,
            application: one.application,
            number: one.number,
            name: one.name,
            day,
            more: More::Nothing,
        }
    };
    Ok((found.into_iter().map(row).collect(), last))
}

async fn legalised(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let found = store.legalisations(behind.parse().ok()).await?;
    let last = found.last().map(|last| last.id.to_string());
    let row = |one: crate::store::legalisation::Legalisation| {
        let (day, more) = (office_time(one.at).date(), More::Copies(one.copies));
        CardRow { card: one.card, application: one.application, number: one.number, name: one.name, day, more }
    };
    Ok((found.into_iter().map(row).collect(), last))
}

async fn reminders(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let parts: Vec<_> = behind.split('_').collect();
    let behind = match parts[..] {
        [due, card, occasion] => Some((due, card, occasion)),
        _ => None,
    };
    let behind =
        behind.and_then(|(due, card, occasion)| Some((due.parse().ok()?, card, Occasion::from_code(occasion)?)));
    let found = store.reminders(behind).await?;
    let last = found.last().map(|last| [last.due_on.to_string().as_str(), &last.card, last.occasion.code()].join("_"));
    let row = |one: crate::store::reminder::ReminderRow| {
        let (day, more) = (one.due_on, More::Remind(one.occasion, one.phone));
        CardRow { card: one.card, application: one.application, number: one.number, name: one.name, day, more }
    };
    Ok((found.into_iter().map(row).collect(), last))
}

/// Notes that an officer has written to the holder.
#[server(endpoint = "meja-pengingat", output = Postcard)]
pub async fn note_reminded(card: String, occasion: String) -> Result<(), ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let occasion = Occasion::from_code(&occasion).ok_or(ApiError::NotNow)?;
    context::store()?.note_reminded(&card, occasion, Way::Officer(&officer.id)).await?;
    leptos_axum::redirect("/meja/kartu?daftar=pengingat");
    Ok(())
}
