//! What becomes of the text in a form of a file when the form is refused. With scripts on the page stays. With them off, and when the
//! session had ended, what was typed is kept for its officer and stands in the form again.

use super::{ApiError, context, typed};
use crate::access::{self, Denied};
use crate::domain::file_form::FileForm;
use crate::domain::form::Answers;
use crate::store::Store;
use crate::store::session::Holder;

/// Longest text of one field that is kept, in characters; the longest that is ever taken over has 2,000.
const LONGEST: usize = 10_000;

/// What was typed, by the names of its fields; blank ones are left out.
pub fn text<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answers {
    let typed = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
    typed.fold(Answers::default(), |text, (name, value)| {
        text.with(name, &value.chars().take(LONGEST).collect::<String>())
    })
}

/// Gives the outcome of a form on; text that was refused is kept, text that was taken over has served its purpose.
///
/// # Errors
/// The refusal itself; [`ApiError::Parked`] instead of [`ApiError::SignedOut`] when the text waits for its officer.
pub async fn settle<T>(
    form: FileForm,
    application: &str,
    text: Answers,
    outcome: Result<T, ApiError>,
) -> Result<T, ApiError> {
    let store = context::store()?;
    let (officer, ended) = match access::officer(&store, &context::headers()).await {
        Ok(officer) => (officer.id, false),
        Err(Denied::Ended(Holder::Officer(id))) => (id, true),
        Err(_) => return outcome,
    };
    let error = match outcome {
        Ok(value) => {
            // What was decided is decided; a draft that cannot be removed now goes by its age.
            if let Err(error) = store.forget_file_drafts(&officer, application, form.ends()).await {
                tracing::error!(?error, "a draft of a file could not be forgotten");
            }
            return Ok(value);
        }
        Err(error) => error,
    };
    let nothing = text.iter().next().is_none();
    if nothing || !(ended || typed::wants_page()) || !works_with(&store, &officer, application).await? {
        return Err(error);
    }
    store.keep_file_draft(&officer, &store.application(application).await?, form, &text).await?;
    Err(if ended { ApiError::Parked } else { error })
}

/// Whether the file is one that this officer may open at all.
async fn works_with(store: &Store, officer: &str, application: &str) -> Result<bool, ApiError> {
    let roles = store.officer(officer).await?.roles;
    let application = store.application(application).await?;
    let owners_alone = application.state.is_owners_alone(application.assisted);
    Ok(!owners_alone && context::FILE_ROLES.iter().any(|role| roles.has(*role)))
}
