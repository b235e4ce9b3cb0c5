//! What a server function may answer instead of a result. With scripts off these values travel in the address, so they carry neither
//! personal data nor anything internal.

pub use crate::domain::trouble::{Field, Trouble as ApiError};
use leptos::server_fn::codec::PostcardEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};

impl FromServerFnError for ApiError {
    type Encoder = PostcardEncoding;

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
    use crate::access::{Denied, Unproven};
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
                StoreError::Ledger(error) if error.kind() == std::io::ErrorKind::StorageFull => {
                    tracing::error!("the disk of the key's folder is full");
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

    impl From<Unproven> for ApiError {
        fn from(unproven: Unproven) -> Self {
            match unproven {
                Unproven::Wrong => ApiError::WrongLogin,
                Unproven::Throttled => ApiError::Throttled,
                Unproven::RanOut => ApiError::RanOut,
                Unproven::Store(error) => error.into(),
                Unproven::Crypt(error) => error.into(),
            }
        }
    }

    impl From<Denied> for ApiError {
        fn from(denied: Denied) -> Self {
            match denied {
                Denied::SignedOut | Denied::Ended(_) => ApiError::SignedOut,
                Denied::Forbidden => ApiError::Forbidden,
                Denied::NewPassword => ApiError::NewPassword,
                Denied::SecondStep => ApiError::SecondStep,
                Denied::Store(error) => error.into(),
            }
        }
    }
}
