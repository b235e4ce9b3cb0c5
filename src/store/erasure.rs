//! A deletion that was granted (*penghapusan data*): how much of each file goes says `domain::erasure`. Where no card ever came of anything,
//! the account goes too, what the register keeps gets a key of its own, and the old key is destroyed. What went is noted beside the key, so
//! that a restored backup forgets as well.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::retention::{self, DROP_PICTURES};
use super::{Result, Store, StoreError, Tx, vault};
use crate::crypt::sealed::Place;
use crate::domain::application::State;
use crate::domain::code::Code;
use crate::domain::erasure::{CardStands, Extent, Filed, Gone, extents, gone};

/// The ids of all files of an account and of the person to whom the counter tied it.
macro_rules! files_of {
    ($account:literal) => {
        concat!(
            "SELECT id FROM application WHERE account = ",
            $account,
            " UNION SELECT f.id FROM account o JOIN application f ON f.person = o.person WHERE o.id = ",
            $account
        )
    };
}
pub(super) use files_of;

/// Each of them with its card: its own, or the one that it is about.
const FILES: &str = concat!("SELECT a.id, a.state, a.data_key, a.register_no IS NOT NULL AS registered, c.id IS NOT NULL AS has_card,
        min(c.valid_until, coalesce(c.replaced_on, c.valid_until), coalesce(c.withdrawn_on, c.valid_until)) >= ?2 AS runs
    FROM application a LEFT JOIN card c ON c.id = coalesce((SELECT id FROM card WHERE application = a.id), a.card)
    WHERE a.id IN (", files_of!("?1"), ") ORDER BY a.created_at, a.id");

/// But for the photo, which is on the card.
const DROP_PAPERS: &str = "DELETE FROM document_content WHERE document IN (SELECT d.id FROM document d WHERE d.application = ?
        AND (d.kind <> 'foto' OR d.removed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM card_face f WHERE f.photo = d.id)))";

/// How a line in the list of the erased begins that is about one file; every other line is the id of a key.
const FILE_LINE: &str = "berkas/";

/// What went, and what is to be noted beside the key once it is certain.
pub(crate) struct Erased {
    pub gone: Vec<Gone>,
    pub lines: Vec<String>,
}

struct Found {
    id: String,
    data_key: String,
    filed: Filed,
}

impl Store {
    /// What would go now; None while a file is under way.
    pub async fn would_go(&self, account: &str) -> Result<Option<Vec<Gone>>> {
        let rows = sqlx::query(FILES).bind(account).bind(self.clock.today().to_string()).fetch_all(&self.read).await?;
        let files = rows.iter().map(found).collect::<Result<Vec<_>>>()?;
        Ok(extents(&filed(&files)).map(|extents| gone(&extents)))
    }
}

/// Erases within the caller's transaction; None, and nothing has changed, while a file is under way.
pub(crate) async fn erase(tx: &mut Tx, store: &Store, account: &str) -> Result<Option<Erased>> {
    let rows = sqlx::query(FILES).bind(account).bind(store.clock.today().to_string()).fetch_all(&mut **tx).await?;
    let files = rows.iter().map(found).collect::<Result<Vec<_>>>()?;
    let Some(extents) = extents(&filed(&files)) else { return Ok(None) };
    let (gone, mut lines) = (gone(&extents), Vec::new());
    let row = sqlx::query(
        "SELECT a.data_key, a.person, p.data_key FROM account a LEFT JOIN person p ON p.id = a.person WHERE a.id = ?",
    )
    .bind(account)
    .fetch_one(&mut **tx)
    .await?;
    let (account_key, person, person_key): (String, Option<String>, Option<String>) =
        (row.get(0), row.get(1), row.get(2));
    for (file, extent) in files.iter().zip(extents) {
        if extent == Extent::Whole {
            lines.extend(retention::forget(tx, &file.id).await?);
        } else {
            strip(tx, store, &file.id, extent).await?;
            lines.push([FILE_LINE, extent.code(), "/", &file.id].concat());
        }
    }
    if gone.contains(&Gone::Account) {
        retention::drop_account(tx, account).await?;
        if let Some(person) = person {
            sqlx::query("DELETE FROM person WHERE id = ?").bind(person).execute(&mut **tx).await?;
        }
        let keys = files.iter().map(|file| file.data_key.as_str()).chain([account_key.as_str()]);
        for key in keys.chain(person_key.as_deref()) {
            lines.extend(retention::drop_key(tx, key).await?);
        }
    }
    Ok(Some(Erased { gone, lines }))
}

