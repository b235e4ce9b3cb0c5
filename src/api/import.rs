//! The import of an old register by an admin: what the page shows at each step, and the steps themselves. The file comes by `web::import`.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::view::Me;
use super::{ApiError, Postcard, context, typed};
use crate::domain::Problem;
use crate::domain::card_number::OldNumber;
use crate::domain::code::Code;
use crate::domain::form::Answers;
use crate::domain::import::column::ColumnsWrong;
use crate::domain::import::{Cell, Columns, Field, Refused, Sheet, column, rows_of};
use crate::domain::role::Role;
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::import::{ImportDraft, ImportRun, Imported};

pub const PAGE: &str = "/meja/impor";
/// Rows that the page itself shows; the file of them has all.
const SHOWN: usize = 200;
/// Earlier imports that are listed.
const RUNS: i64 = 20;
/// Characters of a head and of the value below it, as they help to choose.
const SAMPLE: usize = 40;

pub struct ImportView {
    pub me: Me,
    pub step: Step,
}

pub enum Step {
    /// Nothing was sent yet.
    Send {
        runs: Vec<Run>,
    },
    Choose(Choice),
    Look(Preview),
    /// What came of an import.
    Done(Run, Rejected),
}

/// An import that was made.
pub struct Run {
    pub id: String,
    pub day: NaiveDate,
    pub cards: i64,
    pub refused_rows: i64,
    /// Name of the officer.
    pub made_by: String,
}

impl From<ImportRun> for Run {
    fn from(run: ImportRun) -> Run {
        Run {
            day: office_time(run.made_at).date(),
            cards: run.cards,
            refused_rows: run.refused_rows,
            id: run.id,
            made_by: run.made_by,
        }
    }
}

/// The columns of a file, each by its head and the first value below it.
pub struct Choice {
    pub id: String,
    pub columns: Vec<(String, String)>,
    /// For each field what is selected at first.
    pub chosen: Vec<(Field, Option<usize>)>,
    pub rows: usize,
}

pub struct Preview {
    pub id: String,
    /// How many cards would be imported.
    pub cards: usize,
    /// How many of them still run today.
    pub running: usize,
    pub rejected: Rejected,
    /// Rows that are imported although the NIK tells something else.
    pub warnings: Vec<(u32, Problem)>,
    /// For each year the running number of the next card, where it changes.
    pub next: Vec<(i32, u32)>,
}

/// The rows that are refused: how many, and the first reasons.
pub struct Rejected {
    pub rows: usize,
    pub reasons: Vec<Refused>,
    /// There are more reasons than these.
    pub more: bool,
}

impl Rejected {
    fn of(all: &[Refused]) -> Rejected {
        let reasons = all.iter().take(SHOWN).copied().collect();
        Rejected { rows: rows_of(all), reasons, more: all.len() > SHOWN }
    }
}

/// The step at which the officer's file stands; `done` is the id of an import to be reported.
pub async fn read_import(done: &str) -> Result<ImportView, ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    let draft = store.import_draft(&officer.id).await?;
    let step = match (store.import_run(done).await?, draft) {
        (Some(run), _) => {
            let rejected = Rejected::of(&store.import_refused(done).await?.unwrap_or_default());
            Step::Done(run.into(), rejected)
        }
        (None, None) => Step::Send { runs: store.import_runs(RUNS).await?.into_iter().map(Run::from).collect() },
        (None, Some(ImportDraft { id, sheet, columns: None })) => {
            let guess = column::guess(&sheet.heads);
            let typed = typed::all_before();
            let chosen = |field: &Field| match typed.get(field.code()) {
                Some(typed) => (*field, typed.parse().ok()),
                None => (*field, guess(*field)),
            };
            let chosen = Field::ALL.iter().map(chosen).collect();
            Step::Choose(Choice { id, columns: samples(&sheet), chosen, rows: sheet.rows.len() })
        }
        (None, Some(ImportDraft { id, sheet, columns: Some(columns) })) => {
            let checked = store.check_import(&sheet, &columns).await?;
            let mut next = Vec::new();
            for (year, counter) in checked.counters(&store.office().await?.region_code) {
                let now = store.next_card_number(year).await?;
                next.extend((counter >= now).then_some((year, counter + 1)));
            }
            let today = store.clock().today();
            let warnings =
                checked.cards.iter().flat_map(|card| card.warnings.iter().map(|warning| (card.row, *warning)));
            Step::Look(Preview {
                id,
                cards: checked.cards.len(),
                running: checked.cards.iter().filter(|card| card.is_valid_on(today)).count(),
                rejected: Rejected::of(&checked.refused),
                warnings: warnings.take(SHOWN).collect(),
                next,
            })
        }
    };
    Ok(ImportView { me: officer.into(), step })
}

