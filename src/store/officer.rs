//! Officers (*petugas*) and their roles.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::journal::{self, Entry};
use super::officer_password::ONE_TIME_LASTS;
use super::{Result, Store, Tx, second_step, setting_draft};
use crate::crypt::token;
use crate::domain::nip::Nip;
use crate::domain::officer::Profile;
use crate::domain::role::{Role, Roles};

#[derive(Clone, Debug)]
pub struct Officer {
    pub id: String,
    pub login: String,
    pub name: String,
    pub nip: String,
    pub title: String,
    pub roles: Roles,
    pub one_time: bool,
    /// A code of the phone is asked for at the sign-in.
    pub second_step: bool,
}

impl Officer {
    /// An admin works only with a second step, and has none yet.
    pub fn lacks_second_step(&self) -> bool {
        self.roles.has(Role::Admin) && !self.second_step
    }
}

/// An officer as the admin sees them, also one whose access was ended.
#[derive(Clone, Debug)]
pub struct ListedOfficer {
    pub officer: Officer,
    pub active: bool,
    /// What a page shows and brings back.
    pub version: i64,
}

/// What came of a change to an officer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OfficerChange {
    Done,
    /// Somebody else was quicker; nothing was written.
    Overtaken,
    /// Nobody could let anybody in any more; nothing was written.
    LastAdmin,
}

/// An officer to be added.
pub struct NewOfficer<'a> {
    pub login: &'a str,
    pub name: &'a str,
    pub nip: Option<&'a Nip>,
    pub title: &'a str,
    pub roles: &'a Roles,
    pub password: &'a str,
    pub salt: &'a [u8],
}

