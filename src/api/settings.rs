//! The office's settings, for the admin: one sheet for each thing that is set. What cannot be taken over is kept as a draft of the admin, so
//! that the page shows it again with what is wrong.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::Me;
use super::{ApiError, Postcard};
use crate::domain::form::Answers;
use crate::domain::settings::Area;
use crate::domain::settings::sheet::Facts;

/// Where the settings lead, and what was changed last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettingsOverview {
    pub me: Me,
    /// Names of those who may sign today.
    pub signers: Vec<String>,
    pub changes: Vec<ChangeView>,
}

/// A change without its values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangeView {
    pub day: NaiveDate,
    pub clock: String,
    /// None when it came from the command line.
    pub by: Option<String>,
    pub action: String,
    pub area: Area,
    /// The officer whom it is about.
    pub officer: Option<String>,
}

/// Changes shown on the overview.
#[cfg(feature = "ssr")]
const CHANGES: i64 = 20;

#[server(endpoint = "meja-pengaturan", output = Postcard)]
pub async fn read_settings() -> Result<SettingsOverview, ApiError> {
    use super::{context, view::clock};
    use crate::domain::code::Code;
    use crate::domain::role::Role;
    use crate::domain::signer::may_sign;
    use crate::store::clock::office_time;
    let admin = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    let (list, today) = (store.stored_signers().await?.value, store.clock().today());
    let officers = store.officers().await?;
    let signers = officers.into_iter().filter(|officer| may_sign(&list, &officer.id, &officer.roles, today));
    let change = |change: crate::store::journal::OfficeChange| ChangeView {
        day: office_time(change.at).date(),
        clock: clock(change.at),
        by: change.by,
        action: change.action,
        area: Area::from_code(&change.subject).unwrap_or(Area::Officers),
        officer: change.officer,
    };
    Ok(SettingsOverview {
        me: admin.into(),
        signers: signers.map(|officer| officer.name).collect(),
        changes: store.office_changes(CHANGES).await?.into_iter().map(change).collect(),
    })
}

/// One sheet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub me: Me,
    pub area: Area,
    pub version: i64,
    /// What is in force.
    pub stored: Answers,
    /// What this admin typed and what was not taken over.
    pub typed: Option<Answers>,
    pub facts: Facts,
}

#[server(endpoint = "meja-pengaturan-isi", output = Postcard)]
pub async fn read_sheet(area: String) -> Result<Sheet, ApiError> {
    use super::context;
    use crate::domain::code::Code;
    use crate::domain::role::Role;
    let admin = context::officer_with(&[Role::Admin]).await?;
    let store = context::store()?;
    let area = Area::sheet(&area).ok_or(ApiError::Forbidden)?;
    let now = server::in_force(&store, area).await?;
    Ok(Sheet {
        typed: store.setting_draft(&admin.id, area.code()).await?,
        me: admin.into(),
        area,
        version: now.version,
        stored: now.shown,
        facts: now.facts,
    })
}

/// In place of saving: what was typed is given up.
pub const GIVE_UP: &str = "buang";

