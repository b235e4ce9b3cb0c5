//! Who looked at, printed or exported a person's data (UU 27/2022, articles 31 and 32).

use super::{Result, Store, Tx};

impl Store {
    pub async fn log_access(&self, officer: &str, action: &'static str, application: Option<&str>) -> Result<()> {
        let mut tx = self.begin().await?;
        write(&mut tx, self.clock.now(), officer, action, application).await?;
        tx.commit().await
    }

    /// The same with each of some applications.
    pub async fn log_accesses(&self, officer: &str, action: &'static str, applications: &[String]) -> Result<()> {
        let mut tx = self.begin().await?;
        for application in applications {
            write(&mut tx, self.clock.now(), officer, action, Some(application)).await?;
        }
        tx.commit().await
    }
}

pub(crate) async fn write(
    tx: &mut Tx,
    now: i64,
    officer: &str,
    action: &'static str,
    application: Option<&str>,
) -> Result<()> {
    sqlx::query("INSERT INTO access_log (at, officer, action, application) VALUES (?, ?, ?, ?)")
        .bind(now)
        .bind(officer)
        .bind(action)
        .bind(application)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
