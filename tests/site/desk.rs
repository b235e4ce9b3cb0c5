//! An officer at a desk.

use std::ops::Deref;

use ak1::api::ApiError;
use ak1::api::file::File;
use ak1::crypt::token;
use ak1::domain::application::{Move, State};
use ak1::domain::form::Step;

use super::app::PASSWORD;
use super::client::Client;
use super::samples;
use super::seeker::{Pairs, move_fields, step_fields, upload_all};

pub struct Desk {
    client: Client,
    pub login: String,
}

impl Deref for Desk {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Desk {
    pub async fn sign_in(client: Client, login: &str) -> Desk {
        sign_in(&client, login).await;
        Desk { client, login: login.to_owned() }
    }

    /// The file as this officer sees it.
    pub async fn file(&self, id: &str) -> Result<File, ApiError> {
        self.ask("meja-berkas", [("application", id)]).await
    }

    /// Makes a move on the file as it stands.
    pub async fn decide(&self, id: &str, mv: Move) -> Result<State, ApiError> {
        let version = self.app.version(id).await;
        self.ask("meja-putuskan", decision(id, version, &token::id(), mv)).await
    }

    /// Returns the file; pins are pairs of a spot and a reason.
    pub async fn return_file(&self, id: &str, pins: &[(&str, &str)]) -> Result<State, ApiError> {
        let version = self.app.version(id).await;
        self.ask("meja-kembalikan", returning(id, version, &token::id(), pins)).await
    }

    /// Takes a file, takes it over, or lets go of it; whether it is now this officer's.
    pub async fn hold(&self, id: &str, what: &str) -> bool {
        self.ask("meja-pegang", [("application", id), ("what", what)]).await.expect("an answer")
    }

    /// Where the search leads.
    pub async fn find(&self, text: &str) -> String {
        self.submit("meja-cari", "/meja", [("text", text)]).await.location().to_owned()
    }

    /// Opens a file for a visitor without an account; gives its id.
    pub async fn walk_in(&self, nik: &str, name: &str) -> String {
        let answer = self.submit("meja-loket", "/meja/loket", [("nik", nik), ("name", name)]).await;
        let id = answer.location().strip_prefix("/meja/bantu/").and_then(|rest| rest.strip_suffix("/dokumen"));
        id.unwrap_or_else(|| panic!("{} {}", answer.status, answer.location())).to_owned()
    }

    pub async fn upload_all(&self, id: &str) {
        upload_all(self, id).await;
    }

    /// Types what the visitor says.
    pub async fn fill_all_steps(&self, id: &str) {
        for step in Step::ALL {
            if step != Step::Documents {
                let page: ak1::api::form::StepPage =
                    self.ask("langkah", [("application", id), ("step", step.code())]).await.expect("a step");
                let fields = step_fields(id, step, page.revision, "next", &samples::answers(step));
                self.ask::<ak1::api::form::SavedStep>("simpan", fields).await.expect("a saved step");
            }
        }
    }

    /// Sends a file from the counter.
    pub async fn send_file(&self, id: &str) -> Result<State, ApiError> {
        let version = self.app.version(id).await;
        self.ask::<()>("kirim", move_fields(id, version, &token::id(), &[("truth", "ya")])).await?;
        Ok(self.app.state(id).await)
    }
}

/// Signs an officer in at this browser, with the code of the phone where there is one.
pub async fn sign_in(client: &Client, login: &str) {
    client.ask::<()>("meja-masuk", [("login", login), ("password", PASSWORD)]).await.expect("a session");
    if let Some(code) = client.app.code_of(login) {
        client.ask::<()>("meja-kode", [("code", code)]).await.expect("the second step");
    }
}

/// The fields of a decision. A reason is given where one is needed, and the password where a card is signed.
pub fn decision(id: &str, version: i64, key: &str, mv: Move) -> Pairs {
    let reason = if mv.needs_reason() { "Salah tekan." } else { "" };
    let password = if mv == Move::Sign { PASSWORD } else { "" };
    move_fields(id, version, key, &[("mv", mv.code()), ("reason", reason), ("password", password)])
}

/// The fields of a return with its pins.
pub fn returning(id: &str, version: i64, key: &str, pins: &[(&str, &str)]) -> Pairs {
    let mut fields = move_fields(id, version, key, &[]);
    for (number, (spot, reason)) in pins.iter().enumerate() {
        fields.push((format!("a[spot.{number}]"), (*spot).to_owned()));
        fields.push((format!("a[reason.{number}]"), (*reason).to_owned()));
    }
    fields
}
