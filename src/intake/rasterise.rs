//! The child's half of reading a PDF: pages in, pixels out, in a process that can do nothing else.

use std::{
    io::{self, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::{InterpreterSettings, InterpreterWarning},
    hayro_syntax::{LoadPdfError, Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};

use super::{
    confine::confine,
    frame::{self, LONGEST, SHORTEST},
};
use crate::domain::refusal::{MAX_BYTES, Refusal};

/// The body of `ak1 rasterise`: limits itself, reads a PDF from standard input and writes its pages to standard output.
///
/// # Errors
/// When the other side has gone. What is wrong with the PDF, or that the limits cannot be set, is no error: it is written.
pub fn rasterise(most: u8) -> io::Result<()> {
    let mut output = io::stdout().lock();
    if confine().is_err() {
        return frame::refusal(&mut output, Refusal::PdfUnavailable);
    }
    let mut pdf = Vec::new();
    io::stdin().lock().take(MAX_BYTES.into()).read_to_end(&mut pdf)?;
    match draw(pdf, most, LONGEST, &mut output)? {
        Ok(()) => frame::end(&mut output),
        Err(why) => frame::refusal(&mut output, why),
    }
}

/// Draws all pages, the long side of each with so many pixels, or says why not.
pub(super) fn draw(bytes: Vec<u8>, most: u8, longest: u16, output: &mut impl Write) -> io::Result<Result<(), Refusal>> {
    if !has_its_end(&bytes) {
        return Ok(Err(Refusal::PdfBroken));
    }
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(_)) => return Ok(Err(Refusal::PdfLocked)),
        Err(LoadPdfError::Invalid) => return Ok(Err(Refusal::PdfBroken)),
    };
    let pages = pdf.pages();
    if pages.len() > most.into() {
        return Ok(Err(Refusal::PdfPages));
    }
    let damaged = Arc::new(AtomicBool::new(false));
    let settings = InterpreterSettings { warning_sink: noticing(Arc::clone(&damaged)), ..Default::default() };
    let cache = RenderCache::new();
    let mut blank = true;
    for page in pages.iter() {
        let Some(scale) = scale(page, longest) else { return Ok(Err(Refusal::TooSmall)) };
        let look = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let drawn = render(page, &cache, &settings, &RenderSettings::default(), &look);
        // A page whose scan is missing would be kept as white paper.
        if damaged.load(Ordering::Relaxed) {
            return Ok(Err(Refusal::PdfBroken));
        }
        let rgb: Vec<u8> = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        blank &= rgb.iter().all(|value| *value == 255);
        frame::page(output, drawn.width(), drawn.height(), &rgb)?;
    }
    Ok(if blank { Err(Refusal::PdfEmpty) } else { Ok(()) })
}

/// A file that was cut short would be read all the same, with the pages that are there.
fn has_its_end(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    [&b"%%EOF"[..], b"startxref"].iter().any(|mark| tail.windows(mark.len()).any(|window| window == *mark))
}

fn noticing(damaged: Arc<AtomicBool>) -> Arc<dyn Fn(InterpreterWarning) + Send + Sync> {
    Arc::new(move |warning| {
        if matches!(warning, InterpreterWarning::ImageDecodeFailure) {
            damaged.store(true, Ordering::Relaxed);
        }
    })
}

/// Pixels for each point, so that the long side has `longest`, whatever the page claims to measure. None for a strip on which nothing could be
/// read with as many as a document's picture may have.
fn scale(page: &Page<'_>, longest: u16) -> Option<f32> {
    let (width, height) = page.render_dimensions();
    let (long, short) = (width.max(height), width.min(height));
    (short * f32::from(LONGEST) / long >= f32::from(SHORTEST)).then_some(f32::from(longest) / long)
}
