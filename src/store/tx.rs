//! A transaction, as the functions of the store know it: one of its own, or a part of a group.

use std::ops::{Deref, DerefMut};

use sqlx::sqlite::SqliteConnection;
use sqlx::{Sqlite, Transaction};

use super::filling::Part;

pub(crate) struct Tx(Inner);

enum Inner {
    Alone(Transaction<'static, Sqlite>),
    Part(Part),
}

impl Tx {
    pub(super) fn alone(transaction: Transaction<'static, Sqlite>) -> Tx {
        Tx(Inner::Alone(transaction))
    }

    pub(super) fn part(part: Part) -> Tx {
        Tx(Inner::Part(part))
    }

    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self.0 {
            Inner::Alone(transaction) => transaction.commit().await,
            Inner::Part(part) => {
                part.done();
                Ok(())
            }
        }
    }
}

impl Deref for Tx {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match &self.0 {
            Inner::Alone(transaction) => transaction,
            Inner::Part(part) => part,
        }
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match &mut self.0 {
            Inner::Alone(transaction) => transaction,
            Inner::Part(part) => part,
        }
    }
}
