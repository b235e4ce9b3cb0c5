//! The index of names: beginnings of their words find a file.

use super::{Result, Tx};

/// Puts these words in the place of those that the application had.
pub(crate) async fn write(tx: &mut Tx, application: &str, words: Vec<String>) -> Result<()> {
    sqlx::query("DELETE FROM name_word WHERE application = ?").bind(application).execute(&mut **tx).await?;
    for word in words {
        sqlx::query("INSERT OR IGNORE INTO name_word (word, application) VALUES (?, ?)")
            .bind(word)
            .bind(application)
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}
