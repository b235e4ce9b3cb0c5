//! A thousand ways of tampering with the journal past the program, drawn by a fixed seed: each is found.

use sqlx::sqlite::SqliteConnection;

use super::super::test_office::TestOffice;
use super::*;

const TAMPERINGS: usize = 1000;

#[tokio::test]
async fn a_thousand_random_tamperings_are_all_found() {
    let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
    for _ in 0..5 {
        office.holder().await;
    }
    let anchor = office.store.journal_head().await.expect("a head");
    // Written after the head was kept, as in the last minute before a machine is taken.
    office.holder().await;
    let whole = office.store.journal_head().await.expect("a head");
    let mut file = office.store.write.acquire().await.expect("the file");
    for drop in ["DROP TRIGGER journal_is_not_rewritten", "DROP TRIGGER journal_is_not_shortened"] {
        sqlx::query(drop).execute(&mut *file).await.expect("no trigger");
    }

    let (mut dice, mut done) = (Dice(2026), [0; Way::ALL.len()]);
    for number in 0..TAMPERINGS {
        let way = Way::ALL[number % Way::ALL.len()];
        sqlx::query("BEGIN").execute(&mut *file).await.expect("a transaction");
        let what = way.tamper(&mut file, &mut dice, anchor.count, whole.count).await;
        let told = verify(&mut file, &office.store.keys, Some(&anchor)).await;
        assert!(matches!(told, Err(StoreError::JournalBroken(_))), "{number}, {way:?} {what}: {told:?}");
        done[number % Way::ALL.len()] += 1;
        sqlx::query("ROLLBACK").execute(&mut *file).await.expect("all as before");
    }
    assert_eq!(done.iter().sum::<usize>(), TAMPERINGS);
    let untouched = verify(&mut file, &office.store.keys, Some(&anchor)).await.expect("nothing is left of it");
    assert_eq!(untouched, whole);
}

#[derive(Clone, Copy, Debug)]
enum Way {
    Edit,
    Delete,
    DeleteAndCloseTheGap,
    Exchange,
    MoveElsewhere,
    Insert,
    InsertBeforeTheFirst,
    Cut,
    RebuildWithAnotherKey,
    PutBackAnOlderEnd,
}

impl Way {
    const ALL: [Way; 10] = [
        Way::Edit,
        Way::Delete,
        Way::DeleteAndCloseTheGap,
        Way::Exchange,
        Way::MoveElsewhere,
        Way::Insert,
        Way::InsertBeforeTheFirst,
        Way::Cut,
        Way::RebuildWithAnotherKey,
        Way::PutBackAnOlderEnd,
    ];

