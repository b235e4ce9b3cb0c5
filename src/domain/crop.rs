//! The part of a picture that becomes the photo on the card (*pas foto*, 3 × 4).

/// How far a photo is enlarged and where the frame stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Percent, 100 to [`Frame::MOST_ZOOM`]; at 100 the frame is as large as the picture allows.
    pub zoom: u16,
    /// Of what does not fit into the frame, how much lies left of it, in ten-thousandths.
    pub across: u16,
    /// The same above it.
    pub down: u16,
}

impl Frame {
    pub const MOST_ZOOM: u16 = 300;
    pub const WHOLE: u16 = 10_000;
    /// In the middle from side to side; above are two fifths, since faces are rarely in the lower half. The server cuts alike.
    pub const FIRST: Frame = Frame { zoom: 100, across: 5000, down: 4000 };

    /// The part within a picture of this size, as x, y, width and height.
    pub fn part(self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        let zoom = u32::from(self.zoom.clamp(100, Self::MOST_ZOOM));
        let w = (width.min(height * 3 / 4) * 100 / zoom).max(1);
        let h = (height.min(width * 4 / 3) * 100 / zoom).max(1);
        let before = |spare: u32, part: u16| spare * u32::from(part.min(Self::WHOLE)) / u32::from(Self::WHOLE);
        (before(width.saturating_sub(w), self.across), before(height.saturating_sub(h), self.down), w, h)
    }

    /// After the picture was dragged under the frame by `(right, down)` thousandths of the frame's width.
    pub fn dragged(self, width: u32, height: u32, (right, down): (i32, i32)) -> Frame {
        let (_, _, w, h) = self.part(width, height);
        let shifted = |part: u16, by: i32, spare: u32| {
            let step = i64::from(by) * i64::from(w) * i64::from(Self::WHOLE) / 1000 / i64::from(spare.max(1));
            (i64::from(part) - step).clamp(0, i64::from(Self::WHOLE)) as u16
        };
        let across = shifted(self.across, right, width.saturating_sub(w));
        Frame { zoom: self.zoom, across, down: shifted(self.down, down, height.saturating_sub(h)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_first_the_largest_part_above_the_middle() {
        assert_eq!(Frame::FIRST.part(4000, 3000), (875, 0, 2250, 3000));
        assert_eq!(Frame::FIRST.part(300, 800), (0, 160, 300, 400));
        assert_eq!(Frame::FIRST.part(1, 1), (0, 0, 1, 1));
    }

    #[test]
    fn the_part_never_leaves_the_picture() {
        for (width, height) in [(1, 1), (3, 2000), (2000, 3), (2000, 1500), (600, 800)] {
            for zoom in [0, 100, 150, 300, 999] {
                for across in [0, 3333, 10_000, u16::MAX] {
                    let (x, y, w, h) = Frame { zoom, across, down: across }.part(width, height);
                    assert!(
                        w > 0 && h > 0 && x + w <= width.max(1) && y + h <= height.max(1),
                        "{width}x{height} {zoom}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_picture_follows_the_finger_and_stops_at_its_edges() {
        let at = |frame: Frame| frame.part(2000, 1500).0;
        let moved = Frame::FIRST.dragged(2000, 1500, (100, 0));
        assert_eq!(at(Frame::FIRST) - at(moved), 112, "a tenth of the frame's 1125 pixels");
        assert_eq!(at(Frame::FIRST.dragged(2000, 1500, (5000, 900))), 0);
        assert_eq!(at(Frame::FIRST.dragged(2000, 1500, (-5000, 0))), 875);
        let slow = Frame { zoom: 300, ..Frame::FIRST };
        assert_ne!(slow.dragged(2000, 1500, (4, 0)), slow, "one pixel of a small frame counts");
    }
}
