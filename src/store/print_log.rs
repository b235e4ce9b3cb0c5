//! Every print of a card (*riwayat cetak*): who, when, which copy, why again.

use sqlx::Row;

use super::application::Application;
use super::queue::PAGE;
use super::{Result, Store, StoreError, access_log, card_life};
use crate::domain::card_paper::CardPaper;
use crate::domain::code::Code;

/// The cause that is noted when the same card goes to the printer again: paper that got stuck, a side that came out wrong.
pub const AGAIN: &str = "ulang";

/// Seconds in which a second press of the button belongs to the first.
const PRESSED_TWICE: i64 = 3;

/// When what is printed of the face `f` came to be: at its issue, or later where its seal had to be made anew.
const SINCE: &str = "max(f.made_at, coalesce(
    (SELECT s.made_at FROM card_seal s WHERE s.application = f.application AND s.superseded_on IS NULL), 0))";

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

/// The newest print of a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewestPrint {
    pub copy: u16,
    /// Id of the officer.
    pub officer: String,
    /// Seconds since 1970.
    pub at: i64,
}

/// A card that nobody has printed yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToPrint {
    pub application: String,
    pub number: String,
    pub name: String,
}

impl Store {
    /// Notes a print of the card of each application, with the cause of its face, before they are shown: all or none. A button that was
    /// pressed twice is one print.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when an application has no card.
    pub async fn note_prints(&self, cards: &[(Application, String)], officer: &str, paper: CardPaper) -> Result<()> {
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        for (application, cause) in cards {
            let card = card_life::id_of(&mut tx, &application.id).await?.ok_or(StoreError::NotFound)?;
            let row = sqlx::query(
                "SELECT coalesce(max(copy), 0) + 1, coalesce(max(application = ?2), 0),
                   coalesce(max(application = ?2 AND officer = ?3 AND at > ?4), 0) FROM print WHERE card = ?1",
            )
            .bind(&card)
            .bind(&application.id)
            .bind(officer)
            .bind(now - PRESSED_TWICE)
            .fetch_one(&mut *tx)
            .await?;
            let (copy, again, twice): (u16, bool, bool) = (row.get(0), row.get(1), row.get(2));
            if twice {
                continue;
            }
            sqlx::query(
                "INSERT INTO print (card, application, officer, at, copy, paper, cause) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )
            .bind(&card)
            .bind(&application.id)
            .bind(officer)
            .bind(now)
            .bind(copy)
            .bind(paper.code())
            .bind(if again { AGAIN } else { cause })
            .execute(&mut *tx)
            .await?;
            access_log::write(&mut tx, now, officer, "print-card", Some(&application.id)).await?;
        }
        tx.commit().await
    }

    /// Cards that were not printed since they were issued, the longest waiting first.
    pub async fn cards_to_print(&self, most: usize) -> Result<Vec<ToPrint>> {
        let statement = format!(
            "SELECT a.id, c.number, a.name FROM application a JOIN card_face f ON f.application = a.id JOIN card c ON c.id = f.card
             WHERE a.state IN ('diterbitkan', 'ditandatangani') AND NOT EXISTS
               (SELECT 1 FROM print p WHERE p.application = a.id AND p.at >= {SINCE})
             ORDER BY a.state_since, a.id LIMIT ?"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .fetch_all(&self.read)
            .await?;
        let row =
            |row: &sqlx::sqlite::SqliteRow| ToPrint { application: row.get(0), number: row.get(1), name: row.get(2) };
        Ok(rows.iter().map(row).collect())
    }

    /// The newest print of what an application prints; None before the first, and for a card that was issued anew since.
    pub async fn newest_print(&self, application: &str) -> Result<Option<NewestPrint>> {
        let statement = format!(
            "SELECT p.copy, p.officer, p.at FROM print p JOIN card_face f ON f.application = p.application
             WHERE p.application = ? AND p.at >= {SINCE} ORDER BY p.id DESC LIMIT 1"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(application).fetch_optional(&self.read).await?;
        Ok(row.map(|row| NewestPrint { copy: row.get(0), officer: row.get(1), at: row.get(2) }))
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
            office.store.note_prints(&[(file, cause.to_owned())], &office.officer, CardPaper::A4Folded).await?;
            office.clock.advance(60);
            Ok::<_, StoreError>(office.store.newest_print(application).await?.map(|newest| newest.copy))
        };
        assert_eq!(print(&holder.application, "").await.expect("a copy"), Some(1));
        assert_eq!(print(&holder.application, "").await.expect("a copy"), Some(2));
        let what = FollowUp::Reprint(ReprintCause::Lost, "Jatuh di pasar.");
        let begun = office.store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await;
        let Ok(Begun::New(again)) = begun else { panic!("{begun:?}") };
        office.go_through(&holder, &again, &WAY[..5]).await;
        assert!(WAY[..5].contains(&Move::Issue));
        assert_eq!(print(&again, "hilang").await.expect("a copy"), Some(3));
        let log = office.store.prints(None).await.expect("a log");
        let causes: Vec<_> = log.iter().map(|line| (line.copy, line.cause.as_str())).collect();
        assert_eq!(causes, [(3, "hilang"), (2, AGAIN), (1, "")]);
        let newest = office.store.newest_print(&holder.application).await.expect("an answer").expect("a print");
        assert_eq!(newest.copy, 2);
        let other = office.newcomer().await;
        assert!(matches!(print(&other.application, "").await, Err(StoreError::NotFound)));
    }

    #[tokio::test]
    async fn a_button_pressed_twice_is_one_print() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let holder = office.holder().await;
        let file = office.store.application(&holder.application).await.expect("a file");
        let card = [(file, String::new())];
        for seconds in [0, 1, 2] {
            office.store.note_prints(&card, &office.officer, CardPaper::A4Folded).await.expect("noted");
            office.clock.advance(seconds);
        }
        assert_eq!(office.store.prints(None).await.expect("a log").len(), 1);
        office.store.note_prints(&card, &office.officer, CardPaper::A4Folded).await.expect("noted");
        assert_eq!(office.store.prints(None).await.expect("a log").len(), 2);
    }

    #[tokio::test]
    async fn a_card_that_is_issued_anew_waits_for_the_printer_again() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        let newcomer = office.newcomer().await;
        office.go_through(&newcomer, &newcomer.application, &WAY[..5]).await;
        let waiting = async || office.store.cards_to_print(50).await.expect("a list").len();
        let copy =
            async || office.store.newest_print(&newcomer.application).await.expect("an answer").map(|it| it.copy);
        assert_eq!((waiting().await, copy().await), (1, None));
        let file = office.store.application(&newcomer.application).await.expect("a file");
        office.store.note_prints(&[(file, String::new())], &office.officer, CardPaper::A4Folded).await.expect("noted");
        assert_eq!((waiting().await, copy().await), (0, Some(1)));
        office.clock.advance(60);
        office.go_through(&newcomer, &newcomer.application, &[Move::UndoIssue, Move::Issue]).await;
        assert_eq!((waiting().await, copy().await), (1, None), "what was printed is not what was issued");
    }
}
