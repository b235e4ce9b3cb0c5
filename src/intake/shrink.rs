//! Cutting a picture to its shape and shrinking it, before it is turned.

use image::{
    DynamicImage, GenericImageView, Rgb, RgbImage,
    imageops::{self, FilterType},
    metadata::Orientation,
};

use super::Want;

/// Cuts and shrinks a picture as it lies, so that it has its final size when it is turned.
pub(super) fn shrink(image: DynamicImage, orientation: Orientation, want: Want) -> DynamicImage {
    let (width, height) = image.dimensions();
    let ((x, y, across, down), target) = match want {
        Want::Portrait if on_its_side(orientation) => (portrait_part(width, height, orientation), (800, 600)),
        Want::Portrait => (portrait_part(width, height, orientation), (600, 800)),
        Want::Document => ((0, 0, width, height), within(width, height, 2000)),
        Want::Emblem => ((0, 0, width, height), within(width, height, 600)),
    };
    let white = OnWhite(&image);
    // Averaging whole pixels is quick and costs no memory, but uneven near the final size: it goes to double that.
    let rough = if across > target.0 * 2 {
        imageops::thumbnail(&*imageops::crop_imm(&white, x, y, across, down), target.0 * 2, target.1 * 2)
    } else {
        RgbImage::from_fn(across, down, |dx, dy| white.get_pixel(x + dx, y + dy))
    };
    drop(image);
    DynamicImage::ImageRgb8(rough).resize_exact(target.0, target.1, FilterType::CatmullRom)
}

/// Whether width and height change places when the picture is turned upright.
fn on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH)
}

/// The largest part of the shape 3 × 4, as x, y, width and height in the picture as it lies. In the middle from side to
/// side; of what is cut off above and below, two fifths are above, since faces are rarely in the lower half.
fn portrait_part(width: u32, height: u32, orientation: Orientation) -> (u32, u32, u32, u32) {
    let part = |across: u32, down: u32| (across.min(down * 3 / 4), down.min(across * 4 / 3));
    let before = |spare: u32| spare * 2 / 5;
    if on_its_side(orientation) {
        let (h, w) = part(height, width);
        let spare = width - w;
        // Turning clockwise by a quarter brings the left edge to the top.
        let from_left = matches!(orientation, Orientation::Rotate90 | Orientation::Rotate90FlipH);
        (if from_left { before(spare) } else { spare - before(spare) }, (height - h) / 2, w, h)
    } else {
        let (w, h) = part(width, height);
        let spare = height - h;
        let from_top = matches!(orientation, Orientation::NoTransforms | Orientation::FlipHorizontal);
        ((width - w) / 2, if from_top { before(spare) } else { spare - before(spare) }, w, h)
    }
}

/// The size with the same shape whose longest side is at most `longest`.
fn within(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width, height);
    }
    let scaled = |length: u32| (u64::from(length) * u64::from(longest) / u64::from(side)).max(1) as u32;
    (scaled(width), scaled(height))
}

/// A picture seen on white paper: what is transparent would be black in a JPEG.
struct OnWhite<'a>(&'a DynamicImage);

impl GenericImageView for OnWhite<'_> {
    type Pixel = Rgb<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.0.dimensions()
    }

    fn get_pixel(&self, x: u32, y: u32) -> Rgb<u8> {
        if let DynamicImage::ImageRgb8(image) = self.0 {
            return *image.get_pixel(x, y);
        }
        let [red, green, blue, alpha] = self.0.get_pixel(x, y).0;
        let over_white = |colour: u8| {
            let (colour, alpha) = (u32::from(colour), u32::from(alpha));
            ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        Rgb([red, green, blue].map(over_white))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::samples, *};

    #[test]
    fn the_part_for_a_portrait_lies_above_the_middle_whichever_way_the_picture_lies() {
        assert_eq!(portrait_part(300, 800, Orientation::NoTransforms), (0, 160, 300, 400));
        assert_eq!(portrait_part(300, 800, Orientation::Rotate180), (0, 240, 300, 400));
        assert_eq!(portrait_part(800, 300, Orientation::Rotate90), (160, 0, 400, 300));
        assert_eq!(portrait_part(800, 300, Orientation::Rotate270), (240, 0, 400, 300));
    }

    #[test]
    fn a_strip_of_extreme_shape_is_cut_and_not_distorted() {
        assert_eq!(portrait_part(4000, 240, Orientation::NoTransforms), (1910, 0, 180, 240));
        assert_eq!(within(60_000, 10, 2000), (2000, 1));
        let strip = DynamicImage::ImageRgb8(samples::drawn(6000, 240));
        assert_eq!(shrink(strip, Orientation::Rotate90, Want::Portrait).dimensions(), (800, 600));
    }
}
