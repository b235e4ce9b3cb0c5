//! Calling queue numbers (*panggilan*), and the screen on the wall that shows them.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{ApiError, Postcard};

/// Calls a number to a counter; `which` as the buttons send it: nothing for the next, `7`, or `lagi-7` for one that was called before.
/// Gives the number that was called, which is the next one when somebody else was quicker, or None when nobody waits.
#[server(endpoint = "meja-panggil", output = Postcard)]
pub async fn call_number(
    #[server(default)] counter: String,
    #[server(default)] which: String,
) -> Result<Option<i64>, ApiError> {
    use super::context;
    use super::error::Field;
    use crate::domain::call::{CounterNo, Wanted};
    use crate::domain::role::Role;
    context::officer_with(&[Role::Information]).await?;
    let counter = CounterNo::parse(&counter).map_err(|problem| ApiError::Field(Field::Counter, problem))?;
    let wanted = Wanted::from_code(&which).ok_or(ApiError::NotNow)?;
    let called = context::store()?.call(wanted, counter).await?;
    let told = called.map_or_else(|| NOBODY.to_owned(), |number| number.to_string());
    leptos_axum::redirect(&format!("/meja/hadir?loket={}&dipanggil={told}", counter.number()));
    Ok(called)
}

/// In the address of the list, in place of the number that was called.
pub const NOBODY: &str = "kosong";

/// What stands on the wall: numbers and counters, no names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WallScreen {
    pub office: String,
    /// Number and counter, the last call first.
    pub called: Vec<(i64, u8)>,
    pub next: Option<i64>,
    pub waiting: i64,
}

#[server(endpoint = "meja-layar", output = Postcard)]
pub async fn read_wall_screen() -> Result<WallScreen, ApiError> {
    use super::context;
    context::officer().await?;
    let store = context::store()?;
    let waiting = store.waiting().await?;
    Ok(WallScreen {
        office: store.office().await?.name,
        called: waiting.called.into_iter().map(|(number, counter)| (number, counter.number())).collect(),
        next: waiting.next,
        waiting: waiting.count,
    })
}
