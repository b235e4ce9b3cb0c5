//! Reads the code on a phone with the camera of the desk's computer, where the browser knows how (`BarcodeDetector`).

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Object, Promise, Reflect};
use web_sys::{HtmlVideoElement, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack};

/// The camera could not be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoCamera;

impl From<JsValue> for NoCamera {
    fn from(_: JsValue) -> Self {
        NoCamera
    }
}

const KIND: &str = "qr_code";
/// Milliseconds between two looks.
const PAUSE: i32 = 200;

/// Whether this browser finds codes in pictures; Chromium on Windows has the name of it, but not always the means.
pub async fn is_able() -> bool {
    let able = async {
        cameras()?;
        let detector: Function = Reflect::get(&window(), &"BarcodeDetector".into())?.dyn_into()?;
        let kinds: Array = call(&detector, "getSupportedFormats", None).await?.dyn_into()?;
        Ok::<_, JsValue>(kinds.includes(&KIND.into(), 0))
    };
    able.await.unwrap_or(false)
}

/// Shows the camera's picture in `video` and looks for a code until one is there, or it is no longer `wanted`.
///
/// # Errors
/// When there is no camera, or it may not be used.
pub async fn look(video: HtmlVideoElement, wanted: impl Fn() -> bool) -> Result<Option<String>, NoCamera> {
    let options = object("formats", &Array::of1(&KIND.into()))?;
    let class: Function = Reflect::get(&window(), &"BarcodeDetector".into())?.dyn_into()?;
    let detector = Reflect::construct(&class, &Array::of1(&options))?;
    let wish = MediaStreamConstraints::new();
    wish.set_video(&object("facingMode", &"environment".into())?.into());
    let opened = JsFuture::from(cameras()?.get_user_media_with_constraints(&wish)?).await?;
    let camera = Camera { video, stream: opened.dyn_into()? };
    camera.video.set_src_object(Some(&camera.stream));
    JsFuture::from(camera.video.play()?).await?;
    while wanted() {
        // A picture that is not there yet is no failure.
        if let Ok(seen) = call(&detector, "detect", Some(&camera.video)).await
            && let Some(text) = first_text(&seen)
        {
            return Ok(Some(text));
        }
        pause().await?;
    }
    Ok(None)
}

/// Switched off when it goes out of use, however that comes about.
struct Camera {
    video: HtmlVideoElement,
    stream: MediaStream,
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.stream.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
        self.video.set_src_object(None);
    }
}

/// Not there in a page that did not come over HTTPS.
fn cameras() -> Result<MediaDevices, JsValue> {
    let devices = window().navigator().media_devices()?;
    if devices.is_undefined() { Err(JsValue::NULL) } else { Ok(devices) }
}

async fn call(on: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    let promise: Promise = match argument {
        Some(argument) => function.call1(on, argument)?,
        None => function.call0(on)?,
    }
    .dyn_into()?;
    JsFuture::from(promise).await
}

fn first_text(seen: &JsValue) -> Option<String> {
    let first = seen.dyn_ref::<Array>()?.get(0);
    Reflect::get(&first, &"rawValue".into()).ok()?.as_string().filter(|text| !text.is_empty())
}

fn object(name: &str, value: &JsValue) -> Result<Object, JsValue> {
    let object = Object::new();
    Reflect::set(&object, &name.into(), value)?;
    Ok(object)
}

async fn pause() -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
    });
    JsFuture::from(promise).await
}
