//! The documents: one page at a time, enlarged, turned, with its marks. Without scripts all pages stand below each other.

use leptos::prelude::*;

use crate::api::file::File;
use crate::api::view::PageView;
use crate::browser::draw::thousandths;
use crate::components::dynamic::dynamic;
use crate::domain::correction::Pin;
use crate::domain::document::DocumentKind;
use crate::pages::desk::pins::Pins;
use crate::text::{desk, file as text, form};

/// How the page on show is looked at.
#[derive(Clone, Copy)]
struct Look {
    page: RwSignal<usize>,
    zoom: RwSignal<usize>,
    turn: RwSignal<usize>,
    ready: RwSignal<bool>,
}

const ZOOMS: [&str; 4] = ["", "zoom-150", "zoom-200", "zoom-300"];
const TURNS: [&str; 4] = ["", "turn-90", "turn-180", "turn-270"];

pub fn viewer(file: &File, pins: Pins) -> AnyView {
    let look =
        Look { page: RwSignal::new(0), zoom: RwSignal::new(0), turn: RwSignal::new(0), ready: RwSignal::new(false) };
    Effect::new(move |_| look.ready.set(true));
    let may_mark = file.moves.contains(&crate::domain::application::Move::Return);
    let missing: Vec<_> = file.missing_documents.iter().map(|kind| form::document(*kind)).collect();
    let figures: Vec<_> =
        file.documents.iter().enumerate().map(|(at, page)| figure(file, at, page.clone(), look, pins)).collect();
    let before: Vec<_> = file.documents_before.iter().map(plain).collect();
    view! {
        <div class="documents" role="region" aria-label=desk::DOCUMENTS>
            <h2>{desk::DOCUMENTS}</h2>
            {(!missing.is_empty()).then(|| view! { <p class="warning">{desk::MISSING}" "{missing.join(", ")}</p> })}
            {tools(file, look, pins, may_mark)}
            {figures}
            {(!before.is_empty()).then(|| view! { <h3>{text::BEFORE}</h3>{before} })}
        </div>
    }
    .into_any()
}

fn tools(file: &File, look: Look, pins: Pins, may_mark: bool) -> AnyView {
    let count = file.documents.len();
    if count == 0 {
        return ().into_any();
    }
    let hidden = move || !look.ready.get();
    let show = move |at: usize| {
        look.page.set(at);
        look.turn.set(0);
        look.zoom.set(0);
    };
    let tab = |(at, page): (usize, &PageView)| {
        let words = form::document_page(page.kind, page.page);
        let current = move || (look.page.get() == at).then_some("true");
        view! {
            <button type="button" class="tab" aria-current=current data-key=(at + 1).to_string() on:click=move |_| show(at)>
                {words}{page.fresh.then(|| view! { " "<span class="fresh">{text::NEW}</span> })}
            </button>
        }
        .into_any()
    };
    let tabs: Vec<_> = file.documents.iter().enumerate().map(tab).collect();
    let tool = |key: &'static str, words: &'static str, act: Box<dyn Fn() + Send + Sync>| {
        view! { <button type="button" class="secondary" data-key=key on:click=move |_| act()>{words}</button> }
            .into_any()
    };
    let step = move |by: usize| show((look.page.get_untracked() + by) % count);
    let zoom = move |by: isize| {
        look.zoom.update(|zoom| *zoom = zoom.saturating_add_signed(by).min(ZOOMS.len() - 1));
    };
    let marking = move || if pins.marking.get() { "true" } else { "false" };
    view! {
        <div class="tools" hidden=hidden>
            <div class="tabs" role="group" aria-label=text::PAGES>{tabs}</div>
            <div class="actions">
                {tool("b", text::BACKWARD, Box::new(move || step(count - 1)))}
                {tool("n", text::FORWARD, Box::new(move || step(1)))}
                {tool("+", text::ENLARGE, Box::new(move || zoom(1)))}
                {tool("-", text::REDUCE, Box::new(move || zoom(-1)))}
                {tool("r", text::TURN, Box::new(move || look.turn.update(|turn| *turn = (*turn + 1) % TURNS.len())))}
                {may_mark.then(|| view! {
                    <button type="button" class="secondary" data-key="t" aria-pressed=marking on:click=move |_| pins.marking.update(|on| *on = !*on)>
                        {text::MARK}
                    </button>
                })}
            </div>
            <p class="hint" role="status">{dynamic(move || pins.marking.get().then_some(text::MARK_HOW).into_any())}</p>
        </div>
    }
    .into_any()
}

