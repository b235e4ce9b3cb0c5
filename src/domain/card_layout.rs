//! How much fits on a card: rows wrap, then the type shrinks by steps, then rows go on to a sheet "lanjutan". Nothing is ever cut. The
//! measures are those of `style/print.css`, in millimetres.

use super::card_face::CardFace;
use super::card_paper::CardPaper;

/// Rows that are printed at least, blank where there is nothing (domain facts 1.2).
const EDUCATION_ROWS: usize = 6;
const SKILL_ROWS: usize = 3;
/// Widths of the columns beside the text: number, level and year with their padding.
const BESIDE_MAJOR: f32 = 65.0;
const BESIDE_SKILL: f32 = 31.0;

/// A step of the type: how many letters stand in a millimetre, and the height of a row by its lines.
struct Type {
    class: &'static str,
    heads: f32,
    letters: f32,
    least: f32,
    line: f32,
    padding: f32,
}

const FOLDED: [Type; 4] = [
    Type { class: "", heads: 14.0, letters: 0.52, least: 7.2, line: 3.75, padding: 2.0 },
    Type { class: "fit-1", heads: 14.0, letters: 0.55, least: 7.2, line: 3.5, padding: 2.0 },
    Type { class: "fit-2", heads: 10.0, letters: 0.6, least: 5.5, line: 3.2, padding: 0.8 },
    Type { class: "fit-3", heads: 10.0, letters: 0.63, least: 5.5, line: 2.9, padding: 0.8 },
];

const UPRIGHT: [Type; 3] = [
    Type { class: "", heads: 0.0, letters: 0.55, least: 5.2, line: 3.5, padding: 0.8 },
    Type { class: "fit-2", heads: 0.0, letters: 0.6, least: 4.8, line: 3.2, padding: 0.8 },
    Type { class: "fit-3", heads: 0.0, letters: 0.63, least: 4.4, line: 2.9, padding: 0.8 },
];

/// What stands on the sheet itself; the rest goes on the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardLayout {
    /// Class of the tables' part: none or `fit-1` to `fit-3`.
    pub class: &'static str,
    pub education: usize,
    pub skills: usize,
    /// Blank rows after them.
    pub blank_education: usize,
    pub blank_skills: usize,
    /// Class of the terms, likewise.
    pub terms: &'static str,
    /// The terms stand on the sheet itself.
    pub terms_fit: bool,
}

impl CardLayout {
    pub fn of(face: &CardFace, paper: CardPaper) -> CardLayout {
        let (terms, terms_height) = terms_class(&face.terms, paper);
        let place = Place::of(face, paper, terms_height);
        let (education, skills) = (face.education.len(), face.skills.len());
        let (terms, terms_fit) = (terms, terms_height.is_some());
        let with = |class, education: usize, skills: usize, blanks: bool| CardLayout {
            class,
            education,
            skills,
            blank_education: if blanks { EDUCATION_ROWS.saturating_sub(education) } else { 0 },
            blank_skills: if blanks { SKILL_ROWS.saturating_sub(skills) } else { 0 },
            terms,
            terms_fit,
        };
        for step in place.types {
            let all = with(step.class, education, skills, true);
            if all.height(face, step, &place) <= place.room {
                return all;
            }
        }
        // At the smallest type, rows are moved to the next sheet from the end of the longer table until the rest fits.
        let smallest = &place.types[place.types.len() - 1];
        let mut layout = with(smallest.class, education, skills, false);
        while layout.height(face, smallest, &place) > place.room && layout.education + layout.skills > 2 {
            match layout.education > layout.skills {
                true => layout.education -= 1,
                false => layout.skills -= 1,
            }
        }
        layout
    }

    /// Whether a sheet "lanjutan" follows.
    pub fn goes_on(&self, face: &CardFace) -> bool {
        self.education < face.education.len() || self.skills < face.skills.len() || !self.terms_fit
    }

    fn height(&self, face: &CardFace, step: &Type, place: &Place) -> f32 {
        let row = |text_width: f32, room: f32| {
            let lines = (text_width / (room * step.letters)).ceil().max(1.0);
            step.least.max(step.line * lines + step.padding)
        };
        let education = face.education.iter().take(self.education);
        let education: f32 = education
            .map(|line| row(width(&line.school) + width(&line.major) + 2.0, place.column - BESIDE_MAJOR))
            .sum();
        let skills = face.skills.iter().take(self.skills);
        let skills: f32 = skills.map(|line| row(width(&line.what), place.column - BESIDE_SKILL)).sum();
        let blank = (self.blank_education + self.blank_skills) as f32 * step.least;
        step.heads + education + skills + blank
    }
}

/// Where the two tables stand.
struct Place {
    types: &'static [Type],
    column: f32,
    /// Room for both together.
    room: f32,
}

