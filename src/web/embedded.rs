//! Built files inside the program itself, for an office that installs one file (`bin/package`). They lie in a row, as `bin/lib/embed.mjs` writes
//! them: length and text of the name, length and bytes of the content; lengths are four bytes, the lowest first.

use std::collections::HashMap;

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

#[cfg(feature = "embed")]
static PACK: &[u8] = include_bytes!(env!("AK1_SITE_PACK"));
#[cfg(not(feature = "embed"))]
static PACK: &[u8] = &[];

/// By their path in the folder of the site.
pub struct Embedded(HashMap<&'static str, &'static [u8]>);

impl Embedded {
    /// None where the program was built without them.
    pub fn own() -> Option<Embedded> {
        Embedded::read(PACK).filter(|files| !files.0.is_empty())
    }

    /// None when the row ends in the middle of a file.
    fn read(mut rest: &'static [u8]) -> Option<Embedded> {
        let mut files = HashMap::new();
        while !rest.is_empty() {
            let name = part(&mut rest)?;
            files.insert(std::str::from_utf8(name).ok()?, part(&mut rest)?);
        }
        Some(Embedded(files))
    }

    pub fn get(&self, path: &str) -> Option<&'static [u8]> {
        self.0.get(path).copied()
    }

    /// The file, in the smallest form that the browser takes.
    pub fn answer(&self, path: &str, asked: &HeaderMap, keep: &'static str) -> Response {
        let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes =
            |coding: &str| accepted.split(',').any(|word| word.split(';').next().unwrap_or_default().trim() == coding);
        let forms = [("br", ".br"), ("gzip", ".gz")];
        let small = forms.into_iter().filter(|(coding, _)| takes(coding));
        let small = small.filter_map(|(coding, end)| Some((coding, self.get(&[path, end].concat())?))).next();
        let Some(whole) = self.get(path) else { return StatusCode::NOT_FOUND.into_response() };
        let (coding, bytes) = small.map_or((None, whole), |(coding, bytes)| (Some(coding), bytes));
        let headers = [
            (header::CONTENT_TYPE, content_type(path)),
            (header::CACHE_CONTROL, keep),
            (header::VARY, "accept-encoding"),
        ];
        match coding {
            Some(coding) => (headers, [(header::CONTENT_ENCODING, coding)], bytes).into_response(),
            None => (headers, bytes).into_response(),
        }
    }
}

fn part(rest: &mut &'static [u8]) -> Option<&'static [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let (part, behind) = behind.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    *rest = behind;
    Some(part)
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(files: &[(&str, &[u8])]) -> &'static [u8] {
        let mut pack = Vec::new();
        for part in files.iter().flat_map(|(name, content)| [name.as_bytes(), content]) {
            pack.extend(u32::try_from(part.len()).expect("small").to_le_bytes());
            pack.extend(part);
        }
        pack.leak()
    }

    #[test]
    fn a_file_is_given_in_the_smallest_form_that_is_taken() {
        let files = Embedded::read(pack(&[
            ("pkg/a.wasm", b"whole"),
            ("pkg/a.wasm.br", b"br"),
            ("pkg/a.wasm.gz", b"gz"),
            ("icon.png", b""),
        ]));
        let files = files.expect("files");
        let answer = |path: &str, accepted: &'static str| {
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_ENCODING, accepted.parse().expect("a header"));
            let answer = files.answer(path, &asked, "no-store");
            let of = |name: header::HeaderName| {
                answer.headers().get(name).map(|value| value.to_str().expect("text").to_owned())
            };
            (answer.status().as_u16(), of(header::CONTENT_TYPE), of(header::CONTENT_ENCODING))
        };
        let wasm = || Some("application/wasm".to_owned());
        assert_eq!(answer("pkg/a.wasm", "gzip, deflate, br;q=1"), (200, wasm(), Some("br".to_owned())));
        assert_eq!(answer("pkg/a.wasm", "gzip"), (200, wasm(), Some("gzip".to_owned())));
        assert_eq!(answer("pkg/a.wasm", "identity"), (200, wasm(), None));
        assert_eq!(answer("icon.png", "br"), (200, Some("image/png".to_owned()), None));
        assert_eq!(answer("pkg/b.wasm", "br").0, 404);
        assert_eq!(files.get("icon.png"), Some(&b""[..]));
    }

    #[test]
    fn a_row_that_is_cut_is_none() {
        let whole = pack(&[("a", b"content"), ("b", b"more")]);
        assert!(Embedded::read(whole).is_some_and(|files| files.get("b") == Some(&b"more"[..])));
        for end in 1..whole.len() {
            let cut = Embedded::read(&whole[..end]);
            assert!(cut.is_none() || end == 16 && cut.is_some_and(|files| files.get("b").is_none()), "{end}");
        }
    }
}
