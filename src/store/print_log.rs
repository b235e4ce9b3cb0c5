//! Every print of a card (*riwayat cetak*): who, when, which copy, why again.

use sqlx::Row;

use super::application::Application;
use super::queue::PAGE;
use super::{Result, Store, StoreError, card_life};
use crate::domain::card_paper::CardPaper;
use crate::domain::code::Code;

/// The cause that is noted when the same card goes to the printer again: paper that got stuck, a side that came out wrong.
pub const AGAIN: &str = "ulang";

/// A line of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printed {
    /// Where the next page begins.
    pub id: i64,
    pub application: String,
    pub number: String,
    pub name: String,
    /// Name of the officer.
    pub officer: String,
    /// Seconds since 1970.
    pub at: i64,
    /// Counted for each card number, from 1.
    pub copy: u16,
    /// Code of a cause of a reprint, [`AGAIN`], or empty for the first.
    pub cause: String,
}

/// A card that nobody has printed yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToPrint {
    pub application: String,
    pub number: String,
    pub name: String,
}

impl Store {
    /// Notes a print of the card of an application before it is shown, and gives the number of the copy. `cause` is that of its face.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the application has no card.
    pub async fn note_print(
        &self,
        application: &Application,
        officer: &str,
        paper: CardPaper,
        cause: &str,
    ) -> Result<u16> {
        let mut tx = self.begin().await?;
        let card = card_life::id_of(&mut tx, &application.id).await?.ok_or(StoreError::NotFound)?;
        let row = sqlx::query(
            "SELECT coalesce(max(copy), 0) + 1, coalesce(max(application = ?2), 0) FROM print WHERE card = ?1",
        )
        .bind(&card)
        .bind(&application.id)
        .fetch_one(&mut *tx)
        .await?;
        let (copy, again): (u16, bool) = (row.get(0), row.get(1));
        sqlx::query(
            "INSERT INTO print (card, application, officer, at, copy, paper, cause) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&card)
        .bind(&application.id)
        .bind(officer)
        .bind(self.clock.now())
        .bind(copy)
        .bind(paper.code())
        .bind(if again { AGAIN } else { cause })
        .execute(&mut *tx)
        .await?;
        sqlx::query("INSERT INTO access_log (at, officer, action, application) VALUES (?, ?, 'print-card', ?)")
            .bind(self.clock.now())
            .bind(officer)
            .bind(&application.id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(copy)
    }

    /// Cards that were issued and never printed, the longest waiting first.
    pub async fn cards_to_print(&self, most: usize) -> Result<Vec<ToPrint>> {
        let rows = sqlx::query(
            "SELECT a.id, c.number, a.name FROM application a JOIN card_face f ON f.application = a.id JOIN card c ON c.id = f.card
             WHERE a.state IN ('diterbitkan', 'ditandatangani') AND NOT EXISTS (SELECT 1 FROM print p WHERE p.application = a.id)
             ORDER BY a.state_since, a.id LIMIT ?",
        )
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(&self.read)
        .await?;
        let row =
            |row: &sqlx::sqlite::SqliteRow| ToPrint { application: row.get(0), number: row.get(1), name: row.get(2) };
        Ok(rows.iter().map(row).collect())
    }

    /// The newest copy of what an application prints; None before the first.
    pub async fn copy_of(&self, application: &str) -> Result<Option<u16>> {
        let row = sqlx::query("SELECT max(copy) FROM print WHERE application = ?")
            .bind(application)
            .fetch_one(&self.read)
            .await?;
        Ok(row.get(0))
    }

    /// A page of the log, the newest first, behind an id.
    pub async fn prints(&self, behind: Option<i64>) -> Result<Vec<Printed>> {
        let rows = sqlx::query(
            "SELECT p.id, p.application, c.number, a.name, o.name AS officer, p.at, p.copy, p.cause FROM print p
             JOIN card c ON c.id = p.card JOIN application a ON a.id = p.application JOIN officer o ON o.id = p.officer
             WHERE p.id < ? ORDER BY p.id DESC LIMIT ?",
        )
        .bind(behind.unwrap_or(i64::MAX))
        .bind(PAGE)
        .fetch_all(&self.read)
        .await?;
        let printed = |row: &sqlx::sqlite::SqliteRow| Printed {
            id: row.get("id"),
            application: row.get("application"),
            number: row.get("number"),
            name: row.get("name"),
            officer: row.get("officer"),
            at: row.get("at"),
            copy: row.get("copy"),
            cause: row.get("cause"),
        };
        Ok(rows.iter().map(printed).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::application::Move;
    use crate::domain::reprint::ReprintCause;
    use crate::domain::role::Hand;
    use crate::store::follow_up::{Begun, FollowUp};
    use crate::store::test_office::{TestOffice, WAY};

    #[tokio::test]
    async fn copies_of_a_number_are_counted_through_prints_and_reprints() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let holder = office.holder().await;
        let print = async |application: &str, cause: &str| {
            let file = office.store.application(application).await.expect("a file");
            office.store.note_print(&file, &office.officer, CardPaper::A4Folded, cause).await
        };
        assert_eq!(print(&holder.application, "").await.expect("a copy"), 1);
        assert_eq!(print(&holder.application, "").await.expect("a copy"), 2);
        let what = FollowUp::Reprint(ReprintCause::Lost, "Jatuh di pasar.");
        let begun = office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await;
        let Ok(Begun::New(again)) = begun else { panic!("{begun:?}") };
        office.go_through(&holder, &again, &WAY[..5]).await;
        assert!(WAY[..5].contains(&Move::Issue));
        assert_eq!(print(&again, "hilang").await.expect("a copy"), 3);
        let log = office.store.prints(None).await.expect("a log");
        let causes: Vec<_> = log.iter().map(|line| (line.copy, line.cause.as_str())).collect();
        assert_eq!(causes, [(3, "hilang"), (2, AGAIN), (1, "")]);
        assert_eq!(office.store.copy_of(&holder.application).await.expect("a copy"), Some(2));
        let other = office.newcomer().await;
        assert!(matches!(print(&other.application, "").await, Err(StoreError::NotFound)));
    }
}
