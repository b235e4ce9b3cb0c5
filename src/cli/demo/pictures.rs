//! All pictures of one person, drawn and then taken in like any upload.

use anyhow::anyhow;

use super::canvas::Canvas;
use super::people::{Person, Way};
use super::{papers, photo};
use crate::domain::application::State;
use crate::domain::document::DocumentKind;
use crate::intake::{Picture, Want, take};

#[derive(Clone)]
pub struct Pictures {
    photo: Picture,
    card: Picture,
    diploma: Picture,
    /// What those upload first whose file is returned.
    pub blurred_card: Option<Picture>,
}

impl Pictures {
    /// The picture of a paper; certificates look like the diploma.
    pub fn of(&self, kind: DocumentKind) -> &Picture {
        match kind {
            DocumentKind::Photo => &self.photo,
            DocumentKind::IdentityCard => &self.card,
            _ => &self.diploma,
        }
    }
}

/// `seed` says what the person looks like. Takes about a tenth of a second of processor time.
pub fn draw(person: &Person, seed: usize) -> anyhow::Result<Pictures> {
    let card = papers::identity_card(person, seed);
    let is_returned = matches!(person.way, Way::To(State::Returned) | Way::Again(_));
    Ok(Pictures {
        photo: upload(&photo::portrait(person, seed, 300), Want::Portrait)?,
        diploma: upload(&papers::diploma(person, seed), Want::Document)?,
        blurred_card: is_returned.then(|| upload(&card.blurred(), Want::Document)).transpose()?,
        card: upload(&card, Want::Document)?,
    })
}

fn upload(canvas: &Canvas, want: Want) -> anyhow::Result<Picture> {
    take(&canvas.jpeg()?, want).map_err(|refusal| anyhow!("a drawn picture was refused: {refusal:?}"))
}

#[cfg(test)]
mod tests {
    use super::super::people::PEOPLE;
    use super::*;

    #[test]
    fn who_is_returned_uploads_a_blurred_card_first() {
        let at = PEOPLE.iter().position(|person| person.way == Way::To(State::Returned)).expect("a returned file");
        let pictures = draw(&PEOPLE[at], at).expect("pictures");
        let blurred = pictures.blurred_card.as_ref().expect("a blurred card");
        assert!(blurred.jpeg.len() < pictures.of(DocumentKind::IdentityCard).jpeg.len());
        assert_eq!(pictures.of(DocumentKind::Photo).width, 600);
    }
}
