//! What can be said of a photo or scan by looking at it: advice to the person, never a reason to refuse. Only what is plain is said, since
//! advice that is often wrong is soon not read any more.
//!
//! The looks are taken of a picture shrunk so that its longest side is [`LONGEST`]: there the blur of a hand that shook is still seen, and
//! the grain of a small camera no more. The picture is divided into 8 × 8 tiles, and what is judged is each tile as a whole.

/// The longest side of the picture that is looked at, in pixels.
pub const LONGEST: u32 = 480;

/// A photo on the card is printed 3 cm wide; with fewer pixels across than this it has less than 300 for each inch.
const FEWEST_ACROSS: u32 = 354;
/// A page of A4 has about 85 dots for each inch then; small type is not readable any more.
const FEWEST_LONG: u32 = 1000;
/// Brightness (0 to 255) of a face below which it is too dark to recognise, and of the white of a paper.
const DARK_FACE: u32 = 60;
const DARK_PAPER: u32 = 110;
/// As bright as a sensor can tell; nothing is drawn there any more.
const BURNT: u32 = 250;
/// Where most of the picture is as bright as this, the bright parts are a scanner's white and no reflection.
const SCANNED: u32 = 235;
/// Mean square of the second difference of the brightness in the sharpest tiles. Edges that are spread over three pixels stay below.
const SHARP_FACE: u32 = 6;
const SHARP_PAPER: u32 = 60;
/// Mean distance from the mean brightness of the background.
const UNEVEN: u32 = 30;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Advice {
    Dark,
    /// A lamp or the sun is mirrored, or a flash was too near.
    Glare,
    Blurred,
    /// The background of a photo is not red, as is recommended.
    NotRed,
    /// It is red, but with a shadow or a pattern.
    Uneven,
    FewPixels,
}

/// Looks at a photo that is cut to its shape. `across`: how many pixels of the original its width has.
pub fn photo(rgba: &[u8], width: usize, across: u32) -> Vec<Advice> {
    let look = Look::new(rgba, width);
    // Where the guide asks for the head.
    let face = look.tiles(2..6, 1..5);
    let mut advice = Vec::new();
    if mean(face.iter().map(|tile| tile.mean)) < DARK_FACE {
        advice.push(Advice::Dark);
    } else {
        if has_glare(&face, &look) {
            advice.push(Advice::Glare);
        }
        if sharpness(&face) < SHARP_FACE {
            advice.push(Advice::Blurred);
        }
        advice.extend(background(rgba, width));
    }
    if across < FEWEST_ACROSS {
        advice.push(Advice::FewPixels);
    }
    advice
}

/// Looks at a document. `long`: how many pixels of the original its longest side has.
pub fn document(rgba: &[u8], width: usize, long: u32) -> Vec<Advice> {
    let look = Look::new(rgba, width);
    let mut advice = Vec::new();
    if look.white() < DARK_PAPER {
        advice.push(Advice::Dark);
    } else {
        if has_glare(&look.tiles(1..7, 1..7), &look) {
            advice.push(Advice::Glare);
        }
        if sharpness(&look.0) < SHARP_PAPER {
            advice.push(Advice::Blurred);
        }
    }
    if long < FEWEST_LONG {
        advice.push(Advice::FewPixels);
    }
    advice
}

const SIDE: usize = 8;

#[derive(Clone, Copy, Default)]
struct Tile {
    /// Brightness, mean and highest.
    mean: u32,
    most: u32,
    /// Whether nearly nothing is drawn in it, all being as bright as can be.
    burnt: bool,
    sharp: u32,
}

/// The tiles, row by row.
struct Look([Tile; SIDE * SIDE]);

impl Look {
    fn new(rgba: &[u8], width: usize) -> Look {
        let width = width.max(1);
        let height = rgba.len() / 4 / width;
        let at = |x: usize, y: usize| luma(rgba, width, x, y);
        let mut tiles = [Tile::default(); SIDE * SIDE];
        for (index, tile) in tiles.iter_mut().enumerate() {
            let (row, column) = (index / SIDE, index % SIDE);
            let (mut count, mut sum, mut burnt, mut squares, mut most) = (0_u32, 0, 0, 0_u64, 0);
            // Not at the very edge, where a pixel has no neighbour.
            for y in (row * height / SIDE).max(1)..((row + 1) * height / SIDE).min(height.saturating_sub(1)) {
                for x in (column * width / SIDE).max(1)..((column + 1) * width / SIDE).min(width.saturating_sub(1)) {
                    let here = at(x, y);
                    let around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
                    let second = u64::from(around.abs_diff(4 * here));
                    (count, sum, squares) = (count + 1, sum + here, squares + second * second);
                    burnt += u32::from(here >= BURNT);
                    most = here.max(most);
                }
            }
            if count > 0 {
                let sharp = (squares / u64::from(count)) as u32;
                *tile = Tile { mean: sum / count, most, burnt: burnt * 20 >= count * 19, sharp };
            }
        }
        Look(tiles)
    }

