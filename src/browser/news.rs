//! Tells open pages of the desk that a queue moved. One stream of server-sent events serves all tabs of a browser: the tab that holds the
//! lock listens and passes the news on. When the stream fails, each tab asks again every twenty seconds.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, Function, Promise, Reflect};
use web_sys::{BroadcastChannel, EventSource, EventTarget};

const NAME: &str = "ak1-kabar";
const ADDRESS: &str = "/meja/kabar";
const EVENT: &str = "berubah";
const ASK_AGAIN: std::time::Duration = std::time::Duration::from_secs(20);

/// Counts up at every piece of news, for as long as the tab lives.
pub fn listen(changed: RwSignal<u32>) {
    let bump = move || changed.update(|count| *count += 1);
    let channel = BroadcastChannel::new(NAME).ok();
    if let Some(channel) = &channel {
        on(channel, "message", bump);
    }
    let lead = Closure::once_into_js(move |_: JsValue| -> Promise {
        open_stream(bump, channel);
        // Never settled: the lock is kept as long as the tab lives.
        Promise::new(&mut |_, _| {})
    });
    if ask_for_lock(&lead).is_none() {
        let _ = lead.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED);
    }
}

/// `navigator.locks.request`, which web-sys does not offer yet.
fn ask_for_lock(lead: &JsValue) -> Option<()> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.apply(&locks, &Array::of2(&NAME.into(), lead)).ok().map(|_| ())
}

fn open_stream(bump: impl Fn() + Copy + 'static, channel: Option<BroadcastChannel>) {
    let tell = move || {
        bump();
        if let Some(channel) = &channel {
            let _ = channel.post_message(&JsValue::TRUE);
        }
    };
    let asking = StoredValue::new(None::<IntervalHandle>);
    let Ok(source) = EventSource::new(ADDRESS) else { return };
    on(&source, EVENT, tell.clone());
    on(&source, "open", move || {
        if let Some(handle) = asking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    });
    on(&source, "error", move || {
        if asking.with_value(Option::is_none) {
            let tell = tell.clone();
            asking.set_value(set_interval_with_handle(tell, ASK_AGAIN).ok());
        }
    });
}

/// Listens for as long as the tab lives.
fn on(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    let _ = target.add_event_listener_with_callback(event, act.unchecked_ref());
}
