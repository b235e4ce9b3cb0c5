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
    /// `mailed`: an e-mail went out already.
    Remind {
        occasion: Occasion,
        phone: Option<Phone>,
        mailed: bool,
    },
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
    let rows = found.into_iter().map(|one| {
        let day = one.since.parse().unwrap_or_default();
        row([one.card, one.application, one.number, one.name], day, More::Nothing)
    });
    Ok((rows.collect(), last))
}

async fn told(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let behind = behind.split_once('_').and_then(|(at, id)| Some((at.parse().ok()?, id)));
    let found = store.work_to_confirm(behind).await?;
    let last = found.last().map(|last| [last.told_at.to_string().as_str(), &last.placement].join("_"));
    let rows = found.into_iter().map(|one| {
        let day = office_time(one.told_at).date();
        row([one.card, one.application, one.number, one.name], day, More::Nothing)
    });
    Ok((rows.collect(), last))
}

async fn legalised(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let found = store.legalisations(behind.parse().ok()).await?;
    let last = found.last().map(|last| last.id.to_string());
    let rows = found.into_iter().map(|one| {
        let day = office_time(one.at).date();
        row([one.card, one.application, one.number, one.name], day, More::Copies(one.copies))
    });
    Ok((rows.collect(), last))
}

async fn reminders(store: &Store, behind: &str) -> Result<Rows, ApiError> {
    let parts: Vec<_> = behind.split('_').collect();
    let behind = match parts[..] {
        [due, card, occasion] => due.parse().ok().zip(Occasion::from_code(occasion)).map(|(due, on)| (due, card, on)),
        _ => None,
    };
    let found = store.reminders(behind).await?;
    let last = found.last().map(|last| [last.due_on.to_string().as_str(), &last.card, last.occasion.code()].join("_"));
    let rows = found.into_iter().map(|one| {
        let more = More::Remind { occasion: one.occasion, phone: one.phone, mailed: one.mailed_at.is_some() };
        row([one.card, one.application, one.number, one.name], one.due_on, more)
    });
    Ok((rows.collect(), last))
}

fn row([card, application, number, name]: [String; 4], day: NaiveDate, more: More) -> CardRow {
    CardRow { card, application, number, name, day, more }
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
