//! Typing cards into E-Makaryo / SIAPkerja once more: which are still to be entered, and the tick of those that were. Read by a page without
//! scripts.

use leptos::prelude::*;

use super::view::{Me, moment, village};
use super::{ApiError, Postcard, context, typed};
use crate::domain::code::Code;
use crate::domain::issued_card::CardList;
use crate::domain::line::note;
use crate::domain::report_period::ReportPeriod;
use crate::store::Store;
use crate::store::issued_card::IssuedCard;

/// Cards on one page, and at most in one form.
pub const SCREEN: i64 = 100;
const LONGEST_REASON: u16 = 300;

/// One page of a list.
pub struct EntryView {
    pub me: Me,
    pub list: CardList,
    pub period: Option<ReportPeriod>,
    pub rows: Vec<EntryRow>,
    /// The card before this page, if it is not the first.
    pub behind: String,
    /// Behind which card the next page begins, when there is one.
    pub next: Option<String>,
    /// That of the page's form.
    pub key: String,
}

pub struct EntryRow {
    pub card: String,
    /// The file that it leads to.
    pub application: String,
    pub number: String,
    pub name: String,
    pub village: String,
    pub issued_on: chrono::NaiveDate,
    /// By whom and when; None for one that is to be entered.
    pub entered: Option<(String, String)>,
    pub corrected: bool,
    /// When, by whom and why an earlier tick was taken back.
    pub taken_back: Option<(String, String, String)>,
    /// That of the row's form.
    pub key: String,
}

/// `list` is a code, `behind` the id of a card; each may be empty.
///
/// # Errors
/// [`ApiError::NotNow`] for a period that cannot be read.
pub async fn read_entries(list: &str, period: &str, behind: String) -> Result<EntryView, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let list = CardList::from_code(list).filter(|list| *list != CardList::All).unwrap_or(CardList::ToEnter);
    let period = match period.trim() {
        "" => None,
        code => Some(ReportPeriod::of_typed(code).ok_or(ApiError::NotNow)?),
    };
    let found = store.issued_cards(list, period, Some(&*behind).filter(|id| !id.is_empty()), SCREEN).await?;
    store.log_access(&officer.id, "view-list", None).await?;
    let next = found.last().filter(|_| found.len() as i64 == SCREEN).map(|last| last.id.clone());
    let mut rows = Vec::with_capacity(found.len());
    for card in found {
        rows.push(row(&store, card).await?);
    }
    Ok(EntryView { me: officer.into(), list, period, rows, behind, next, key: context::key() })
}

async fn row(store: &Store, card: IssuedCard) -> Result<EntryRow, ApiError> {
    let taken_back = match card.entered {
        Some(_) => None,
        None => store.entry_taken_back(&card.id).await?,
    };
    Ok(EntryRow {
        taken_back: taken_back.map(|one| (moment(one.at), one.by, one.reason)),
        entered: card.entered.map(|entered| (entered.by, moment(entered.at))),
        village: village(&card.kelurahan),
        issued_on: card.life.issued_on,
        corrected: card.corrected,
        card: card.id,
        application: card.application,
        number: card.number,
        name: card.name,
        key: context::key(),
    })
}

/// Notes that the officer has entered cards: the ticked ones, or with `all` every one that was `shown`.
#[server(endpoint = "input-catat", output = Postcard)]
pub async fn mark_entered(
    key: String,
    #[server(default)] period: String,
    #[server(default)] cards: Vec<String>,
    #[server(default)] shown: Vec<String>,
    #[server(default)] all: String,
) -> Result<(), ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let page = page_of(CardList::ToEnter, &period, "");
    let cards = if all.is_empty() { cards } else { shown };
    if cards.is_empty() {
        leptos_axum::redirect(&format!("{page}&gagal=pilih-kartu"));
        return Ok(());
    }
    if cards.len() as i64 > SCREEN {
        return Err(ApiError::NotNow);
    }
    let sending = store.sending(&key, &[&cards.join(" "), &officer.id]);
    let ticked = store.tick_entered(&cards, &officer.id, &sending).await?;
    leptos_axum::redirect(&format!("{page}&tercatat={}&lewat={}", ticked.done, ticked.skipped));
    Ok(())
}

/// Takes a tick back, with a reason.
#[server(endpoint = "input-batal", output = Postcard)]
pub async fn take_back_entry(
    key: String,
    card: String,
    #[server(default)] reason: String,
    #[server(default)] period: String,
    #[server(default)] behind: String,
) -> Result<(), ApiError> {
    let outcome = take_back([&key, &card, &reason], page_of(CardList::Entered, &period, &behind)).await;
    typed::keep(&outcome, &[("card", &card), ("reason", &reason)]);
    outcome
}

async fn take_back([key, card, reason]: [&str; 3], page: String) -> Result<(), ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let words = note(reason, LONGEST_REASON).unwrap_or_default();
    let told = if words.is_empty() {
        typed::hand_on(&[("card", card), ("reason", reason)]);
        "gagal=alasan-tarik"
    } else {
        let sending = store.sending(key, &[card, &words, &officer.id]);
        match store.take_back_entry(card, &words, &officer.id, &sending).await? {
            true => "jadi=input-batal",
            false => "gagal=input-batal",
        }
    };
    leptos_axum::redirect(&format!("{page}&{told}"));
    Ok(())
}

fn page_of(list: CardList, period: &str, behind: &str) -> String {
    let period = ReportPeriod::of_typed(period).map(ReportPeriod::code).unwrap_or_default();
    let behind: String = behind.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("/meja/input?daftar={}&masa={period}&sejak={behind}", list.code())
}
