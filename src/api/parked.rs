//! What was typed and sent after the session had ended: kept for its account, and put into the form at the next signing in.

use std::collections::HashMap;

use super::ApiError;
use super::context;
use super::form::server::base;
use super::writable::writable;
use crate::access::{self, Denied, FormHand};
use crate::domain::form::{Answers, Step};
use crate::domain::role::Hand;
use crate::store::Store;
use crate::store::draft::Saved;
use crate::store::parked::Parked;
use crate::store::session::Holder;

/// Keeps what came after the session had ended; says what the person should be told.
pub async fn park(application: &str, step: Step, revision: i64, mut answers: Answers) -> Result<ApiError, ApiError> {
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
    store.park(&account, &own, step, revision, answers).await?;
    leptos_axum::redirect("/masuk?lanjut=1");
    Ok(ApiError::Parked)
}

/// Puts what was parked for an account into its steps, as far as they are open, and gives the page to go on with. What is older than what
/// stands there is kept beside it and shown. What could not be written stays parked until its half hour is over.
pub async fn release(store: &Store, account: &str) -> Result<Option<String>, ApiError> {
    let mut last = None;
    // A page goes on saving on top of the revision that it knows, without hearing of the newer ones.
    let mut known: HashMap<(Step, i64), i64> = HashMap::new();
    for parked in store.parked(account).await? {
        let Parked { id, application, step, revision, answers } = parked;
        let hand = FormHand { application, hand: Hand::JobSeeker, actor: account.to_owned() };
        let writable = writable(store, &hand).await?;
        if !writable.opening.step(step) {
            continue;
        }
        let answers = writable.laid_over(step, answers, "stay");
        let on_top_of = known.get(&(step, revision)).copied().unwrap_or(revision);
        let same = |state| state == hand.application.state;
        let late = match store.save_step(&hand.application, step, on_top_of, &answers, same).await? {
            Saved::Yes(now) => {
                known.insert((step, revision), now);
                ""
            }
            Saved::Late => "?lama=1",
            Saved::Closed => continue,
        };
        store.forget_parked(&id).await?;
        last = Some([&base(&hand), "/", step.code(), late].concat());
    }
    Ok(last)
}