    /// `kept` rows lie before the head that was kept, `all` are there. Says what was done.
    async fn tamper(self, file: &mut SqliteConnection, dice: &mut Dice, kept: i64, all: i64) -> String {
        // Without the last one, which could as well have been cut off after the head was kept.
        let row = dice.between(1, all - 1);
        match self {
            Way::Edit => {
                let change = [
                    "at = at + 1 + abs(random() % 100000)",
                    "actor = actor || 'x'",
                    "action = action || '-'",
                    "subject = 'x' || subject",
                    "details = zeroblob(length(details))",
                    "details = randomblob(length(details))",
                    "mac = randomblob(32)",
                    "mac = x''",
                ][dice.below(8)];
                run(file, &format!("UPDATE journal SET {change} WHERE seq = {row}")).await;
                format!("{row}: {change}")
            }
            Way::Delete => {
                run(file, &format!("DELETE FROM journal WHERE seq = {row}")).await;
                row.to_string()
            }
            Way::DeleteAndCloseTheGap => {
                run(file, &format!("DELETE FROM journal WHERE seq = {row}")).await;
                shift(file, row, -1).await;
                row.to_string()
            }
            Way::Exchange => {
                let other = dice.between(row + 1, all);
                for step in [
                    format!("UPDATE journal SET seq = -1 WHERE seq = {row}"),
                    format!("UPDATE journal SET seq = {row} WHERE seq = {other}"),
                    format!("UPDATE journal SET seq = {other} WHERE seq = -1"),
                ] {
                    run(file, &step).await;
                }
                format!("{row} and {other}")
            }
            Way::MoveElsewhere => {
                let to = dice.between(row + 1, all);
                run(file, &format!("UPDATE journal SET seq = -1000000 WHERE seq = {row}")).await;
                for seq in row + 1..=to {
                    run(file, &format!("UPDATE journal SET seq = {} WHERE seq = {seq}", seq - 1)).await;
                }
                run(file, &format!("UPDATE journal SET seq = {to} WHERE seq = -1000000")).await;
                format!("{row} to {to}")
            }
            Way::Insert => {
                let at = dice.between(1, all);
                shift(file, at - 1, 1).await;
                let mac = ["mac", "randomblob(32)"][dice.below(2)];
                let row = if row >= at { row + 1 } else { row };
                run(
                    file,
                    &format!(
                        "INSERT INTO journal SELECT {at}, at, actor, action, subject, details, {mac} FROM journal WHERE seq = {row}"
                    ),
                )
                .await;
                format!("{row} at {at}, {mac}")
            }
            Way::InsertBeforeTheFirst => {
                let at = -dice.between(0, 1000);
                run(
                    file,
                    &format!(
                        "INSERT INTO journal SELECT {at}, at, actor, action, subject, details, mac FROM journal WHERE seq = {row}"
                    ),
                )
                .await;
                format!("{row} at {at}")
            }
            Way::Cut => {
                let left = dice.between(0, kept - 1);
                run(file, &format!("DELETE FROM journal WHERE seq > {left}")).await;
                format!("after {left}")
            }
            Way::RebuildWithAnotherKey => {
                run(file, &format!("UPDATE journal SET actor = 'x' WHERE seq = {row}")).await;
                rebuild(file, row, all).await;
                format!("from {row}")
            }
            // The journal of a morning, put back in the evening and carried on by whoever has no key.
            Way::PutBackAnOlderEnd => {
                let left = dice.between(1, kept - 1);
                run(file, &format!("DELETE FROM journal WHERE seq > {left}")).await;
                run(
                    file,
                    &format!(
                        "INSERT INTO journal SELECT seq + {left}, at, actor, action, subject, details, mac FROM journal WHERE seq <= {}",
                        (all - left).min(left)
                    ),
                )
                .await;
                format!("after {left}")
            }
        }
    }
}

/// Renumbers every row behind `after`.
async fn shift(file: &mut SqliteConnection, after: i64, by: i64) {
    run(file, &format!("UPDATE journal SET seq = -(seq + {by}) WHERE seq > {after}")).await;
    run(file, "UPDATE journal SET seq = -seq WHERE seq < 0").await;
}

/// The chain from `from` on, made by the rules but with keys of one's own.
async fn rebuild(file: &mut SqliteConnection, from: i64, all: i64) {
    let keys = Keys::ephemeral();
    for seq in from..=all {
        let before =
            sqlx::query("SELECT mac FROM journal WHERE seq = ?").bind(seq - 1).fetch_optional(&mut *file).await;
        let before: Vec<u8> = before.expect("an answer").map(|row| row.get(0)).unwrap_or_default();
        let row = sqlx::query("SELECT at, actor, action, subject, details FROM journal WHERE seq = ?").bind(seq);
        let row = row.fetch_one(&mut *file).await.expect("a row");
        let mac = keys.chain(&before, &bytes(seq, row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
        let set = sqlx::query("UPDATE journal SET mac = ? WHERE seq = ?").bind(mac.as_slice()).bind(seq);
        set.execute(&mut *file).await.expect("a row");
    }
}

async fn run(file: &mut SqliteConnection, statement: &str) {
    sqlx::query(sqlx::AssertSqlSafe(statement.to_owned())).execute(file).await.expect(statement);
}

/// The same throws every time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % end as u64) as usize
    }

    /// Both ends included.
    fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below(usize::try_from(last - first + 1).expect("a range")) as i64
    }
}
