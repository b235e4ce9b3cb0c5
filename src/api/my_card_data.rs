//! The part of the job seeker's own copy that tells the two years of a card: reports, work, reminders, stamped copies, its end.

use serde::Serialize;

use super::ApiError;
use super::view::moment;
use crate::domain::card_life::ReportRow;
use crate::domain::found_work::FoundWork;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::card_life::LivingCard;
use crate::store::placement::Placement;
use crate::store::reminder::Reminder;
use crate::text::{card_life as text, date, my_data, placement, reference, reminder};

/// Names in the file are those that a person reads.
#[derive(Clone, Serialize)]
pub struct CardLifeData {
    #[serde(rename = "keadaan")]
    pub standing: &'static str,
    #[serde(rename = "lapor")]
    pub reports: Vec<(&'static str, String)>,
    #[serde(rename = "pekerjaan")]
    pub work: Vec<Vec<(&'static str, String)>>,
    #[serde(rename = "pengingat")]
    pub reminders: Vec<(&'static str, String)>,
    #[serde(rename = "fotokopi_dilegalisir")]
    pub legalised: i64,
    #[serde(rename = "alasan_ditarik")]
    pub removal: Option<&'static str>,
}

/// What a correction or reprint asked for.
#[derive(Clone, Serialize)]
pub struct AskedAgain {
    #[serde(rename = "bagian_yang_diperbaiki")]
    pub spots: Vec<String>,
    #[serde(rename = "alasan_cetak_ulang")]
    pub reprint: Option<(&'static str, String)>,
}

/// That of the card that was issued for `application`; None where it has none of its own.
pub async fn card_life(store: &Store, application: &Application) -> Result<Option<CardLifeData>, ApiError> {
    let card = store.card_of(application).await?.filter(|card| card.application == application.id);
    match card {
        Some(card) => of_card(store, card).await.map(Some),
        None => Ok(None),
    }
}

async fn of_card(store: &Store, card: LivingCard) -> Result<CardLifeData, ApiError> {
    let (today, grace) = (store.clock().today(), store.office().await?.report_grace_days);
    let made = |row: ReportRow| Some((text::row(row), date::long(card.life.reports[row.index()]?)));
    Ok(CardLifeData {
        standing: text::standing(card.life.standing(today, grace)),
        reports: ReportRow::ROWS.into_iter().filter_map(made).collect(),
        work: store.placements(&card.id).await?.into_iter().map(work).collect(),
        reminders: store.reminders_of(&card.id).await?.into_iter().map(reminder).collect(),
        legalised: store.copies_legalised(&card.id).await?,
        removal: store.removal(&card.id).await?.map(text::removal),
    })
}

fn work(told: Placement) -> Vec<(&'static str, String)> {
    let FoundWork { starts_on, employer_kind, kbli, kbji, area, words } = told.work;
    let mut lines = vec![
        (text::EMPLOYER, words.employer),
        (text::WORK_SINCE, date::long(starts_on)),
        (text::EMPLOYER_KIND, placement::employer_kind(employer_kind).to_owned()),
        (text::KBLI, placement::kbli(kbli).to_owned()),
        (text::KBJI, reference::kbji(kbji).to_owned()),
        (text::AREA, placement::area(area).to_owned()),
        (text::POSITION, words.position),
        (text::WAGE, words.wage.map(|wage| wage.to_string()).unwrap_or_default()),
        (text::NOTE, words.note),
        (my_data::TOLD, [moment(told.told_at).as_str(), placement::teller(told.teller)].join(", ")),
    ];
    lines.extend(told.confirmed_at.map(|at| (my_data::CONFIRMED, moment(at))));
    lines.extend(
        told.ended.map(|(at, why)| (my_data::ENDED, [moment(at).as_str(), placement::work_end(why)].join(", "))),
    );
    lines.retain(|(_, value)| !value.is_empty());
    lines
}

fn reminder(one: Reminder) -> (&'static str, String) {
    let told = one.told_at.map(|at| [my_data::BY_OFFICER, &moment(at)].concat());
    let mailed = one.mailed_at.map(|at| [my_data::BY_MAIL, &moment(at)].concat());
    let ways: Vec<_> = [Some(text::due(one.due_on)), told, mailed].into_iter().flatten().collect();
    (reminder::occasion(one.occasion), ways.join(", "))
}

/// What `application` asked for; None for other kinds.
pub async fn asked_again(store: &Store, application: &Application) -> Result<Option<AskedAgain>, ApiError> {
    let spots = store.amended(&application.id).await?;
    let declared = store.declared(application).await?;
    if spots.is_empty() && declared.is_none() {
        return Ok(None);
    }
    Ok(Some(AskedAgain {
        spots: spots.iter().map(crate::text::form::spot).collect(),
        reprint: declared.map(|declared| (text::reprint_cause(declared.cause), declared.words)),
    }))
}