    fn tiles(&self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Vec<Tile> {
        rows.flat_map(|row| columns.clone().map(move |column| self.0[row * SIDE + column])).collect()
    }

    /// The white of a paper: what half of the tiles have at their brightest.
    fn white(&self) -> u32 {
        let mut most = self.0.map(|tile| tile.most);
        most.sort_unstable();
        most[most.len() / 2]
    }
}

fn luma(rgba: &[u8], width: usize, x: usize, y: usize) -> u32 {
    let at = 4 * (y * width + x);
    let [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]].map(u32::from);
    (77 * red + 150 * green + 29 * blue) >> 8
}

fn mean(values: impl ExactSizeIterator<Item = u32>) -> u32 {
    let count = values.len().max(1) as u32;
    values.sum::<u32>() / count
}

fn has_glare(tiles: &[Tile], look: &Look) -> bool {
    tiles.iter().any(|tile| tile.burnt) && look.white() < SCANNED
}

/// Of the third sharpest tile: one sharp speck makes no sharp picture, and most of a page may be empty.
fn sharpness(tiles: &[Tile]) -> u32 {
    let mut sharp: Vec<u32> = tiles.iter().map(|tile| tile.sharp).collect();
    sharp.sort_unstable();
    sharp.iter().rev().nth(2).copied().unwrap_or_default()
}

