//! The list of issued cards as a file, one row for each number.

use crate::domain::card_life::ReportRow;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::export::Format;
use crate::domain::issued_card::CardList;
use crate::domain::kbji::KbjiGroup;
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::issued_card::IssuedCard;
use crate::text::{card_life, ipk, re_entry, reference, register as words, state};

/// Cards that are read at once.
pub const PORTION: i64 = 1000;

fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = [
        (words::CARD_NUMBER, 20),
        (words::NIK, 20),
        (words::NAME, 30),
        (words::SEX, 5),
        (words::BIRTH_PLACE, 18),
        (words::BIRTH_DATE, 12),
        (words::VILLAGE, 20),
        (words::VILLAGE_CODE, 16),
        (words::EDUCATION, 20),
        (words::EDUCATION_CODE, 12),
        (words::OCCUPATION, 30),
        (words::KBJI, 12),
        (words::KIND, 14),
        (words::ISSUED, 12),
        (words::VALID, 12),
        (words::SIGNER, 26),
        (words::HANDED_OVER, 12),
        (words::STANDING, 22),
    ]
    .map(|(head, width)| Column::new(head, width))
    .into();
    columns.extend(ReportRow::ROWS.map(|row| Column::new(card_life::row(row), 12)));
    columns.extend([Column::new(re_entry::ENTERED, 12), Column::new(re_entry::BY, 26)]);
    columns
}

/// `grace`: days after which a missing report counts.
fn row(card: &IssuedCard, today: chrono::NaiveDate, grace: u16) -> Row {
    let (village, education) = (Village::from_code(&card.kelurahan), Education::from_code(&card.education));
    let (life, entered) = (&card.life, card.entered.as_ref());
    let mut cells = vec![
        Cell::text(&*card.number),
        Cell::text(&*card.nik),
        Cell::text(&*card.name),
        Cell::text(&*card.sex),
        Cell::text(&*card.birth_place),
        Cell::day(card.birth_date.as_deref().and_then(|day| day.parse().ok())),
        Cell::text(village.map_or("", Village::name)),
        Cell::text(village.map_or("", Village::code)),
        Cell::text(education.map_or("", reference::education)),
        Cell::text(education.map_or("", Education::ipk_code)),
        Cell::text(KbjiGroup::from_code(&card.kbji).map_or("", reference::kbji)),
        Cell::text(&*card.kbji),
        Cell::text(if card.old { words::OLD_CARD } else { state::kind(card.kind) }),
        Cell::Day(life.issued_on),
        Cell::Day(life.valid_until),
        Cell::text(card.signer.clone().unwrap_or_default()),
        Cell::day(life.handed_over_on),
        Cell::text(card_life::standing(life.standing(today, grace))),
    ];
    cells.extend(life.reports.map(Cell::day));
    cells.push(Cell::day(entered.map(|entered| office_time(entered.at).date())));
    cells.push(Cell::text(entered.map(|entered| entered.by.clone()).unwrap_or_default()));
    Row { look: if life.withdrawn_on.is_some() { Look::Struck } else { Look::Plain }, cells }
}

/// The cards that were issued in a period, all of them. What it is for has to be noted with `reports::hand_out`.
pub async fn export(store: &Store, period: ReportPeriod, format: Format) -> Result<Export, ExportError> {
    let (office, today) = (store.office().await?, store.clock().today());
    let lines = [office.name, ipk::of_period(period), ipk::edition(words::OCCUPATION, crate::domain::kbji::EDITION)];
    let mut sheet = Sheet::list(format, words::CARDS, &lines, &columns())?;
    let (mut behind, mut rows): (Option<String>, u64) = (None, 0);
    loop {
        let portion = store.issued_cards(CardList::All, Some(period), behind.as_deref(), PORTION).await?;
        for card in &portion {
            sheet.row(&row(card, today, office.report_grace_days))?;
            rows += 1;
        }
        match portion.into_iter().next_back() {
            Some(last) if rows % PORTION as u64 == 0 => behind = Some(last.id),
            _ => break,
        }
    }
    let name = words::file_name("daftar-kartu", &period.code(), None);
    Ok(Export { what: "kartu", of: period.code(), name, format, rows, bytes: sheet.finish()? })
}

#[cfg(test)]
mod tests;
