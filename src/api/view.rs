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
    /// Minutes in this state, as of the page's making.
    pub waiting: i64,
    pub assisted: bool,
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
    use crate::store::officer::Officer;
    use crate::store::queue::QueueRow;
    use crate::store::sop_time::StepTime;

    impl From<Document> for DocumentView {
        fn from(document: Document) -> Self {
            DocumentView { id: document.id, kind: document.kind, page: document.page }
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

    impl RowView {
        pub fn at(row: QueueRow, now: i64) -> RowView {
            RowView {
                id: row.id,
                name: row.name,
                kelurahan: village(&row.kelurahan),
                kind: row.kind,
                state: row.state,
                register: row.register.map(Into::into),
                waiting: (now - row.state_since).max(0) / 60,
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
}

#[cfg(feature = "ssr")]
pub use server::{clock, village};
