//! A picture between being picked and having arrived. It is kept outside the page, which is drawn anew whenever another one has arrived,
//! and until it has: nothing is picked twice.

mod on_its_way;
mod stage;

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::js_sys::{Function, Math};
use web_sys::{Blob, HtmlCanvasElement};

use super::picture::{self, Opened};
use crate::domain::crop::Frame;
use crate::domain::document::DocumentKind;
use crate::domain::photo_look::Advice;
use crate::domain::refusal::Refusal;
pub use stage::Stage;

/// What one picker holds. A signal of each further type would cost a phone a kilobyte, so they are of types that others have.
#[derive(Clone, Copy)]
pub struct Held {
    at: usize,
    pub kind: DocumentKind,
    stage: RwSignal<usize>,
    pub percent: RwSignal<usize>,
    /// Count up when the frame has moved, and when another picture is there to be shown.
    moved: RwSignal<usize>,
    pub drawn: RwSignal<usize>,
    pub wrong: RwSignal<Option<String>>,
    /// How many pages the kind may still take.
    pub left: RwSignal<usize>,
    /// Above 0 when something has arrived or was taken out since the page came: what its address says of an upload no longer holds.
    moot: RwSignal<usize>,
    // Derived here and not in the page: while the page is asked for anew its own signals are gone, and what is shown still looks at them.
    pub no_error: Signal<bool>,
    pub not_picking: Signal<bool>,
    pub not_joining: Signal<bool>,
    pub not_sending: Signal<bool>,
    pub not_stopped: Signal<bool>,
    pub at_rest: Signal<bool>,
    pub sent: Signal<String>,
    pub zoom: Signal<String>,
    pub across: Signal<String>,
    pub down: Signal<String>,
}

/// A picture that was opened, for whoever keeps it until it has arrived.
pub struct Taken {
    pub key: String,
    /// As it was picked; both sides of a document as one.
    pub file: Blob,
    /// It goes up as it is: a PDF does.
    pub at_once: bool,
}

/// Both sides of a document while they wait; what is sent of them is smaller.
const KEPT_BYTES: f64 = 1_500_000.0;

struct Kept {
    address: String,
    held: Held,
    picture: Option<HtmlCanvasElement>,
    frame: Frame,
    /// Pixels of the original for each of the picture's.
    scale: f64,
    file: Option<Blob>,
    /// With which it is sent, however often: it is taken once.
    key: String,
    wake: Option<Function>,
    has_changed: bool,
    reload: Option<Callback<()>>,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

impl Held {
    /// What the picker that sends to `address` holds; the same again when the page is drawn anew.
    pub fn of(address: &str, kind: DocumentKind, wrong: Option<String>) -> Held {
        // The server has many people's pages in one thread, and holds nothing for any of them.
        if cfg!(feature = "ssr") {
            return Held::new(0, kind, wrong);
        }
        KEPT.with_borrow_mut(|kept| {
            if let Some(kept) = kept.iter().find(|kept| kept.address == address) {
                return kept.held;
            }
            // Under a root of its own and not of the page, so that its signals outlive the page.
            let page = Owner::current();
            let root = Owner::new_root(None);
            let held = Held::new(kept.len(), kind, wrong);
            std::mem::forget(root);
            if let Some(page) = page {
                page.set();
            }
            kept.push(Kept {
                address: address.to_owned(),
                held,
                picture: None,
                frame: Frame::FIRST,
                scale: 1.0,
                file: None,
                key: String::new(),
                wake: None,
                has_changed: false,
                reload: None,
            });
            held
        })
    }

    fn new(at: usize, kind: DocumentKind, wrong: Option<String>) -> Held {
        let (stage, percent) = (RwSignal::new(Stage::Idle as usize), RwSignal::new(0_usize));
        let (moved, wrong) = (RwSignal::new(0_usize), RwSignal::new(wrong));
        let is = move |stages: &'static [Stage]| {
            Signal::derive(move || stages.iter().any(|one| *one as usize == stage.get()))
        };
        let not = move |one: Stage| Signal::derive(move || one as usize != stage.get());
        let part = move |of: fn(Frame) -> u16| {
            Signal::derive(move || {
                moved.track();
                KEPT.with_borrow(|kept| of(kept[at].frame)).to_string()
            })
        };
        Held {
            at,
            kind,
            stage,
            percent,
            moved,
            drawn: RwSignal::new(0),
            left: RwSignal::new(0),
            moot: RwSignal::new(0),
            wrong,
            no_error: Signal::derive(move || wrong.get().is_none()),
            not_picking: is(&[Stage::Opening, Stage::Looking, Stage::Sending, Stage::Waiting, Stage::Stopped]),
            not_joining: not(Stage::Joining),
            not_sending: not(Stage::Sending),
            not_stopped: not(Stage::Stopped),
            at_rest: is(&[Stage::Idle, Stage::Looking, Stage::Joining]),
            sent: Signal::derive(move || percent.get().to_string()),
            zoom: part(|frame| frame.zoom),
            across: part(|frame| frame.across / 100),
            down: part(|frame| frame.down / 100),
        }
    }

