//! What comes next and when for an application, as ready sentences, and the dates of its card.

use chrono::NaiveDate;

use super::ApiError;
use crate::domain::application::State;
use crate::domain::calendar::Day;
use crate::domain::card_life::Standing;
use crate::domain::office_hours::{Working, open_seconds};
use crate::domain::validity::renewal_from;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::card_life::LivingCard;
use crate::store::clock::office_time;
use crate::text::ahead::{Wait, lines};
use crate::text::calendar;

/// The step of the SOP that the office is to do now, while the applicant waits for it.
fn waits_for(state: State) -> Option<u8> {
    match state {
        State::Submitted => Some(2),
        State::Confirmed => Some(4),
        State::Issued => Some(5),
        _ => None,
    }
}

/// The sentences of the status page, and whether there are dates for a calendar.
pub async fn ahead(store: &Store, application: &Application) -> Result<(Vec<String>, bool), ApiError> {
    let usual = match waits_for(application.state) {
        Some(step) => store.usual_time(step).await?,
        None => None,
    };
    let waited = open_seconds(office_time(application.state_since), office_time(store.clock().now()));
    let wait = Wait { usual: usual.map(Working::of), late: usual.is_some_and(|usual| waited > usual) };
    let card = card_in_hand(store, application).await?;
    let life = card.as_ref().map(|card| &card.life);
    let lines = lines(application.state, &store.office().await?, wait, life, store.clock().today());
    Ok((lines, card.is_some_and(|card| has_days(store, &card))))
}

/// A card with whose dates its holder has to do: handed over, neither taken back nor replaced since, and of somebody who still looks for work.
async fn card_in_hand(store: &Store, application: &Application) -> Result<Option<LivingCard>, ApiError> {
    if application.state != State::HandedOver {
        return Ok(None);
    }
    let card = store.card_of(application).await?;
    let in_hand = |card: &LivingCard| {
        let standing = card.life.standing(store.clock().today(), 0);
        standing == Standing::Expired || standing.is_valid() && standing != Standing::Working
    };
    Ok(card.filter(in_hand))
}

/// Whether a card has dates for a calendar: it is valid, and its holder still looks for work.
pub fn has_days(store: &Store, card: &LivingCard) -> bool {
    let standing = card.life.standing(store.clock().today(), 0);
    standing.is_valid() && standing != Standing::Working
}

/// The days of the newest card of an account for a calendar: the reports that are still due, the first day of renewal, the last day. None
/// without a card that has dates.
pub async fn card_days(store: &Store, account: &str) -> Result<Option<Vec<Day>>, ApiError> {
    let handed_over = |card: &LivingCard| card.life.handed_over_on.is_some();
    let newest = store.cards_of_account(account).await?.into_iter().find(handed_over);
    let Some(card) = newest.filter(|card| has_days(store, card)) else { return Ok(None) };
    let (office, today, until) = (store.office().await?, store.clock().today(), card.life.valid_until);
    let day = |what: String, day: NaiveDate, summary: String, about: String| Day {
        // The id of an application says nothing of anybody.
        uid: format!("{}-{what}@ak1", card.application),
        day,
        summary,
        about,
    };
    let reports = card.life.rows_to_come().map(|(row, due)| {
        let number = row.index() + 1;
        day(format!("lapor-{number}"), due, calendar::report(number), calendar::about_report(&office))
    });
    let renewal =
        day("perpanjang".into(), renewal_from(until), calendar::RENEWAL.into(), calendar::about_renewal(&office));
    let last = day("habis".into(), until, calendar::LAST_DAY.into(), calendar::about_renewal(&office));
    Ok(Some(reports.chain([renewal, last]).filter(|day| day.day >= today).collect()))
}