/// Saves a sheet on top of the version that was seen.
#[server(endpoint = "meja-pengaturan-simpan", output = Postcard)]
pub async fn save_sheet(
    area: String,
    version: i64,
    #[server(default)] go: String,
    #[server(default)] a: Answers,
) -> Result<(), ApiError> {
    use super::context;
    use crate::domain::code::Code;
    use crate::domain::role::Role;
    use crate::domain::settings::sheet;
    let caller = context::officer_with(&[Role::Admin]).await;
    let area = Area::sheet(&area).ok_or(ApiError::Forbidden)?;
    let typed = server::known(&a, |key| sheet::is_key(area, key));
    let admin = match caller {
        Err(ApiError::SignedOut) => return Err(server::park(area.code(), &typed).await?),
        other => other?,
    };
    let store = context::store()?;
    let here = format!("/meja/pengaturan/{}", area.code());
    if go == GIVE_UP {
        store.forget_setting_draft(&admin.id, area.code()).await?;
        leptos_axum::redirect(&here);
        return Ok(());
    }
    if let Err(error) = server::take_over(&store, &admin, area, version, &typed).await {
        if server::asks_again(&error) {
            store.keep_setting_draft(&admin.id, area.code(), &typed).await?;
        }
        return Err(error);
    }
    leptos_axum::redirect(&format!("{here}?tersimpan=1"));
    Ok(())
}

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::*;
    use crate::api::error::Field;
    use crate::domain::code::Code;
    use crate::domain::role::Role;
    use crate::domain::settings::sheet::{self, Problems};
    use crate::domain::{return_reason, signer};
    use crate::store::Store;
    use crate::store::officer::Officer;
    use crate::store::setting::{Change, Set};

    /// What a sheet shows.
    pub struct InForce {
        pub version: i64,
        pub shown: Answers,
        pub facts: Facts,
    }

    pub async fn in_force(store: &Store, area: Area) -> Result<InForce, ApiError> {
        let mut facts = Facts { today: store.clock().today(), given: 0, signers: Vec::new() };
        let (version, shown) = match area {
            Area::Reasons => {
                let reasons = store.stored_reasons().await?;
                (reasons.version, return_reason::show(&reasons.value))
            }
            Area::Signers => {
                let signers = store.stored_signers().await?;
                // Somebody on the list stays on it, whatever became of the role since.
                let may_be_named = store.officers_ever().await?.into_iter().filter(|listed| {
                    listed.active && listed.officer.roles.has(Role::PlacementOfficer)
                        || signers.value.iter().any(|period| period.officer == listed.officer.id)
                });
                facts.signers = may_be_named.map(|listed| (listed.officer.id, listed.officer.name)).collect();
                (signers.version, signer::show(&signers.value))
            }
            _ => {
                let office = store.stored_office().await?;
                let numbers = store.card_numbers().await?;
                facts.given = numbers.given;
                (office.version, sheet::show(area, &office.value, numbers.next))
            }
        };
        Ok(InForce { version, shown, facts })
    }

    /// Parses what was typed and writes it, when it is in order and nobody was quicker.
    pub async fn take_over(
        store: &Store,
        admin: &Officer,
        area: Area,
        seen: i64,
        typed: &Answers,
    ) -> Result<(), ApiError> {
        let InForce { version, facts, .. } = in_force(store, area).await?;
        if version != seen {
            return Err(ApiError::Overtaken);
        }
        let change = Change { area, seen, actor: &admin.id };
        let set = match area {
            Area::Reasons => {
                let before = store.stored_reasons().await?.value;
                let reasons = return_reason::parse(typed, &before).map_err(first)?;
                if reasons == before { None } else { Some(store.set_reasons(change, &reasons).await?) }
            }
            Area::Signers => {
                let signers = signer::parse(typed, &facts).map_err(first)?;
                let same = signers == store.stored_signers().await?.value;
                if same { None } else { Some(store.set_signers(change, &signers).await?) }
            }
            _ => {
                let before = store.office().await?;
                let office = sheet::parse(area, typed, &before, &facts).map_err(first)?;
                let next = if area == Area::Numbering { sheet::next_number(typed, &facts) } else { Ok(None) };
                let next = next.map_err(|problem| ApiError::Field(Field::Setting, problem))?;
                let same = office == before && next.is_none();
                if same { None } else { Some(store.set_office(change, &office, next).await?) }
            }
        };
        match set {
            Some(Set::Done) => Ok(()),
            Some(Set::Overtaken) => Err(ApiError::Overtaken),
            // Saved as it was: nothing to write, and nothing to tell the journal.
            None => Ok(store.forget_setting_draft(&admin.id, area.code()).await?),
        }
    }

    /// Whether the admin is to look at what was typed and send it again.
    pub fn asks_again(error: &ApiError) -> bool {
        matches!(error, ApiError::Field(..) | ApiError::Overtaken | ApiError::LastAdmin)
    }

    /// The page finds them all by the same check; the answer names one.
    pub fn first(found: Problems) -> ApiError {
        found.first().map_or(ApiError::Broken, |(_, problem)| ApiError::Field(Field::Setting, *problem))
    }

    /// What was typed into fields that the page has.
    pub fn known(sent: &Answers, is_key: impl Fn(&str) -> bool) -> Answers {
        let known = sent.iter().filter(|(key, _)| is_key(key));
        known.fold(Answers::default(), |answers, (key, value)| answers.with(key, value))
    }

    /// Keeps what came after the admin's session had ended, for the same admin alone; says what the person should be told.
    pub async fn park(page: &str, typed: &Answers) -> Result<ApiError, ApiError> {
        use crate::access::{self, Denied};
        use crate::api::context;
        use crate::store::session::Holder;
        let store = context::store()?;
        match access::officer(&store, &context::headers()).await {
            Err(Denied::Ended(Holder::Officer(id))) if store.officer(&id).await?.roles.has(Role::Admin) => {
                store.keep_setting_draft(&id, page, typed).await?;
                Ok(ApiError::Parked)
            }
            _ => Ok(ApiError::SignedOut),
        }
    }
}
