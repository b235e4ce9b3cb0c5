//! A picked picture is looked at before it is sent: a photo is put into the frame of the card, a document is turned upright.

use leptos::html;
use leptos::prelude::*;

use crate::browser::held::{Held, Stage};
use crate::browser::typed;
use crate::components::dynamic::dynamic;
use crate::domain::crop::Frame;
use crate::text::picture as text;

/// How far an arrow key drags, in thousandths of the frame's width.
const STEP: i32 = 40;

/// The picture with its advice and what can be done with it; `send` is run when it is as it should be sent, `let_go` when it is not wanted.
pub fn look(held: Held, send: fn(Held), let_go: fn(Held)) -> AnyView {
    let photo = held.is_photo();
    let code = held.kind.code();
    let canvas = NodeRef::<html::Canvas>::new();
    let settled = RwSignal::new(0_usize);
    // Drawn when it stands in the page, and whenever it or the frame has changed.
    Effect::new(move |_| {
        held.drawn.track();
        let frame = photo.then(|| held.frame());
        if let Some(node) = canvas.get() {
            held.show_on(&node, frame);
        }
    });
    let settle = Callback::new(move |()| settled.update(|count| *count += 1));
    // Looked at when nothing moves any more.
    Effect::new(move |_| {
        held.drawn.track();
        if canvas.get().is_some() {
            let _ = settle.try_run(());
        }
    });
    let use_it = Callback::new(move |()| {
        let Some(node) = canvas.try_get_untracked().flatten() else { return };
        if held.encode(&node) {
            send(held);
        } else {
            held.wrong.set(Some(text::NOT_MADE.to_owned()));
        }
    });
    let to_files = move || request_animation_frame(move || typed::focus(&format!("{code}-berkas")));
    let join = Callback::new(move |()| {
        held.go(Stage::Joining);
        to_files();
    });
    let again = Callback::new(move |()| {
        let_go(held);
        to_files();
    });
    let turn = Callback::new(move |()| held.turn());
    let shown = Signal::stored(false);
    let said = dynamic(move || {
        settled.track();
        let advice = canvas
            .try_get_untracked()
            .flatten()
            .map(|node| held.advice(&node, photo.then(|| untrack(|| held.frame()))));
        let said = advice.unwrap_or_default().into_iter().map(|advice| text::advice(advice, photo));
        let said: Vec<_> = said.map(|sentence| view! { <li class="warning">{sentence}</li> }).collect();
        let none = said.is_empty();
        let end = if none { text::look_well(photo) } else { text::ONLY_ADVICE };
        view! { <ul>{said}</ul><p>{end}</p> }.into_any()
    });
    view! {
        <div class="look">
            {photo.then(|| view! { <p class="hint" id=format!("{code}-cara")>{text::FRAME}</p> })}
            {frame(held, canvas, settle)}
            <div class="advice" id=format!("{code}-saran") role="status">{said}</div>
            {photo.then(|| sliders(held, settle))}
            <div class="actions">
                {button("primary", text::use_it(photo), use_it, shown)}
                {button("secondary", text::TURN, turn, shown)}
                {(!photo).then(|| button("secondary", text::ADD_BACK, join, shown))}
                {button("link", text::another(photo), again, shown)}
            </div>
        </div>
    }
    .into_any()
}

/// One type for all, which a phone loads once.
pub fn button(class: &'static str, words: &'static str, act: Callback<()>, hidden: Signal<bool>) -> AnyView {
    view! { <button type="button" class=class hidden=hidden on:click=move |_| { let _ = act.try_run(()); }>{words}</button> }
        .into_any()
}

/// What will be sent. A photo follows the finger and the arrow keys; the guide for the head is drawn over it by the style.
fn frame(held: Held, canvas: NodeRef<html::Canvas>, settle: Callback<()>) -> AnyView {
    let photo = held.is_photo();
    let code = held.kind.code();
    let at = StoredValue::new((0, 0));
    let pointer = move |ev: &leptos::ev::PointerEvent, begins: bool| {
        let Some(node) = canvas.try_get_untracked().flatten().filter(|_| photo) else { return };
        let (was, now) = (at.get_value(), (ev.client_x(), ev.client_y()));
        if begins {
            let _ = node.set_pointer_capture(ev.pointer_id());
        } else if ev.buttons() == 0 {
            return;
        } else {
            let part = |moved: i32| 1000 * moved / node.client_width().max(1);
            let by = (part(now.0 - was.0), part(now.1 - was.1));
            held.drag(by);
        }
        at.set_value(now);
    };
    let key = move |ev: leptos::ev::KeyboardEvent| {
        let by = match ev.key().as_str() {
            "ArrowLeft" => (-STEP, 0),
            "ArrowRight" => (STEP, 0),
            "ArrowUp" => (0, -STEP),
            "ArrowDown" => (0, STEP),
            _ => return,
        };
        if photo {
            ev.prevent_default();
            held.drag(by);
            let _ = settle.try_run(());
        }
    };
    view! {
        <div class=if photo { "frame portrait-frame" } else { "frame" }>
            <canvas
                node_ref=canvas
                id=format!("{code}-gambar")
                role="img"
                tabindex=if photo { "0" } else { "-1" }
                aria-label=text::shown(held.kind)
                aria-describedby=if photo { format!("{code}-cara {code}-saran") } else { format!("{code}-saran") }
                on:pointerdown=move |ev| pointer(&ev, true)
                on:pointermove=move |ev| pointer(&ev, false)
                on:pointerup=move |_| { let _ = settle.try_run(()); }
                on:keydown=key
            ></canvas>
        </div>
    }
    .into_any()
}

/// The same without dragging.
fn sliders(held: Held, settle: Callback<()>) -> AnyView {
    let slider = |name: &'static str, least: u16, most: u16, value: Signal<String>, set: fn(&mut Frame, u16)| {
        let id = format!("{}-{name}", held.kind.code());
        view! {
            <label for=id.clone()>{text::slider(name)}</label>
            <input
                id=id
                type="range"
                min=least.to_string()
                max=most.to_string()
                prop:value=value
                on:input=move |ev| held.set_frame(|frame| set(frame, event_target_value(&ev).parse().unwrap_or(least)))
                on:change=move |_| { let _ = settle.try_run(()); }
            />
        }
        .into_any()
    };
    view! {
        <div class="sliders">
            {slider("besar", 100, Frame::MOST_ZOOM, held.zoom, |frame, to| frame.zoom = to)}
            {slider("mendatar", 0, 100, held.across, |frame, to| frame.across = to * 100)}
            {slider("tegak", 0, 100, held.down, |frame, to| frame.down = to * 100)}
        </div>
    }
    .into_any()
}
