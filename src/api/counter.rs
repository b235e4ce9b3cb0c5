//! The counter (*loket*): a walk-in's file, and the attendance list (*daftar hadir*) of the day.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Me;
use super::{ApiError, Postcard};

/// Whether the caller works at the counter; its page shows nothing to others.
#[server(endpoint = "meja-loket-siapa", output = Postcard)]
pub async fn read_counter() -> Result<Me, ApiError> {
    Ok(super::context::officer_with(&[crate::domain::role::Role::Information]).await?.into())
}

/// Opens a file for a visitor without an account, in strict SOP order: documents first, biodata after the check.
#[server(endpoint = "meja-loket", output = Postcard)]
pub async fn walk_in(nik: String, name: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use super::error::Field;
        use crate::domain::nik::Nik;
        use crate::domain::person_name::PersonName;
        use crate::domain::role::Role;
        let officer = context::officer_with(&[Role::Information]).await?;
        let nik = Nik::parse(&nik).map_err(|problem| ApiError::Field(Field::Nik, problem))?;
        let name = PersonName::parse(&name).map_err(|problem| ApiError::Field(Field::Name, problem))?;
        let id = context::store()?.add_walk_in(&nik, &name, &officer.id).await?;
        leptos_axum::redirect(&format!("/meja/bantu/{id}/dokumen"));
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("nik", &nik), ("name", &name)]);
    outcome
}

/// The attendance list of a day.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttendanceList {
    pub me: Me,
    pub office: String,
    pub day: NaiveDate,
    /// The officer may call numbers from this list: it is today's, and the counter is theirs.
    pub may_call: bool,
    pub rows: Vec<AttendanceRow>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttendanceRow {
    pub queue_no: i64,
    pub name: String,
    pub kelurahan: String,
    pub purpose: String,
    pub arrived: String,
    pub left: Option<String>,
    /// When the number was called, and the number of the counter.
    pub called: Option<(String, u8)>,
}

/// `day` as an ISO date, today when empty or unreadable.
#[server(endpoint = "meja-hadir", output = Postcard)]
pub async fn read_attendance(day: String) -> Result<AttendanceList, ApiError> {
    use super::{context, view::clock};
    let officer = context::officer().await?;
    let store = context::store()?;
    let day = day.parse().unwrap_or_else(|_| store.clock().today());
    let rows = store.attendance(day).await?;
    let row = |row: crate::store::attendance::Attendance| AttendanceRow {
        queue_no: row.queue_no,
        name: row.name,
        kelurahan: super::view::village(&row.kelurahan),
        purpose: row.purpose,
        arrived: clock(row.arrived_at),
        left: row.left_at.map(clock),
        called: row.called.map(|(at, counter)| (clock(at), counter.number())),
    };
    let may_call = day == store.clock().today() && officer.roles.has(crate::domain::role::Role::Information);
    Ok(AttendanceList {
        me: officer.into(),
        office: store.office().await?.name,
        day,
        may_call,
        rows: rows.into_iter().map(row).collect(),
    })
}
