//! Photo and documents: one picker for each kind. With scripts a chosen picture is looked at first, then sent until it has arrived;
//! without, a button sends it.

use leptos::html;
use leptos::prelude::*;

use super::crop::{button, look};
use super::drawer::Drawer;
use super::marked::marked;
use super::picked::{accepted, let_go, not_taken, picked, put_back, send, take_with_camera};
use crate::api::ApiError;
use crate::api::view::DocumentView;
use crate::browser::held::{Held, Stage};
use crate::browser::{typed, upload};
use crate::components::dynamic::{dynamic, words};
use crate::domain::correction::Correction;
use crate::domain::document::{DocumentKind, Required};
use crate::domain::opening::Opening;
use crate::text::{form, picture as text, trouble};

#[component]
pub fn Pickers(
    application: String,
    documents: Vec<DocumentView>,
    corrections: Vec<Correction>,
    opening: Opening,
    /// Pages that were taken out since the return.
    before: Vec<DocumentView>,
    missing: Vec<DocumentKind>,
    required: Required,
    check_all: bool,
    /// Whether several files may be chosen or dropped at once, as a scanner at the counter makes them.
    several: bool,
    reload: Callback<()>,
) -> impl IntoView {
    let query = leptos_router::hooks::use_query_map();
    // With scripts off the upload answers by coming back here with a code, never with anything of the file.
    let refused = query.with_untracked(|query| Some((query.get("dokumen")?, query.get("masalah")?)));
    let picker = |kind: DocumentKind| {
        let pages: Vec<_> = documents.iter().filter(|page| page.kind == kind).cloned().collect();
        let marks = marked(kind, &corrections, &documents, &before);
        let at_first = match &refused {
            Some((of, code)) if of == kind.code() => Some(not_taken(code, pages_left(kind, pages.len()))),
            _ => None,
        };
        let at_first = at_first.or((check_all && missing.contains(&kind)).then_some(form::MISSING_DOCUMENT.to_owned()));
        let address = format!("/unggah/{application}/{}", kind.code());
        let (open, several) = (opening.document(kind), several && kind.most_pages() > 1);
        let required = required.has(kind);
        picker(Picker { address, kind, required, pages, marks, at_first, open, several }, reload)
    };
    let pickers: Vec<_> = DocumentKind::ALL.into_iter().map(picker).collect();
    let (held, pickers): (Vec<_>, Vec<_>) = pickers.into_iter().unzip();
    if let Some(drawer) = use_context::<Drawer>() {
        Effect::new(move |_| {
            if drawer.met.get() {
                held.iter().flatten().for_each(|held| put_back(*held));
            }
        });
    }
    pickers
}

/// How many pages a kind may still take.
fn pages_left(kind: DocumentKind, there: usize) -> u8 {
    kind.most_pages().saturating_sub(there as u8)
}

struct Picker {
    address: String,
    kind: DocumentKind,
    required: bool,
    pages: Vec<DocumentView>,
    /// What the officer asked for.
    marks: AnyView,
    /// What is wrong when the page is shown.
    at_first: Option<String>,
    open: bool,
    several: bool,
}

