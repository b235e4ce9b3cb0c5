//! What comes next and when for an application, as ready sentences, and the dates of its card.

use chrono::NaiveDate;

use super::ApiError;
use crate::domain::application::State;
use crate::domain::calendar::Day;
use crate::domain::office_hours::{Working, open_seconds};
use crate::domain::validity::{CardState, card_state, renewal_from};
use crate::store::Store;
use crate::store::application::Application;
use crate::store::card::Card;
use crate::store::clock::office_time;
use crate::text::ahead::{CardDates, Wait, lines};
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
    let dates = card.as_ref();
    let dates =
        dates.map(|(card, _)| CardDates { reports_due: &card.face.reports_due, valid_until: card.facts.valid_until });
    let lines = lines(application.state, &store.office().await?, wait, dates, store.clock().today());
    Ok((lines, card.is_some_and(|(_, state)| state == CardState::Active)))
}

/// A card with whose dates its holder has to do: handed over, neither taken back nor replaced since, and of somebody who still looks for work.
async fn card_in_hand(store: &Store, application: &Application) -> Result<Option<(Card, CardState)>, ApiError> {
    if application.state != State::HandedOver {
        return Ok(None);
    }
    let Some(card) = store.card(application).await? else { return Ok(None) };
    let state = card_state(store.clock().today(), &card.facts);
    Ok(matches!(state, CardState::Active | CardState::Expired).then_some((card, state)))
}

/// The days for a calendar: the reports that are still due, the first day of renewal, the last day. None without an active card.
pub async fn card_days(store: &Store, application: &Application) -> Result<Option<Vec<Day>>, ApiError> {
    let Some((card, CardState::Active)) = card_in_hand(store, application).await? else { return Ok(None) };
    let (office, today, until) = (store.office().await?, store.clock().today(), card.facts.valid_until);
    let day = |what: String, day: NaiveDate, summary: String, about: String| Day {
        // The id of an application says nothing of anybody.
        uid: format!("{}-{what}@ak1", application.id),
        day,
        summary,
        about,
    };
    let reports = card.face.reports_due.iter().enumerate().filter(|(_, due)| **due <= until);
    let reports = reports.map(|(at, due)| {
        day(format!("lapor-{}", at + 1), *due, calendar::report(at + 1), calendar::about_report(&office))
    });
    let renewal =
        day("perpanjang".into(), renewal_from(until), calendar::RENEWAL.into(), calendar::about_renewal(&office));
    let last = day("habis".into(), until, calendar::LAST_DAY.into(), calendar::about_renewal(&office));
    Ok(Some(reports.chain([renewal, last]).filter(|day| day.day >= today).collect()))
}
