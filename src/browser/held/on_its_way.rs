//! A held picture on its way: sent until it has arrived, was refused, or the person has let go of it.

use leptos::prelude::*;

use super::{Held, Stage};
use crate::browser::upload::{self, NotTaken};

/// Milliseconds before each further try.
const PAUSES: [Option<i32>; 4] = [Some(1000), Some(3000), Some(8000), None];

impl Held {
    /// Sends what is ready, and does not give up before it has arrived, was refused, or the person has let go of it.
    ///
    /// # Errors
    /// Why it was not taken; without a code when the person let go of it.
    pub async fn send(self) -> Result<(), NotTaken> {
        let (address, key, file) = self.kept(|kept| (kept.address.clone(), kept.key.clone(), kept.file.clone()));
        let Some(file) = file else { return Err(NotTaken(String::new())) };
        for pause in PAUSES.into_iter().chain(std::iter::repeat(None)) {
            self.percent.set(0);
            self.go(Stage::Sending);
            let sent = upload::post(&address, Some(&file), &key, Some(self.percent)).await;
            if !matches!(&sent, Err(why) if why.is_no_signal()) {
                let stage = if sent.is_err() && self.kept(|kept| kept.picture.is_some()) {
                    Stage::Looking
                } else {
                    Stage::Idle
                };
                if sent.is_ok() {
                    self.kept(|kept| (kept.picture, kept.file) = (None, None));
                }
                self.go(stage);
                return sent;
            }
            self.go(if pause.is_some() { Stage::Waiting } else { Stage::Stopped });
            upload::pause(pause, |wake| self.kept(|kept| kept.wake = Some(wake))).await;
            if untrack(|| self.stage()) == Stage::Idle {
                break;
            }
        }
        Err(NotTaken(String::new()))
    }

    /// Tries at once what waits.
    pub fn wake(self) {
        if let Some(wake) = self.kept(|kept| kept.wake.take()) {
            let _ = wake.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    }

    /// Lets go of the picture.
    pub fn let_go(self) {
        self.kept(|kept| (kept.picture, kept.file) = (None, None));
        self.wrong.set(None);
        self.go(Stage::Idle);
        self.wake();
    }
}