fn figure(file: &File, at: usize, page: PageView, look: Look, pins: Pins) -> AnyView {
    let words = form::document_page(page.kind, page.page);
    let href = format!("/berkas/{}", page.id);
    let src = href.clone();
    let hidden = move || look.ready.get() && look.page.get() != at;
    let class = move || {
        let shape = if page.kind == DocumentKind::Photo { "portrait" } else { "" };
        ["sheet", shape, ZOOMS[look.zoom.get()], TURNS[look.turn.get()]].join(" ")
    };
    let (kind, number) = (page.kind, page.page);
    let mark = move |x: u16, y: u16| {
        pins.add(&Pin::Point { document: kind, page: number, x, y }.code());
        pins.marking.set(false);
    };
    let click = move |ev: leptos::ev::MouseEvent| {
        if pins.marking.get_untracked() {
            ev.prevent_default();
            if let Some((x, y)) = thousandths(&ev) {
                mark(x, y);
            }
        }
    };
    // The cross that the arrow keys move, for those without a mouse.
    let cross = RwSignal::new((500_u16, 500_u16));
    let keys = move |ev: leptos::ev::KeyboardEvent| {
        if !pins.marking.get_untracked() {
            return;
        }
        let by = if ev.shift_key() { 100 } else { 20 };
        let (x, y) = cross.get_untracked();
        let to = match ev.key().as_str() {
            "ArrowLeft" => (x.saturating_sub(by), y),
            "ArrowRight" => ((x + by).min(1000), y),
            "ArrowUp" => (x, y.saturating_sub(by)),
            "ArrowDown" => (x, (y + by).min(1000)),
            "Enter" => {
                return {
                    ev.prevent_default();
                    mark(x, y)
                };
            }
            "Escape" => return pins.marking.set(false),
            _ => return,
        };
        ev.prevent_default();
        cross.set(to);
    };
    let node = NodeRef::<leptos::html::A>::new();
    Effect::new(move |_| {
        if pins.marking.get()
            && look.page.get_untracked() == at
            && let Some(node) = node.get_untracked()
        {
            let _ = node.focus();
        }
    });
    let (width, height) = (page.width, page.height);
    let old: Vec<_> = file.corrections.iter().filter_map(|c| point_on(&c.pin, kind, number)).collect();
    let marks = dynamic(move || {
        let place = |(x, y): (u16, u16)| (u32::from(x) * width / 1000, u32::from(y) * height / 1000);
        let size = width.max(height) / 40;
        let mark = |(label, point): (String, (u16, u16))| {
            let (x, y) = place(point);
            view! {
                <g class="mark">
                    <circle cx=x.to_string() cy=y.to_string() r=size.to_string()></circle>
                    <text x=x.to_string() y=y.to_string() font-size=size.to_string() text-anchor="middle" dominant-baseline="central">{label}</text>
                </g>
            }
            .into_any()
        };
        let new = pins.points(kind, number).into_iter().map(|(at, point)| ((at + 1).to_string(), point));
        let moving = (pins.marking.get() && look.page.get() == at).then(|| ("+".to_owned(), cross.get()));
        let all: Vec<_> = old.iter().map(|point| (String::new(), *point)).chain(new).chain(moving).map(mark).collect();
        view! { <svg viewBox=format!("0 0 {width} {height}") aria-hidden="true" focusable="false">{all}</svg> }
            .into_any()
    });
    view! {
        <figure hidden=hidden>
            <figcaption>{words.clone()}</figcaption>
            <div class="frame">
                <a
                    node_ref=node
                    class=class
                    href=href
                    rel="external"
                    target="_blank"
                    title=desk::OPEN_LARGE
                    on:click=click
                    on:keydown=keys
                >
                    <img src=src alt=words width=width height=height loading="lazy"/>
                    {marks}
                </a>
            </div>
        </figure>
    }
    .into_any()
}

fn point_on(pin: &Pin, kind: DocumentKind, number: u8) -> Option<(u16, u16)> {
    match pin {
        Pin::Point { document, page, x, y } if *document == kind && *page == number => Some((*x, *y)),
        _ => None,
    }
}

/// A page that was taken out, to be laid beside the new one.
fn plain(page: &PageView) -> AnyView {
    let words = form::document_page(page.kind, page.page);
    let src = format!("/berkas/{}", page.id);
    view! {
        <figure class="before">
            <figcaption>{words.clone()}</figcaption>
            <img src=src alt=words width=page.width height=page.height loading="lazy"/>
        </figure>
    }
    .into_any()
}
