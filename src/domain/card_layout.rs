//! How much fits on the education half of a card: rows wrap, then the type shrinks by steps, then rows go on to a sheet "lanjutan".
//! Nothing is ever cut. The measures are those of `style/print.css`, in millimetres.

use super::card_face::CardFace;

/// Room for both tables together, heads included.
const ROOM: f32 = 128.0;
/// Rows that are printed at least, blank where there is nothing (domain facts 1.2).
const EDUCATION_ROWS: usize = 6;
const SKILL_ROWS: usize = 3;

/// A step of the type: letters in a line, and the height of a row by its lines.
struct Type {
    class: &'static str,
    heads: f32,
    major_letters: f32,
    skill_letters: f32,
    least: f32,
    line: f32,
    padding: f32,
}

const TYPES: [Type; 4] = [
    Type { class: "", heads: 14.0, major_letters: 34.0, skill_letters: 50.0, least: 7.2, line: 3.75, padding: 2.0 },
    Type { class: "fit-1", heads: 14.0, major_letters: 36.0, skill_letters: 53.0, least: 7.2, line: 3.5, padding: 2.0 },
    Type { class: "fit-2", heads: 10.0, major_letters: 40.0, skill_letters: 58.0, least: 5.5, line: 3.2, padding: 0.8 },
    Type { class: "fit-3", heads: 10.0, major_letters: 42.0, skill_letters: 61.0, least: 5.5, line: 2.9, padding: 0.8 },
];

/// What stands on the sheet itself; the rest goes on the next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardLayout {
    /// Class of the half: none or `fit-1` to `fit-3`.
    pub class: &'static str,
    pub education: usize,
    pub skills: usize,
    /// Blank rows after them.
    pub blank_education: usize,
    pub blank_skills: usize,
}

impl CardLayout {
    pub fn of(face: &CardFace) -> CardLayout {
        let (education, skills) = (face.education.len(), face.skills.len());
        for step in &TYPES {
            let all = CardLayout {
                class: step.class,
                education,
                skills,
                blank_education: EDUCATION_ROWS.saturating_sub(education),
                blank_skills: SKILL_ROWS.saturating_sub(skills),
            };
            if all.height(face, step) <= ROOM {
                return all;
            }
        }
        CardLayout::shortened(face)
    }

    /// At the smallest type, rows are moved to the next sheet from the end of the longer table until the rest fits.
    fn shortened(face: &CardFace) -> CardLayout {
        let smallest = &TYPES[TYPES.len() - 1];
        let mut layout = CardLayout {
            class: smallest.class,
            education: face.education.len(),
            skills: face.skills.len(),
            blank_education: 0,
            blank_skills: 0,
        };
        while layout.height(face, smallest) > ROOM && layout.education + layout.skills > 2 {
            match layout.education > layout.skills {
                true => layout.education -= 1,
                false => layout.skills -= 1,
            }
        }
        layout
    }

    fn height(&self, face: &CardFace, step: &Type) -> f32 {
        let row = |text_width: f32, letters: f32| {
            let lines = (text_width / letters).ceil().max(1.0);
            step.least.max(step.line * lines + step.padding)
        };
        let education = face.education.iter().take(self.education);
        let education: f32 =
            education.map(|line| row(width(&line.school) + width(&line.major) + 2.0, step.major_letters)).sum();
        let skills: f32 =
            face.skills.iter().take(self.skills).map(|line| row(width(&line.what), step.skill_letters)).sum();
        let blank = (self.blank_education + self.blank_skills) as f32 * step.least;
        step.heads + education + skills + blank
    }
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
        let layout = CardLayout::of(&face(3, 1, 30));
        assert_eq!((layout.class, layout.education, layout.blank_education, layout.blank_skills), ("", 3, 3, 2));
    }

    #[test]
    fn twelve_diplomas_shrink_and_long_ones_go_on() {
        assert_eq!(CardLayout::of(&face(12, 3, 20)).class, "", "one line each still fits in full size");
        assert_eq!(CardLayout::of(&face(12, 8, 20)).class, "fit-2");
        let long = CardLayout::of(&face(12, 10, 170));
        assert_eq!(long.class, "fit-3");
        assert!(long.education < 12 && long.skills < 10, "{long:?}");
    }
}