fn samples(sheet: &Sheet) -> Vec<(String, String)> {
    let short = |text: &str| text.chars().take(SAMPLE).collect::<String>();
    let below = |at: usize| {
        let cells = sheet.rows.iter().filter_map(move |row| row.cells.get(at));
        cells.filter_map(|cell| match cell {
            Cell::Text(text) if text.is_empty() => None,
            Cell::Text(text) => Some(short(text)),
            Cell::Day(day) => Some(day.to_string()),
            Cell::Formula | Cell::Rounded => None,
        })
    };
    let columns = sheet.heads.iter().enumerate();
    columns.map(|(at, head)| (short(head), below(at).next().unwrap_or_default())).collect()
}

/// Every reason of what is being looked at, or of an import that was made; for the file of them.
pub async fn all_refused(store: &Store, officer: &str, done: &str) -> Result<Vec<Refused>, ApiError> {
    if let Some(refused) = store.import_refused(done).await? {
        return Ok(refused);
    }
    match store.import_draft(officer).await? {
        Some(ImportDraft { sheet, columns: Some(columns), .. }) => {
            Ok(store.check_import(&sheet, &columns).await?.refused)
        }
        _ => Err(ApiError::Forbidden),
    }
}

/// Takes the columns that were chosen: `a` has for each field the number of its column, from 0, or nothing.
#[server(endpoint = "impor-kolom", output = Postcard)]
pub async fn choose_columns(id: String, #[server(default)] a: Answers) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    match Columns::new(|field| a.get(field.code()).parse().ok()) {
        Ok(columns) => {
            context::store()?.set_import_columns(&officer.id, &id, Some(&columns)).await?;
            leptos_axum::redirect(PAGE);
        }
        Err(wrong) => {
            typed::hand_on(&a.iter().collect::<Vec<_>>());
            let (code, field) = match wrong {
                ColumnsWrong::Missing(field) => ("kolom-kurang", field),
                ColumnsWrong::Twice(field) => ("kolom-ganda", field),
            };
            leptos_axum::redirect(&format!("{PAGE}?gagal={code}&kolom={}", field.code()));
        }
    }
    Ok(())
}

/// Goes back to the columns, or with `all` gives the file up.
#[server(endpoint = "impor-kembali", output = Postcard)]
pub async fn step_back(id: String, #[server(default)] all: String) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    if all.is_empty() {
        store.set_import_columns(&officer.id, &id, None).await?;
    } else {
        store.drop_import(&officer.id).await?;
    }
    leptos_axum::redirect(PAGE);
    Ok(())
}

/// Imports what was looked at: `seen` cards.
#[server(endpoint = "impor-jalankan", output = Postcard)]
pub async fn run_import(id: String, seen: usize) -> Result<(), ApiError> {
    let officer = context::officer_with(&[Role::Admin]).await?;
    match context::store()?.import(&officer.id, &id, seen).await? {
        Imported::Done(id) => leptos_axum::redirect(&format!("{PAGE}?hasil={id}")),
        Imported::Changed => leptos_axum::redirect(&format!("{PAGE}?gagal=berubah")),
    }
    Ok(())
}

/// Leads an officer to a card by its number, however it is typed; also one of an old register.
#[server(endpoint = "kartu-cari", output = Postcard)]
pub async fn find_card(number: String) -> Result<(), ApiError> {
    context::officer_with(&context::FILE_ROLES).await?;
    let found = match OldNumber::parse(&number) {
        Ok(number) => context::store()?.card_of_any_number(&number).await?,
        Err(_) => None,
    };
    match found {
        Some(card) => leptos_axum::redirect(&super::card_view::desk_base(&card)),
        None => {
            typed::hand_on(&[("number", &number)]);
            leptos_axum::redirect("/meja/kartu?gagal=nomor-lama");
        }
    }
    Ok(())
}