impl Store {
    pub async fn add_officer(&self, new: NewOfficer<'_>, actor: &str) -> Result<String> {
        let id = token::id();
        let now = self.clock.now();
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO officer (id, login, name, nip, title, password, salt, one_time, one_time_until, active, created_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 1, ?)",
        )
        .bind(&id)
        .bind(new.login)
        .bind(new.name)
        .bind(new.nip.map(ToString::to_string).unwrap_or_default())
        .bind(new.title)
        .bind(new.password)
        .bind(new.salt)
        .bind(now + ONE_TIME_LASTS)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        insert_roles(&mut tx, &id, new.roles).await?;
        let roles: Vec<_> = new.roles.iter().map(Role::code).collect();
        let entry =
            Entry { actor, action: "officer-added", subject: &id, details: serde_json::json!({ "roles": roles }) };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), now, entry).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// An active officer; someone whose access was ended is not found.
    pub async fn officer(&self, id: &str) -> Result<Officer> {
        let row = sqlx::query(
            "SELECT o.id, o.login, o.name, o.nip, o.title, o.one_time, s.secret IS NOT NULL AS second_step
             FROM officer o LEFT JOIN second_step s ON s.officer = o.id WHERE o.id = ? AND o.active = 1",
        )
        .bind(id)
        .fetch_one(&self.read)
        .await?;
        let roles =
            sqlx::query("SELECT role FROM officer_role WHERE officer = ?").bind(id).fetch_all(&self.read).await?;
        let roles = roles.iter().filter_map(|row| Role::from_code(row.get(0))).collect();
        Ok(officer(&row, Roles::new(roles)))
    }

    pub async fn has_officers(&self) -> Result<bool> {
        Ok(sqlx::query("SELECT 1 FROM officer LIMIT 1").fetch_optional(&self.read).await?.is_some())
    }

    /// Changes name, NIP, title and roles. The next request of a running session has the new roles.
    pub async fn change_officer(
        &self,
        id: &str,
        seen: i64,
        profile: &Profile,
        page: &str,
        actor: &str,
    ) -> Result<OfficerChange> {
        let mut tx = self.begin().await?;
        let row = sqlx::query("SELECT version FROM officer WHERE id = ?").bind(id).fetch_one(&mut *tx).await?;
        if row.get::<i64, _>(0) != seen {
            return Ok(OfficerChange::Overtaken);
        }
        if !profile.roles.has(Role::Admin) && is_last_admin(&mut tx, id).await? {
            return Ok(OfficerChange::LastAdmin);
        }
        let nip = profile.nip.as_ref().map(ToString::to_string).unwrap_or_default();
        sqlx::query("UPDATE officer SET name = ?, nip = ?, title = ?, version = version + 1 WHERE id = ?")
            .bind(profile.name.as_str())
            .bind(&nip)
            .bind(&profile.title)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM officer_role WHERE officer = ?").bind(id).execute(&mut *tx).await?;
        insert_roles(&mut tx, id, &profile.roles).await?;
        setting_draft::forget(&mut tx, actor, page).await?;
        let roles: Vec<_> = profile.roles.iter().map(Role::code).collect();
        let details =
            serde_json::json!({ "name": profile.name.as_str(), "nip": nip, "title": profile.title, "roles": roles });
        let entry = Entry { actor, action: "officer-changed", subject: id, details };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(OfficerChange::Done)
    }

    /// Ends an officer's access at once, running sessions included.
    pub async fn deactivate_officer(&self, id: &str, actor: &str) -> Result<OfficerChange> {
        let mut tx = self.begin().await?;
        if is_last_admin(&mut tx, id).await? {
            return Ok(OfficerChange::LastAdmin);
        }
        sqlx::query("UPDATE officer SET active = 0, version = version + 1 WHERE id = ?")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM session WHERE officer = ?").bind(id).execute(&mut *tx).await?;
        second_step::forget(self, &mut tx, id, actor).await?;
        let entry = Entry { actor, action: "officer-ended", subject: id, details: serde_json::Value::Null };
        journal::append(&mut tx, &self.keys, &self.keys.office_key(), self.clock.now(), entry).await?;
        tx.commit().await?;
        Ok(OfficerChange::Done)
    }

    /// Everybody who has or had access: first those who have it now, then by name.
    pub async fn officers_ever(&self) -> Result<Vec<ListedOfficer>> {
        let rows = sqlx::query(
            "SELECT o.id, o.login, o.name, o.nip, o.title, o.one_time, o.active, o.version, group_concat(r.role) AS roles,
                    EXISTS (SELECT 1 FROM second_step s WHERE s.officer = o.id AND s.secret IS NOT NULL) AS second_step
             FROM officer o LEFT JOIN officer_role r ON r.officer = o.id
             GROUP BY o.id ORDER BY o.active DESC, o.name, o.login",
        )
        .fetch_all(&self.read)
        .await?;
        let listed = |row: &SqliteRow| {
            let roles = row.get::<Option<String>, _>("roles").unwrap_or_default();
            let roles = roles.split(',').filter_map(Role::from_code).collect();
            ListedOfficer {
                officer: officer(row, Roles::new(roles)),
                active: row.get("active"),
                version: row.get("version"),
            }
        };
        Ok(rows.iter().map(listed).collect())
    }

    pub async fn officers(&self) -> Result<Vec<Officer>> {
        let rows = sqlx::query("SELECT id FROM officer WHERE active = 1 ORDER BY created_at, login")
            .fetch_all(&self.read)
            .await?;
        let mut officers = Vec::with_capacity(rows.len());
        for row in rows {
            officers.push(self.officer(row.get(0)).await?);
        }
        Ok(officers)
    }
}

async fn insert_roles(tx: &mut Tx, officer: &str, roles: &Roles) -> Result<()> {
    for role in roles.iter() {
        sqlx::query("INSERT INTO officer_role (officer, role) VALUES (?, ?)")
            .bind(officer)
            .bind(role.code())
            .execute(&mut **tx)
            .await?;
    }
    Ok(())
}

/// Whether this is an active admin and no other is.
async fn is_last_admin(tx: &mut Tx, id: &str) -> Result<bool> {
    let row = sqlx::query(
        "SELECT count(*), coalesce(max(o.id = ?), 0) FROM officer o
         JOIN officer_role r ON r.officer = o.id WHERE r.role = ? AND o.active = 1",
    )
    .bind(id)
    .bind(Role::Admin.code())
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.get::<i64, _>(0) == 1 && row.get::<i64, _>(1) == 1)
}

fn officer(row: &SqliteRow, roles: Roles) -> Officer {
    Officer {
        id: row.get("id"),
        login: row.get("login"),
        name: row.get("name"),
        nip: row.get("nip"),
        title: row.get("title"),
        roles,
        one_time: row.get("one_time"),
        second_step: row.get("second_step"),
    }
}
