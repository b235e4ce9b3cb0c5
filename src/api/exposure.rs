//! Whom a stolen account of an officer touched, for the head of services: the page, and the letters to those people. Read by pages without scripts.

use chrono::NaiveDate;

use super::view::{Me, moment};
use super::{ApiError, context};
use crate::domain::Problem;
use crate::domain::exposure::{End, Span, code};
use crate::domain::form::Answers;
use crate::domain::report_table::{Column, Row};
use crate::domain::role::Role;
use crate::domain::settings::Office;
use crate::reports::exposure;
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::exposure::{Exposure, TakenOut, Touched};
use crate::store::officer::ListedOfficer;
use crate::store::session::Holder;
use crate::text;

/// An admin sees no files, and an officer of the counter does not judge colleagues (decisions, "Keeping watch").
pub const EXPOSURE_ROLES: [Role; 1] = [Role::ServiceHead];

/// People on one page, and letters in one print.
pub const SCREEN: usize = 100;

/// What is asked for, as it was typed.
#[derive(Clone, Default)]
pub struct Asked {
    pub officer: String,
    pub from: String,
    pub until: String,
    /// Counted from 1.
    pub page: usize,
}

pub struct ExposureView {
    pub me: Me,
    /// Id, name and login of everybody who has or had access.
    pub officers: Vec<(String, String)>,
    pub asked: Asked,
    /// What is wrong with it: None for the officer, an end of the stretch otherwise.
    pub wrong: Option<(Option<End>, Problem)>,
    pub found: Option<FoundView>,
}

pub struct FoundView {
    pub span: Span,
    /// Has access; one that has none has no sessions either.
    pub active: bool,
    pub sessions: usize,
    /// The whole list.
    pub count: usize,
    pub columns: Vec<Column>,
    /// Each with the file that it leads to.
    pub rows: Vec<(String, Row)>,
    pub next: Option<usize>,
    pub exports: Vec<(String, TakenOut)>,
    /// What was done, in words.
    pub lists: Vec<String>,
    pub office: Vec<String>,
}

/// Nothing is asked for as long as the address is empty.
pub async fn read_exposure(asked: Asked) -> Result<ExposureView, ApiError> {
    let me = context::officer_with(&EXPOSURE_ROLES).await?;
    let store = context::store()?;
    let listed = store.officers_ever().await?;
    let named = |one: &ListedOfficer| (one.officer.id.clone(), format!("{} ({})", one.officer.name, one.officer.login));
    let officers = listed.iter().map(named).collect();
    let (wrong, found) = match wanted(&listed, &asked) {
        None => (None, None),
        Some(Err(wrong)) => (Some(wrong), None),
        Some(Ok((officer, span))) => {
            store.log_access(&me.id, "view-list", None).await?;
            (None, Some(found(&store, officer, span, asked.page).await?))
        }
    };
    let asked = match asked.from.is_empty() && asked.until.is_empty() {
        true => Asked {
            from: code(start_of(store.clock().today())),
            until: code(office_time(store.clock().now())),
            ..asked
        },
        false => asked,
    };
    Ok(ExposureView { me: me.into(), officers, asked, wrong, found })
}

fn start_of(today: NaiveDate) -> chrono::NaiveDateTime {
    today.and_time(chrono::NaiveTime::MIN)
}

type Wrong = (Option<End>, Problem);

/// Whose account and when; None where nobody has asked yet.
fn wanted<'a>(listed: &'a [ListedOfficer], asked: &Asked) -> Option<Result<(&'a ListedOfficer, Span), Wrong>> {
    if asked.officer.is_empty() && asked.from.is_empty() && asked.until.is_empty() {
        return None;
    }
    let officer = listed.iter().find(|one| one.officer.id == asked.officer).ok_or((None, Problem::Missing));
    let span = || Span::parse(&asked.from, &asked.until).map_err(|(end, problem)| (Some(end), problem));
    Some(officer.and_then(|officer| Ok((officer, span()?))))
}

async fn found(store: &Store, officer: &ListedOfficer, span: Span, page: usize) -> Result<FoundView, ApiError> {
    let id = &officer.officer.id;
    let Exposure { people, exports, lists, office } = store.exposure(id, span).await?;
    let (shown, next) = on_page(&people, page);
    let (answers, nothing) = (store.answers_of_touched(shown).await?, Answers::default());
    let row = |one: &Touched| {
        (one.application.clone(), exposure::row(one, answers.get(&one.application).unwrap_or(&nothing)))
    };
    let done = |deed: &crate::store::exposure::Deed| {
        let what = text::exposure::office_deed(&deed.action);
        text::exposure::done(what, deed.times, [&moment(deed.first), &moment(deed.last)])
    };
    Ok(FoundView {
        span,
        active: officer.active,
        sessions: store.running_sessions(&Holder::Officer(id.clone())).await?.len(),
        count: people.len(),
        columns: exposure::columns(),
        rows: shown.iter().map(row).collect(),
        next,
        exports: exports.into_iter().map(|taken| (moment(taken.at), taken)).collect(),
        lists: lists.iter().map(exposure::done).collect(),
        office: office.iter().map(done).collect(),
    })
}

/// The people of a page, and the page behind it.
fn on_page(people: &[Touched], page: usize) -> (&[Touched], Option<usize>) {
    let page = page.max(1);
    let shown = people.chunks(SCREEN).nth(page - 1).unwrap_or_default();
    (shown, (people.len() > page.saturating_mul(SCREEN)).then_some(page + 1))
}

/// The letters of a page.
pub struct Notices {
    pub office: Office,
    pub today: NaiveDate,
    pub span: Span,
    /// The account is signed in nowhere.
    pub sessions_ended: bool,
    pub letters: Vec<Letter>,
}

/// To one person.
pub struct Letter {
    pub name: String,
    pub number: String,
    pub address: String,
    /// What was done and when, a line each.
    pub deeds: Vec<String>,
    pub changed: bool,
}

/// The letters to those whom the page of the same address shows; whoever prints them has seen these people's data.
///
/// # Errors
/// [`ApiError::NotNow`] where the address says neither whose account nor when.
pub async fn read_notices(asked: Asked) -> Result<Notices, ApiError> {
    let me = context::officer_with(&EXPOSURE_ROLES).await?;
    let store = context::store()?;
    let listed = store.officers_ever().await?;
    let Some(Ok((officer, span))) = wanted(&listed, &asked) else { return Err(ApiError::NotNow) };
    let people = store.exposure(&officer.officer.id, span).await?.people;
    let (shown, _) = on_page(&people, asked.page);
    let (answers, nothing) = (store.answers_of_touched(shown).await?, Answers::default());
    let letter = |one: &Touched| Letter {
        name: one.name.clone(),
        number: exposure::number(one),
        address: exposure::address(answers.get(&one.application).unwrap_or(&nothing)),
        deeds: one.deeds.iter().map(exposure::done).collect(),
        changed: exposure::was_changed(one),
    };
    let files: Vec<_> = shown.iter().map(|one| one.application.clone()).collect();
    store.log_accesses(&me.id, "print-notice", &files).await?;
    let running = store.running_sessions(&Holder::Officer(officer.officer.id.clone())).await?;
    Ok(Notices {
        office: store.office().await?,
        today: store.clock().today(),
        span,
        sessions_ended: running.is_empty(),
        letters: shown.iter().map(letter).collect(),
    })
}
