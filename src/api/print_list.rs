//! What waits for the printer, and what was printed, for the desk.

use super::view::{Me, moment};
use super::{ApiError, context};
use crate::store::print_log::{Printed, ToPrint};
use crate::store::queue::PAGE;

pub struct PrintList {
    pub me: Me,
    /// Issued and never printed, the longest waiting first; as many as go into one dialog.
    pub waiting: Vec<ToPrint>,
    /// The newest first, each with its moment.
    pub printed: Vec<(Printed, String)>,
    /// Behind which line the next page begins, when there is one.
    pub next: Option<i64>,
}

/// `behind` is what [`PrintList::next`] gave, or nothing.
pub async fn read_print_list(behind: &str) -> Result<PrintList, ApiError> {
    let officer = context::officer_with(&context::FILE_ROLES).await?;
    let store = context::store()?;
    let printed = store.prints(behind.parse().ok()).await?;
    let next = printed.last().map(|last| last.id).filter(|_| printed.len() as i64 == PAGE);
    let with_moment = |line: Printed| {
        let at = moment(line.at);
        (line, at)
    };
    Ok(PrintList {
        me: officer.into(),
        waiting: store.cards_to_print(super::printing::MOST_PRINTS).await?,
        printed: printed.into_iter().map(with_moment).collect(),
        next,
    })
}
