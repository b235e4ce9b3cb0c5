//! Pictures in the browser: decoded, turned, cut, and made small enough for a weak connection before they leave the phone. The browser
//! decodes and encodes; what is asked of it is decided here and in `domain`.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Promise, Reflect, Uint8Array};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use crate::domain::crop::Frame;
use crate::domain::first_bytes::{self, Guess, guess};
use crate::domain::photo_look::{self, Advice};
use crate::domain::refusal::{MAX_BYTES, MAX_MEGAPIXELS, Refusal};

/// The longest side that is kept of a picture; more the server would throw away.
const LONGEST: f64 = 2000.0;
/// The photo on the card in pixels.
const PHOTO: (u32, u32) = (600, 800);

/// A file that was picked.
pub enum Opened {
    /// A picture, upright and at most [`LONGEST`], and how many pixels of the original one of its pixels has.
    Picture(HtmlCanvasElement, f64),
    /// A PDF, which only the server can read.
    Paper,
}

/// Decodes what was picked. HEIC becomes a picture where the browser knows how.
///
/// # Errors
/// The reason, when it is no picture that can be taken; without a word to the server.
pub async fn open(file: &Blob, shortest: u32) -> Result<Opened, Refusal> {
    if file.size() > f64::from(MAX_BYTES) {
        return Err(Refusal::TooLarge);
    }
    let why = match guess(&first_bytes_of(file).await.ok_or(Refusal::Empty)?) {
        Guess::Picture(why) => why,
        Guess::Paper => return Ok(Opened::Paper),
        Guess::No(why) => return Err(why),
    };
    let url = Url::create_object_url_with_blob(file).map_err(|_| why)?;
    let image = load(&url).await;
    let opened = image.ok_or(why).and_then(|image| draw(&image, shortest, why));
    let _ = Url::revoke_object_url(&url);
    opened
}

async fn first_bytes_of(file: &Blob) -> Option<Vec<u8>> {
    let first = file.slice_with_i32_and_i32(0, first_bytes::LENGTH as i32).ok()?;
    let buffer = JsFuture::from(first.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Reads the header alone: what it says is looked at before anything is decoded, and a large photo is decoded at a smaller size.
async fn load(url: &str) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = Promise::new(&mut |done, failed| {
        image.set_onload(Some(&done));
        image.set_onerror(Some(&failed));
    });
    image.set_src(url);
    JsFuture::from(loaded).await.ok()?;
    Some(image)
}

fn draw(image: &HtmlImageElement, shortest: u32, why: Refusal) -> Result<Opened, Refusal> {
    // As the picture stands when it is turned upright.
    let (width, height) = (image.natural_width(), image.natural_height());
    if u64::from(width) * u64::from(height) > MAX_MEGAPIXELS * 1_000_000 {
        return Err(Refusal::TooManyPixels);
    }
    if width.min(height) < shortest {
        return Err(Refusal::TooSmall);
    }
    let scale = (f64::from(width.max(height)) / LONGEST).max(1.0);
    let size = |side: u32| (f64::from(side) / scale).round() as u32;
    let (canvas, pen) = blank(size(width), size(height)).ok_or(why)?;
    let (w, h) = (f64::from(canvas.width()), f64::from(canvas.height()));
    pen.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, w, h).map_err(|_| why)?;
    Ok(Opened::Picture(canvas, scale))
}

/// A white canvas: what is transparent in a picture would be black in a JPEG.
fn blank(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    let pen = prepare(&canvas, width, height)?;
    Some((canvas, pen))
}

fn prepare(canvas: &HtmlCanvasElement, width: u32, height: u32) -> Option<CanvasRenderingContext2d> {
    canvas.set_width(width.max(1));
    canvas.set_height(height.max(1));
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // Not offered by web-sys yet.
    let _ = Reflect::set(&pen, &"imageSmoothingQuality".into(), &"high".into());
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    Some(pen)
}

/// Draws a part of `picture`, as x, y, width and height, over the whole of `pen`'s canvas.
fn copy(pen: &CanvasRenderingContext2d, picture: &HtmlCanvasElement, from: (u32, u32, u32, u32), to: [u32; 4]) {
    let (x, y, w, h) = from;
    let [x, y, w, h, to_x, to_y, to_w, to_h] = [x, y, w, h, to[0], to[1], to[2], to[3]].map(f64::from);
    let _ = pen.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        picture, x, y, w, h, to_x, to_y, to_w, to_h,
    );
}

fn whole(picture: &HtmlCanvasElement) -> (u32, u32, u32, u32) {
    (0, 0, picture.width(), picture.height())
}

