//! What was typed and sent after the session had ended: kept for its account, and put into the form at the next signing in.

use super::ApiError;
use super::context;
use super::form::server;
use crate::access::{self, Denied, FormHand};
use crate::domain::form::{Answers, Step};
use crate::domain::role::Hand;
use crate::store::Store;
use crate::store::draft::Saved;
use crate::store::session::Holder;

/// Keeps what came after the session had ended; says what the person should be told.
pub async fn park(application: &str, step: Step, mut answers: Answers) -> Result<ApiError, ApiError> {
    let store = context::store()?;
    let Err(Denied::Ended(Holder::Account(account))) = access::applicant(&store, &context::headers()).await else {
        return Ok(ApiError::SignedOut);
    };
    let own = match application {
        "" => store.application_of_account(&account).await?,
        id => store.application(id).await?,
    };
    if own.account.as_deref() != Some(&account) {
        return Ok(ApiError::SignedOut);
    }
    answers.keep(|key| Step::of_key(key) == Some(step));
    store.park(&account, &own, step, &answers).await?;
    leptos_axum::redirect("/masuk?lanjut=1");
    Ok(ApiError::Parked)
}

/// Puts what was parked for an account into its steps, as far as they are open, and gives the step to go on with. What could not be
/// written stays parked until its half hour is over.
pub async fn release(store: &Store, account: &str) -> Result<Option<Step>, ApiError> {
    let mut last = None;
    for parked in store.parked(account).await? {
        let hand = FormHand { application: parked.application, hand: Hand::JobSeeker, actor: account.to_owned() };
        let before = server::overview(store, hand.clone()).await?;
        if !before.opening.step(parked.step) {
            continue;
        }
        let steps = store.draft_steps(&hand.application).await?;
        let revision = steps.iter().find(|step| step.step == parked.step).map_or(0, |step| step.revision);
        let answers = server::merged(&before, parked.step, parked.answers, "stay");
        let same = |state| state == before.state;
        if let Saved::Yes(_) = store.save_step(&hand.application, parked.step, revision, &answers, same).await? {
            store.forget_parked(&parked.id).await?;
            last = Some(parked.step);
        }
    }
    Ok(last)
}
