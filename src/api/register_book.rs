//! The register book on screen and on paper. Pages of it that were signed off stay as they were; what happened later is a dated remark.

use chrono::Datelike;
use leptos::prelude::*;

use super::view::{Me, moment};
use super::{ApiError, Postcard, context};
use crate::domain::code::Code;
use crate::domain::nik::Nik;
use crate::domain::register::{Order, RowNumber};
use crate::domain::report_period::{ReportPeriod, Shape};
use crate::domain::report_table::{Column, Row};
use crate::domain::role::Role;
use crate::reports::register;
use crate::store::register::{Book, RegisterRow};

/// Who sees the book; pages are signed by the head.
pub const BOOK_ROLES: [Role; 2] = [Role::Information, Role::ServiceHead];
/// Rows on one screen.
pub const SCREEN: i64 = 100;
/// Rows on one sheet of paper: the same each time, so that printed sheets can be bound, and few enough for long remarks.
pub const SHEET: i64 = 12;

/// What is asked of the book; all empty for the whole of this year by number.
#[derive(Clone, Default)]
pub struct BookQuery {
    pub period: String,
    pub order: String,
    pub search: String,
    /// Where the page begins: the number of the row before it.
    pub behind: String,
}

pub struct BookView {
    pub me: Me,
    pub period: ReportPeriod,
    pub order: Order,
    pub search: String,
    pub columns: Vec<Column>,
    /// Each with the application that it leads to. The NIK is masked.
    pub rows: Vec<(String, Row)>,
    /// Where the next page begins, when there is one.
    pub next: Option<String>,
    /// The first number of the period's year that is on no signed page yet.
    pub first_unsigned: i64,
    pub may_sign: bool,
    /// Signed pages: numbers, by whom, when.
    pub signed: Vec<(String, i64, i64, String, String)>,
}

pub async fn read_book(asked: BookQuery) -> Result<BookView, ApiError> {
    let officer = context::officer_with(&BOOK_ROLES).await?;
    let store = context::store()?;
    let period = match asked.period.trim() {
        "" => ReportPeriod::of(Shape::Year, store.clock().today()),
        code => ReportPeriod::from_code(code).ok_or(ApiError::NotNow)?,
    };
    let order = Order::from_code(&asked.order).unwrap_or(Order::Number);
    let book = Book { period, order, search: &asked.search };
    let found = store.book(book, RowNumber::from_code(&asked.behind), SCREEN).await?;
    store.log_access(&officer.id, "view-list", None).await?;
    let next = found.last().filter(|_| found.len() as i64 == SCREEN).map(|last| last.place().code());
    let year = period.first().year();
    let signed = store.signed_pages(year).await?.into_iter().map(|page| {
        let at = moment(page.signed_at);
        (page.id, page.first, page.last, page.signed_by, at)
    });
    Ok(BookView {
        may_sign: officer.roles.has(Role::ServiceHead),
        me: officer.into(),
        columns: register::columns(),
        rows: found.into_iter().map(masked).collect(),
        first_unsigned: store.first_unsigned(year).await?,
        signed: signed.collect(),
        search: asked.search,
        period,
        order,
        next,
    })
}

fn masked(mut row: RegisterRow) -> (String, Row) {
    row.nik = Nik::parse(&row.nik).map(|nik| nik.masked()).unwrap_or_default();
    (row.application.clone(), register::row(&row))
}

/// One sheet of the book on paper.
pub struct BookSheet {
    pub rows: Vec<Row>,
    /// Who signed it off, and when; None for one that still changes.
    pub signed: Option<(String, String)>,
}

pub struct PrintedBook {
    pub office: String,
    pub place: String,
    pub head_name: String,
    pub head_nip: String,
    pub year: i32,
    pub today: chrono::NaiveDate,
    pub columns: Vec<Column>,
    pub sheets: Vec<BookSheet>,
}

/// The whole book of a year, sheet by sheet: signed ones as they were, the others as they stand.
pub async fn read_printed_book(year: &str) -> Result<PrintedBook, ApiError> {
    let officer = context::officer_with(&BOOK_ROLES).await?;
    let store = context::store()?;
    let (today, office) = (store.clock().today(), store.office().await?);
    let year = year.parse().unwrap_or(today.year());
    store.log_access(&officer.id, "print-register", None).await?;
    let mut sheets = Vec::new();
    for page in store.signed_pages(year).await? {
        let (page, rows) = store.signed_page(&page.id).await?;
        let signed = Some((page.signed_by, moment(page.signed_at)));
        sheets.push(BookSheet { rows: rows.iter().map(register::row).collect(), signed });
    }
    let rest = store.register(year, store.first_unsigned(year).await?, i64::MAX).await?;
    for rows in rest.chunks(usize::try_from(SHEET).unwrap_or(1)) {
        sheets.push(BookSheet { rows: rows.iter().map(register::row).collect(), signed: None });
    }
    Ok(PrintedBook {
        office: office.name,
        place: office.place,
        head_name: office.head_name,
        head_nip: office.head_nip,
        columns: register::columns(),
        year,
        today,
        sheets,
    })
}

/// Leads to the book with what is searched for, which may be a name or a NIK and so stands in no address.
#[server(endpoint = "register-cari", output = Postcard)]
pub async fn search_book(
    #[server(default)] period: String,
    #[server(default)] order: String,
    #[server(default)] search: String,
) -> Result<(), ApiError> {
    context::officer_with(&BOOK_ROLES).await?;
    super::typed::hand_on(&[("cari", search.trim())]);
    let period = ReportPeriod::from_code(&period).map(ReportPeriod::code).unwrap_or_default();
    let order = Order::from_code(&order).unwrap_or(Order::Number).code();
    leptos_axum::redirect(&format!("/meja/register?masa={period}&urut={order}"));
    Ok(())
}

/// Signs off the next full sheet of a year, with the officer's password once more.
#[server(endpoint = "register-sahkan", output = Postcard)]
pub async fn sign_page(year: String, first: String, #[server(default)] password: String) -> Result<(), ApiError> {
    use crate::store::register_page::PageSigned;
    let officer = context::officer_with(&[Role::ServiceHead]).await?;
    context::prove_again(&officer, &password).await?;
    let store = context::store()?;
    let (year, first): (i32, i64) = year.parse().ok().zip(first.parse().ok()).ok_or(ApiError::NotNow)?;
    let told = match store.sign_register_page(year, first, first + SHEET - 1, &officer.id).await? {
        PageSigned::Done(_) => "jadi=halaman",
        PageSigned::NotNow => "gagal=halaman",
    };
    leptos_axum::redirect(&format!("/meja/register?masa={year}&{told}"));
    Ok(())
}
