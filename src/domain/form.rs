//! The step-by-step form (*formulir*, the AK/II data): which steps and fields there are, and when each field is asked.
//!
//! One description serves everything: the pages draw from it, browser and server check by it, corrections pin to its keys.
//! A field's key is its `name` in HTML; a field in a repeatable row has the key `<rows>.<number>.<field>`, as in `edu.0.school`.

pub mod answers;
pub mod biodata;
pub mod check;

use super::code::serde_by_code;
pub use answers::Answers;

/// A page of the form, in order. The answers of the documents step are uploads; its fields ask about them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Step {
    Identity,
    Address,
    Contact,
    Education,
    Training,
    Experience,
    Wanted,
    Documents,
}

impl Step {
    pub const ALL: [Step; 8] = [
        Step::Identity,
        Step::Address,
        Step::Contact,
        Step::Education,
        Step::Training,
        Step::Experience,
        Step::Wanted,
        Step::Documents,
    ];

    /// The word in its address and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Step::Identity => "identitas",
            Step::Address => "alamat",
            Step::Contact => "kontak",
            Step::Education => "pendidikan",
            Step::Training => "keterampilan",
            Step::Experience => "pengalaman",
            Step::Wanted => "pekerjaan",
            Step::Documents => "dokumen",
        }
    }

    pub fn from_code(code: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Counted from 1, as in "Langkah 3 dari 8".
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    pub fn next(self) -> Option<Step> {
        Step::ALL.get(self as usize + 1).copied()
    }

    pub fn previous(self) -> Option<Step> {
        (self as usize).checked_sub(1).map(|at| Step::ALL[at])
    }

    /// The fields that stand once on the page.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Step::Identity => IDENTITY,
            Step::Address => ADDRESS,
            Step::Contact => CONTACT,
            Step::Training => TRAINING,
            Step::Wanted => WANTED,
            Step::Documents => DOCUMENTS,
            Step::Education | Step::Experience => &[],
        }
    }

    /// The repeatable rows on the page, if it has any.
    pub fn rows(self) -> Option<&'static Rows> {
        match self {
            Step::Education => Some(&EDUCATION),
            Step::Training => Some(&COURSES),
            Step::Experience => Some(&WORK),
            _ => None,
        }
    }

    /// The step that asks for `key`.
    pub fn of_key(key: &str) -> Option<Step> {
        let row = split_row_key(key);
        Step::ALL.into_iter().find(|step| match row {
            Some((rows, _, field)) => {
                step.rows().is_some_and(|r| r.key == rows && r.fields.iter().any(|f| f.key == field))
            }
            None => step.fields().iter().any(|field| field.key == key),
        })
    }
}

serde_by_code!(Step);

/// `edu.0.school` as `("edu", 0, "school")`.
pub fn split_row_key(key: &str) -> Option<(&str, u8, &str)> {
    let (rows, rest) = key.split_once('.')?;
    let (number, field) = rest.split_once('.')?;
    Some((rows, number.parse().ok()?, field))
}

/// The question behind `key`, whether it stands once or in a row.
pub fn field_of(key: &str) -> Option<&'static Field> {
    let step = Step::of_key(key)?;
    match split_row_key(key) {
        Some((.., field)) => step.rows()?.fields.iter().find(|f| f.key == field),
        None => step.fields().iter().find(|f| f.key == key),
    }
}

/// The `name` under which the answer to `key` travels.
pub fn input_name(key: &str) -> String {
    ["a[", key, "]"].concat()
}

/// A question with one answer.
#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    pub input: Input,
    pub optional: bool,
    /// Asked only when another field of the page has one of these answers.
    pub when: Option<When>,
}

/// The condition of a field that is not always asked.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// Another field of the page has this answer.
    Is(&'static str, &'static str),
    /// Another field of the page has any answer.
    Given(&'static str),
    /// The applicant is under 18 (UU 27/2022: consent of a parent or guardian).
    Minor,
}

impl When {
    /// The field on whose answer it depends.
    pub fn field(self) -> &'static str {
        match self {
            When::Is(key, _) | When::Given(key) => key,
            When::Minor => "birth_date",
        }
    }
}

/// How a question is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Input {
    /// One line, at most so many characters.
    Line(u16),
    /// Several lines, at most so many characters.
    Note(u16),
    /// A name of a person: letters only.
    Name,
    Date,
    Year,
    Digits(u8),
    Phone,
    Email,
    /// A few choices, all shown.
    Radio(List),
    /// Many choices in a list.
    Select(List),
    /// "Saya setuju".
    Tick,
}