/// Does in a restored copy again what a line of the list is about; None where it is about a key. Else whether a key was destroyed with it.
pub(crate) async fn again(tx: &mut Tx, store: &Store, line: &str) -> Result<Option<bool>> {
    let about = line.strip_prefix(FILE_LINE).and_then(|line| line.split_once('/'));
    let Some((extent, id)) = about.and_then(|(extent, id)| Some((Extent::from_code(extent)?, id))) else {
        return Ok(None);
    };
    let row = sqlx::query("SELECT state, account IS NULL AND code IS NULL FROM application WHERE id = ?")
        .bind(id)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(Some(false)) };
    let (state, bare): (&str, bool) = (row.get(0), row.get(1));
    // In the copy it may be a draft still.
    if State::from_code(state) == Some(State::Draft) && extent != Extent::Papers {
        return Ok(Some(retention::forget(tx, id).await?.is_some()));
    }
    // A copy from after the deletion has nothing more to lose.
    if !(extent == Extent::AllButRow && bare) {
        strip(tx, store, id, extent).await?;
    }
    Ok(Some(false))
}

/// Takes from a file that was sent what its extent says.
async fn strip(tx: &mut Tx, store: &Store, file: &str, extent: Extent) -> Result<()> {
    let papers = if extent == Extent::Papers { DROP_PAPERS } else { DROP_PICTURES };
    for statement in [
        papers,
        "DELETE FROM draft_beside WHERE application = ?",
        "DELETE FROM interview_note WHERE application = ?",
        "DELETE FROM parked WHERE application = ?",
        "DELETE FROM file_draft WHERE application = ?",
        "DELETE FROM held_file WHERE application = ?",
        "DELETE FROM counter_ticket WHERE application = ?",
    ] {
        sqlx::query(statement).bind(file).execute(&mut **tx).await?;
    }
    if extent == Extent::Papers {
        return Ok(());
    }
    for statement in [
        "DELETE FROM draft_step WHERE application = ?",
        "UPDATE application SET phone_tag = NULL, scans_gone = 1 WHERE id = ?",
        "UPDATE card SET scans_gone = 1 WHERE application = ?",
    ] {
        sqlx::query(statement).bind(file).execute(&mut **tx).await?;
    }
    if extent == Extent::AllButRow {
        seal_anew(tx, store, file).await?;
    }
    Ok(())
}

/// Gives what the register keeps of a file a key of its own, and cuts what leads from the row to an account or a person. Reasons of corrections
/// go; that there were some is counted.
async fn seal_anew(tx: &mut Tx, store: &Store, file: &str) -> Result<()> {
    let before = store.application_in(tx, file).await?;
    let (key_id, key) = vault::new_key(store, tx).await?;
    let nik = key.seal(&Place { table: "application", column: "nik", row: file }, before.nik.to_string().as_bytes());
    sqlx::query(
        "UPDATE application SET data_key = ?, nik = ?, code = NULL, code_tag = NULL, account = NULL, person = NULL WHERE id = ?",
    )
    .bind(&key_id)
    .bind(nik)
    .bind(file)
    .execute(&mut **tx)
    .await?;
    let reasons =
        sqlx::query("SELECT id FROM correction WHERE application = ?").bind(file).fetch_all(&mut **tx).await?;
    for row in &reasons {
        let id: &str = row.get(0);
        sqlx::query("UPDATE correction SET reason = ? WHERE id = ?")
            .bind(key.seal(&Place { table: "correction", column: "reason", row: id }, b""))
            .bind(id)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

fn found(row: &SqliteRow) -> Result<Found> {
    let state = State::from_code(row.get("state")).ok_or(StoreError::Corrupt("application.state"))?;
    let runs =
        if row.get::<Option<bool>, _>("runs").unwrap_or_default() { CardStands::Runs } else { CardStands::Ended };
    let card = row.get::<bool, _>("has_card").then_some(runs);
    let filed = Filed { state, registered: row.get("registered"), card };
    Ok(Found { id: row.get("id"), data_key: row.get("data_key"), filed })
}

fn filed(files: &[Found]) -> Vec<Filed> {
    files.iter().map(|file| file.filed).collect()
}

#[cfg(test)]
mod tests;
