//! The key of the drawer on a job seeker's phone, in which lies what has not reached the server yet.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ApiError, Postcard};

/// Whose drawer, and its key. The same each time, so that signing in again opens what lies in it.
#[derive(Serialize, Deserialize)]
pub struct DrawerKey {
    /// The application's id.
    pub owner: String,
    /// 32 bytes for AES-GCM, derived from the office's root secret; stored nowhere on the server.
    pub key: Vec<u8>,
}

/// For the caller's own application.
#[server(endpoint = "kunci-laci", output = Postcard)]
pub async fn read_drawer_key() -> Result<DrawerKey, ApiError> {
    use super::context;
    use crate::crypt::keys::Lookup;
    let own = context::form_hand("").await?.application;
    let key = context::store()?.keys().lookup(Lookup::Drawer, &own.id);
    Ok(DrawerKey { key: key.as_bytes().to_vec(), owner: own.id })
}
