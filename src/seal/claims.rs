//! A statement as the claims of a CWT (RFC 8392, section 3).
//!
//! | Label | Claim | Content |
//! |---|---|---|
//! | 1 | iss | the office: the four digits of its city |
//! | 4 | exp | the first second after the last valid day at the office |
//! | 6 | iat | the first second of the day of issue at the office |
//! | 7 | cti | the id of the print |
//! | −65537 | (private) | `[number, last four digits of the NIK, name, ?mark of the photo]` |
//!
//! One private label for all that no registered claim fits: each would cost five bytes of the code.

use chrono::{DateTime, Days, NaiveDate};

use super::cbor::{Reader, Writer};
use super::statement::{Dates, NikTail, PhotoMark, SealedName, Statement};
use super::token::SealId;
use crate::domain::card_number::CardNumber;
use crate::domain::date::OFFICE_OFFSET_SECONDS;

const ISSUER: i64 = 1;
const EXPIRATION: i64 = 4;
const ISSUED_AT: i64 = 6;
const CWT_ID: i64 = 7;
const PRINT: i64 = -65537;

pub(super) fn write(statement: &Statement) -> Vec<u8> {
    let mut out = Writer::default();
    out.map(5);
    out.int(ISSUER).text(statement.office());
    // The day after the last one exists: it is at most one behind a day that was read from a number of seconds or a calendar.
    let end = statement.dates.valid_until().checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
    out.int(EXPIRATION).int(first_second(end));
    out.int(ISSUED_AT).int(first_second(statement.dates.issued_on()));
    out.int(CWT_ID).bytes(statement.id.as_bytes());
    out.int(PRINT).array(3 + u64::from(statement.photo.is_some()));
    // Sixteen digits are a number below 10^16.
    out.int(statement.number.digits().bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')));
    out.int(statement.nik.number().into());
    out.text(statement.name.as_str());
    if let Some(PhotoMark(mark)) = &statement.photo {
        out.bytes(mark);
    }
    out.finish()
}

/// None for anything that is no statement. Whether it is written as [`write`] does is seen by writing it again.
pub(super) fn read(payload: &[u8]) -> Option<Statement> {
    let mut from = Reader(payload);
    (from.map()? == 5).then_some(())?;
    label(&mut from, ISSUER)?;
    let office = from.text()?;
    label(&mut from, EXPIRATION)?;
    let valid_until = day(from.int()?)?.checked_sub_days(Days::new(1))?;
    label(&mut from, ISSUED_AT)?;
    let issued_on = day(from.int()?)?;
    label(&mut from, CWT_ID)?;
    let id = SealId::new(from.bytes()?.try_into().ok()?);
    label(&mut from, PRINT)?;
    let parts = from.array()?;
    let number = CardNumber::parse(&format!("{:016}", u64::try_from(from.int()?).ok()?)).ok()?;
    let nik = NikTail::new(u16::try_from(from.int()?).ok()?)?;
    let name = SealedName::whole(from.text()?)?;
    let photo = match parts {
        3 => None,
        4 => Some(PhotoMark(from.bytes()?.try_into().ok()?)),
        _ => return None,
    };
    let statement = Statement { id, number, name, nik, dates: Dates::new(issued_on, valid_until)?, photo };
    (from.is_at_end() && statement.office() == office).then_some(statement)
}

fn label(from: &mut Reader, wanted: i64) -> Option<()> {
    (from.int()? == wanted).then_some(())
}

/// A day at the office, as seconds since 1970.
fn first_second(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() - OFFICE_OFFSET_SECONDS
}

/// None for a second in the middle of a day.
fn day(second: i64) -> Option<NaiveDate> {
    let day = DateTime::from_timestamp(second.checked_add(OFFICE_OFFSET_SECONDS)?, 0)?.date_naive();
    (first_second(day) == second).then_some(day)
}
