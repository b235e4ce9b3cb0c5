//! A card that was handed over, as its holder and the desk see it. Read by pages without scripts, so nothing of it weighs on a bundle.

use chrono::NaiveDate;

use super::card_nik::NikAsked;
use super::view::Me;
use super::{ApiError, ahead, card_nik, context};
use crate::domain::application::Kind;
use crate::domain::card_act::{Deed, may};
use crate::domain::card_life::{Life, ReportRow, Standing};
use crate::domain::code::Code;
use crate::domain::form::Answers;
use crate::domain::found_work::{FoundWork, Teller};
use crate::domain::role::Hand;
use crate::store::Store;
use crate::store::card_life::LivingCard;
use crate::store::placement::Placement;

pub struct CardView {
    /// None on the holder's own page.
    pub me: Option<Me>,
    pub id: String,
    /// The application that it was issued for.
    pub application: String,
    pub number: String,
    pub version: i64,
    pub life: Life,
    /// The key under which a second sending is known.
    pub key: String,
    pub name: String,
    pub standing: Standing,
    /// The day on the office's calendar.
    pub today: NaiveDate,
    /// What may be done now by whoever looks.
    pub may: Vec<Deed>,
    /// The work that holds and who told of it, and the word of an employer that waits.
    pub work: Option<(Teller, FoundWork)>,
    pub told: Option<FoundWork>,
    /// An application about the card that is not finished: its id and kind.
    pub open: Option<(String, Kind)>,
    /// At the desk, for a card that was printed here: a report can be printed into its row.
    pub print_rows: bool,
    /// At the desk: a NIK to be put right.
    pub nik: Option<NikAsked>,
    /// There are dates for a calendar.
    pub calendar: bool,
    pub legalised: i64,
    /// Where its pages stand: `/kartu`, or `/meja/kartu/<application>`.
    pub base: String,
}

impl CardView {
    pub fn may(&self, deed: Deed) -> bool {
        self.may.contains(&deed)
    }

    /// Each row of the card with the day by which it is wanted and the day on which it was filled.
    pub fn rows(&self) -> impl Iterator<Item = (ReportRow, NaiveDate, Option<NaiveDate>)> + '_ {
        let row = |row: ReportRow| Some((row, self.life.report_due(row)?, self.life.reports[row.index()]));
        ReportRow::ROWS.into_iter().filter_map(row)
    }
}

pub const HOLDER_BASE: &str = "/kartu";

/// The newest card of whoever is signed in; None when they have none.
pub async fn read_my_card() -> Result<Option<CardView>, ApiError> {
    let account = context::applicant().await?.account;
    let store = context::store()?;
    match store.cards_of_account(&account).await?.into_iter().find(|card| card.life.handed_over_on.is_some()) {
        Some(card) => view(&store, card, &[Hand::JobSeeker], None, HOLDER_BASE.to_owned()).await.map(Some),
        None => Ok(None),
    }
}

/// The card of an application at the desk.
pub async fn read_card_of(application: &str) -> Result<CardView, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let file = store.application(application).await?;
    let card = store.card_of(&file).await?.ok_or(ApiError::Forbidden)?;
    store.log_access(&officer.id, "view", Some(&file.id)).await?;
    let hands: Vec<_> = officer.roles.iter().map(Hand::Officer).collect();
    let base = desk_base(&card);
    view(&store, card, &hands, Some(officer.into()), base).await
}

pub fn desk_base(card: &LivingCard) -> String {
    format!("/meja/kartu/{}", card.application)
}

/// The holder's answers as they stand now, for a form that changes some of them.
pub async fn answers_of(card: &CardView) -> Result<Answers, ApiError> {
    let store = context::store()?;
    newest_answers(&store, &store.living_card(&card.id).await?).await
}

/// The same by the card itself.
pub(super) async fn newest_answers(store: &Store, card: &LivingCard) -> Result<Answers, ApiError> {
    Ok(store.answers(&store.newest_file_of(card).await?).await?)
}

async fn view(
    store: &Store,
    card: LivingCard,
    hands: &[Hand],
    me: Option<Me>,
    base: String,
) -> Result<CardView, ApiError> {
    let (today, office) = (store.clock().today(), store.office().await?);
    let file = store.newest_file_of(&card).await?;
    let open = store.open_follow_up(&card).await?;
    let nik = if me.is_some() { card_nik::asked(store, open.as_ref()).await? } else { None };
    // No print of an old card is here that could be put right or made once more.
    let printed = |deed: &Deed| !(card.old && matches!(deed, Deed::Correct | Deed::Reprint));
    let allowed = |deed: &Deed| printed(deed) && hands.iter().any(|hand| may(*deed, *hand, &card.life, today).is_ok());
    let placements = store.placements(&card.id).await?;
    let holds = |one: &Placement| one.ended.is_none() && one.confirmed_at.is_some();
    let waits = |one: &Placement| one.ended.is_none() && one.confirmed_at.is_none();
    Ok(CardView {
        standing: card.life.standing(today, office.report_grace_days),
        may: Deed::ALL.iter().copied().filter(allowed).collect(),
        work: placements.iter().find(|one| holds(one)).map(|one| (one.teller, one.work.clone())),
        told: placements.iter().find(|one| waits(one)).map(|one| one.work.clone()),
        open,
        nik,
        print_rows: me.is_some() && !card.old,
        calendar: me.is_none() && ahead::has_days(store, &card),
        legalised: store.copies_legalised(&card.id).await?,
        name: file.name,
        key: context::key(),
        today,
        life: card.life,
        id: card.id,
        application: card.application,
        number: card.number,
        version: card.version,
        me,
        base,
    })
}