/// Both upper corners, where the background is seen beside the head.
fn background(rgba: &[u8], width: usize) -> Option<Advice> {
    let width = width.max(1);
    let height = rgba.len() / 4 / width;
    let corners = |x: &usize| *x < width / 5 || *x >= width - width / 5;
    let (mut count, mut bright) = (0_usize, Vec::new());
    for y in 0..height * 3 / 10 {
        for x in (0..width).filter(corners) {
            let at = 4 * (y * width + x);
            let [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]].map(u32::from);
            count += 1;
            if red >= 70 && 10 * red >= 18 * green.max(blue) {
                bright.push(luma(rgba, width, x, y));
            }
        }
    }
    // Hair, a scarf or a shoulder may take the rest.
    if bright.len() * 10 < count * 6 {
        return Some(Advice::NotRed);
    }
    let middle = mean(bright.iter().copied());
    let spread = mean(bright.iter().map(|luma| luma.abs_diff(middle)));
    (spread > UNEVEN).then_some(Advice::Uneven)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: [u8; 3] = [179, 32, 42];
    const SKIN: [u8; 3] = [176, 124, 92];

    /// A picture of `width` × `height`, pixel by pixel.
    fn drawn(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Vec<u8> {
        (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .flat_map(|(x, y)| {
                let [r, g, b] = colour(x, y);
                [r, g, b, 255]
            })
            .collect()
    }

    fn in_oval(x: usize, y: usize) -> bool {
        let (dx, dy) = (x as i64 - 180, y as i64 - 200);
        dx * dx * 150 * 150 + dy * dy * 110 * 110 < 110 * 110 * 150 * 150
    }

    /// Somebody before a wall: an oval with eyes and a mouth.
    fn portrait(wall: [u8; 3], skin: [u8; 3]) -> Vec<u8> {
        drawn(360, 480, |x, y| match (x, y) {
            (125..150 | 210..235, 160..172) | (150..210, 270..280) => skin.map(|part| part / 4),
            _ if in_oval(x, y) => skin,
            (_, 400..) => [240, 240, 240],
            _ => wall,
        })
    }

    /// Lines of type on paper.
    fn page(paper: u8, ink: u8) -> Vec<u8> {
        drawn(340, 480, |x, y| if y % 8 < 4 && (x * 7 + y / 8 * 3) % 5 < 2 && y > 60 { [ink; 3] } else { [paper; 3] })
    }

    /// Out of focus: twice the mean of a square around each pixel.
    fn blurred(rgba: &[u8], width: usize, radius: usize) -> Vec<u8> {
        spread(&spread(rgba, width, radius), width, radius)
    }

    fn spread(rgba: &[u8], width: usize, radius: usize) -> Vec<u8> {
        let height = rgba.len() / 4 / width;
        let mut made = Vec::with_capacity(rgba.len());
        for y in 0..height {
            for x in 0..width {
                for part in 0..4 {
                    let (mut sum, mut count) = (0_usize, 0);
                    for near_y in y.saturating_sub(radius)..(y + radius + 1).min(height) {
                        for near_x in x.saturating_sub(radius)..(x + radius + 1).min(width) {
                            sum += usize::from(rgba[4 * (near_y * width + near_x) + part]);
                            count += 1;
                        }
                    }
                    made.push((sum / count) as u8);
                }
            }
        }
        made
    }

    #[test]
    fn a_good_photo_before_red_gets_no_advice() {
        assert_eq!(photo(&portrait(RED, SKIN), 360, 600), []);
        assert_eq!(photo(&portrait([140, 10, 20], [105, 70, 50]), 360, 2250), [], "dark skin is no dark photo");
        assert_eq!(photo(&blurred(&portrait(RED, SKIN), 360, 1), 360, 600), [], "as soft as phones are");
    }

    #[test]
    fn nothing_but_black_is_dark_and_nothing_else() {
        let black = drawn(360, 480, |_, _| [0; 3]);
        assert_eq!(photo(&black, 360, 600), [Advice::Dark]);
        assert_eq!(document(&black, 360, 2000), [Advice::Dark]);
        assert_eq!(photo(&portrait([40, 5, 8], [50, 35, 26]), 360, 600), [Advice::Dark]);
    }

    #[test]
    fn a_shaken_photo_is_blurred() {
        assert_eq!(photo(&blurred(&portrait(RED, SKIN), 360, 2), 360, 600), [Advice::Blurred]);
    }

    #[test]
    fn another_wall_or_a_shadow_on_it_is_told() {
        for wall in [[30, 60, 160], [240, 240, 240], [120, 70, 45], SKIN] {
            assert!(photo(&portrait(wall, SKIN), 360, 600).contains(&Advice::NotRed), "{wall:?}");
        }
        let mut shadow = portrait(RED, SKIN);
        for pixel in shadow.chunks_exact_mut(4 * 360).flat_map(|row| row[..4 * 90].chunks_exact_mut(4)) {
            pixel[..3].copy_from_slice(&[255, 110, 110]);
        }
        assert_eq!(photo(&shadow, 360, 600), [Advice::Uneven]);
    }

    #[test]
    fn a_flash_on_the_face_is_glare_and_a_white_shirt_is_none() {
        let mut flash = portrait(RED, SKIN);
        for pixel in
            flash.chunks_exact_mut(4 * 360).skip(110).take(130).flat_map(|row| row[4 * 90..4 * 230].chunks_exact_mut(4))
        {
            pixel.fill(255);
        }
        assert_eq!(photo(&flash, 360, 600), [Advice::Glare]);
    }

    #[test]
    fn a_page_is_good_as_a_photo_and_as_a_scan() {
        assert_eq!(document(&page(200, 40), 340, 2000), []);
        assert_eq!(document(&blurred(&page(200, 40), 340, 1), 340, 2000), [], "type is still read");
        assert_eq!(document(&page(255, 0), 340, 2000), [], "a scanner's white is no glare");
    }

    #[test]
    fn a_page_in_the_dark_or_out_of_focus_or_with_a_lamp_on_it() {
        assert_eq!(document(&page(80, 10), 340, 2000), [Advice::Dark]);
        assert_eq!(document(&blurred(&page(200, 40), 340, 2), 340, 2000), [Advice::Blurred]);
        let mut lamp = page(190, 40);
        for pixel in
            lamp.chunks_exact_mut(4 * 340).skip(180).take(130).flat_map(|row| row[4 * 100..4 * 240].chunks_exact_mut(4))
        {
            pixel.fill(255);
        }
        assert_eq!(document(&lamp, 340, 2000), [Advice::Glare]);
    }

    #[test]
    fn too_few_pixels_are_told_by_the_original() {
        assert_eq!(photo(&portrait(RED, SKIN), 360, 353), [Advice::FewPixels]);
        assert_eq!(document(&page(200, 40), 340, 999), [Advice::FewPixels]);
    }

    #[test]
    fn no_size_is_too_small_to_look_at() {
        for (width, height) in [(0, 0), (1, 1), (1, 480), (480, 1), (7, 9)] {
            let grey = drawn(width, height, |_, _| [128; 3]);
            photo(&grey, width, 1);
            document(&grey, width, 1);
        }
    }
}
