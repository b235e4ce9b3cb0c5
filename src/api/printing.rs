//! Cards on their way to the printer. Each print is noted before it is shown; looking at one is not a print.

use leptos::prelude::*;

use super::{ApiError, Postcard};

/// Cards that go to the printer in one dialog.
pub const MOST_PRINTS: usize = 50;

/// Notes a print of each card and leads to the sheets. `applications` are ids with dots between, or many fields of a form; `way` says how: the
/// sides as in the address of the page, or `saku` for pocket cards.
#[server(endpoint = "meja-cetak", output = Postcard)]
pub async fn print_cards(
    #[server(default)] application: String,
    #[server(default)] applications: Vec<String>,
    #[server(default)] way: String,
) -> Result<(), ApiError> {
    use super::context;
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let paper = store.office().await?.paper;
    let ids = server::ids([application].iter().chain(&applications))?;
    let mut files = Vec::with_capacity(ids.len());
    for id in &ids {
        let file = store.application(id).await?;
        let card = store.card(&file).await?.filter(|_| file.state.has_card()).ok_or(ApiError::NotNow)?;
        files.push((file, card.face.copy_cause));
    }
    store.note_prints(&files, &officer.id, paper).await?;
    let ids = ids.join(".");
    leptos_axum::redirect(&match way.as_str() {
        "saku" => format!("/cetak/saku/{ids}?cetak=1"),
        "depan" | "belakang" => format!("/cetak/kartu/{ids}?cetak=1&sisi={way}"),
        _ => format!("/cetak/kartu/{ids}?cetak=1"),
    });
    Ok(())
}

#[cfg(feature = "ssr")]
pub use server::{read_own_draft, read_prints, read_row};

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::api::seal_check::{self, PrintedCode};
    use crate::api::{context, sending};
    use crate::domain::card_life::ReportRow;
    use crate::domain::card_paper::CardPaper;
    use crate::domain::card_print::{Across, CardPrint, Filled, SealPrint};
    use crate::domain::code::Code;
    use crate::store::Store;
    use crate::store::application::Application;

    /// The ids of one or many cards, without doubles.
    ///
    /// # Errors
    /// [`ApiError::NotNow`] for none, or for more than [`MOST_PRINTS`].
    pub(super) fn ids<'a>(asked: impl Iterator<Item = &'a String>) -> Result<Vec<String>, ApiError> {
        let mut ids: Vec<String> = Vec::new();
        for id in asked.flat_map(|asked| asked.split('.')).filter(|id| !id.is_empty()) {
            if !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        }
        if (1..=MOST_PRINTS).contains(&ids.len()) { Ok(ids) } else { Err(ApiError::NotNow) }
    }

    /// Seconds after a print was noted in which its sheets are shown clean to who has noted it: time enough for both sides of fifty.
    const NOTED_FOR: i64 = 30 * 60;

    /// Cards for an officer, and whether they go to the printer. `asked` are ids; `noted` says that the officer has just noted their print,
    /// which is believed only of those in the log. The others are looked at, with a word across them.
    pub async fn read_prints(asked: String, noted: bool) -> Result<(Vec<CardPrint>, bool), ApiError> {
        let officer = context::officer_with(&context::FILE_ROLES).await?;
        let store = context::store()?;
        let ids = ids([asked].iter())?;
        let mut files = Vec::with_capacity(ids.len());
        for id in &ids {
            let file = store.application(id).await?;
            if file.state.is_owners_alone(file.assisted) {
                return Err(ApiError::Forbidden);
            }
            files.push(file);
        }
        store.log_accesses(&officer.id, "view-card", &ids).await?;
        let sheet = Sheet::of(&store).await?;
        let earliest = store.clock().now() - NOTED_FOR;
        let (mut prints, mut clean) = (Vec::with_capacity(files.len()), noted);
        for file in &files {
            let newest = store.newest_print(&file.id).await?;
            clean &= newest.is_some_and(|newest| newest.officer == officer.id && newest.at >= earliest);
            prints.push(print(&store, file, sheet).await?);
        }
        for print in prints.iter_mut().filter(|print| !clean && print.across == Across::Nothing) {
            print.across = Across::Preview;
        }
        Ok((prints, clean))
    }

    /// The job seeker's own card as it will be printed.
    pub async fn read_own_draft() -> Result<CardPrint, ApiError> {
        let applicant = context::applicant().await?;
        let store = context::store()?;
        let file = store.application_of_account(&applicant.account).await?;
        let print = print(&store, &file, Sheet::of(&store).await?).await?;
        // The code that proves a card belongs on paper that the office has signed, nowhere else.
        let across = if print.across == Across::Draft { Across::Draft } else { Across::Preview };
        Ok(CardPrint { across, seal: None, ..print })
    }

    /// A row of reports, to be printed into the card that its holder has brought along.
    pub async fn read_row(application: String, row: String) -> Result<(CardPrint, Filled), ApiError> {
        let officer = context::officer_with(&context::FILE_ROLES).await?;
        let store = context::store()?;
        let row = ReportRow::from_code(&row).ok_or(ApiError::NotNow)?;
        let file = store.application(&application).await?;
        // A card from before this system has rows that nobody here knows the place of.
        let card = store.card_of(&file).await?.filter(|card| !card.old).ok_or(ApiError::NotNow)?;
        let made_on = card.life.reports[row.index()].ok_or(ApiError::NotNow)?;
        store.log_access(&officer.id, "view-card", Some(&file.id)).await?;
        let newest = store.newest_file_of(&card).await?;
        let print = print(&store, &newest, Sheet::of(&store).await?).await?;
        let nip = crate::domain::nip::Nip::parse(&officer.nip).map_or(officer.nip, |nip| nip.to_string());
        Ok((print, Filled { row, made_on, name: officer.name, nip }))
    }

    /// What all cards of the office have in common.
    #[derive(Clone, Copy)]
    struct Sheet {
        paper: CardPaper,
        emblem: bool,
    }

    impl Sheet {
        async fn of(store: &Store) -> Result<Sheet, ApiError> {
            Ok(Sheet { paper: store.office().await?.paper, emblem: store.has_emblem().await? })
        }
    }

    /// Frozen where it was issued, a draft before.
    async fn print(store: &Store, file: &Application, Sheet { paper, emblem }: Sheet) -> Result<CardPrint, ApiError> {
        if let (Some(card), true) = (store.card(file).await?, file.state.has_card()) {
            let seal = seal(store, file).await?;
            let copy = store.newest_print(&file.id).await?.map(|newest| newest.copy);
            let across = Across::Nothing;
            return Ok(CardPrint { face: card.face, photo: card.photo, paper, emblem, across, seal, copy });
        }
        let draft = sending::server::draft(store, file).await?;
        let face = draft.face.ok_or(ApiError::Incomplete)?;
        Ok(CardPrint { face, photo: draft.photo, paper, emblem, across: Across::Draft, seal: None, copy: None })
    }

    /// None where the office has not set the address that is printed beside it.
    async fn seal(store: &Store, file: &Application) -> Result<Option<SealPrint>, ApiError> {
        let Some(host) = context::web_host() else { return Ok(None) };
        let printed = seal_check::printed(store, &host, file).await?;
        let print = |PrintedCode { qr, code, address }| SealPrint { size: qr.size, path: qr.path, code, address };
        Ok(printed.map(print))
    }
}
