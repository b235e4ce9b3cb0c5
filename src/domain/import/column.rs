//! Which column of the file holds what.

use serde::{Deserialize, Serialize};

use crate::domain::code::{Code, codes};

codes! {
    /// What a column may hold.
    pub enum Field {
        Number = "nomor",
        Nik = "nik",
        Name = "nama",
        BirthPlace = "tempat-lahir",
        BirthDate = "tanggal-lahir",
        Sex = "jenis-kelamin",
        Village = "kelurahan",
        Education = "pendidikan",
        IssuedOn = "terbit",
        ValidUntil = "berlaku-sampai",
    }
}

impl Field {
    /// Whether no card can be made without it.
    pub fn is_required(self) -> bool {
        matches!(self, Field::Number | Field::Nik | Field::Name | Field::BirthDate | Field::IssuedOn)
    }

    /// Words of heads that mean it, in small letters; the longest that fits wins.
    fn heads(self) -> &'static [&'static str] {
        match self {
            Field::Number => {
                &["nomor kartu", "no kartu", "nomor pendaftaran", "no pendaftaran", "nomor ak", "no ak", "nppk"]
            }
            Field::Nik => &["nik", "induk kependudukan", "no ktp", "nomor ktp"],
            Field::Name => &["nama", "nama lengkap"],
            Field::BirthPlace => &["tempat lahir"],
            Field::BirthDate => &["tanggal lahir", "tgl lahir"],
            Field::Sex => &["jenis kelamin", "kelamin", "jk", "l p"],
            Field::Village => &["kelurahan", "desa"],
            Field::Education => &["pendidikan"],
            Field::IssuedOn => {
                &["tanggal terbit", "tgl terbit", "diterbitkan", "tanggal daftar", "tgl daftar", "tanggal kartu"]
            }
            Field::ValidUntil => &["berlaku"],
        }
    }
}

/// For each field the column that holds it, from 0. Every required field has one, and no column holds two.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<(Field, usize)>")]
pub struct Columns(Vec<(Field, usize)>);

/// Why columns cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnsWrong {
    /// A field without which there is no card has none.
    Missing(Field),
    /// Two fields have the same column.
    Twice(Field),
}

impl Columns {
    /// # Errors
    /// The first field that is in the way.
    pub fn new(chosen: impl Fn(Field) -> Option<usize>) -> Result<Columns, ColumnsWrong> {
        let mut columns: Vec<(Field, usize)> = Vec::new();
        for field in Field::ALL {
            match chosen(*field) {
                None if field.is_required() => return Err(ColumnsWrong::Missing(*field)),
                None => {}
                Some(at) if columns.iter().any(|(_, other)| *other == at) => return Err(ColumnsWrong::Twice(*field)),
                Some(at) => columns.push((*field, at)),
            }
        }
        Ok(Columns(columns))
    }

    pub fn of(&self, field: Field) -> Option<usize> {
        self.0.iter().find(|(of, _)| *of == field).map(|(_, at)| *at)
    }
}

impl TryFrom<Vec<(Field, usize)>> for Columns {
    type Error = &'static str;

    fn try_from(chosen: Vec<(Field, usize)>) -> Result<Columns, &'static str> {
        let of = |field| chosen.iter().find(|(of, _)| *of == field).map(|(_, at)| *at);
        Columns::new(of).map_err(|_| "no columns of a register")
    }
}

/// The columns whose heads say what they hold; the first one of several.
pub fn guess(heads: &[String]) -> impl Fn(Field) -> Option<usize> + use<> {
    let meant: Vec<Option<Field>> = heads.iter().map(|head| meaning(head)).collect();
    move |field| meant.iter().position(|meant| *meant == Some(field))
}

fn meaning(head: &str) -> Option<Field> {
    let plain: String =
        head.chars().map(|sign| if sign.is_alphanumeric() { sign.to_ascii_lowercase() } else { ' ' }).collect();
    let head = [" ", &plain.split_whitespace().collect::<Vec<_>>().join(" "), " "].concat();
    let fitting =
        Field::ALL.iter().flat_map(|field| field.heads().iter().map(move |words| (words.len(), *field, *words)));
    let fitting = fitting.filter(|(_, _, words)| head.contains(&[" ", words, " "].concat()));
    fitting.max_by_key(|(length, ..)| *length).map(|(_, field, _)| field)
}
