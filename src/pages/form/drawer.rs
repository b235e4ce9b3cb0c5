//! What was typed and has not reached the server yet: it lies in a locked drawer of the phone (`browser::vault`) and is sent as soon as
//! there is a signal. One entry for each step, written as the form itself would be sent, so that sending it late is the same as
//! sending it now.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use postcard::{from_bytes, take_from_bytes};
use web_sys::Blob;

use super::loaded::{Answer, Ask};
use crate::api::ApiError;
use crate::api::drawer::{DrawerKey, ReadDrawerKey};
use crate::api::form::{Overview, ReadOverview, SaveStep, StepPage, Task, TaskStatus};
use crate::browser::{post, typed, vault};
use crate::domain::document::DocumentKind;
use crate::domain::form::Step;

/// What the pages know of the drawer.
#[derive(Clone, Copy)]
pub struct Drawer {
    /// Something lies in it, and there is no signal.
    pub waiting: RwSignal<bool>,
    /// Counts the times at which an open form may try again.
    pub again: RwSignal<usize>,
    /// Counts the times at which something was sent that the page does not show yet.
    pub sent: RwSignal<usize>,
    /// It is open: what was left in it can be looked for.
    pub met: RwSignal<bool>,
}

thread_local! {
    /// Whose drawer was opened for the person who is signed in; before that nothing is taken out and sent.
    static OWNER: RefCell<String> = const { RefCell::new(String::new()) };
    /// The step whose form is on the page: it sends itself, since it alone knows the revision that comes of it.
    static OPEN: Cell<Option<Step>> = const { Cell::new(None) };
}

/// The name under which the last overview lies.
const OVERVIEW: &str = "berkas";
/// How often sending is tried again, in seconds.
const AGAIN: u64 = 8;

fn entry(step: Step) -> String {
    format!("langkah/{}", step.code())
}

impl Drawer {
    /// For all pages below; tries to send for as long as they are open.
    pub fn provide() -> Drawer {
        let drawer = Drawer {
            waiting: RwSignal::new(false),
            again: RwSignal::new(0),
            sent: RwSignal::new(0),
            met: RwSignal::new(false),
        };
        provide_context(drawer);
        Effect::new(move |_| {
            let _ = set_interval_with_handle(move || drawer.try_again(), Duration::from_secs(AGAIN));
            let _ = window_event_listener(ev::online, move |_| drawer.try_again());
        });
        drawer
    }

    fn try_again(self) {
        if !self.waiting.get_untracked() {
            return;
        }
        spawn_local(async move {
            self.send().await;
            self.again.update(|count| *count += 1);
            self.look().await;
        });
    }

    /// Sends what lies in it. A page without a form is then asked for again; under a form nothing moves while somebody types.
    async fn send(self) {
        if send_all().await && OPEN.get().is_none() {
            self.sent.update(|count| *count += 1);
        }
    }

    /// Finds out whether anything waits.
    pub async fn look(self) {
        self.waiting.set(!post::has_signal() && !vault::names("langkah/").await.is_empty());
    }

    /// Opens the drawer of `application`, and sends what was left in it. Whether the server has a newer revision than `shown` of the step
    /// whose form is on the page: the page before has sent it while the server made this one.
    pub async fn meet(self, application: &str, shown: i64) -> bool {
        if OWNER.with_borrow(|owner| owner == application) {
            self.met.set(true);
            return false;
        }
        if vault::owner().await.as_deref() != Some(application) {
            let Ok((answer, _)) = post::post(ReadDrawerKey::PATH, "").await else { return false };
            let Ok(key) = from_bytes::<DrawerKey>(&answer) else { return false };
            vault::unlock(&key.owner, &key.key).await;
        }
        OWNER.set(application.to_owned());
        self.met.set(true);
        self.send().await;
        // The page came whole from the server; for the time without a signal the drawer wants what it was made of.
        let mut newer = false;
        if let Ok((bytes, _)) = post::post(ReadOverview::PATH, "application=").await {
            remember(&bytes).await;
            let of_form = |task: &Task| Some(task.step) == OPEN.get() && task.revision > shown;
            newer = take_from_bytes::<Overview>(&bytes).is_ok_and(|(now, _)| now.tasks.iter().any(of_form));
        }
        self.look().await;
        newer
    }
}

fn is_open() -> bool {
    OWNER.with_borrow(|owner| !owner.is_empty())
}