/// The reference lists that choices come from; their words stand in `text`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum List {
    Sex,
    Religion,
    MaritalStatus,
    Nationality,
    Disability,
    YesNo,
    Villages,
    Education,
    Kbji,
    WorkPlace,
    Names,
    Helper,
}

/// A repeatable group of fields.
#[derive(Debug)]
pub struct Rows {
    pub key: &'static str,
    pub fields: &'static [Field],
    /// At least so many rows must be filled.
    pub least: u8,
    pub most: u8,
}

const fn ask(key: &'static str, input: Input) -> Field {
    Field { key, input, optional: false, when: None }
}

const fn may(key: &'static str, input: Input) -> Field {
    Field { key, input, optional: true, when: None }
}

const fn ask_when(key: &'static str, input: Input, when: When) -> Field {
    Field { key, input, optional: false, when: Some(when) }
}

const IDENTITY: &[Field] = &[
    ask("name", Input::Name),
    ask("birth_place", Input::Line(60)),
    ask("birth_date", Input::Date),
    ask("sex", Input::Radio(List::Sex)),
    ask("religion", Input::Select(List::Religion)),
    ask("marital", Input::Select(List::MaritalStatus)),
    ask("nationality", Input::Radio(List::Nationality)),
    may("disability", Input::Select(List::Disability)),
    // Health is data of a special kind (UU 27/2022, article 4): kept only with a consent of its own.
    ask_when("disability_consent", Input::Tick, When::Given("disability")),
    ask_when("guardian_name", Input::Name, When::Minor),
    ask_when("guardian_relation", Input::Line(40), When::Minor),
    ask_when("guardian_consent", Input::Tick, When::Minor),
];

/// The answer to `kelurahan` that means "outside the city".
pub const ELSEWHERE: &str = "luar";

const ADDRESS: &[Field] = &[
    ask("ktp_street", Input::Line(120)),
    ask("ktp_rt", Input::Digits(3)),
    ask("ktp_rw", Input::Digits(3)),
    ask("ktp_village", Input::Line(60)),
    ask("ktp_district", Input::Line(60)),
    ask("ktp_city", Input::Line(60)),
    may("ktp_postcode", Input::Digits(5)),
    ask("kelurahan", Input::Select(List::Villages)),
    ask_when("dom_place", Input::Line(120), When::Is("kelurahan", ELSEWHERE)),
    ask("same", Input::Radio(List::YesNo)),
    ask_when("dom_street", Input::Line(120), When::Is("same", "tidak")),
    ask_when("dom_rt", Input::Digits(3), When::Is("same", "tidak")),
    ask_when("dom_rw", Input::Digits(3), When::Is("same", "tidak")),
];

const CONTACT: &[Field] = &[ask("phone", Input::Phone), may("email", Input::Email)];

const EDUCATION: Rows = Rows {
    key: "edu",
    fields: &[
        ask("level", Input::Select(List::Education)),
        ask("school", Input::Line(100)),
        may("major", Input::Line(80)),
        ask("year", Input::Year),
    ],
    least: 1,
    most: 12,
};

const TRAINING: &[Field] = &[may("skills", Input::Note(400)), may("languages", Input::Line(120))];

const COURSES: Rows = Rows {
    key: "course",
    fields: &[ask("title", Input::Line(100)), may("organiser", Input::Line(100)), may("year", Input::Year)],
    least: 0,
    most: 10,
};

const WORK: Rows = Rows {
    key: "work",
    fields: &[
        ask("position", Input::Line(80)),
        ask("employer", Input::Line(100)),
        ask("from", Input::Year),
        may("until", Input::Year),
        may("duties", Input::Line(200)),
    ],
    least: 0,
    most: 10,
};

const WANTED: &[Field] = &[
    ask("job", Input::Line(80)),
    may("kbji", Input::Select(List::Kbji)),
    ask("place", Input::Select(List::WorkPlace)),
    may("wage", Input::Digits(9)),
];

/// About the papers, and who helped with the form. None of it keeps a file from being sent.
const DOCUMENTS: &[Field] = &[
    may("names_same", Input::Radio(List::Names)),
    may("photo_rules", Input::Tick),
    may("assisted", Input::Select(List::Helper)),
];
