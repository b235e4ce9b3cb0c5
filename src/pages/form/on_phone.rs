//! The form of one step and the drawer of the phone: what is typed goes in, what is sent goes out, what was left is put back.

use std::time::Duration;

use leptos::html::Form;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drawer::{self, Drawer};
use crate::api::ApiError;
use crate::browser::{post, typed};
use crate::components::send_form::Sending;
use crate::domain::form::{Answers, Step};
use crate::text::form;

pub struct OnPhone {
    /// None at the counter, and where the step is closed.
    pub drawer: Option<Drawer>,
    pub step: Step,
    pub application: String,
    pub base: String,
    pub form: NodeRef<Form>,
    pub save: Sending,
    /// The answers as the page came with them, and their revision.
    pub saved: Answers,
    pub revision: i64,
    /// The page itself was made of what lies on the phone.
    pub from_phone: bool,
    pub restore: Callback<Answers>,
}

/// What the form tells the drawer, and is told.
#[derive(Clone, Copy)]
pub struct Watched {
    line: RwSignal<Line>,
    typed: Callback<()>,
    sending: Callback<()>,
}

/// Where the newest answers are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Server,
    Phone,
    Waiting,
    Full,
}

impl Watched {
    pub fn typed(&self) {
        self.typed.run(());
    }

    /// The form is being sent as it stands.
    pub fn sending(&self) {
        self.sending.run(());
    }

    /// Where the newest answers are, when that is not the server.
    pub fn words(&self) -> Option<&'static str> {
        match self.line.get() {
            Line::Server => None,
            Line::Phone => Some(form::ON_PHONE),
            Line::Waiting => Some(form::ON_PHONE_WAITING),
            Line::Full => Some(form::PHONE_FULL),
        }
    }
}

/// Nothing older than this is lost when the phone goes off.
const QUIET: Duration = Duration::from_millis(300);

pub fn watch(of: OnPhone) -> Watched {
    let OnPhone { drawer, step, application, base, form, save, saved, revision, from_phone, restore } = of;
    let line = RwSignal::new(Line::Server);
    // Counts what was typed, so that an answer for older words does not throw the newer away.
    let count = StoredValue::new(0_usize);
    let sent_at = StoredValue::new(0_usize);
    let nothing = Callback::new(|()| ());
    let Some(drawer) = drawer else { return Watched { line, typed: nothing, sending: nothing } };

    let keep = move || {
        let Some(body) = form.try_get_untracked().flatten().and_then(|form| post::body_of(&form, &[])) else { return };
        spawn_local(async move {
            if let Some(kept) = drawer::keep(step, &body).await {
                line.try_set(if kept { here() } else { Line::Full });
                drawer.look().await;
            }
        });
    };
    let newer = move || count.try_get_value() > sent_at.try_get_value();
    let later = move || {
        if newer() {
            keep();
        }
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let typed = Callback::new(move |()| {
        count.update_value(|count| *count += 1);
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        timer.set_value(set_timeout_with_handle(later, QUIET).ok());
    });
    let sending = Callback::new(move |()| {
        sent_at.set_value(count.get_value());
        keep();
    });

    // What was left the last time is put back, but for what was typed since the page came.
    Effect::new(move |_| {
        drawer::open_form(Some(step));
        let (application, saved) = (application.clone(), saved.clone());
        spawn_local(async move {
            let stale = drawer.meet(&application, revision).await;
            let Some(body) = drawer::kept(step).await else {
                if stale && !newer() {
                    return drawer.sent.update(|count| *count += 1);
                }
                // What was typed before the drawer was open.
                return later();
            };
            let mut left = typed::answers_in(&body, step);
            let now = form.try_get_untracked().flatten().map(|form| typed::answers(&form, step, u8::MAX));
            for (key, value) in now.unwrap_or_default().iter().filter(|(key, value)| saved.raw(key) != *value) {
                left.set(key, value);
            }
            if left.iter().any(|(key, value)| saved.raw(key) != value) {
                restore.run(left);
            } else if from_phone {
                line.try_set(here());
            } else {
                drawer::forget(step).await;
            }
        });
    });

    // An answer came: the drawer is emptied, or keeps what could not be sent, and the person goes on.
    Effect::new(move |before: Option<usize>| {
        let answers = save.count.get();
        if before.is_none_or(|before| before == answers) {
            return answers;
        }
        let body = save.body.get_value();
        match save.error.get_untracked() {
            None if !newer() => spawn_local(async move {
                // Its turn comes behind what is still being locked away.
                drawer::forget(step).await;
                if !newer() {
                    line.try_set(Line::Server);
                }
                drawer.look().await;
            }),
            Some(ApiError::Offline) => {
                // The button stands last; what is kept says nothing of where to go.
                let (fields, button) = body.rsplit_once("&go=").unwrap_or((&body, ""));
                let (fields, next) = (
                    fields.to_owned(),
                    match button {
                        "next" => next_page(&base, step),
                        "later" => base.clone(),
                        _ => String::new(),
                    },
                );
                spawn_local(async move {
                    let Some(kept) = drawer::keep(step, &fields).await else { return };
                    line.try_set(if kept { Line::Waiting } else { Line::Full });
                    drawer.look().await;
                    if kept && !next.is_empty() {
                        post::lead_to(&next);
                    }
                });
            }
            _ => {}
        }
        answers
    });

    // The signal may be back.
    Effect::new(move |before: Option<()>| {
        drawer.again.track();
        let due = before.is_some() && line.get_untracked() == Line::Waiting;
        let form = form.get_untracked().filter(|_| due);
        if let Some(body) = form.and_then(|form| post::body_of(&form, &[("go", "stay")])) {
            sent_at.set_value(count.get_value());
            save.send(body);
        }
    });
    Watched { line, typed, sending }
}

/// Where lies what is on the phone alone.
fn here() -> Line {
    if post::has_signal() { Line::Phone } else { Line::Waiting }
}

fn next_page(base: &str, step: Step) -> String {
    format!("{base}/{}", step.next().map_or("periksa", |next| next.code()))
}