/// Says that the form of `step` is on the page, or none.
pub fn open_form(step: Option<Step>) {
    OPEN.set(step);
}

/// Whether `body`, the form of `step`, lies in the drawer now; nothing as long as the drawer is not open.
pub async fn keep(step: Step, body: &str) -> Option<bool> {
    if is_open() { Some(vault::put(&entry(step), body.as_bytes()).await) } else { None }
}

/// The form of `step` as it was left.
pub async fn kept(step: Step) -> Option<String> {
    let bytes = if is_open() { vault::get(&entry(step)).await } else { None };
    String::from_utf8(bytes?).ok()
}

/// It has arrived.
pub async fn forget(step: Step) {
    vault::remove(&entry(step)).await;
}

/// A picture that was picked and has not arrived, under the key with which it is sent.
pub async fn keep_picture(kind: DocumentKind, key: &str, file: &Blob) {
    forget_picture(kind).await;
    if is_open() {
        vault::put_file(&[&pictures(kind), key].concat(), file).await;
    }
}

/// The picture of this kind as it was left, with its key.
pub async fn kept_picture(kind: DocumentKind) -> Option<(String, Blob)> {
    let start = pictures(kind);
    let name = if is_open() { vault::names(&start).await.pop()? } else { return None };
    let file = vault::get_file(&name).await?;
    Some((name.strip_prefix(&start)?.to_owned(), file))
}

pub async fn forget_picture(kind: DocumentKind) {
    for name in vault::names(&pictures(kind)).await {
        vault::remove(&name).await;
    }
}

fn pictures(kind: DocumentKind) -> String {
    ["gambar/", kind.code(), "/"].concat()
}

/// Signing out: nobody opens the drawer on this phone before signing in again. What could be sent is sent first.
pub fn close_before(ev: ev::SubmitEvent) {
    ev.prevent_default();
    let Some(form) = typed::form_of(&ev) else { return };
    spawn_local(async move {
        send_all().await;
        OWNER.take();
        vault::lock().await;
        let _ = form.submit();
    });
}

/// Sends what lies in the drawer, but the form that is on the page; whether anything was sent.
pub async fn send_all() -> bool {
    let mut sent = false;
    if !is_open() {
        return sent;
    }
    for name in vault::names("langkah/").await {
        let step = name.strip_prefix("langkah/").and_then(Step::from_code);
        let Some(body) = vault::get(&name).await else { continue };
        if step.is_none() || step == OPEN.get() {
            continue;
        }
        let body = String::from_utf8_lossy(&body).into_owned() + "&go=stay";
        match post::post(SaveStep::PATH, &body).await {
            // Closed: the step is the officer's now, and what was typed has nowhere to go.
            Ok(_) | Err(ApiError::Closed | ApiError::Forbidden) => {
                vault::remove(&name).await;
                sent = true;
            }
            Err(_) => return sent,
        }
    }
    sent
}

/// Keeps what a page was made of, for the time without a signal; `bytes` begin with the overview.
pub async fn remember(bytes: &[u8]) {
    if is_open() {
        vault::put(OVERVIEW, bytes).await;
    }
}

/// The page that was asked for, from what lies in the drawer.
pub async fn recall(ask: &Ask) -> Option<Answer> {
    let bytes = vault::get(OVERVIEW).await?;
    let (mut overview, _) = take_from_bytes::<Overview>(&bytes).ok()?;
    OWNER.set(overview.application.clone());
    for name in vault::names("langkah/").await {
        let Some(step) = name.strip_prefix("langkah/").and_then(Step::from_code) else { continue };
        let body = vault::get(&name).await?;
        overview.answers.keep(|key| Step::of_key(key) != Some(step));
        overview.answers.merge(&typed::answers_in(&String::from_utf8_lossy(&body), step));
        overview.tasks.iter_mut().filter(|task| task.step == step).for_each(|task| task.status = TaskStatus::Started);
    }
    match ask {
        Ask::Overview(_) => Some(Answer::Overview(Box::new(overview))),
        Ask::Step(_, step) => {
            let step = Step::from_code(step)?;
            let mut answers = overview.answers.clone();
            answers.keep(|key| Step::of_key(key) == Some(step));
            let revision = overview.tasks.iter().find(|task| task.step == step).map_or(0, |task| task.revision);
            Some(Answer::Step(Box::new(StepPage {
                overview,
                step,
                answers,
                revision,
                saved_at: None,
                late: None,
                from_phone: true,
            })))
        }
        _ => None,
    }
}
