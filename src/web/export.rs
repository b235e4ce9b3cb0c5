//! `POST /ekspor/…`: books, reports and lists as files. Personal data leaves only with what it is for, which the journal keeps, and with the
//! officer's password once more.

use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::Services;
use crate::access::{self, Denied, FILE_ROLES, Unproven};
use crate::api::exposure::EXPOSURE_ROLES;
use crate::api::register_book::BOOK_ROLES;
use crate::api::report::REPORT_ROLES;
use crate::api::typed;
use crate::domain::code::Code;
use crate::domain::export::{ExportPurpose, Format};
use crate::domain::exposure::Span;
use crate::domain::ipk::IpkReport;
use crate::domain::issued_card::CardList;
use crate::domain::period::Period;
use crate::domain::register::Order;
use crate::domain::report_kind::ReportKind;
use crate::domain::report_period::ReportPeriod;
use crate::domain::report_table::Report;
use crate::domain::role::Role;
use crate::reports::{
    self, Export, ExportError, attendance, closed_report, information, ipk, issued_card, people, re_entry, register,
    sheet,
};
use crate::store::officer::Officer;
use crate::store::register::Book;

/// Fields of the forms; those that a form does not have stay empty.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    bentuk: String,
    laporan: String,
    daftar: String,
    masa: String,
    angka: String,
    urut: String,
    cari: String,
    keperluan: String,
    /// The officer's password, once more.
    sandi: String,
    petugas: String,
    dari: String,
    sampai: String,
}

/// Why there is no file.
pub enum NoFile {
    Denied(Denied),
    /// The form says something that no page has offered.
    Unreadable,
    /// Back to the page at this address, which says what is wrong; the cookie has what was typed.
    Again(String, Option<HeaderValue>),
    Broken,
}

impl From<Denied> for NoFile {
    fn from(denied: Denied) -> Self {
        NoFile::Denied(denied)
    }
}

impl From<ExportError> for NoFile {
    fn from(error: ExportError) -> Self {
        tracing::error!(?error, "an export could not be made");
        NoFile::Broken
    }
}

impl From<crate::store::StoreError> for NoFile {
    fn from(error: crate::store::StoreError) -> Self {
        NoFile::from(ExportError::from(error))
    }
}

impl IntoResponse for NoFile {
    fn into_response(self) -> Response {
        match self {
            NoFile::Denied(Denied::Forbidden) => StatusCode::NOT_FOUND.into_response(),
            NoFile::Denied(_) => Redirect::to("/meja/masuk").into_response(),
            NoFile::Unreadable => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
            NoFile::Again(page, typed) => {
                let mut answer = Redirect::to(&page).into_response();
                answer.headers_mut().extend(typed.map(|typed| (header::SET_COOKIE, typed)));
                answer
            }
            NoFile::Broken => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

type Answer = Result<Response, NoFile>;

/// The register book.
pub async fn book(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &BOOK_ROLES).await?;
    let (format, period) = (format(&wanted)?, period(&wanted)?);
    let order = Order::from_code(&wanted.urut).unwrap_or(Order::Number);
    let page = format!("/meja/register?masa={period}&urut={}", order.code());
    let purpose = permitted(&services, &officer, &wanted, &page).await?;
    let book = Book { period, order, search: &wanted.cari };
    hand_out(&services, &officer, register::export(&services.store, book, format).await?, &purpose).await
}

/// The attendance list.
pub async fn attendance(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &BOOK_ROLES).await?;
    let (period, purpose) = asked(&services, &officer, &wanted).await?;
    let export = attendance::export(&services.store, period, format(&wanted)?).await?;
    hand_out(&services, &officer, export, &purpose).await
}

/// The cards that were issued in a period.
pub async fn cards(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &BOOK_ROLES).await?;
    let (period, purpose) = asked(&services, &officer, &wanted).await?;
    let export = issued_card::export(&services.store, period, format(&wanted)?).await?;
    hand_out(&services, &officer, export, &purpose).await
}

/// The cards of a list, to be typed into E-Makaryo / SIAPkerja; of all days where no period is asked for.
pub async fn re_entry(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &FILE_ROLES).await?;
    let list = CardList::from_code(&wanted.daftar).unwrap_or(CardList::ToEnter);
    let period = if wanted.masa.is_empty() { None } else { Some(period(&wanted)?) };
    let of = period.map(ReportPeriod::code).unwrap_or_default();
    let page = format!("/meja/input?daftar={}&masa={of}", list.code());
    let purpose = permitted(&services, &officer, &wanted, &page).await?;
    let export = re_entry::export(&services.store, list, period, format(&wanted)?).await?;
    hand_out(&services, &officer, export, &purpose).await
}

/// The people behind a figure.
pub async fn list(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &REPORT_ROLES).await?;
    let (format, period) = (format(&wanted)?, period(&wanted)?);
    let report = IpkReport::from_code(&wanted.laporan).ok_or(NoFile::Unreadable)?;
    let key = wanted.angka.parse().map_err(|_| NoFile::Unreadable)?;
    let page = format!("/meja/laporan/{}/orang?masa={period}&angka={key}", report.code());
    let purpose = permitted(&services, &officer, &wanted, &page).await?;
    hand_out(&services, &officer, people::export(&services.store, &key, period, format).await?, &purpose).await
}