impl Place {
    fn of(face: &CardFace, paper: CardPaper, terms: Option<f32>) -> Place {
        let column = paper.column();
        if paper.is_folded() {
            let room = 128.0 + paper.size().1 - 210.0;
            return Place { types: &FOLDED, column, room };
        }
        // The page has one column: what stands above and below takes from the room of the tables.
        let lines = |text: &str, letters: f32| (width(text) / letters).ceil().max(1.0);
        let long = lines(&face.address, 52.0) + lines(&face.birth_place, 30.0) + lines(&face.name, 40.0) - 3.0;
        Place { types: &UPRIGHT, column, room: 93.0 - 3.7 * long - terms.unwrap_or(8.0) }
    }
}

/// The class of the terms and their height; None where they do not fit at all.
fn terms_class(terms: &[String], paper: CardPaper) -> (&'static str, Option<f32>) {
    let steps: &[(&'static str, f32, f32, f32)] = match paper.is_folded() {
        true => {
            &[("", 0.46, 5.2, 3.5), ("fit-1", 0.51, 4.6, 2.5), ("fit-2", 0.57, 4.1, 2.0), ("fit-3", 0.65, 3.3, 1.5)]
        }
        false => &[("fit-2", 0.6, 3.5, 0.4), ("fit-3", 0.65, 3.1, 0.3)],
    };
    let room = if paper.is_folded() { 118.0 } else { 40.0 };
    let mut smallest = "";
    for (class, letters, line, gap) in steps {
        let across = (paper.column() - 8.0) * letters;
        let height: f32 = terms.iter().map(|term| (width(term) / across).ceil().max(1.0) * line + gap).sum();
        if height <= room {
            return (class, Some(height));
        }
        smallest = class;
    }
    (smallest, None)
}

/// The class of the name: long ones are set smaller, never cut.
pub fn name_class(name: &str) -> &'static str {
    match name.chars().count() {
        0..=40 => "name",
        41..=60 => "name fit-1",
        _ => "name fit-2",
    }
}

/// Width in average letters; capitals and wide letters take more.
fn width(text: &str) -> f32 {
    text.chars()
        .map(|letter| match letter {
            'W' | 'M' | 'm' | 'w' => 1.6,
            letter if letter.is_uppercase() => 1.25,
            _ => 1.0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::super::card_face::{EducationLine, SkillLine};
    use super::*;
    use crate::domain::code::Code;

    fn face(education: usize, skills: usize, letters: usize) -> CardFace {
        let line = EducationLine {
            level: "sma".into(),
            school: "a".repeat(letters),
            major: String::new(),
            year: "2001".into(),
        };
        let skill = SkillLine { what: "a".repeat(letters), year: "2001".into() };
        CardFace { education: vec![line; education], skills: vec![skill; skills], ..CardFace::blank() }
    }

    #[test]
    fn three_diplomas_stand_in_full_size_with_blank_rows() {
        for paper in CardPaper::ALL {
            let layout = CardLayout::of(&face(3, 1, 30), *paper);
            let rows = (layout.class, layout.education, layout.blank_education, layout.blank_skills);
            assert_eq!(rows, ("", 3, 3, 2), "{paper:?}");
        }
    }

    #[test]
    fn twelve_diplomas_shrink_and_long_ones_go_on() {
        let a4 = |face: &CardFace| CardLayout::of(face, CardPaper::A4Folded);
        assert_eq!(a4(&face(12, 3, 20)).class, "", "one line each still fits in full size");
        assert_eq!(a4(&face(12, 8, 20)).class, "fit-2");
        let long = face(12, 10, 170);
        for paper in CardPaper::ALL {
            let layout = CardLayout::of(&long, *paper);
            assert_eq!(layout.class, "fit-3", "{paper:?}");
            assert!(layout.education < 12 && layout.skills < 10 && layout.goes_on(&long), "{layout:?}");
        }
        assert!(!a4(&face(12, 3, 20)).goes_on(&face(12, 3, 20)));
    }

    #[test]
    fn the_longest_terms_shrink_on_half_a_sheet_and_go_on_behind_an_upright_page() {
        let eight = CardFace { terms: vec!["a".repeat(300); 8], ..CardFace::blank() };
        let folded = CardLayout::of(&eight, CardPaper::A4Folded);
        assert_eq!((folded.terms, folded.terms_fit), ("fit-3", true));
        assert!(!CardLayout::of(&eight, CardPaper::A4Upright).terms_fit);
        let usual = CardFace { terms: vec!["a".repeat(120); 4], ..CardFace::blank() };
        assert_eq!(CardLayout::of(&usual, CardPaper::A4Folded).terms, "");
        assert!(CardLayout::of(&usual, CardPaper::A4Upright).terms_fit);
    }
}
