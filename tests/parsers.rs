//! Everything that reads what strangers send, with random input and with good input gone wrong: it answers or refuses, and never panics; what it
//! lets in keeps its bounds, and is read again as the same. Pictures and PDFs: `src/intake/mutated.rs`; bodies of forms: `tests/site/bodies.rs`.

use std::io::{Cursor, Write};
use std::sync::LazyLock;

use ak1::domain::Problem;
use ak1::domain::card_number::{CardNumber, OldNumber};
use ak1::domain::correction::Pin;
use ak1::domain::counter_code::CounterCode;
use ak1::domain::date::{BirthDate, parse_date, parse_year};
use ak1::domain::email::Email;
use ak1::domain::export::ExportPurpose;
use ak1::domain::exposure::{Span, parse_moment};
use ak1::domain::form::check::{Rules, check};
use ak1::domain::form::{Answers, Step};
use ak1::domain::import::column::{Columns, guess};
use ak1::domain::import::sheet::{Cell, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet};
use ak1::domain::ipk::CellKey;
use ak1::domain::nik::Nik;
use ak1::domain::nip::Nip;
use ak1::domain::password::NewPassword;
use ak1::domain::person_name::PersonName;
use ak1::domain::phone::Phone;
use ak1::domain::register::RowNumber;
use ak1::domain::report_cell::ReportCell;
use ak1::domain::report_period::ReportPeriod;
use ak1::domain::seal_code::SealCode;
use ak1::domain::second_code::SecondCode;
use ak1::domain::signature::Signature;
use ak1::domain::web_host::WebHost;
use ak1::domain::{address, import};
use ak1::intake::import::read;
use ak1::seal::{EndedList, Keyring, SealId, SealToken, Unverified, digits};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any text, and good text with signs put in, taken away or doubled.
fn text(good: &'static [&'static str]) -> impl Strategy<Value = String> {
    let slip = (any::<Index>(), prop_oneof![any::<char>(), "[0-9A-Za-z .,:/@+-]".prop_map(|one| first(&one))], 0..3_u8);
    let slipped = (proptest::sample::select(good), proptest::collection::vec(slip, 0..4)).prop_map(|(text, slips)| {
        let mut signs: Vec<char> = text.chars().collect();
        for (at, sign, how) in slips {
            let at = at.index(signs.len() + 1);
            match how {
                0 => signs.insert(at, sign),
                1 if at < signs.len() => drop(signs.remove(at)),
                _ if at < signs.len() => signs[at] = sign,
                _ => signs.push(sign),
            }
        }
        signs.into_iter().collect()
    });
    prop_oneof![1 => any::<String>(), 1 => ".{0,400}", 3 => slipped]
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or('-')
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn a_nik_is_sixteen_digits_or_refused(text in text(&["3375011204060001", "3375 0112 0406 0001", "3375015204060001"])) {
        if let Ok(nik) = Nik::parse(&text) {
            let plain = nik.to_string();
            prop_assert!(plain.len() == 16 && plain.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(Nik::parse(&plain), Ok(nik.clone()));
            prop_assert!(!nik.masked().contains(&plain));
            let birth = BirthDate::parse("24-06-2006", today()).ok();
            let _ = (nik.warnings(birth, None), nik.grouped(), nik.birth_day_month(), nik.sex());
        }
    }

    #[test]
    fn a_name_keeps_its_bounds(text in text(&["Nur'aini Rahmawati", "Drs. H. Ali, M.Si.", "Siti"])) {
        if let Ok(name) = PersonName::parse(&text) {
            prop_assert!(!name.as_str().is_empty() && !name.as_str().chars().any(char::is_control));
            prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
            let _ = (name.upper(), name.words(), ak1::domain::person_name::masked(name.as_str()));
        }
    }

    #[test]
    fn days_and_moments_are_real_or_refused(
        text in text(&["2006-06-24", "24-06-2006", "24 Juni 2006", "24062006", "2026-11-24T08:00", "24-11-2026 08.00"]),
    ) {
        if let Ok(day) = parse_date(&text) {
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        }
        if let Ok(birth) = BirthDate::parse(&text, today()) {
            prop_assert!(birth.date() <= today() && birth.age_on(today()) <= 100);
        }
        if let Ok(moment) = parse_moment(&text) {
            prop_assert!(Span::parse(&text, &text).is_ok_and(|span| span.from() == moment));
        }
        if let Ok(year) = parse_year(&text, today()) {
            prop_assert!((1940..=2026).contains(&year));
        }
        if let Some(period) = ReportPeriod::of_typed(&text) {
            prop_assert!(period.first() <= period.last());
            prop_assert_eq!(ReportPeriod::from_code(&period.code()), Some(period));
        }
    }

    #[test]
    fn a_phone_number_is_one_that_can_be_called(text in text(&["0812-3456-7890", "+62 812 3456 7890", "(0285) 421234"])) {
        if let Ok(phone) = Phone::parse(&text) {
            prop_assert!(phone.international().starts_with('+') && phone.international().len() <= 16);
            prop_assert!(phone.whatsapp_digits().bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(Phone::parse(phone.international()), Ok(phone.clone()));
            prop_assert_eq!(Phone::parse(&phone.national()), Ok(phone.clone()));
        }
    }

    #[test]
    fn an_address_of_mail_has_no_sign_that_ends_a_line_or_begins_another(
        text in text(&["sari@contoh.id", "a.b+c@mail.contoh.co.id", "a@b.id\r\nBcc: x@y.id", "<a@b.id>"]),
    ) {
        if let Ok(email) = Email::parse(&text) {
            let plain = email.as_str();
            prop_assert!(plain.len() <= 254 && plain.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert!(!plain.contains(['<', '>', ',', ';', '"', '(', ')']) && plain.matches('@').count() == 1);
            prop_assert_eq!(Email::parse(plain), Ok(email.clone()));
        }
    }

    #[test]
    fn codes_and_numbers_are_themselves_or_refused(
        text in text(&["K7QM2-XDR4T", "k7qm2xdr4t", "K7QM-2XDR", "123456", "3375241126000012", "12/2026", "198504172010012999"]),
    ) {
        if let Ok(code) = SealCode::parse(&text) {
            prop_assert_eq!(SealCode::parse(&code.to_string()), Ok(code.clone()));
            prop_assert_eq!((code.normalised().len(), code.group().len()), (10, 1));
        }
        if let Ok(code) = CounterCode::parse(&text) {
            prop_assert_eq!(CounterCode::parse(&code.to_string()).map(|one| one.normalised().to_owned()), Ok(code.normalised().to_owned()));
        }
        if let Ok(number) = CardNumber::parse(&text) {
            prop_assert_eq!(number.digits().len(), 16);
            let _ = (number.boxes(), number.region(), number.issued_day(), number.counter());
        }
        if let Ok(old) = OldNumber::parse(&text) {
            prop_assert_eq!(OldNumber::parse(old.as_str()).map(|one| one.key()), Ok(old.key()));
        }
        let _ = (SecondCode::parse(&text), Nip::parse(&text), RowNumber::from_code(&text));
        let _ = (address::parse_rt(&text), address::parse_postcode(&text), ExportPurpose::parse(&text));
    }

    #[test]
    fn what_stands_in_addresses_and_hidden_fields_is_read_or_refused(
        text in text(&["terdaftar", "P,20-29,smk,7", "ktp/1@40,55", "www.contoh.go.id:8443", "M0,0L10,10", "sandi-12345"]),
    ) {
        let _ = (Pin::from_code(&text), text.parse::<CellKey>(), text.parse::<ReportCell>(), Signature::parse(&text));
        let _ = NewPassword::parse(&text, "3375011204060001");
        if let Ok(host) = text.parse::<WebHost>() {
            prop_assert!(host.to_string().len() <= 40);
        }
    }

    #[test]
    fn a_seal_is_read_or_refused(
        text in text(&["0123456789012345678901234567890", "2026-11-24\n", "kunci-ak1 3375\n"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = (SealToken::parse(&text), SealId::parse(&text), Keyring::parse(&text), EndedList::parse(&text));
        if let Some(read) = digits::decode(&text) {
            prop_assert_eq!(digits::encode(&read), text);
        }
        prop_assert_eq!(digits::decode(&digits::encode(&bytes)), Some(bytes.clone()));
        let _ = Unverified::read(&bytes);
    }

    #[test]
    fn the_form_judges_whatever_is_typed(
        typed in proptest::collection::vec(
            (text(&["name", "ktp_rt", "edu.0.level", "edu.250.school", "exp.1.from", "kelurahan", "same", "phone", "a.b.c.d"]),
             text(&["Sari", "003", "smk", "2019", "33.75.01.1002", "tidak", "0812-3456-7890", "24-06-2006"])),
            0..12),
    ) {
        let mut answers = Answers::default();
        for (key, value) in &typed {
            answers.set(key, value.clone());
        }
        let nik = Nik::parse("3375011204060001").ok();
        let rules = Rules { today: today(), age_floor: 15, required: ak1::domain::document::Required::default(), nik };
        for step in Step::ALL {
            let wrong: Vec<(String, Problem)> = check(step, &answers, &rules);
            prop_assert!(wrong.len() < 500, "bounded, whatever row a key names");
        }
        answers.keep(|key| key.len() < 40);
        prop_assert!(answers.iter().all(|(_, value)| value.chars().count() <= 2000));
    }
}

/// An old register as CSV.
const CSV: &[u8] = "No. Pendaftaran;NIK;Nama;Tempat lahir;Tanggal lahir;L/P;Tanggal terbit;Berlaku s.d.\n\
    3375240624000012;3375011204060001;\"Siti; Aminah\";Pekalongan;24-06-2001;P;24-06-2024;24-06-2026\n\
    12/2019;3375015204060001;=1+1;Batang;1 Juli 1990;P;3,37501E+15;\n"
    .as_bytes();

/// The same as a workbook.
static XLSX: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = "<worksheet><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>NIK</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>\
        <row r=\"2\"><c r=\"A2\"><v>3375011204060001</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>46350</v></c></row>\
        <row r=\"3\"><c r=\"A3\"><f>A2+1</f><v>2</v></c><c r=\"ZZ3\" t=\"b\"><v>1</v></c></row></sheetData></worksheet>";
    workbook(&[
        ("xl/workbook.xml", r#"<workbook xmlns:r="x"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="rId1" Target="worksheets/a.xml"/></Relationships>"#,
        ),
        ("xl/styles.xml", r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>Nama</t></si><si><r><t>Siti </t></r><r><t>Aminah &amp; Co</t></r></si></sst>",
        ),
        ("xl/worksheets/a.xml", rows),
    ])
});

fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, plain).expect("a part");
        zip.write_all(content.as_bytes()).expect("its content");
    }
    zip.finish().expect("a file").into_inner()
}

