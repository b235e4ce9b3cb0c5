//! As much of CBOR (RFC 8949) as a statement needs: heads of definite length, written in their shortest form.
//!
//! The reader need not be strict about that form: whoever reads a statement writes it again and compares (see [`super::cose`]). It never
//! reads beyond its bytes and takes no memory by a length that it is told.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Major {
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6,
}

#[derive(Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    /// As −1 − n below zero.
    pub fn int(&mut self, value: i64) -> &mut Writer {
        match u64::try_from(value) {
            Ok(value) => self.head(Major::Unsigned, value),
            Err(_) => self.head(Major::Negative, !value as u64),
        }
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Writer {
        self.head(Major::Bytes, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    pub fn text(&mut self, text: &str) -> &mut Writer {
        self.head(Major::Text, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    pub fn array(&mut self, length: u64) -> &mut Writer {
        self.head(Major::Array, length)
    }

    pub fn map(&mut self, length: u64) -> &mut Writer {
        self.head(Major::Map, length)
    }

    pub fn tag(&mut self, tag: u64) -> &mut Writer {
        self.head(Major::Tag, tag)
    }

    fn head(&mut self, major: Major, value: u64) -> &mut Writer {
        let first = (major as u8) << 5;
        let bytes = value.to_be_bytes();
        // In the order of their lengths; a value is written in the first that holds it.
        match value {
            0..24 => self.0.push(first | value as u8),
            24..0x100 => self.long(first | 24, &bytes[7..]),
            0x100..0x1_0000 => self.long(first | 25, &bytes[6..]),
            0x1_0000..0x1_0000_0000 => self.long(first | 26, &bytes[4..]),
            _ => self.long(first | 27, &bytes),
        }
        self
    }

    fn long(&mut self, first: u8, value: &[u8]) {
        self.0.push(first);
        self.0.extend_from_slice(value);
    }
}

/// Every method gives None where something else stands.
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn int(&mut self) -> Option<i64> {
        let (major, value) = self.any_head()?;
        let value = i64::try_from(value).ok()?;
        match major {
            Major::Unsigned => Some(value),
            Major::Negative => Some(!value),
            _ => None,
        }
    }

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.head(Major::Bytes)?;
        self.take(length)
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.head(Major::Text)?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Its length.
    pub fn array(&mut self) -> Option<u64> {
        self.head(Major::Array)
    }

    /// How many pairs.
    pub fn map(&mut self) -> Option<u64> {
        self.head(Major::Map)
    }

    pub fn tag(&mut self) -> Option<u64> {
        self.head(Major::Tag)
    }

    pub fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    fn head(&mut self, wanted: Major) -> Option<u64> {
        self.any_head().filter(|(major, _)| *major == wanted).map(|(_, value)| value)
    }

    fn any_head(&mut self) -> Option<(Major, u64)> {
        let &[first] = self.take(1)? else { return None };
        let major = match first >> 5 {
            0 => Major::Unsigned,
            1 => Major::Negative,
            2 => Major::Bytes,
            3 => Major::Text,
            4 => Major::Array,
            5 => Major::Map,
            6 => Major::Tag,
            _ => return None,
        };
        let value = match first & 31 {
            small @ 0..24 => u64::from(small),
            more @ 24..=27 => self.take(1 << (more - 24))?.iter().fold(0, |value, &byte| value << 8 | u64::from(byte)),
            // Reserved, or of a length that is not told.
            _ => return None,
        };
        Some((major, value))
    }

    fn take(&mut self, length: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Examples of RFC 8949, appendix A.
    #[test]
    fn integers_are_those_of_the_standard() {
        for (value, bytes) in [
            (0, &[0x00][..]),
            (23, &[0x17]),
            (24, &[0x18, 0x18]),
            (1000, &[0x19, 0x03, 0xe8]),
            (1_000_000, &[0x1a, 0x00, 0x0f, 0x42, 0x40]),
            (1_000_000_000_000, &[0x1b, 0, 0, 0, 0xe8, 0xd4, 0xa5, 0x10, 0]),
            (-1, &[0x20]),
            (-10, &[0x29]),
            (-100, &[0x38, 0x63]),
            (-1000, &[0x39, 0x03, 0xe7]),
        ] {
            let mut writer = Writer::default();
            writer.int(value);
            assert_eq!(writer.finish(), bytes, "{value}");
            assert_eq!(Reader(bytes).int(), Some(value));
        }
        assert_eq!(Reader(&[0x1b, 255, 255, 255, 255, 255, 255, 255, 255]).int(), None, "beyond what is counted here");
    }

    #[test]
    fn text_bytes_and_nesting_are_those_of_the_standard() {
        let mut writer = Writer::default();
        writer.array(3).text("ü").bytes(&[1, 2, 3, 4]).map(1).int(1).tag(18).int(2);
        let bytes = [0x83, 0x62, 0xc3, 0xbc, 0x44, 1, 2, 3, 4, 0xa1, 1, 0xd2, 2];
        assert_eq!(writer.finish(), bytes);
        let mut reader = Reader(&bytes);
        assert_eq!((reader.array(), reader.text()), (Some(3), Some("ü")));
        assert_eq!((reader.bytes(), reader.map()), (Some(&[1, 2, 3, 4][..]), Some(1)));
        assert_eq!((reader.int(), reader.tag(), reader.int()), (Some(1), Some(18), Some(2)));
        assert!(reader.is_at_end());
    }

    #[test]
    fn what_is_cut_short_endless_or_of_another_kind_is_nothing() {
        assert_eq!(Reader(&[0x44, 1, 2, 3]).bytes(), None);
        assert_eq!(Reader(&[0x5b, 255, 255, 255, 255, 255, 255, 255, 255]).bytes(), None);
        assert_eq!(Reader(&[0x5f, 0x41, 1, 0xff]).bytes(), None);
        assert_eq!(Reader(&[0x61, 0xff]).text(), None);
        assert_eq!(Reader(&[0x01]).text(), None);
        assert_eq!(Reader(&[0xf6]).int(), None);
        assert_eq!(Reader(&[]).int(), None);
    }
}
