//! How far a printer misses (*kalibrasi cetak*): measured on a sheet with corner marks and rulers, kept for each workstation. Lengths in tenths
//! of a millimetre.

use super::Problem;
use super::form::Answers;

/// Where the corner mark of the sheet stands, from the left and from the upper edge.
pub const MARK: u16 = 100;
/// The length of the rulers.
pub const RULER: u16 = 1000;
/// The fields of the form: what was measured, in millimetres.
pub const KEYS: [&str; 4] = ["left", "top", "width", "height"];

/// What is done to a sheet so that it comes out right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Calibration {
    /// Measured on a sheet that was printed as it is.
    left: u16,
    top: u16,
    width: u16,
    height: u16,
}

impl Default for Calibration {
    fn default() -> Self {
        Calibration { left: MARK, top: MARK, width: RULER, height: RULER }
    }
}

impl Calibration {
    /// Reads what was measured.
    ///
    /// # Errors
    /// Every problem with its key: `Missing`, `NumberUnreadable`, and `NumberRange` for what no printer does.
    pub fn parse(measured: &Answers) -> Result<Calibration, Vec<(String, Problem)>> {
        let mut wrong = Vec::new();
        let mut read = |key: &str, least: u16, most: u16| match tenths(measured.get(key), least, most) {
            Ok(tenths) => tenths,
            Err(problem) => {
                wrong.push((key.to_owned(), problem));
                0
            }
        };
        let [left, top, width, height] = KEYS;
        let calibration = Calibration {
            left: read(left, 0, 300),
            top: read(top, 0, 300),
            width: read(width, 900, 1100),
            height: read(height, 900, 1100),
        };
        if wrong.is_empty() { Ok(calibration) } else { Err(wrong) }
    }

    /// The same from [`Calibration::code`]; None for anything else.
    pub fn from_code(code: &str) -> Option<Calibration> {
        let parts: Vec<&str> = code.split('-').collect();
        let [left, top, width, height] = parts[..] else { return None };
        let measured = KEYS.into_iter().zip([left, top, width, height]);
        let mut answers = Answers::default();
        measured.for_each(|(key, tenths)| answers.set(key, tenths.parse().map(written).unwrap_or_default()));
        Calibration::parse(&answers).ok()
    }

    /// A word that holds it.
    pub fn code(self) -> String {
        format!("{}-{}-{}-{}", self.left, self.top, self.width, self.height)
    }

    /// What was measured, as it was typed.
    pub fn measured(self) -> Answers {
        let mut answers = Answers::default();
        let tenths = [self.left, self.top, self.width, self.height];
        KEYS.into_iter().zip(tenths).for_each(|(key, tenths)| answers.set(key, written(tenths)));
        answers
    }

    /// By how much a sheet is moved right and down, in millimetres, and scaled across and down, before it is printed.
    pub fn correction(self) -> [f32; 4] {
        let along = |mark: u16, ruler: u16| {
            // The printer puts a point p at `off + p * m`; so that it lands on p it is sent to `(p - off) / m`.
            let m = f32::from(ruler) / f32::from(RULER);
            let off = f32::from(mark) - f32::from(MARK) * m;
            (-off / m / 10.0, 1.0 / m)
        };
        let ((right, across), (down, along_height)) = (along(self.left, self.width), along(self.top, self.height));
        [right, down, across, along_height]
    }
}

fn tenths(typed: &str, least: u16, most: u16) -> Result<u16, Problem> {
    let typed = typed.trim().trim_end_matches("mm").trim_end();
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let (whole, part) = typed.split_once([',', '.']).unwrap_or((typed, "0"));
    let digits = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit()) && (1..=3).contains(&text.len());
    if !digits(whole) || !digits(part) || part.len() > 1 {
        return Err(Problem::NumberUnreadable);
    }
    let tenths = whole.parse::<u16>().unwrap_or(u16::MAX).saturating_mul(10) + part.parse::<u16>().unwrap_or(0);
    let range = Problem::NumberRange { least: (least / 10).into(), most: (most / 10).into() };
    if (least..=most).contains(&tenths) { Ok(tenths) } else { Err(range) }
}

fn written(tenths: u16) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(all: [&str; 4]) -> Answers {
        KEYS.into_iter().zip(all).fold(Answers::default(), |answers, (key, text)| answers.with(key, text))
    }

    #[test]
    fn a_printer_that_is_right_moves_nothing() {
        assert_eq!(Calibration::default().correction(), [0.0, 0.0, 1.0, 1.0]);
        let read = Calibration::parse(&measured(["10", "10,0", "100 mm", "100.0"]));
        assert_eq!(read, Ok(Calibration::default()));
    }

    #[test]
    fn what_is_corrected_lands_where_it_belongs() {
        let calibration = Calibration::parse(&measured(["12,4", "9,1", "98,5", "101,2"])).expect("a calibration");
        let [right, down, across, along] = calibration.correction();
        for (point, (shift, scale), (mark, ruler)) in
            [(10.0, (right, across), (12.4, 98.5)), (150.0, (down, along), (9.1, 101.2_f32))]
        {
            let m = ruler / 100.0;
            let printed = (mark - 10.0 * m) + (shift + scale * point) * m;
            assert!((printed - point).abs() < 0.01, "{point} lands on {printed}");
        }
        assert_eq!(Calibration::from_code(&calibration.code()), Some(calibration));
        assert_eq!(Calibration::parse(&calibration.measured()), Ok(calibration));
    }

    #[test]
    fn what_no_printer_does_is_refused() {
        let problems = |all| Calibration::parse(&measured(all)).expect_err("wrong").into_iter().map(|(key, _)| key);
        let keys: Vec<_> = problems(["", "x", "89,9", "110,1"]).collect();
        assert_eq!(keys, KEYS);
        assert_eq!(problems(["10,55", "-1", "100", "1e2"]).count(), 3);
        for code in ["", "100-100-1000", "100-100-1000-1000-1", "a-b-c-d", "99999-1-1000-1000", "100-100-1000-1000;x"] {
            assert_eq!(Calibration::from_code(code), None, "{code}");
        }
    }
}