/// With what it holds, where pictures can be picked.
fn picker(of: Picker, reload: Callback<()>) -> (Option<Held>, AnyView) {
    let Picker { address, kind, required, pages, marks, at_first, open, several } = of;
    let code = kind.code();
    let held = Held::of(&address, kind, at_first.clone());
    let input = NodeRef::<html::Input>::new();
    held.left.set(usize::from(pages_left(kind, pages.len())));
    let pick = Callback::new({
        let address = address.clone();
        move |()| {
            if let Some(node) = input.try_get_untracked().flatten() {
                picked(held, node, several.then(|| address.clone()));
            }
        }
    });
    let ready = RwSignal::new(false);
    // A file that was chosen before the WASM arrived is taken now; the button is for those without it.
    Effect::new(move |_| {
        ready.set(true);
        if held.stands_in(reload) {
            // The page that was before is still there at this moment.
            request_animation_frame(move || typed::focus(code));
        }
        let first = untrack(|| held.stage()) == Stage::Idle && !held.is_moot();
        if first && held.wrong.get_untracked() != at_first {
            held.wrong.set(at_first.clone());
        }
        if input.try_get_untracked().flatten().and_then(|node| node.files()).is_some_and(|files| files.length() > 0) {
            pick.run(());
        }
    });
    let ready = Signal::derive(move || ready.get());
    let not_ready = Signal::derive(move || !ready.get());
    let count = pages.len();
    let thumbs: Vec<_> = pages.into_iter().map(|page| thumb(page, open, held)).collect();
    let label = match (count, kind.most_pages()) {
        (0, _) => form::CHOOSE_PICTURE,
        (_, 1) => form::REPLACE_PICTURE,
        _ => form::ADD_PAGE,
    };
    let wrong_id = format!("{code}-salah");
    let field = view! {
        <input
            node_ref=input
            id=format!("{code}-berkas")
            name="berkas"
            type="file"
            accept=accepted(kind)
            aria-describedby=wrong_id.clone()
            on:change=move |_| { let _ = pick.try_run(()); }
        />
    };
    let field = taking_several(field, several);
    let camera = Callback::new(move |()| {
        if let Some(node) = input.try_get_untracked().flatten() {
            take_with_camera(&node, held.kind);
        }
    });
    let one_side = Callback::new(move |()| held.go(Stage::Looking));
    let looking =
        dynamic(move || if held.stage() == Stage::Looking { look(held, send, let_go) } else { ().into_any() });
    let view = view! {
        <section class="picker" id=code tabindex="-1" aria-labelledby=format!("{code}-judul")>
            <h2 id=format!("{code}-judul")>
                {form::document(kind)}
                {(!required).then(|| view! { " "<span class="optional">{crate::text::common::OPTIONAL}</span> })}
            </h2>
            <p class="hint">{form::document_hint(kind, required)}</p>
            {marks}
            {(count > 0).then(|| view! { <p class="saved">{form::UPLOADED}</p> })}
            <div class="thumbs">{thumbs}</div>
            <p class="error" id=wrong_id.clone() role="alert" hidden=held.no_error>{words(move || held.wrong.get())}</p>
            {open.then(|| view! {
                <form method="post" action=address enctype="multipart/form-data" hidden=held.not_picking>
                    <p role="status" hidden=held.not_joining>{text::PICK_BACK}</p>
                    <label for=format!("{code}-berkas")>{label}</label>
                    {field}
                    <button class="secondary" hidden=ready>{form::UPLOAD}</button>
                    {button("with-camera", text::CAMERA, camera, not_ready)}
                    {button("link", text::WITHOUT_BACK, one_side, held.not_joining)}
                </form>
                {looking}
                {on_its_way(held)}
            })}
        </section>
    };
    (open.then_some(held), view.into_any())
}

/// How far the picture is, and what can be done when it does not arrive.
fn on_its_way(held: Held) -> AnyView {
    let said = move || {
        Some(match held.stage() {
            Stage::Opening => text::OPENING.to_owned(),
            Stage::Sending => form::UPLOADING.to_owned(),
            Stage::Waiting => text::WAITING.to_owned(),
            Stage::Stopped => text::STOPPED.to_owned(),
            _ => return None,
        })
    };
    view! {
        <p role="status" hidden=held.at_rest>{words(said)}</p>
        <progress
            max="100"
            value=held.sent
            aria-label=form::UPLOADING
            hidden=held.not_sending
        ></progress>
        <div class="actions" hidden=held.not_stopped>
            {button("primary", text::SEND_AGAIN, Callback::new(move |()| held.wake()), Signal::stored(false))}
            {button("link", text::NOT_SENT, Callback::new(move |()| let_go(held)), Signal::stored(false))}
        </div>
    }
    .into_any()
}

/// A scanner at the counter makes several files at once.
#[cfg(feature = "desk")]
fn taking_several(field: impl IntoView + 'static, several: bool) -> AnyView {
    field.add_any_attr(leptos::attr::multiple(several)).into_any()
}

/// A phone takes one picture at a time, and its bundle is spared the attribute.
#[cfg(not(feature = "desk"))]
fn taking_several(field: impl IntoView + 'static, _: bool) -> AnyView {
    field.into_any()
}

fn thumb(page: DocumentView, open: bool, held: Held) -> AnyView {
    let words = form::document_page(page.kind, page.page);
    let class = if page.kind == DocumentKind::Photo { "thumb portrait" } else { "thumb" };
    let address = format!("/unggah/hapus/{}", page.id);
    let action = address.clone();
    let remove = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let address = address.clone();
        leptos::task::spawn_local(async move {
            let wrong = match upload::post(&address, None, "", None).await {
                Err(why) if why.is_no_signal() => {
                    held.wrong.set(Some(trouble::trouble(ApiError::Offline).into_owned()));
                    return;
                }
                // A refusal without a code: it was gone before.
                Err(why) if !why.0.is_empty() => Some(not_taken(&why.0, 0)),
                _ => None,
            };
            held.wrong.set(wrong);
            held.reload();
        });
    };
    view! {
        <div class="page">
            <img class=class src=format!("/berkas/{}", page.id) alt=words.clone() loading="lazy"/>
            {open.then(|| view! {
                <form method="post" action=action on:submit=remove>
                    <button class="link remove">{form::REMOVE}" "<span class="sr">{words}</span></button>
                </form>
            })}
        </div>
    }
    .into_any()
}
