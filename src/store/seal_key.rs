//! The keys of seals (*kunci segel*): one signs, older ones are known, and those that were withdrawn are known as void.

use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use super::clock::office_time;
use super::journal::{self, Entry};
use super::{Result, Store, StoreError, Tx, seal};
use crate::crypt::sealed::Place;
use crate::crypt::token;
use crate::seal::{KeyId, KeyState, Keyring, KnownKey, PublicKey, SecretKey};

/// What came of withdrawing a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyWithdrawn {
    Yes {
        /// How many prints that are out and were still good are not believed any more.
        out: u32,
        /// How many that are still in the office have a new seal, and are to be printed again.
        waiting: u32,
    },
    Before,
    Unknown,
}

/// Who the journal names where the machine's command line or its start made a key.
const MACHINE: &str = "cli";

/// The journal's words.
const MADE: &str = "kunci-segel-baru";
const WITHDRAWN: &str = "kunci-segel-ditarik";

impl Store {
    /// Makes the first key where there is none that signs.
    pub async fn ensure_seal_key(&self) -> Result<()> {
        let mut tx = self.begin().await?;
        signing(self, &mut tx).await?;
        tx.commit().await
    }

    /// Makes a new key that signs from now on. The one before retires: its secret is destroyed, what it signed stays good.
    pub async fn new_seal_key(&self) -> Result<KeyId> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE seal_key SET retired_at = ?, secret = NULL WHERE retired_at IS NULL")
            .bind(self.clock.now())
            .execute(&mut *tx)
            .await?;
        let key = make(self, &mut tx).await?;
        tx.commit().await?;
        Ok(key.id())
    }

    /// Declares a key void: nothing that it signed is believed from now on. If it was the one that signs, another takes its place; cards that
    /// were not handed over yet are sealed with that.
    pub async fn withdraw_seal_key(&self, id: KeyId) -> Result<KeyWithdrawn> {
        let (now, id) = (self.clock.now(), id.to_string());
        let mut tx = self.begin().await?;
        let row =
            sqlx::query("SELECT withdrawn_at FROM seal_key WHERE id = ?").bind(&id).fetch_optional(&mut *tx).await?;
        match row.map(|row| row.get::<Option<i64>, _>(0)) {
            None => return Ok(KeyWithdrawn::Unknown),
            Some(Some(_)) => {
                tx.commit().await?;
                return Ok(KeyWithdrawn::Before);
            }
            Some(None) => {}
        }
        sqlx::query(
            "UPDATE seal_key SET withdrawn_at = ?1, retired_at = coalesce(retired_at, ?1), secret = NULL WHERE id = ?2",
        )
        .bind(now)
        .bind(&id)
        .execute(&mut *tx)
        .await?;
        let out = sqlx::query(
            "SELECT count(*) FROM card_seal s JOIN card c ON c.id = s.card WHERE s.key = ? AND s.superseded_on IS NULL
             AND s.handed_over_on IS NOT NULL AND c.valid_until >= ? AND c.withdrawn_on IS NULL AND c.replaced_on IS NULL",
        )
        .bind(&id)
        .bind(self.clock.today().to_string())
        .fetch_one(&mut *tx)
        .await?;
        note(self, &mut tx, WITHDRAWN, &id).await?;
        signing(self, &mut tx).await?;
        let waiting = seal::make_anew(self, &mut tx, &id).await?;
        tx.commit().await?;
        Ok(KeyWithdrawn::Yes { out: out.get(0), waiting })
    }

    /// All keys, the newest first.
    pub async fn seal_keys(&self) -> Result<Keyring> {
        let office = self.office().await?.region_code;
        let rows = sqlx::query(
            "SELECT public, made_at, retired_at, withdrawn_at FROM seal_key ORDER BY made_at DESC, rowid DESC",
        )
        .fetch_all(&self.read)
        .await?;
        Ok(Keyring::new(&office, rows.iter().map(known).collect::<Result<_>>()?))
    }
}

/// The key that signs, made now if there is none.
pub(crate) async fn signing(store: &Store, tx: &mut Tx) -> Result<SecretKey> {
    match held(store, tx).await? {
        Some(key) => Ok(key),
        None => make(store, tx).await,
    }
}

