//! Cutting a picture to its shape and shrinking it, before it is turned.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GenericImageView, RgbImage, metadata::Orientation};

use super::Want;

/// Cuts and shrinks a picture as it lies, so that it has its final size when it is turned. `None` for a picture of a kind that no decoder here gives.
pub(super) fn shrink(mut image: DynamicImage, orientation: Orientation, want: Want) -> Option<RgbImage> {
    let (width, height) = image.dimensions();
    let ((x, y, across, down), target) = match want {
        Want::Portrait if on_its_side(orientation) => (portrait_part(width, height, orientation), (800, 600)),
        Want::Portrait => (portrait_part(width, height, orientation), (600, 800)),
        Want::Document => ((0, 0, width, height), within(width, height, 2000)),
        Want::Emblem => ((0, 0, width, height), within(width, height, 600)),
    };
    lay_on_white(&mut image);
    let mut small = DynamicImage::new(target.0, target.1, image.color());
    let options = ResizeOptions::new()
        .crop(x.into(), y.into(), across.into(), down.into())
        .resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom))
        // It would copy the whole picture, and there is nothing transparent left in it.
        .use_alpha(false);
    Resizer::new().resize(&image, &mut small, &options).ok()?;
    Some(small.into_rgb8())
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

/// What is transparent would be black in a JPEG. In place, since a copy of a large picture would take too much memory.
fn lay_on_white(image: &mut DynamicImage) {
    match image {
        DynamicImage::ImageLumaA8(image) => blend(image, 2, u8::MAX.into()),
        DynamicImage::ImageRgba8(image) => blend(image, 4, u8::MAX.into()),
        DynamicImage::ImageLumaA16(image) => blend(image, 2, u16::MAX.into()),
        DynamicImage::ImageRgba16(image) => blend(image, 4, u16::MAX.into()),
        _ => {}
    }
}

/// `channels` values for each pixel, the last of which says how much of it covers the white; `most` is all of it.
fn blend<S: Copy + Into<u32> + TryFrom<u32>>(samples: &mut [S], channels: usize, most: u32) {
    for pixel in samples.chunks_exact_mut(channels) {
        let Some((alpha, colours)) = pixel.split_last_mut() else { return };
        let alpha: u32 = (*alpha).into();
        if alpha == most {
            continue;
        }
        for colour in colours {
            let over_white = ((*colour).into() * alpha + most * (most - alpha) + most / 2) / most;
            *colour = S::try_from(over_white).unwrap_or(*colour);
        }
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
    fn what_is_half_transparent_lets_half_of_the_white_through() {
        let half = image::RgbaImage::from_pixel(4, 4, image::Rgba([0, 100, 255, 128]));
        let seen = |image: DynamicImage| shrink(image, Orientation::NoTransforms, Want::Document).expect("a picture");
        let plain = DynamicImage::ImageRgba8(half);
        assert_eq!(seen(plain.clone()).get_pixel(1, 1).0, [127, 177, 255]);
        assert_eq!(seen(plain.to_rgba16().into()).get_pixel(1, 1).0, [127, 177, 255]);
        let grey = image::GrayAlphaImage::from_pixel(4, 4, image::LumaA([0, 0]));
        assert_eq!(seen(grey.clone().into()).get_pixel(1, 1).0, [255; 3]);
        assert_eq!(seen(DynamicImage::from(grey).to_luma_alpha16().into()).get_pixel(1, 1).0, [255; 3]);
    }

    #[test]
    fn a_strip_of_extreme_shape_is_cut_and_not_distorted() {
        assert_eq!(portrait_part(4000, 240, Orientation::NoTransforms), (1910, 0, 180, 240));
        assert_eq!(within(60_000, 10, 2000), (2000, 1));
        let strip = DynamicImage::ImageRgb8(samples::drawn(6000, 240));
        let small = shrink(strip, Orientation::Rotate90, Want::Portrait).expect("a picture");
        assert_eq!(small.dimensions(), (800, 600));
    }
}
