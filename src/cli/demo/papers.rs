//! Papers that nobody can take for real ones: bars in the place of text, and CONTOH across them.

use super::canvas::{Canvas, Colour};
use super::people::Person;
use super::photo::portrait;

const INK: Colour = [70, 74, 84];
const FAINT: Colour = [128, 138, 150];
const RED: Colour = [200, 60, 60];
const GOLD: Colour = [170, 132, 60];
const PAPER: Colour = [252, 249, 238];

/// A KTP, lying.
pub fn identity_card(person: &Person, seed: usize) -> Canvas {
    let mut card = Canvas::new(390, 246, [186, 214, 232]);
    for stripe in (0..246).step_by(6) {
        card.rect((0, stripe), (390, 2), [196, 221, 236]);
    }
    card.rect((105, 12), (180, 9), INK);
    card.rect((127, 26), (136, 9), INK);
    card.rect((18, 46), (46, 12), INK);
    card.rect((76, 46), (158, 12), INK);
    for row in 0..9 {
        let y = 71 + row * 17;
        card.rect((18, y), (48, 7), FAINT);
        card.rect((78, y), (length(seed, row, 68, 142), 7), INK);
    }
    card.paste(&portrait(person, seed, 81), (291, 52));
    card.rect((300, 172), (63, 6), FAINT);
    card.rect((300, 183), (48, 6), FAINT);
    card.ellipse((331.0, 211.0), (26.0, 6.0), FAINT);
    card.sample((36, 100), 7, RED);
    card
}

/// A school certificate (*ijazah*), upright.
pub fn diploma(person: &Person, seed: usize) -> Canvas {
    let (width, height) = (360, 510);
    let mut page = Canvas::new(width, height, PAPER);
    for (inset, colour) in [(10, GOLD), (13, PAPER), (18, GOLD), (20, PAPER)] {
        page.rect((inset, inset), (width - 2 * inset, height - 2 * inset), colour);
    }
    page.ellipse((180.0, 60.0), (26.0, 26.0), GOLD);
    page.ellipse((180.0, 60.0), (17.0, 17.0), [90, 60, 40]);
    page.rect((97, 99), (166, 12), INK);
    page.rect((127, 120), (106, 8), INK);
    page.rect((82, 160), (196, 11), INK);
    for row in 0..11 {
        let long = length(seed, row, 150, 248);
        page.rect(((width - long) / 2, 192 + row * 17), (long, 5), FAINT);
    }
    page.paste(&portrait(person, seed, 63), (52, 393));
    page.rect((202, 397), (98, 6), INK);
    // Pen strokes of a signature.
    for (x, tall) in [(218.0, 12.0), (233.0, 7.0), (249.0, 15.0), (267.0, 6.0)] {
        page.ellipse((x, 436.0), (7.0, tall), [40, 60, 150]);
        page.ellipse((x, 436.0), (5.5, tall - 1.5), PAPER);
    }
    page.rect((202, 463), (112, 6), INK);
    page.sample((58, 248), 7, RED);
    page
}

/// The length of a bar, different from row to row and from person to person.
fn length(seed: usize, row: u32, least: u32, most: u32) -> u32 {
    least + (seed as u32 * 31 + row * 57) % (most - least)
}
