//! Arrivals: who has just come is found by code, name, NIK or number and gets a queue number of the day.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{Me, RegisterView, RowView};
use super::{ApiError, Postcard};
use crate::domain::application::State;

/// What the arrival page shows besides its search.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Arrivals {
    pub me: Me,
    /// The one who was found.
    pub found: Option<Arriving>,
    /// Several who were found, to choose from.
    pub choice: Vec<RowView>,
    /// Others fit too and are not listed.
    pub more: bool,
    /// Who was entered last.
    pub entered: Option<Entered>,
}

/// Somebody who has come, before the entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Arriving {
    pub application: String,
    pub version: i64,
    pub key: String,
    pub state: State,
    pub name: String,
    pub register: Option<RegisterView>,
    pub photo: Option<String>,
    /// The number of today, when there is one already.
    pub queue_no: Option<i64>,
    pub has_account: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entered {
    pub queue_no: i64,
    pub name: String,
}

/// Files that a search offers to choose from. They stand in the address, by their ids.
pub const MOST_CHOICE: usize = 8;

/// `found` and `entered` are ids of applications, `among` such ids with dots between; each may be empty.
#[server(endpoint = "meja-datang-baca", output = Postcard)]
pub async fn read_arrival(found: String, among: String, entered: String) -> Result<Arrivals, ApiError> {
    use super::context;
    use crate::domain::role::Role;
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let mut choice = Vec::new();
    for id in among.split('.').filter(|id| !id.is_empty()).take(MOST_CHOICE) {
        let row = store.queue_row(id).await?;
        if row.state.is_owners_alone(row.assisted) {
            return Err(ApiError::Forbidden);
        }
        choice.push(RowView::at(row, store.clock().now()));
    }
    let found = match found.as_str() {
        "" => None,
        id => {
            let file = server::file(&store, id).await?;
            store.log_access(&officer.id, "arrival", Some(&file.id)).await?;
            Some(server::arriving(&store, file).await?)
        }
    };
    let entered = match entered.as_str() {
        "" => None,
        id => {
            let file = server::file(&store, id).await?;
            store.queue_number(&file.id).await?.map(|queue_no| Entered { queue_no, name: file.name })
        }
    };
    let more = among.split('.').count() > choice.len() && !choice.is_empty();
    Ok(Arrivals { me: officer.into(), found, choice, more, entered })
}

/// Looks for a visitor by what was scanned or typed. A NIK must not stand in an address, so this is a form that is posted, and it leads
/// on with the ids of what it found.
#[server(endpoint = "meja-datang-cari", output = Postcard)]
pub async fn find_visitor(text: String) -> Result<(), ApiError> {
    let outcome = async {
        use std::cmp::Reverse;

        use super::context;
        use super::error::Field;
        use crate::domain::Problem;
        use crate::domain::role::Role;
        context::officer_with(&[Role::Information]).await?;
        let store = context::store()?;
        if text.trim().is_empty() {
            return Err(ApiError::Field(Field::Search, Problem::Missing));
        }
        let mut rows = store.search(&text).await?;
        // Those whose card is still to come stand first, the newest on top.
        rows.sort_by_key(|row| {
            (matches!(row.state, State::HandedOver | State::Cancelled), Reverse(row.state_since), row.id.clone())
        });
        match rows.as_slice() {
            [] => return Err(ApiError::Field(Field::Search, Problem::NobodyFound)),
            [row] => leptos_axum::redirect(&format!("/meja/datang?berkas={}", row.id)),
            rows => {
                let mut ids: Vec<_> = rows.iter().take(MOST_CHOICE).map(|row| row.id.as_str()).collect();
                // A dot at the end says that there are more.
                if rows.len() > MOST_CHOICE {
                    ids.push("");
                }
                leptos_axum::redirect(&format!("/meja/datang?pilih={}", ids.join(".")));
            }
        }
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("text", &text)]);
    outcome
}

/// Enters who has come and gives the queue number. With `ktp` set the officer has compared the original KTP, and a complete file is moved
/// on to step 3 by the same stroke.
#[server(endpoint = "meja-datang", output = Postcard)]
pub async fn enter_visitor(
    application: String,
    version: i64,
    key: String,
    #[server(default)] ktp: String,
) -> Result<(), ApiError> {
    use super::context;
    use super::decision::server::{Asked, Extra, make};
    use crate::domain::application::Move;
    use crate::domain::role::Role;
    let officer = context::officer_with(&[Role::Information]).await?;
    let store = context::store()?;
    let file = server::file(&store, &application).await?;
    if ktp.is_empty() {
        store.enter(&file.id).await?;
    } else {
        let asked = Asked { application: &file.id, version, key: &key, mv: Move::Attend };
        make(&store, &officer, asked, Extra::Reason("")).await?;
    }
    leptos_axum::redirect(&format!("/meja/datang?hadir={}", file.id));
    Ok(())
}

#[cfg(feature = "ssr")]
mod server {
    use super::*;
    use crate::domain::document::DocumentKind;
    use crate::store::Store;
    use crate::store::application::Application;

    /// A stranger's draft is nobody's business at the counter.
    pub async fn file(store: &Store, id: &str) -> Result<Application, ApiError> {
        let file = store.application(id).await?;
        if file.state.is_owners_alone(file.assisted) { Err(ApiError::Forbidden) } else { Ok(file) }
    }

    pub async fn arriving(store: &Store, file: Application) -> Result<Arriving, ApiError> {
        let photo = store.documents(&file.id).await?.into_iter().find(|page| page.kind == DocumentKind::Photo);
        Ok(Arriving {
            version: file.version,
            key: crate::crypt::token::id(),
            state: file.state,
            register: file.register.map(Into::into),
            photo: photo.map(|page| page.id),
            queue_no: store.queue_number(&file.id).await?,
            has_account: file.account.is_some(),
            name: file.name,
            application: file.id,
        })
    }
}
