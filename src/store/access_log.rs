//! Who looked at, printed or exported a person's data (UU 27/2022, articles 31 and 32).

use super::{Result, Store};

impl Store {
    pub async fn log_access(&self, officer: &str, action: &'static str, application: Option<&str>) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO access_log (at, officer, action, application) VALUES (?, ?, ?, ?)")
            .bind(self.clock.now())
            .bind(officer)
            .bind(action)
            .bind(application)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
