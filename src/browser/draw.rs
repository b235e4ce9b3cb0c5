//! A signature drawn with finger, pen or mouse, as the path that `domain::signature` reads.

use web_sys::PointerEvent;

use crate::domain::signature::Signature;

/// The point under the pointer in the units of the field, which is the event's own element.
pub fn point(ev: &PointerEvent) -> Option<(u16, u16)> {
    use wasm_bindgen::JsCast;
    let field = ev.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let _ = field.set_pointer_capture(ev.pointer_id());
    let frame = field.get_bounding_client_rect();
    let part = |at: f64, from: f64, size: f64, most: u16| {
        ((at - from) / size * f64::from(most)).clamp(0.0, f64::from(most)) as u16
    };
    let x = part(f64::from(ev.client_x()), frame.left(), frame.width(), Signature::WIDTH);
    let y = part(f64::from(ev.client_y()), frame.top(), frame.height(), Signature::HEIGHT);
    Some((x, y))
}

/// The point of a click in thousandths of the picture, however it is turned or enlarged.
pub fn thousandths(ev: &web_sys::MouseEvent) -> Option<(u16, u16)> {
    use wasm_bindgen::JsCast;
    let picture = ev.current_target()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    let part = |at: i32, size: i32| (1000 * at.clamp(0, size) / size.max(1)) as u16;
    Some((part(ev.offset_x(), picture.offset_width()), part(ev.offset_y(), picture.offset_height())))
}