/// Shows `picture` on `canvas`: the part within the frame for a photo, else all of it. What is shown is what will be sent.
pub fn show(canvas: &HtmlCanvasElement, picture: &HtmlCanvasElement, frame: Option<Frame>) {
    let (part, (width, height)) = match frame {
        Some(frame) => (frame.part(picture.width(), picture.height()), PHOTO),
        None => (whole(picture), (picture.width(), picture.height())),
    };
    if let Some(pen) = prepare(canvas, width, height) {
        copy(&pen, picture, part, [0, 0, width, height]);
    }
}

/// Turned clockwise by a quarter.
pub fn turned(picture: &HtmlCanvasElement) -> Option<HtmlCanvasElement> {
    let (canvas, pen) = blank(picture.height(), picture.width())?;
    pen.translate(f64::from(picture.height()), 0.0).ok()?;
    pen.rotate(std::f64::consts::FRAC_PI_2).ok()?;
    copy(&pen, picture, whole(picture), [0, 0, picture.width(), picture.height()]);
    Some(canvas)
}

/// Both sides of a document as one picture: one below the other, or side by side when they stand upright, so that type keeps its size as
/// well as it can.
pub fn joined(front: &HtmlCanvasElement, back: &HtmlCanvasElement) -> Option<HtmlCanvasElement> {
    let below = front.width() >= front.height();
    let (w, h) = (front.width(), front.height());
    let fitted = |side: u32, to: u32, of: u32| (f64::from(side) * f64::from(to) / f64::from(of.max(1))) as u32;
    let (back_w, back_h) =
        if below { (w, fitted(back.height(), w, back.width())) } else { (fitted(back.width(), h, back.height()), h) };
    let (width, height) = if below { (w, h + back_h) } else { (w + back_w, h) };
    let (canvas, pen) = blank(width, height)?;
    copy(&pen, front, whole(front), [0, 0, w, h]);
    let (x, y) = if below { (0, h) } else { (w, 0) };
    copy(&pen, back, whole(back), [x, y, back_w, back_h]);
    shrunk(&canvas, LONGEST / f64::from(width.max(height)))
}

fn shrunk(picture: &HtmlCanvasElement, factor: f64) -> Option<HtmlCanvasElement> {
    let size = |side: u32| (f64::from(side) * factor.min(1.0)) as u32;
    let (canvas, pen) = blank(size(picture.width()), size(picture.height()))?;
    copy(&pen, picture, whole(picture), [0, 0, canvas.width(), canvas.height()]);
    Some(canvas)
}

/// What can be said of what is shown; `scale` is how many pixels of the original one of them has.
pub fn advice(shown: &HtmlCanvasElement, photo: bool, scale: f64) -> Vec<Advice> {
    let longest = shown.width().max(shown.height());
    let Some(small) = shrunk(shown, f64::from(photo_look::LONGEST) / f64::from(longest)) else { return Vec::new() };
    let (width, height) = (small.width(), small.height());
    let pen: Option<CanvasRenderingContext2d> = small.get_context("2d").ok().flatten().map(JsCast::unchecked_into);
    let Some(Ok(pixels)) = pen.map(|pen| pen.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))) else {
        return Vec::new();
    };
    let original = |side: u32| (f64::from(side) * scale) as u32;
    if photo {
        photo_look::photo(&pixels.data(), width as usize, original(shown.width()))
    } else {
        photo_look::document(&pixels.data(), width as usize, original(longest))
    }
}

/// A JPEG of at most `limit` bytes, at falling quality and then at falling size. By `toDataURL`: `toBlob` waits for the browser to have
/// nothing else to do, which on a busy phone takes seconds each time.
pub fn jpeg(canvas: &HtmlCanvasElement, limit: f64) -> Option<Blob> {
    let mut canvas = canvas.clone();
    let mut quality = 0.85;
    loop {
        let url = canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok()?;
        let (_, base64) = url.split_once(',')?;
        // Four letters for three bytes.
        let size = base64.len() as f64 * 0.75;
        if size <= limit {
            let bytes: Vec<u8> = window().atob(base64).ok()?.chars().map(|byte| byte as u8).collect();
            let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
            return Blob::new_with_u8_array_sequence(&parts).ok();
        }
        if quality > 0.5 {
            quality -= 0.15;
        } else {
            // Bytes go with the area; a little less, so that it gets smaller each time.
            canvas = shrunk(&canvas, 0.95 * (limit / size).sqrt())?;
        }
    }
}
