//! What a server function may answer instead of a result. With scripts off these values travel in the address, so they carry neither
//! personal data nor anything internal. Their sentences stand in `text::trouble`.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

use crate::domain::Problem;
use crate::domain::application::State;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ApiError {
    /// Nobody is signed in.
    SignedOut,
    /// The session ended; what was sent is parked and comes back after signing in.
    Parked,
    /// Not theirs, or it does not exist: the two look the same.
    Forbidden,
    /// The one-time password must be changed first.
    NewPassword,
    /// NIK and password do not fit together; it is not said which.
    WrongLogin,
    /// Too many failures; wait a quarter of an hour.
    Throttled,
    /// No more accounts can be made for this NIK without the counter.
    AskCounter,
    /// One answer of a small form is wrong.
    Field(Field, Problem),
    /// Somebody was quicker; where the application stands now.
    Stale(State),
    /// The move is not possible from here or not by this person.
    NotNow,
    /// Answers or documents are still missing.
    Incomplete,
    /// The step can no longer be changed.
    Closed,
    /// The disk is full.
    Full,
    /// No answer from the server.
    Offline,
    /// Something broke; the log knows what.
    Broken,
}

/// The fields of the small forms outside the step-by-step form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Field {
    Nik,
    Name,
    Password,
    PasswordAgain,
    Reason,
    Pins,
    Truth,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Request(_) => ApiError::Offline,
            _ => ApiError::Broken,
        }
    }
}

/// Leptos turns errors of resources into text in places; this one must say nothing internal.
impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("request refused")
    }
}

impl std::error::Error for ApiError {}

#[cfg(feature = "ssr")]
mod server {
    use super::ApiError;
    use crate::access::Denied;
    use crate::crypt::CryptError;
    use crate::store::StoreError;

    impl From<StoreError> for ApiError {
        fn from(error: StoreError) -> Self {
            match error {
                StoreError::NotFound => ApiError::Forbidden,
                StoreError::Full => {
                    tracing::error!("the disk is full");
                    ApiError::Full
                }
                other => {
                    tracing::error!(error = ?other, "store failed");
                    ApiError::Broken
                }
            }
        }
    }

    impl From<CryptError> for ApiError {
        fn from(error: CryptError) -> Self {
            tracing::error!(%error, "crypt failed");
            ApiError::Broken
        }
    }

    impl From<Denied> for ApiError {
        fn from(denied: Denied) -> Self {
            match denied {
                Denied::SignedOut | Denied::Ended(_) => ApiError::SignedOut,
                Denied::Forbidden => ApiError::Forbidden,
                Denied::NewPassword => ApiError::NewPassword,
                Denied::Store(error) => error.into(),
            }
        }
    }
}
