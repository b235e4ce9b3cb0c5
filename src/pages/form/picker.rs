//! Photo and documents: one picker for each kind. With scripts a chosen picture is sent at once; without, a button sends it.

use leptos::html;
use leptos::prelude::*;

use super::marked::marked;
use crate::api::view::DocumentView;
use crate::browser::upload::{self, NotTaken};
use crate::components::dynamic::words;
use crate::domain::correction::Correction;
use crate::domain::document::{DocumentKind, Required};
use crate::domain::opening::Opening;
use crate::domain::refusal::Refusal;
use crate::text::{form, refusal::refusal_with, trouble};

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
    DocumentKind::ALL.into_iter().map(picker).collect::<Vec<_>>()
}

/// The sentence for a code in the address.
fn not_taken(code: &str, pages_left: u8) -> String {
    match Refusal::from_code(code) {
        Some(why) => refusal_with(why, pages_left),
        None if code == "penuh-halaman" => form::TOO_MANY_PAGES.to_owned(),
        None if code == "penyimpanan" => trouble::trouble(crate::api::ApiError::Full).into_owned(),
        None => form::UPLOAD_FAILED.to_owned(),
    }
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

fn picker(of: Picker, reload: Callback<()>) -> AnyView {
    let Picker { address, kind, required, pages, marks, at_first, open, several } = of;
    let code = kind.code();
    let wrong = RwSignal::new(at_first);
    let busy = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let action = address.clone();
    let left = pages_left(kind, pages.len());
    let send = Callback::new(move |()| {
        let Some(node) = input.get_untracked() else { return };
        busy.set(true);
        wrong.set(None);
        let address = action.clone();
        leptos::task::spawn_local(async move {
            let sent = upload::send(node, address).await;
            busy.set(false);
            match sent {
                Ok(()) => reload.run(()),
                Err(NotTaken::Refused(why)) => wrong.set(Some(refusal_with(why, left))),
                Err(NotTaken::TooMany) => wrong.set(Some(form::TOO_MANY_PAGES.to_owned())),
                Err(NotTaken::Failed) => wrong.set(Some(form::UPLOAD_FAILED.to_owned())),
            }
        });
    });
    let ready = RwSignal::new(false);
    // A file that was chosen before the WASM arrived is sent now; the button is for those without it.
    Effect::new(move |_| {
        ready.set(true);
        if input.get_untracked().and_then(|node| node.files()).is_some_and(|files| files.length() > 0) {
            send.run(());
        }
    });
    let ready = Signal::derive(move || ready.get());
    let no_error = Signal::derive(move || wrong.get().is_none());
    let idle = Signal::derive(move || !busy.get());
    let count = pages.len();
    let thumbs: Vec<_> = pages.into_iter().map(|page| thumb(page, open, reload)).collect();
    let button = match (count, kind.most_pages()) {
        (0, _) => form::CHOOSE_PICTURE,
        (_, 1) => form::REPLACE_PICTURE,
        _ => form::ADD_PAGE,
    };
    let accept = if kind == DocumentKind::Photo { "image/*" } else { "image/*,application/pdf" };
    let wrong_id = format!("{code}-salah");
    let field = view! {
        <input
            node_ref=input
            id=format!("{code}-berkas")
            name="berkas"
            type="file"
            accept=accept
            aria-describedby=wrong_id.clone()
            on:change=move |_| send.run(())
        />
    };
    let field = taking_several(field, several);
    view! {
        <section class="picker" id=code aria-labelledby=format!("{code}-judul")>
            <h2 id=format!("{code}-judul")>
                {form::document(kind)}
                {(!required).then(|| view! { " "<span class="optional">{crate::text::common::OPTIONAL}</span> })}
            </h2>
            <p class="hint">{form::document_hint(kind, required)}</p>
            {marks}
            {(count > 0).then(|| view! { <p class="saved">{form::UPLOADED}</p> })}
            <div class="thumbs">{thumbs}</div>
            <p class="error" id=wrong_id.clone() role="alert" hidden=no_error>{words(move || wrong.get())}</p>
            {open.then(|| view! {
                <form method="post" action=address enctype="multipart/form-data">
                    <label for=format!("{code}-berkas")>{button}</label>
                    {field}
                    <button class="secondary" hidden=ready>{form::UPLOAD}</button>
                    <p role="status" hidden=idle>{form::UPLOADING}</p>
                </form>
            })}
        </section>
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

fn thumb(page: DocumentView, open: bool, reload: Callback<()>) -> AnyView {
    let words = form::document_page(page.kind, page.page);
    let class = if page.kind == DocumentKind::Photo { "thumb portrait" } else { "thumb" };
    let address = format!("/unggah/hapus/{}", page.id);
    let action = address.clone();
    let remove = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let address = address.clone();
        leptos::task::spawn_local(async move {
            let _ = upload::post(&address, None).await;
            reload.run(());
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