async fn held(store: &Store, connection: &mut SqliteConnection) -> Result<Option<SecretKey>> {
    let row =
        sqlx::query("SELECT id, secret FROM seal_key WHERE retired_at IS NULL").fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let secret = zeroize::Zeroizing::new(store.keys.office_key().open(&place(row.get(0)), row.get(1))?);
    let secret = secret.as_slice().try_into().map_err(|_| StoreError::Corrupt("seal_key.secret"))?;
    Ok(Some(SecretKey::from_bytes(secret)))
}

async fn make(store: &Store, tx: &mut Tx) -> Result<SecretKey> {
    let secret = token::secret();
    let key = SecretKey::from_bytes(&secret);
    let id = key.id().to_string();
    sqlx::query("INSERT INTO seal_key (id, public, secret, made_at) VALUES (?, ?, ?, ?)")
        .bind(&id)
        .bind(key.public().to_bytes().as_slice())
        .bind(store.keys.office_key().seal(&place(&id), secret.as_slice()))
        .bind(store.clock.now())
        .execute(&mut **tx)
        .await?;
    note(store, tx, MADE, &id).await?;
    Ok(key)
}

async fn note(store: &Store, tx: &mut Tx, action: &'static str, key: &str) -> Result<()> {
    let entry = Entry { actor: MACHINE, action, subject: key, details: json!(null) };
    journal::append(tx, &store.keys, &store.keys.office_key(), store.clock.now(), entry).await
}

fn known(row: &SqliteRow) -> Result<KnownKey> {
    let public = row.get::<&[u8], _>("public").try_into().ok().and_then(PublicKey::from_bytes);
    let public = public.ok_or(StoreError::Corrupt("seal_key.public"))?;
    let (state, at) = match (row.get("withdrawn_at"), row.get("retired_at")) {
        (Some(withdrawn_at), _) => (KeyState::Withdrawn, withdrawn_at),
        (None, Some(retired_at)) => (KeyState::Retired, retired_at),
        (None, None) => (KeyState::Active, row.get("made_at")),
    };
    Ok(KnownKey { public, state, since: office_time(at).date() })
}

fn place(id: &str) -> Place<'_> {
    Place { table: "seal_key", column: "secret", row: id }
}

#[cfg(test)]
mod tests {
    use super::super::test_office::TestOffice;
    use super::*;

    async fn states(office: &TestOffice) -> Vec<KeyState> {
        office.store.seal_keys().await.expect("keys").keys().iter().map(|key| key.state).collect()
    }

    #[tokio::test]
    async fn one_key_signs_older_ones_are_known_and_a_withdrawn_one_is_replaced() {
        let office = TestOffice::open("2026-11-24".parse().expect("a day")).await;
        for _ in 0..2 {
            office.store.ensure_seal_key().await.expect("a key");
            assert_eq!(states(&office).await, [KeyState::Active]);
        }
        let second = office.store.new_seal_key().await.expect("a key");
        assert_eq!(states(&office).await, [KeyState::Active, KeyState::Retired]);
        let withdrawn = office.store.withdraw_seal_key(second).await.expect("an answer");
        assert_eq!(withdrawn, KeyWithdrawn::Yes { out: 0, waiting: 0 });
        assert_eq!(states(&office).await, [KeyState::Active, KeyState::Withdrawn, KeyState::Retired]);
        assert_eq!(office.store.withdraw_seal_key(second).await.expect("an answer"), KeyWithdrawn::Before);
        let nobody = KeyId::parse("00000000").expect("an id");
        assert_eq!(office.store.withdraw_seal_key(nobody).await.expect("an answer"), KeyWithdrawn::Unknown);
        // A secret is kept only while it is needed, and never in clear.
        let rows =
            sqlx::query("SELECT id, public, secret FROM seal_key").fetch_all(&office.store.read).await.expect("rows");
        assert_eq!(rows.iter().filter(|row| row.get::<Option<Vec<u8>>, _>("secret").is_some()).count(), 1);
        let key =
            held(&office.store, &mut office.store.read.acquire().await.expect("a connection")).await.expect("a key");
        let id = key.expect("a key").id();
        assert_eq!(office.store.seal_keys().await.expect("keys").get(id).map(|key| key.state), Some(KeyState::Active));
        assert!(office.store.verify_journal(None).await.expect("a whole journal").count >= 4);
    }
}
