//! The locked drawer on this device (`vault.js`). Where the browser has none, or nobody is signed in, everything here fails, and the
//! form works as it does without.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use web_sys::js_sys::{Array, Promise, Uint8Array};

#[wasm_bindgen(module = "/src/browser/vault.js")]
extern "C" {
    #[wasm_bindgen(js_name = owner)]
    fn js_owner() -> Promise;
    #[wasm_bindgen(js_name = unlock)]
    fn js_unlock(owner: &str, key: Uint8Array) -> Promise;
    #[wasm_bindgen(js_name = lock)]
    fn js_lock() -> Promise;
    #[wasm_bindgen(js_name = put)]
    fn js_put(name: &str, content: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = get)]
    fn js_get(name: &str) -> Promise;
    #[wasm_bindgen(js_name = drop)]
    fn js_drop(name: &str) -> Promise;
    #[wasm_bindgen(js_name = names)]
    fn js_names(start: &str) -> Promise;
}

async fn done(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

/// Whose drawer is open on this device.
pub async fn owner() -> Option<String> {
    done(js_owner()).await?.as_string()
}

/// Opens the drawer of `owner`, and closes that of anybody before.
pub async fn unlock(owner: &str, key: &[u8]) {
    done(js_unlock(owner, Uint8Array::from(key))).await;
}

/// What lies in it stays, unreadable.
pub async fn lock() {
    done(js_lock()).await;
}

/// Whether it lies in the drawer now.
pub async fn put(name: &str, bytes: &[u8]) -> bool {
    done(js_put(name, &Uint8Array::from(bytes))).await.is_some()
}

pub async fn get(name: &str) -> Option<Vec<u8>> {
    Some(Uint8Array::new(&found(name).await?).to_vec())
}

/// The same for a file, whose bytes stay outside the WASM.
pub async fn put_file(name: &str, file: &Blob) -> bool {
    done(js_put(name, file)).await.is_some()
}

pub async fn get_file(name: &str) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(&found(name).await?)).ok()
}

async fn found(name: &str) -> Option<JsValue> {
    done(js_get(name)).await.filter(JsValue::is_object)
}

pub async fn remove(name: &str) {
    done(js_drop(name)).await;
}

/// The names that begin with `start`.
pub async fn names(start: &str) -> Vec<String> {
    let found = done(js_names(start)).await.map(|found| Array::from(&found)).unwrap_or_default();
    found.iter().filter_map(|name| name.as_string()).collect()
}