/// Those whom a stolen account of an officer touched.
pub async fn exposure(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    let officer = officer(&services, &headers, &EXPOSURE_ROLES).await?;
    let span = Span::parse(&wanted.dari, &wanted.sampai).map_err(|_| NoFile::Unreadable)?;
    let listed = services.store.officers_ever().await?.into_iter().find(|one| one.officer.id == wanted.petugas);
    let account = listed.ok_or(NoFile::Unreadable)?.officer;
    let [from, until] = span.codes();
    let page = format!("/meja/terdampak?petugas={}&dari={from}&sampai={until}", account.id);
    let purpose = permitted(&services, &officer, &wanted, &page).await?;
    let export = reports::exposure::export(&services.store, &account, span, format(&wanted)?).await?;
    hand_out(&services, &officer, export, &purpose).await
}

/// An IPK report: figures alone, so nobody is asked what for.
pub async fn report(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    officer(&services, &headers, &REPORT_ROLES).await?;
    let (format, period) = (format(&wanted)?, period(&wanted)?);
    let kind = IpkReport::from_code(&wanted.laporan).ok_or(NoFile::Unreadable)?;
    let made = match services.store.closed_report_of(ReportKind::Ipk(kind), period).await? {
        Some(closed) => Some(closed_report::show(&closed)),
        None => ipk::read(&services.store, kind, period).await?,
    };
    figures(&made.ok_or(NoFile::Unreadable)?, format, &format!("{}-{period}", kind.code()))
}

/// The Laporan Informasi of a day or a month.
pub async fn daily(State(services): State<Services>, headers: HeaderMap, Form(wanted): Form<Wanted>) -> Answer {
    officer(&services, &headers, &REPORT_ROLES).await?;
    let (format, period) = (format(&wanted)?, Period::from_code(&wanted.masa).ok_or(NoFile::Unreadable)?);
    let made = match services.store.closed_report_of(ReportKind::Information, period.into()).await? {
        Some(closed) => closed_report::show(&closed),
        None => information::read(&services.store, period).await?,
    };
    figures(&made, format, &format!("laporan-informasi-{}", period.code()))
}

async fn officer(services: &Services, headers: &HeaderMap, roles: &[Role]) -> Result<Officer, NoFile> {
    Ok(access::officer_with(&services.store, headers, roles).await?)
}

fn format(wanted: &Wanted) -> Result<Format, NoFile> {
    Format::from_code(&wanted.bentuk).ok_or(NoFile::Unreadable)
}

fn period(wanted: &Wanted) -> Result<ReportPeriod, NoFile> {
    ReportPeriod::from_code(&wanted.masa).ok_or(NoFile::Unreadable)
}

/// What it is for, and that the officer is who signed in: people's data leaves for no less. `page` has a question mark.
async fn permitted(
    services: &Services,
    officer: &Officer,
    wanted: &Wanted,
    page: &str,
) -> Result<ExportPurpose, NoFile> {
    let refused = |why: &str| again(services, wanted, [page, "&gagal=", why].concat());
    let purpose = ExportPurpose::parse(&wanted.keperluan).map_err(|_| refused("keperluan"))?;
    if wanted.sandi.is_empty() {
        return Err(refused("sandi-kosong"));
    }
    match access::prove_officer(&services.store, &services.hasher, &officer.login, &wanted.sandi).await {
        Ok(_) => Ok(purpose),
        Err(Unproven::Wrong | Unproven::RanOut) => Err(refused("sandi")),
        Err(Unproven::Throttled) => Err(refused("sandi-tunggu")),
        Err(Unproven::Store(error)) => Err(error.into()),
        Err(Unproven::Crypt(error)) => {
            tracing::error!(%error, "a password could not be judged");
            Err(NoFile::Broken)
        }
    }
}

/// A period and a purpose, both of them typed into the page of lists.
async fn asked(
    services: &Services,
    officer: &Officer,
    wanted: &Wanted,
) -> Result<(ReportPeriod, ExportPurpose), NoFile> {
    let period = ReportPeriod::of_typed(&wanted.masa);
    let period = period.ok_or_else(|| again(services, wanted, "/meja/ambil?gagal=masa".to_owned()))?;
    Ok((period, permitted(services, officer, wanted, "/meja/ambil?").await?))
}

/// What was searched for may be a name or a NIK, so nothing that was typed stands in the address. The password goes nowhere.
fn again(services: &Services, wanted: &Wanted, page: String) -> NoFile {
    let Wanted { daftar, masa, cari, keperluan, .. } = wanted;
    let typed = [("daftar", daftar), ("masa", masa), ("cari", cari), ("keperluan", keperluan)];
    NoFile::Again(page, typed::cookie_with(&services.store, &typed.map(|(name, value)| (name, value.as_str()))))
}

async fn hand_out(services: &Services, officer: &Officer, export: Export, purpose: &ExportPurpose) -> Answer {
    let (format, name) = (export.format, export.name.clone());
    let bytes = reports::hand_out(&services.store, &officer.id, export, purpose).await?;
    Ok(file(bytes, format, &name))
}

fn figures(report: &Report, format: Format, name: &str) -> Answer {
    let bytes = sheet::of_report(report, format).map_err(ExportError::from)?;
    Ok(file(bytes, format, name))
}

fn file(bytes: Vec<u8>, format: Format, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.code());
    ([(header::CONTENT_TYPE, format.content_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}
