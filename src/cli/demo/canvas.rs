//! A sheet to draw on: boxes, soft-edged ellipses, and one word.

use anyhow::Context;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};

pub type Colour = [u8; 3];

pub struct Canvas(RgbImage);

/// A tiny font for the only word that is ever drawn: seven rows of five dots for each letter, the highest bit on the left.
const SAMPLE: [[u8; 7]; 6] = [
    [0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b10001, 0b11001, 0b10101, 0b10011, 0b10001, 0b10001, 0b10001],
    [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
];

impl Canvas {
    pub fn new(width: u32, height: u32, colour: Colour) -> Canvas {
        Canvas(RgbImage::from_pixel(width, height, Rgb(colour)))
    }

    /// A filled box; what lies outside the sheet is left out.
    pub fn rect(&mut self, (x, y): (u32, u32), (width, height): (u32, u32), colour: Colour) {
        for y in y..(y + height).min(self.0.height()) {
            for x in x..(x + width).min(self.0.width()) {
                self.0.put_pixel(x, y, Rgb(colour));
            }
        }
    }

    /// A filled ellipse by its centre and radii, with an edge one pixel soft.
    pub fn ellipse(&mut self, (cx, cy): (f32, f32), (rx, ry): (f32, f32), colour: Colour) {
        let within = |at: f32, most: u32| (at.max(0.0) as u32).min(most);
        let (width, height) = self.0.dimensions();
        for y in within(cy - ry, height)..within(cy + ry + 2.0, height) {
            for x in within(cx - rx, width)..within(cx + rx + 2.0, width) {
                let (dx, dy) = ((x as f32 - cx) / rx, (y as f32 - cy) / ry);
                let inside = (1.0 - dx.hypot(dy)) * rx.min(ry) + 0.5;
                if inside > 0.0 {
                    self.blend(x, y, colour, inside.min(1.0));
                }
            }
        }
    }

    /// CONTOH ("sample") in translucent letters, `scale` pixels for each dot: 35 dots wide, 7 high.
    pub fn sample(&mut self, (x, y): (u32, u32), scale: u32, colour: Colour) {
        for (letter, left) in SAMPLE.iter().zip((x..).step_by(6 * scale as usize)) {
            for (row, top) in letter.iter().zip((y..).step_by(scale as usize)) {
                for dot in (0..5).filter(|dot| row >> (4 - dot) & 1 == 1) {
                    for at in 0..scale * scale {
                        self.blend(left + dot * scale + at % scale, top + at / scale, colour, 0.7);
                    }
                }
            }
        }
    }

    /// Lays another sheet on this one.
    pub fn paste(&mut self, other: &Canvas, (x, y): (u32, u32)) {
        imageops::replace(&mut self.0, &other.0, x.into(), y.into());
    }

    /// The same, as an unsteady hand in the dark takes it.
    pub fn blurred(&self) -> Canvas {
        let (width, height) = self.0.dimensions();
        let coarse = imageops::thumbnail(&self.0, width / 9, height / 9);
        Canvas(imageops::resize(&coarse, width, height, imageops::FilterType::Triangle))
    }

    /// As a phone would send it.
    pub fn jpeg(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        self.0.write_with_encoder(encoder).context("a drawn picture could not be encoded")?;
        Ok(bytes)
    }

    fn blend(&mut self, x: u32, y: u32, colour: Colour, share: f32) {
        if let Some(pixel) = self.0.get_pixel_mut_checked(x, y) {
            for (below, above) in pixel.0.iter_mut().zip(colour) {
                *below = (f32::from(*below) * (1.0 - share) + f32::from(above) * share) as u8;
            }
        }
    }
}
