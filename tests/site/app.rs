//! An office for one test: a database of its own in a folder that goes away with it, keys that nobody keeps, a clock that stands still.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use ak1::access::Hasher;
use ak1::app::shell::Assets;
use ak1::crypt::keys::Keys;
use ak1::crypt::totp::STEP;
use ak1::crypt::{Cost, TotpSecret, token};
use ak1::domain::application::State;
use ak1::domain::nip::Nip;
use ak1::domain::role::{Role, Roles};
use ak1::domain::second_code::SecondCode;
use ak1::intake::IntakeGate;
use ak1::store::officer::NewOfficer;
use ak1::store::{Clock, Store};
use ak1::web::{self, Services};
use axum::Router;
use chrono::DateTime;

use super::client::Client;
use super::desk::Desk;
use super::samples;
use super::seeker::Seeker;

/// What everybody's password is.
pub const PASSWORD: &str = "kucing oren tidur";
/// A Tuesday, 10.00 at the office.
const BEGINNING: &str = "2026-11-24T03:00:00Z";

/// Cheap to clone.
#[derive(Clone)]
pub struct TestApp {
    pub store: Store,
    pub clock: Clock,
    pub keys: Keys,
    hasher: Hasher,
    router: Router,
    folder: Arc<Folder>,
    people: Arc<AtomicU32>,
    phones: Arc<Mutex<HashMap<String, Phone>>>,
}

/// What an officer's authenticator app knows, and the last step of which a code was shown.
struct Phone {
    secret: TotpSecret,
    shown: i64,
}

impl TestApp {
    pub async fn new() -> TestApp {
        TestApp::in_folder(Folder::new()).await
    }

    pub async fn in_folder(folder: Folder) -> TestApp {
        let clock = Clock::fixed(DateTime::parse_from_rfc3339(BEGINNING).expect("a time").to_utc());
        let keys = Keys::ephemeral();
        let store = Store::open(&folder.database(), keys.clone(), clock.clone(), Some(folder.0.join("ledger")))
            .await
            .expect("a new database");
        let hasher = Hasher::new(keys.clone(), Cost::FOR_TESTS);
        let mut services = Services::new(store.clone(), hasher.clone(), Assets::default());
        // The running program is this test, which cannot read PDFs.
        services.gate = IntakeGate::with_program(env!("CARGO_BIN_EXE_ak1").into());
        let router = web::router(services, None);
        let people = Arc::new(AtomicU32::new(1));
        let phones = Arc::default();
        TestApp { store, clock, keys, hasher, router, folder: Arc::new(folder), people, phones }
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    pub fn database(&self) -> PathBuf {
        self.folder.database()
    }

    /// How many Argon2 runs there were.
    pub fn password_runs(&self) -> u64 {
        self.hasher.waits().counted().count
    }

    pub fn minutes_pass(&self, minutes: i64) {
        self.clock.advance(minutes * 60);
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.clone())
    }

    /// The NIK of a woman born on 1 January 2000; another one each time.
    pub fn new_nik(&self) -> String {
        samples::nik(self.people.fetch_add(1, Ordering::Relaxed))
    }

    /// Registers with this NIK and is signed in.
    pub async fn applicant(&self, nik: &str) -> Seeker {
        Seeker::register(self.visitor(), nik, PASSWORD).await
    }

    /// Registers with a NIK of their own and is signed in.
    pub async fn somebody(&self) -> Seeker {
        self.applicant(&self.new_nik()).await
    }

    /// An officer with these roles and a password of their own, signed in; an admin with a second step.
    pub async fn officer(&self, roles: &[Role]) -> Desk {
        Desk::sign_in(self.visitor(), &self.settled_officer(roles).await).await
    }

    /// The same officer at another device.
    pub async fn officer_again(&self, login: &str) -> Desk {
        Desk::sign_in(self.visitor(), login).await
    }

    /// An officer as above, not signed in; gives the login.
    pub async fn settled_officer(&self, roles: &[Role]) -> String {
        let login = self.new_officer(roles).await;
        let id = self.store.officer_secret(&login).await.expect("an answer").expect("the officer").id;
        let salt = token::salt();
        let hash = self.hasher.hash(PASSWORD, salt).await.expect("a hash");
        self.store.set_officer_password(&id, hash.as_str(), &salt, false, "test").await.expect("a password");
        if roles.contains(&Role::Admin) {
            let secret = TotpSecret::random();
            self.store.begin_second_step(&id, &secret).await.expect("begun");
            self.has_phone(&login, secret);
            let Ok(SecondCode::Phone(code)) = SecondCode::parse(&self.code_of(&login).expect("a phone")) else {
                panic!("no code of a phone")
            };
            self.store.confirm_second_step(&id, &code, "").await.expect("an answer").expect("confirmed");
        }
        login
    }

    /// The officer has scanned this secret.
    pub fn has_phone(&self, login: &str, secret: TotpSecret) {
        self.phones.lock().expect("phones").insert(login.to_owned(), Phone { secret, shown: 0 });
    }

    /// A code that was not shown before and that is taken now; None where there is no phone. Three of them fit into a moment.
    pub fn code_of(&self, login: &str) -> Option<String> {
        let mut phones = self.phones.lock().expect("phones");
        let phone = phones.get_mut(login)?;
        let present = self.clock.now() / STEP;
        phone.shown = (phone.shown + 1).max(present - 1);
        assert!(phone.shown <= present + 1, "{login} signs in too often at one moment");
        Some(phone.secret.code(phone.shown))
    }

    /// An officer who has not yet changed the one-time password; gives the login.
    pub async fn new_officer(&self, roles: &[Role]) -> String {
        let salt = token::salt();
        let hash = self.hasher.hash(PASSWORD, salt).await.expect("a hash");
        let login = format!("petugas{}", self.people.fetch_add(1, Ordering::Relaxed));
        let nip = Nip::parse("198504172010012999").expect("a NIP");
        let new = NewOfficer {
            login: &login,
            name: "Endang Sulistyowati",
            nip: Some(&nip),
            title: "Pengantar Kerja Ahli Muda",
            roles: &Roles::new(roles.to_vec()),
            password: hash.as_str(),
            salt: &salt,
        };
        self.store.add_officer(new, "test").await.expect("an officer");
        login
    }

    /// An officer who holds every role of the procedure.
    pub async fn whole_office(&self) -> Desk {
        self.officer(&[Role::Information, Role::ServiceHead, Role::PlacementOfficer]).await
    }

    pub async fn state(&self, application: &str) -> State {
        self.store.application(application).await.expect("an application").state
    }

    pub async fn version(&self, application: &str) -> i64 {
        self.store.application(application).await.expect("an application").version
    }

    /// What must be the same when nothing happened.
    pub async fn standing(&self, application: &str) -> (State, i64, i64) {
        let now = self.store.application(application).await.expect("an application");
        (now.state, now.version, self.store.journal_head().await.expect("a head").count)
    }
}

/// Removed on drop.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        let path = std::env::temp_dir().join(format!("ak1-site-{}", token::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn database(&self) -> PathBuf {
        self.0.join("ak1.sqlite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
