//! An old database with many rows, and whether one that was being migrated is wholly old or wholly new.
//!
//! `bin/bench migrate` calls it. `bench-migrate old FROM TO VERSION` makes TO by the program's own migrations up to VERSION, and copies into it
//! whatever of FROM has a place there. `bench-migrate steps OLD` takes OLD through the other migrations one by one, and prints what the
//! database is at each. `bench-migrate look DATABASE` prints what it is now: the migration, the shape, and the content of what they change.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use sha2::{Digest, Sha256};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use sqlx::{AssertSqlSafe, Connection, Row};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Tables whose rows are rewritten or told anew on the way.
const CHANGED: [&str; 3] = ["card", "event", "spell"];
/// What later versions of the program note in the event of an issue.
const LATER_FACTS: &str = "'$.until', '$.sex', '$.age', '$.education', '$.kbji', '$.village'";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["old", from, to, version] => old(from, to, version.parse()?).await,
        ["steps", database] => steps(database).await,
        ["look", database] => {
            let mut database = open(database).await?;
            println!("{}", state(&mut database).await?);
            let sound = text(&mut database, "PRAGMA integrity_check").await?;
            ensure!(sound == "ok", "the database is not sound: {sound}");
            let astray = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut database).await?.len();
            ensure!(astray == 0, "{astray} rows refer to nothing");
            Ok(())
        }
        _ => bail!("bench-migrate old FROM TO VERSION, or steps DATABASE, or look DATABASE"),
    }
}

async fn open(path: impl AsRef<Path>) -> anyhow::Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    // Renumbering and copying know nothing of references; they are checked as a whole.
    let options = options.journal_mode(SqliteJournalMode::Wal).foreign_keys(false);
    Ok(SqliteConnection::connect_with(&options).await?)
}

fn up_to(version: i64) -> Migrator {
    Migrator::with_migrations(MIGRATIONS.iter().filter(|one| one.version <= version).cloned().collect())
}

async fn old(from: &str, to: &str, version: i64) -> anyhow::Result<()> {
    let mut database = open(to).await?;
    up_to(version).run(&mut database).await?;
    sqlx::query("ATTACH ? AS crowd").bind(from).execute(&mut database).await?;
    let tables = sqlx::query(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '_sqlx%'
         AND name IN (SELECT name FROM crowd.sqlite_schema)",
    );
    for table in tables.fetch_all(&mut database).await? {
        let table: String = table.get(0);
        let theirs: BTreeSet<String> = columns(&mut database, "crowd", &table).await?.into_iter().collect();
        let shared = columns(&mut database, "main", &table).await?.into_iter().filter(|name| theirs.contains(name));
        let shared = shared.collect::<Vec<_>>().join(", ");
        let copy = format!("INSERT OR REPLACE INTO main.{table} ({shared}) SELECT {shared} FROM crowd.{table}");
        sqlx::query(AssertSqlSafe(copy)).execute(&mut database).await.with_context(|| table)?;
    }
    let before = format!("UPDATE main.event SET facts = json_remove(facts, {LATER_FACTS}) WHERE kind = 'terbitkan'");
    sqlx::query(AssertSqlSafe(before)).execute(&mut database).await?;
    let rows = text(
        &mut database,
        "SELECT CAST((SELECT count(*) FROM main.event) + (SELECT count(*) FROM main.card) AS TEXT)",
    )
    .await?;
    println!("{rows}");
    Ok(database.close().await?)
}

async fn columns(database: &mut SqliteConnection, schema: &str, table: &str) -> anyhow::Result<Vec<String>> {
    let rows =
        sqlx::query("SELECT name FROM pragma_table_info(?, ?)").bind(table).bind(schema).fetch_all(database).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

async fn steps(path: &str) -> anyhow::Result<()> {
    let mut database = open(path).await?;
    println!("{}", state(&mut database).await?);
    for migration in MIGRATIONS.iter() {
        up_to(migration.version).set_ignore_missing(true).run(&mut database).await?;
        println!("{}", state(&mut database).await?);
    }
    Ok(database.close().await?)
}

/// The newest migration, and digests of the shape and of the content.
async fn state(database: &mut SqliteConnection) -> anyhow::Result<String> {
    let versions =
        sqlx::query("SELECT version, success FROM _sqlx_migrations ORDER BY version").fetch_all(&mut *database).await?;
    ensure!(versions.iter().all(|row| row.get(1)), "a migration is marked as failed");
    let mut shape = Sha256::new();
    let parts = sqlx::query(
        "SELECT type || name || coalesce(sql, '') FROM sqlite_schema WHERE name <> 'sqlite_sequence' ORDER BY 1",
    );
    for part in parts.fetch_all(&mut *database).await? {
        shape.update(part.get::<&str, _>(0));
    }
    let mut content = Sha256::new();
    for table in CHANGED {
        let values: Vec<_> =
            columns(database, "main", table).await?.iter().map(|name| format!("quote({name})")).collect();
        if values.is_empty() {
            continue;
        }
        let rows = format!("SELECT {} FROM {table} ORDER BY 1", values.join(" || ',' || "));
        for row in sqlx::query(AssertSqlSafe(rows)).fetch_all(&mut *database).await? {
            content.update(row.get::<&str, _>(0));
        }
    }
    let newest = versions.last().map_or(0, |row| row.get::<i64, _>(0));
    let short = |digest: Sha256| digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    Ok(format!("{newest} {} {}", short(shape), short(content)))
}

async fn text(database: &mut SqliteConnection, query: &'static str) -> anyhow::Result<String> {
    Ok(sqlx::query(query).fetch_one(database).await?.get(0))
}
