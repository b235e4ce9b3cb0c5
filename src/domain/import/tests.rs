use super::*;
use crate::domain::code::Code;

const HEADS: [&str; 10] = [
    "No. Kartu",
    "NIK",
    "Nama Lengkap",
    "Tempat Lahir",
    "Tgl. Lahir",
    "L/P",
    "Kelurahan",
    "Pendidikan",
    "Tanggal Terbit",
    "Berlaku s.d.",
];
const GOOD: [&str; 10] = [
    "AK1/0001/2025",
    "3375994101000001",
    "SITI AMINAH",
    "Pekalongan",
    "1 Januari 2000",
    "P",
    "Kel. Kauman",
    "SMK",
    "24/11/2025",
    "24-11-2027",
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn rules() -> Rules {
    Rules { today: day("2026-11-24"), validity_years: 2 }
}

fn heads() -> Vec<String> {
    HEADS.map(str::to_owned).into()
}

fn columns() -> Columns {
    Columns::new(column::guess(&heads())).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

fn with(number: u32, changes: &[(usize, &str)]) -> SheetRow {
    let mut cells = GOOD.map(Cell::text);
    for (at, text) in changes {
        cells[*at] = Cell::text(text);
    }
    SheetRow { number, cells: cells.into() }
}

fn checked(rows: Vec<SheetRow>) -> Checked {
    check(&Sheet { heads: heads(), rows }, &columns(), rules())
}

/// The only reason why the only row is refused.
fn refusal(at: usize, text: &str) -> (Field, Wrong) {
    let checked = checked(vec![with(7, &[(at, text)])]);
    assert_eq!((checked.cards.len(), checked.refused.len(), checked.refused[0].row), (0, 1, 7), "{text}");
    (checked.refused[0].field, checked.refused[0].wrong)
}

#[test]
fn columns_are_guessed_from_their_heads_and_each_field_has_its_own() {
    let guessed: Vec<_> = Field::ALL.iter().map(|field| columns().of(*field)).collect();
    assert_eq!(guessed, (0..10).map(Some).collect::<Vec<_>>());
    let others =
        ["No", "NOMOR INDUK KEPENDUDUKAN", "NAMA", "No. Pendaftaran Pencari Kerja", "Nama Sekolah"].map(str::to_owned);
    let guess = column::guess(&others);
    assert_eq!([Field::Nik, Field::Name, Field::Number, Field::Sex].map(guess), [Some(1), Some(2), Some(3), None]);
    assert_eq!(Columns::new(|_| None), Err(ColumnsWrong::Missing(Field::Number)));
    assert_eq!(Columns::new(|field| field.is_required().then_some(3)), Err(ColumnsWrong::Twice(Field::Nik)));
}

use super::column::ColumnsWrong;

#[test]
fn a_good_row_is_a_card_with_all_that_it_says() {
    let checked = checked(vec![with(2, &[])]);
    let card = checked.cards.first().expect("a card");
    assert_eq!((card.row, card.number.as_str(), card.name.as_str()), (2, "AK1/0001/2025", "SITI AMINAH"));
    assert_eq!(
        (card.birth.date(), card.issued_on, card.valid_until),
        (day("2000-01-01"), day("2025-11-24"), day("2027-11-24"))
    );
    assert_eq!((card.sex, card.education), (Sex::Female, Education::from_code("smk")));
    assert_eq!(card.village.map(Village::name), Some("Kauman"));
    assert!(card.warnings.is_empty() && checked.refused.is_empty());
}

#[test]
fn what_a_row_leaves_open_follows_from_the_rest() {
    let checked = checked(vec![with(2, &[(5, ""), (6, "Batang"), (7, ""), (8, "2025-11-24 00:00:00"), (9, "")])]);
    let card = checked.cards.first().expect("a card");
    assert_eq!((card.sex, card.village, card.education), (Sex::Female, None, None));
    assert_eq!(card.valid_until, day("2027-11-24"), "two years");
}

#[test]
fn every_wrong_cell_is_named_with_its_reason() {
    use Problem::{
        DateImpossible, DateInFuture, DateUnreadable, Missing, NameLetters, NikLength, NikNotDigits, NotInList, TooLong,
    };
    for (at, text, field, wrong) in [
        (0, "", Field::Number, Wrong::Answer(Missing)),
        (0, "=A1", Field::Number, Wrong::Formula),
        (1, "337599410100000", Field::Nik, Wrong::Answer(NikLength { digits: 15 })),
        (1, "3,37501E+15", Field::Nik, Wrong::Rounded),
        (1, "tidak ada", Field::Nik, Wrong::Answer(NikNotDigits)),
        (2, "12345", Field::Name, Wrong::Answer(NameLetters)),
        (4, "24/06/01", Field::BirthDate, Wrong::Answer(DateUnreadable)),
        (4, "31-02-2001", Field::BirthDate, Wrong::Answer(DateImpossible)),
        (4, "25-11-2026", Field::BirthDate, Wrong::Answer(DateInFuture)),
        (5, "X", Field::Sex, Wrong::Answer(NotInList)),
        (7, "Pesantren", Field::Education, Wrong::Answer(NotInList)),
        (8, "25-11-2026", Field::IssuedOn, Wrong::Answer(DateInFuture)),
        (8, "01-01-1999", Field::IssuedOn, Wrong::IssuedBeforeBirth),
        (9, "23-11-2025", Field::ValidUntil, Wrong::EndsBeforeIssue),
    ] {
        assert_eq!(refusal(at, text), (field, wrong), "{text}");
    }
    let long = refusal(0, &"A".repeat(41));
    assert_eq!(long, (Field::Number, Wrong::Answer(TooLong { max: 40 })));
    let several = checked(vec![with(3, &[(0, ""), (1, "1"), (8, "")])]);
    assert_eq!((several.refused.len(), several.refused_rows()), (3, 1), "all of a row at once");
    let short = SheetRow { number: 4, cells: vec![Cell::text("AK1/0002/2025")] };
    assert_eq!(checked(vec![short]).refused.len(), 4, "a row that ends early");
}

#[test]
fn a_card_that_would_last_longer_than_ten_years_is_refused() {
    for (until, taken) in [("24-11-2035", true), ("25-11-2035", false), ("31-12-9999", false)] {
        let checked = checked(vec![with(7, &[(9, until)])]);
        assert_eq!(checked.cards.len(), usize::from(taken), "{until}");
        assert!(checked.refused.iter().all(|one| (one.row, one.field) == (7, Field::ValidUntil)), "{until}");
    }
}

#[test]
fn a_nik_that_tells_something_else_warns_and_refuses_nobody() {
    let checked = checked(vec![with(2, &[(4, "2 Januari 2000"), (5, "L")])]);
    assert_eq!(checked.cards[0].warnings, [Problem::NikBirthDiffers, Problem::NikSexDiffers]);
    assert_eq!(checked.cards[0].sex, Sex::Male, "what was written");
}

#[test]
fn a_number_is_taken_once_however_it_is_written() {
    let checked = checked(vec![with(2, &[]), with(3, &[(0, "ak1/0001/2025 "), (1, "3375994101000002")])]);
    assert_eq!(checked.refused, [Refused { row: 3, field: Field::Number, wrong: Wrong::Twice { row: 2 } }]);
}

#[test]
fn of_one_person_only_the_newest_card_still_runs() {
    let old = [(0, "AK1/9/2020"), (8, "24-11-2020"), (9, "24-11-2022")];
    let newer = [(0, "AK1/2/2026"), (8, "01-06-2026"), (9, "01-06-2028")];
    let checked = checked(vec![with(2, &newer), with(3, &[]), with(4, &old)]);
    assert_eq!(checked.refused, [Refused { row: 3, field: Field::Nik, wrong: Wrong::NewerCard }]);
    assert_eq!(
        checked.cards.iter().map(|card| card.row).collect::<Vec<_>>(),
        [2, 4],
        "one that has ended stays to be found"
    );
}

#[test]
fn counting_goes_on_behind_the_numbers_of_this_office() {
    let row = |number, text: &str, nik: &str| with(number, &[(0, text), (1, nik)]);
    let checked = checked(vec![
        row(2, "3375 240625 000123", "3375994101000001"),
        row(3, "3375.010625.000007", "3375994101000002"),
        row(4, "3326 240625 000900", "3375994101000003"),
        row(5, "AK1/999/2025", "3375994101000004"),
    ]);
    assert_eq!(checked.counters("3375").into_iter().collect::<Vec<_>>(), [(2025, 123)]);
}

#[test]
fn what_is_known_already_is_taken_out_in_the_order_of_the_rows() {
    let mut all = checked(vec![with(2, &[]), with(3, &[(0, "")])]);
    all.without(|card| (card.row == 2).then_some((Field::Number, Wrong::Known)));
    assert!(all.cards.is_empty());
    assert_eq!(all.refused.iter().map(|one| one.row).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(rows_of(&all.refused), 2);
}
