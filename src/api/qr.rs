//! QR codes, drawn on the server as the path of an SVG: the browser's half knows nothing of how they are made.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

use super::view::QrView;

/// Modules left white on each side, as the standard asks.
const QUIET: i32 = 4;

/// Lines of one module's width, along the middle of the rows. None when the text is longer than a code can be.
pub fn draw(text: &str) -> Option<QrView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let black = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
            if black > 0 {
                write!(path, "M{} {}h{black}", x + QUIET, y + QUIET).ok()?;
            }
            x += black + 1;
        }
    }
    Some(QrView { size: u8::try_from(code.size() + 2 * QUIET).ok()?, path })
}

/// A picture of its own, for a page that only names it.
pub fn file(drawn: &QrView) -> String {
    let QrView { size, path } = drawn;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -.5 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 -.5h{size}v{size}h-{size}z\"/><path stroke=\"#000\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_code_fits_the_smallest_size_with_its_quiet_zone() {
        let qr = draw("K7QM2XDR").expect("a code");
        assert_eq!(qr.size, 29);
        // The finder pattern in the upper left corner begins behind the quiet zone.
        assert!(qr.path.starts_with("M4 4h7M"), "{}", qr.path);
    }

    #[test]
    fn an_address_fits_and_a_book_does_not() {
        assert!(draw("https://ak1.disnaker.contoh.go.id/ambil?kode=K7QM-2XDR").is_some_and(|qr| qr.size <= 49));
        assert!(draw(&"x".repeat(5000)).is_none());
    }
}