    fn kept<T>(self, act: impl FnOnce(&mut Kept) -> T) -> T {
        KEPT.with_borrow_mut(|kept| act(&mut kept[self.at]))
    }

    pub fn stage(self) -> Stage {
        Stage::ALL.get(self.stage.get()).copied().unwrap_or(Stage::Idle)
    }

    pub fn go(self, stage: Stage) {
        self.stage.set(stage as usize);
    }

    /// Of a photo.
    pub fn frame(self) -> Frame {
        self.moved.track();
        self.kept(|kept| kept.frame)
    }

    pub fn set_frame(self, set: impl FnOnce(&mut Frame)) {
        self.kept(|kept| set(&mut kept.frame));
        self.moved.update(|count| *count += 1);
    }

    pub fn is_photo(self) -> bool {
        self.kind == DocumentKind::Photo
    }

    /// Opens what was picked now, or what was picked earlier with its `key`.
    ///
    /// # Errors
    /// The reason, when it is no picture that can be taken.
    pub async fn open(self, file: Blob, key: Option<String>) -> Result<Taken, Refusal> {
        let front =
            if untrack(|| self.stage()) == Stage::Joining { self.kept(|kept| kept.picture.clone()) } else { None };
        self.go(Stage::Opening);
        let shortest = if self.is_photo() { 240 } else { 200 };
        let (mut canvas, scale) = match picture::open(&file, shortest).await {
            Ok(Opened::Picture(canvas, scale)) => (canvas, scale),
            Ok(Opened::Paper) if front.is_none() => {
                let key = self.begin(key);
                self.kept(|kept| kept.file = Some(file.clone()));
                return Ok(Taken { key, file, at_once: true });
            }
            refused => {
                self.go(if front.is_some() { Stage::Joining } else { Stage::Idle });
                return Err(refused.err().unwrap_or(Refusal::NotAPicture));
            }
        };
        let mut file = file;
        if let Some(both) = front.and_then(|front| picture::joined(&front, &canvas)) {
            file = picture::jpeg(&both, KEPT_BYTES).unwrap_or(file);
            canvas = both;
        }
        let key = self.begin(key);
        self.kept(|kept| kept.scale = scale);
        self.put(canvas);
        self.go(Stage::Looking);
        Ok(Taken { key, file, at_once: false })
    }

    fn begin(self, key: Option<String>) -> String {
        let key = key
            .unwrap_or_else(|| [Math::random(), Math::random()].map(|part| format!("{:x}", part.to_bits())).concat());
        self.kept(|kept| kept.key.clone_from(&key));
        key
    }

    fn put(self, canvas: HtmlCanvasElement) {
        self.kept(|kept| kept.picture = Some(canvas));
        self.set_frame(|frame| *frame = Frame::FIRST);
        self.drawn.update(|count| *count += 1);
    }

    pub fn turn(self) {
        if let Some(turned) = self.kept(|kept| kept.picture.as_ref().and_then(picture::turned)) {
            self.put(turned);
        }
    }

    /// Moves the frame: `(right, down)` are thousandths of its width by which the picture is dragged.
    pub fn drag(self, by: (i32, i32)) {
        let size = self.kept(|kept| kept.picture.as_ref().map(|picture| (picture.width(), picture.height())));
        if let Some((width, height)) = size {
            self.set_frame(|frame| *frame = frame.dragged(width, height, by));
        }
    }

    pub fn show_on(self, canvas: &HtmlCanvasElement, frame: Option<Frame>) {
        self.kept(|kept| {
            if let Some(picture) = &kept.picture {
                picture::show(canvas, picture, frame);
            }
        });
    }

    pub fn advice(self, shown: &HtmlCanvasElement, frame: Option<Frame>) -> Vec<Advice> {
        let scale = self.kept(|kept| {
            let part = kept.picture.as_ref().zip(frame).map(|(p, frame)| frame.part(p.width(), p.height()).2);
            kept.scale * part.map_or(1.0, |part| f64::from(part) / f64::from(shown.width()))
        });
        picture::advice(shown, self.is_photo(), scale)
    }

    /// Makes of what is shown what is sent. Whether that could be done.
    pub fn encode(self, shown: &HtmlCanvasElement) -> bool {
        let blob = picture::jpeg(shown, if self.is_photo() { 200_000.0 } else { 400_000.0 });
        self.kept(|kept| kept.file = blob.clone());
        blob.is_some()
    }

    /// Stands in a page that is asked for anew by `reload`. Whether that was done since the one before, for a picture that came or went.
    pub fn stands_in(self, reload: Callback<()>) -> bool {
        self.kept(|kept| {
            kept.reload = Some(reload);
            std::mem::take(&mut kept.has_changed)
        })
    }

    /// Whether what the address of the page says of an upload still holds.
    pub fn is_moot(self) -> bool {
        self.moot.get_untracked() > 0
    }

    /// Asks for the page anew, if it is still there: it may have been left while a picture was on its way.
    pub fn reload(self) {
        self.moot.set(1);
        let reload = self.kept(|kept| {
            kept.has_changed = true;
            kept.reload
        });
        if let Some(reload) = reload {
            let _ = reload.try_run(());
        }
    }
}
