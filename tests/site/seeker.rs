//! A job seeker with a phone.

use std::ops::Deref;

use ak1::api::ApiError;
use ak1::api::form::{Overview, SavedStep, StepPage};
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;

use super::client::{Answer, Client};
use super::samples;

pub struct Seeker {
    client: Client,
    pub nik: String,
    pub password: String,
    /// Their application's id.
    pub id: String,
}

impl Deref for Seeker {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Seeker {
    pub async fn register(client: Client, nik: &str, password: &str) -> Seeker {
        let fields = [("nik", nik), ("password", password), ("password_again", password)];
        client.ask::<()>("daftar", fields).await.expect("an account");
        let overview: Overview = client.ask("permohonan", [("application", "")]).await.expect("a draft");
        Seeker { client, nik: nik.to_owned(), password: password.to_owned(), id: overview.application }
    }

    pub async fn sign_in(&self) -> Answer {
        self.call("masuk", [("nik", &self.nik), ("password", &self.password)]).await
    }

    pub async fn overview(&self) -> Overview {
        self.ask("permohonan", [("application", "")]).await.expect("an overview")
    }

    pub async fn step(&self, step: Step) -> StepPage {
        self.ask("langkah", [("application", ""), ("step", step.code())]).await.expect("a step")
    }

    /// Saves on top of the newest revision.
    pub async fn fill(&self, step: Step, answers: &[(&str, &str)]) -> Result<SavedStep, ApiError> {
        let revision = self.step(step).await.revision;
        self.ask("simpan", step_fields(&self.id, step, revision, "next", answers)).await
    }

    /// The same with scripts off.
    pub async fn submit_step(&self, step: Step, revision: i64, answers: &[(&str, &str)]) -> Answer {
        let from = format!("/permohonan/{}", step.code());
        self.submit("simpan", &from, step_fields(&self.id, step, revision, "next", answers)).await
    }

    pub async fn fill_all_steps(&self) {
        for step in Step::ALL {
            if step != Step::Documents {
                self.fill(step, &samples::answers(step)).await.expect("a saved step");
            }
        }
    }

    pub async fn upload(&self, kind: &str, bytes: &[u8]) -> Answer {
        self.upload_to(&format!("/unggah/{}/{kind}", self.id), "foto.jpg", bytes, "text/plain").await
    }

    pub async fn upload_all(&self) {
        upload_all(self, &self.id).await;
    }

    /// Fills in everything and uploads what is asked for.
    pub async fn fill_everything(&self) {
        self.fill_all_steps().await;
        self.upload_all().await;
    }

    pub async fn send_application(&self) -> Result<State, ApiError> {
        self.make(&[("mv", Move::Send.code()), ("truth", "ya")]).await
    }

    pub async fn confirm(&self) -> Result<State, ApiError> {
        self.make(&[("mv", Move::Confirm.code())]).await
    }

    pub async fn cancel(&self, reason: &str) -> Result<State, ApiError> {
        self.make(&[("mv", Move::Cancel.code()), ("reason", reason)]).await
    }

    async fn make(&self, more: &[(&str, &str)]) -> Result<State, ApiError> {
        let overview = self.overview().await;
        self.ask::<()>("kirim", move_fields(&self.id, overview.version, &overview.key, more)).await?;
        Ok(self.app.state(&self.id).await)
    }
}

/// Uploads the documents that every file needs.
pub async fn upload_all(client: &Client, application: &str) {
    for kind in ["foto", "ktp", "ijazah"] {
        let address = format!("/unggah/{application}/{kind}");
        let answer = client.upload_to(&address, "foto.jpg", &samples::PICTURE, "text/plain").await;
        assert_eq!(answer.status, 204, "{kind}: {}", answer.text());
    }
}

pub type Pairs = Vec<(String, String)>;

/// The fields of a step's form.
pub fn step_fields(application: &str, step: Step, revision: i64, go: &str, answers: &[(&str, &str)]) -> Pairs {
    let mut fields = vec![
        ("application".to_owned(), application.to_owned()),
        ("step".to_owned(), step.code().to_owned()),
        ("revision".to_owned(), revision.to_string()),
        ("go".to_owned(), go.to_owned()),
    ];
    fields.extend(answers.iter().map(|(key, value)| (format!("a[{key}]"), (*value).to_owned())));
    fields
}

/// What every move brings along.
pub fn move_fields(application: &str, version: i64, key: &str, more: &[(&str, &str)]) -> Pairs {
    let mut fields = vec![
        ("application".to_owned(), application.to_owned()),
        ("version".to_owned(), version.to_string()),
        ("key".to_owned(), key.to_owned()),
    ];
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}
