//! XML of a workbook's parts, a piece at a time: tags by their local names, attributes, and text with its entities.

use std::io::BufRead;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::domain::import::sheet::FileWrong;

/// Bytes that are kept for the next tag or text; of a longer one the memory is given back.
const KEPT: usize = 1024 * 1024;

pub struct Xml<R> {
    reader: Reader<R>,
    piece: Vec<u8>,
}

/// What is not needed (comments and the like) is an empty text.
pub enum Piece {
    Open(Tag),
    /// Local name.
    Close(String),
    Text(String),
}

pub struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
    /// It has no content, and no [`Piece::Close`] follows.
    pub closed: bool,
}

impl Tag {
    fn new(start: &BytesStart<'_>, closed: bool) -> Result<Tag, FileWrong> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| FileWrong::Damaged)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| FileWrong::Damaged)?;
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Tag { name: start.local_name().as_ref().to_owned(), attributes, closed })
    }

    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// An attribute by its whole name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl<R: BufRead> Xml<R> {
    pub fn new(reader: R) -> Xml<R> {
        Xml { reader: Reader::from_reader(reader), piece: Vec::new() }
    }

    /// None at the end.
    ///
    /// # Errors
    /// [`FileWrong::Damaged`], also where the part is longer than its limit and ends in the middle of a tag.
    pub fn next(&mut self) -> Result<Option<Piece>, FileWrong> {
        self.piece.clear();
        self.piece.shrink_to(KEPT);
        let piece = match self.reader.read_event_into(&mut self.piece).map_err(|_| FileWrong::Damaged)? {
            Event::Start(start) => Piece::Open(Tag::new(&start, false)?),
            Event::Empty(start) => Piece::Open(Tag::new(&start, true)?),
            Event::End(end) => Piece::Close(end.local_name().as_ref().to_owned()),
            Event::Text(text) => Piece::Text(text.to_string()),
            Event::CData(text) => Piece::Text(text.to_string()),
            Event::GeneralRef(entity) => {
                Piece::Text(match entity.resolve_char_ref().map_err(|_| FileWrong::Damaged)? {
                    Some(sign) => sign.to_string(),
                    None => resolve_xml_entity(&entity).ok_or(FileWrong::Damaged)?.to_owned(),
                })
            }
            // No workbook declares types or entities of its own.
            Event::DocType(_) => return Err(FileWrong::Damaged),
            Event::Eof => return Ok(None),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Piece::Text(String::new()),
        };
        Ok(Some(piece))
    }
}
