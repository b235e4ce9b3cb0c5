//! The whole book, some rows at a time: the next are read while the last are worked with, each by a processor of its own.

use tokio::task::JoinHandle;

use super::{Book, RegisterRow};
use crate::domain::register::{Order, RowNumber};
use crate::domain::report_period::ReportPeriod;
use crate::store::{Result, Store, StoreError};

/// Rows that are read at once.
const PORTION: i64 = 2000;

/// All rows of a book, from the first on.
pub struct WholeBook {
    store: Store,
    period: ReportPeriod,
    order: Order,
    search: String,
    /// None when all were read.
    coming: Option<JoinHandle<Result<Vec<RegisterRow>>>>,
}

impl WholeBook {
    pub fn open(store: &Store, Book { period, order, search }: Book<'_>) -> WholeBook {
        let mut whole = WholeBook { store: store.clone(), period, order, search: search.to_owned(), coming: None };
        whole.read_on(None);
        whole
    }

    /// The next rows; none behind the last.
    pub async fn next(&mut self) -> Result<Vec<RegisterRow>> {
        let Some(coming) = self.coming.take() else { return Ok(Vec::new()) };
        let rows = coming.await.map_err(|_| StoreError::Corrupt("register"))??;
        if let Some(last) = rows.last().filter(|_| rows.len() as i64 == PORTION) {
            self.read_on(Some(last.place()));
        }
        Ok(rows)
    }

    fn read_on(&mut self, behind: Option<RowNumber>) {
        let (store, period, order, search) = (self.store.clone(), self.period, self.order, self.search.clone());
        self.coming =
            Some(tokio::spawn(
                async move { store.book(Book { period, order, search: &search }, behind, PORTION).await },
            ));
    }
}
