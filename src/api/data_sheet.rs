//! The Laporan Informasi of one application: the data sheet AK/II, which its holder confirms in step 3 of the SOP.

use chrono::NaiveDate;

use super::my_data::{AnswerData, answers};
use super::{ApiError, context};

pub struct DataSheet {
    pub office: String,
    pub place: String,
    pub today: NaiveDate,
    /// Of the register, as `12/2026`; None for a draft.
    pub register: Option<String>,
    pub nik: String,
    pub name: String,
    pub answers: Vec<AnswerData>,
    /// The interviewer's note.
    pub note: Option<String>,
}

/// For an officer who works with files; printing it is in the access log.
pub async fn read_data_sheet(application: &str) -> Result<DataSheet, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let file = store.application(application).await?;
    if file.state.is_owners_alone(file.assisted) {
        return Err(ApiError::Forbidden);
    }
    store.log_access(&officer.id, "print-sheet", Some(&file.id)).await?;
    let office = store.office().await?;
    Ok(DataSheet {
        office: office.name,
        place: office.place,
        today: store.clock().today(),
        register: file.register.map(|register| format!("{}/{}", register.number, register.year)),
        nik: file.nik.grouped(),
        name: file.name.clone(),
        answers: answers(&store, &file).await?,
        note: store.interview_note(&file).await?.map(|note| note.text),
    })
}
