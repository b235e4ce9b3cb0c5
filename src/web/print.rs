//! What printed pages load: the script that opens the print dialog, and the measures of this workstation's printer.

use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;

use crate::access::cookie;

/// `/cetak.js`: a button opens the dialog; after a print was noted it opens by itself, once fonts and pictures are there.
pub async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("print.js"))
}

/// `/cetak/ukuran.css`: how sheets are moved on this workstation.
pub async fn measures(headers: HeaderMap) -> impl IntoResponse {
    let style = match cookie::calibration(&headers) {
        Some(calibration) => {
            let [right, down, across, along] = calibration.correction();
            format!(".moved {{ transform: translate({right:.3}mm, {down:.3}mm) scale({across:.5}, {along:.5}); }}\n")
        }
        None => String::new(),
    };
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style)
}
