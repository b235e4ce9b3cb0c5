//! What pages are given to show: small structs without anything the person may not see.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::application::{Kind, State};
use crate::domain::document::DocumentKind;

/// A page of a document; the picture is fetched from `/berkas/<id>`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DocumentView {
    pub id: String,
    pub kind: DocumentKind,
    pub page: u8,
    /// Came after the return that is open now.
    pub fresh: bool,
}

/// The running number in the register book.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RegisterView {
    pub year: i32,
    pub number: i64,
}

/// One of the six SOP steps of an application: its times as the office's clock shows them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StepTimeView {
    pub step: u8,
    /// From when to when, with the day, "24-11-2026 10.42–10.47"; only the beginning while it runs.
    pub span: String,
    pub started: String,
    pub ended: Option<String>,
    /// Without the time in which the applicant was waited for.
    pub minutes: Option<i64>,
}

/// A line of a list at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowView {
    pub id: String,
    pub name: String,
    pub kelurahan: String,
    pub kind: Kind,
    pub state: State,
    pub register: Option<RegisterView>,
    pub version: i64,
    /// Minutes for which the office has been waited for; where `stopped`, for which the applicant is. As of the page's making.
    pub waiting: i64,
    /// The next move is the applicant's.
    pub stopped: bool,
    pub assisted: bool,
    /// Who has it open.
    pub held: Option<HeldView>,
}

/// An officer who has a file open, and the clock time since when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeldView {
    pub name: String,
    pub since: String,
}

/// A page of a document at the desk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PageView {
    pub id: String,
    pub kind: DocumentKind,
    pub page: u8,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Came after the last return.
    pub fresh: bool,
}

/// A line of a file's history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HappenedView {
    pub at: String,
    /// Code of a move, or of another entry of the journal.
    pub what: String,
    /// None where the job seeker did it.
    pub by: Option<String>,
}

/// A QR code: its modules on each side with the quiet zone, and the lines of the black ones.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QrView {
    pub size: u8,
    pub path: String,
}

/// The officer who is signed in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Me {
    pub name: String,
    pub roles: crate::domain::role::Roles,
}

/// The calendar day on which a page was made; views have no clock of their own.
pub type Today = NaiveDate;

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::store::application::RegisterNo;
    use crate::store::clock::office_time;
    use crate::store::document::Document;
    use crate::store::history::Happened;
    use crate::store::hold::Holder;
    use crate::store::officer::Officer;
    use crate::store::queue::QueueRow;
    use crate::store::sop_time::StepTime;

    impl DocumentView {
        /// `returned` is the instant of the return that is open now, in seconds since 1970.
        pub fn at(document: Document, returned: Option<i64>) -> DocumentView {
            DocumentView {
                fresh: returned.is_some_and(|at| document.added_at > at),
                id: document.id,
                kind: document.kind,
                page: document.page,
            }
        }
    }

    impl From<RegisterNo> for RegisterView {
        fn from(register: RegisterNo) -> Self {
            RegisterView { year: register.year, number: register.number }
        }
    }

    impl From<StepTime> for StepTimeView {
        fn from(time: StepTime) -> Self {
            StepTimeView {
                step: time.step,
                span: span(time.started_at, time.ended_at),
                started: clock(time.started_at),
                ended: time.ended_at.map(clock),
                minutes: time.ended_at.map(|end| (end - time.started_at - time.paused).max(0) / 60),
            }
        }
    }

    impl From<Officer> for Me {
        fn from(officer: Officer) -> Self {
            Me { name: officer.name, roles: officer.roles }
        }
    }

    impl From<Holder> for HeldView {
        fn from(holder: Holder) -> Self {
            HeldView { name: holder.name, since: clock(holder.since) }
        }
    }

    impl From<Happened> for HappenedView {
        fn from(happened: Happened) -> Self {
            HappenedView { at: moment(happened.at), what: happened.what, by: happened.by }
        }
    }

    impl PageView {
        /// `last_return` is the instant of the last return, in seconds since 1970.
        pub fn at(page: Document, last_return: Option<i64>) -> PageView {
            PageView {
                fresh: last_return.is_some_and(|at| page.added_at > at),
                id: page.id,
                kind: page.kind,
                page: page.page,
                width: page.width,
                height: page.height,
            }
        }
    }

    impl RowView {
        pub fn at(row: QueueRow, now: i64) -> RowView {
            let stopped = matches!(row.state, State::Returned | State::Complete);
            let waited = match row.step {
                Some((started, paused, None)) if !stopped => now - started - paused,
                _ => now - row.state_since,
            };
            RowView {
                version: row.version,
                stopped,
                held: row.held.map(Into::into),
                id: row.id,
                name: row.name,
                kelurahan: village(&row.kelurahan),
                kind: row.kind,
                state: row.state,
                register: row.register.map(Into::into),
                waiting: waited.max(0) / 60,
                assisted: row.assisted,
            }
        }
    }

    /// The name of a kelurahan by its code; empty outside the city.
    pub fn village(code: &str) -> String {
        crate::domain::place::Village::from_code(code).map_or(String::new(), |village| village.name().to_owned())
    }

    /// "10.42", as clocks are written in Indonesian.
    pub fn clock(at: i64) -> String {
        office_time(at).format("%H.%M").to_string()
    }

    /// The day stands twice only where a step went over a night.
    fn span(from: i64, until: Option<i64>) -> String {
        let start = moment(from);
        match until {
            None => start,
            Some(until) if office_time(from).date() == office_time(until).date() => {
                format!("{start}–{}", clock(until))
            }
            Some(until) => format!("{start} – {}", moment(until)),
        }
    }

    /// "24-11-2026 10.42".
    pub fn moment(at: i64) -> String {
        office_time(at).format("%d-%m-%Y %H.%M").to_string()
    }
}

#[cfg(feature = "ssr")]
pub use server::{clock, moment, village};
