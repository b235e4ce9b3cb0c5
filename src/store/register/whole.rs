//! The whole book, some rows at a time: the next are read while the last are worked with, so that two processors share the work.

use std::collections::VecDeque;

use tokio::task::JoinHandle;

use super::{Book, PORTION, RegisterRow};
use crate::store::{Result, Store, StoreError};

/// Portions that are on their way: two are read from the file while others are opened and put in order.
const AHEAD: usize = 4;

/// All rows of a book, from the first on. Which they are is settled when it is opened; what stands in them, when they are read.
pub struct WholeBook {
    store: Store,
    /// Places of all rows, and how many of them are read or being read.
    places: Vec<i64>,
    begun: usize,
    coming: VecDeque<JoinHandle<Result<Vec<RegisterRow>>>>,
}

impl WholeBook {
    /// # Errors
    /// When the database cannot be read.
    pub async fn open(store: &Store, book: Book<'_>) -> Result<WholeBook> {
        let store = store.read_apart().await?;
        let places = store.places(book, None, i64::MAX).await?;
        Ok(WholeBook { store, places, begun: 0, coming: VecDeque::new() })
    }

    /// The next rows; None behind the last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn next(&mut self) -> Result<Option<Vec<RegisterRow>>> {
        while self.coming.len() < AHEAD && self.begun < self.places.len() {
            let until = self.places.len().min(self.begun + PORTION);
            let (store, places) = (self.store.clone(), self.places[self.begun..until].to_vec());
            self.coming.push_back(tokio::spawn(async move { store.rows(&places).await }));
            self.begun = until;
        }
        match self.coming.pop_front() {
            Some(coming) => Ok(Some(coming.await.map_err(|_| StoreError::Corrupt("register"))??)),
            None => Ok(None),
        }
    }
}
