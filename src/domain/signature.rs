//! A signature drawn on the screen (*tanda tangan di layar*): lines within a field of 600 by 200 units, as an SVG path.

use std::fmt;

/// Only `M x y` and `L x y` with whole numbers inside the field, so that it can be drawn again without trusting who sent it.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature(String);

impl Signature {
    pub const WIDTH: u16 = 600;
    pub const HEIGHT: u16 = 200;
    /// Longest path that is kept, in bytes.
    const LONGEST: usize = 20_000;

    /// None unless the text is such a path with at least one line.
    pub fn parse(path: &str) -> Option<Signature> {
        let path = path.trim();
        if path.len() > Signature::LONGEST {
            return None;
        }
        let mut words = path.split(' ');
        let (mut begun, mut lines) = (false, 0);
        while let Some(word) = words.next() {
            match word {
                "M" => begun = true,
                "L" if begun => lines += 1,
                _ => return None,
            }
            let mut number = |most: u16| words.next()?.parse::<u16>().ok().filter(|number| *number <= most);
            number(Signature::WIDTH)?;
            number(Signature::HEIGHT)?;
        }
        (lines > 0).then(|| Signature(path.to_owned()))
    }

    pub fn path(&self) -> &str {
        &self.0
    }
}

/// A person's hand: nothing of it is shown.
impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Signature;

    #[test]
    fn only_lines_within_the_field_are_taken() {
        assert_eq!(Signature::parse(" M 0 0 L 600 200 M 5 5 L 6 6 ").map(|s| s.path().len()), Some(27));
        for bad in [
            "",
            "M 1 1",
            "L 1 1",
            "M 1 1 L 601 0",
            "M 1 1 L 1",
            "M 1 1 L 1 1z",
            "M 1 1 L 1 1\"/><script>",
            "M 1 1 C 1 1",
        ] {
            assert_eq!(Signature::parse(bad), None, "{bad}");
        }
    }
}