/// A file with some bytes changed, cut off or put twice.
fn mutated(whole: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), any::<u8>());
    let end = proptest::option::weighted(0.2, any::<Index>());
    let twice = proptest::option::weighted(0.2, (any::<Index>(), any::<Index>()));
    (proptest::collection::vec(change, 0..6), end, twice).prop_map(move |(changes, end, twice)| {
        let mut bytes = whole.to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some((from, to)) = twice {
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let part = bytes[from.min(to)..from.max(to)].to_vec();
            bytes.splice(from..from, part);
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        bytes
    })
}

/// Whatever came of a file: its limits hold, and the rows are judged.
fn judged(bytes: &[u8]) {
    let Ok(Sheet { heads, rows }) = read(bytes) else { return };
    assert!(rows.len() <= MOST_ROWS && !rows.is_empty());
    for row in &rows {
        assert!(row.cells.len() <= MOST_COLUMNS);
        let long = |cell: &Cell| matches!(cell, Cell::Text(text) if text.chars().count() > LONGEST_CELL);
        assert!(!row.cells.iter().any(long));
    }
    let sheet = Sheet { heads, rows };
    let rules = import::Rules { today: today(), validity_years: 2 };
    if let Ok(columns) = Columns::new(guess(&sheet.heads)) {
        let checked = import::check(&sheet, &columns, rules);
        assert!(checked.cards.len() + checked.refused_rows() <= sheet.rows.len());
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_csv_gone_wrong_is_read_or_refused(bytes in mutated(CSV)) {
        judged(&bytes);
    }

    #[test]
    fn a_workbook_gone_wrong_is_read_or_refused(bytes in mutated(&XLSX)) {
        judged(&bytes);
    }

    /// What stands in the container is whole, and its XML is not.
    #[test]
    fn a_workbook_with_xml_gone_wrong_is_read_or_refused(sheet in mutated(SHEET), texts in mutated(TEXTS)) {
        let (sheet, texts) = (String::from_utf8_lossy(&sheet), String::from_utf8_lossy(&texts));
        judged(&workbook(&[
            ("xl/workbook.xml", r#"<workbook xmlns:r="x"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#),
            ("xl/_rels/workbook.xml.rels", r#"<Relationships><Relationship Id="rId1" Target="worksheets/a.xml"/></Relationships>"#),
            ("xl/sharedStrings.xml", &texts),
            ("xl/worksheets/a.xml", &sheet),
        ]));
    }

    #[test]
    fn random_bytes_are_no_register(bytes in proptest::collection::vec(any::<u8>(), 0..2000), kind in 0..3_u8) {
        let head: &[u8] = match kind { 0 => b"PK\x03\x04", 1 => b"No;Nama\n", _ => b"" };
        judged(&[head, &bytes].concat());
    }
}

const SHEET: &[u8] = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>NIK</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>\
    <row r=\"2\"><c r=\"A2\"><v>3375011204060001</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>46350</v></c></row></sheetData></worksheet>";
const TEXTS: &[u8] = b"<sst><si><t>Nama</t></si><si><r><t>Siti </t></r><r><t>Aminah &amp; Co</t></r></si></sst>";
