//! QR codes, drawn on the server as the path of an SVG: the browser's half knows nothing of how they are made.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::view::QrView;

/// Modules left white on each side, as the standard asks.
const QUIET: i32 = 4;

/// Lines of one module's width, along the middle of the rows. None when the text is longer than a code can be.
pub fn draw(text: &str) -> Option<QrView> {
    lines(&QrCode::encode_text(text, QrCodeEcc::Medium).ok()?)
}

/// The finest code of a card: version 11, with 61 modules on each side.
const FINEST: u8 = 11;

/// The code of a card's seal: its address as bytes, behind `#` the statement as digits, which take a third of the room. None when it would be
/// finer than [`FINEST`]; see [`crate::domain::web_host::WebHost::LONGEST`].
pub fn draw_seal(address: &str, digits: &str) -> Option<QrView> {
    let parts = [QrSegment::make_bytes([address, "#"].concat().as_bytes()), QrSegment::make_numeric(digits)];
    lines(
        &QrCode::encode_segments_advanced(&parts, QrCodeEcc::Medium, Version::MIN, Version::new(FINEST), None, false)
            .ok()?,
    )
}

fn lines(code: &QrCode) -> Option<QrView> {
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
    fn the_longest_seal_fits_into_61_modules() {
        use crate::domain::card_number::CardNumber;
        use crate::domain::web_host::WebHost;
        use crate::seal::statement::{Dates, NikTail, PhotoMark, SealedName};
        use crate::seal::{SealToken, SecretKey, Statement, digits, sign};

        let token = SealToken::parse("zzzzzzzzzzzzzzzz").expect("a token");
        let far = chrono::NaiveDate::from_ymd_opt(2099, 12, 31).expect("a day");
        let seal = |host: &str, name: &str| {
            let statement = Statement {
                id: token.id(),
                number: CardNumber::new("9999", far, 999_999).expect("a number"),
                name: SealedName::cut(name).expect("a name"),
                nik: NikTail::new(9999).expect("four digits"),
                dates: Dates::new(far, far).expect("dates"),
                photo: Some(PhotoMark([255; 8])),
            };
            let bytes = sign(&statement, &SecretKey::from_bytes(&[1; 32]));
            let origin = host.parse::<WebHost>().expect("a host").origin();
            draw_seal(&format!("{origin}/periksa/{}", token.as_str()), &digits::encode(&bytes))
        };
        let size = |host: &str, name: &str| seal(host, name).map(|qr| i32::from(qr.size) - 2 * QUIET);
        let longest = "a".repeat(WebHost::LONGEST);
        for name in ["W".repeat(120), "ỹ".repeat(120), "é’".repeat(60)] {
            assert_eq!(size(&longest, &name), Some(61), "{name}");
        }
        assert_eq!(size("ak1.pekalongankota.go.id", "Sri Wahyuni"), Some(57));
        assert!(draw_seal(&"x".repeat(120), &"9".repeat(400)).is_none());
    }

    #[test]
    fn an_address_fits_and_a_book_does_not() {
        assert!(draw("https://ak1.disnaker.contoh.go.id/ambil?kode=K7QM-2XDR").is_some_and(|qr| qr.size <= 49));
        assert!(draw(&"x".repeat(5000)).is_none());
    }
}
