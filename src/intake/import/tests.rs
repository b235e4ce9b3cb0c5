use zip::CompressionMethod;

use super::*;
use crate::domain::import::sheet::Cell;
use crate::intake::samples::zipped;

fn plain(row: &SheetRow) -> Vec<String> {
    let plain = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => format!("<{day}>"),
        Cell::Formula => "<rumus>".to_owned(),
        Cell::Rounded => "<bulat>".to_owned(),
    };
    row.cells.iter().map(plain).collect()
}

/// Why a file is not taken; a sheet has no `Debug`.
fn wrong(bytes: &[u8]) -> Option<FileWrong> {
    read(bytes).err()
}

fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    zipped(parts, CompressionMethod::Deflated)
}

const BOOK: (&str, &str) = (
    "xl/workbook.xml",
    r#"<workbook xmlns:r="x"><sheets><sheet name="A" r:id="rId7"/><sheet name="B" r:id="rId1"/></sheets></workbook>"#,
);
const RELATIONS: (&str, &str) = (
    "xl/_rels/workbook.xml.rels",
    r#"<Relationships><Relationship Id="rId1" Target="worksheets/b.xml"/><Relationship Id="rId7" Target="/xl/worksheets/a.xml"/></Relationships>"#,
);
const STYLES: (&str, &str) = (
    "xl/styles.xml",
    r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;day&quot;"/></numFmts>
       <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
);

fn sheet(rows: &str) -> Vec<u8> {
    let texts = r#"<sst uniqueCount="99999999999999"><si><t>Nomor</t></si><si><r><t>Siti </t></r><r><t>Aminah &amp; Co</t></r></si><si/></sst>"#;
    let rows = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    workbook(&[BOOK, RELATIONS, STYLES, ("xl/sharedStrings.xml", texts), ("xl/worksheets/a.xml", &rows)])
}

#[test]
fn csv_is_read_whatever_its_sign_and_letters() {
    for text in ["No;Nama\n1;\"Siti; A\"\n", "No,Nama\r\n1,\"Siti; A\"\r\n", "\u{feff}No\tNama\n1\tSiti; A"] {
        let sheet = read(text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}: {text}"));
        assert_eq!(
            (sheet.heads.as_slice(), plain(&sheet.rows[0])),
            (["No".to_owned(), "Nama".to_owned()].as_slice(), vec!["1".into(), "Siti; A".into()])
        );
    }
    let sheet = read(b"Nama;Kota\nRen\xe9;'0812\n\n \n=1+1;3,37501E+15").unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(plain(&sheet.rows[0]), ["René", "0812"]);
    assert_eq!((plain(&sheet.rows[1]), sheet.rows[1].number), (vec!["<rumus>".into(), "<bulat>".into()], 5));
}

#[test]
fn rows_have_the_numbers_of_their_lines_however_these_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "Nomor;Nama", "1;\"dua", "baris\"", "", " ", "2;b", "3;c"].join(end);
        let sheet = read(text.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 7, 8], "{end:?}");
    }
}

#[test]
fn a_workbook_gives_texts_numbers_days_and_marks_formulas() {
    let bytes = sheet(
        r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>Tgl</t></is></c></row>
           <row r="4"><c r="A4"><v>3375010124</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>45467</v></c><c r="D4" s="2"><v>5</v></c></row>
           <row r="5"><c r="A5"><v>3.3750124060000003E15</v></c><c r="B5"><f>A1</f><v>9</v></c><c r="C5" s="3"><v>45467.5</v></c><c r="XFD5"><v>1</v></c></row>
           <row r="6"/><row r="7"><c r="B7" t="s"><v>2</v></c></row>"#,
    );
    let sheet = read(&bytes).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(sheet.heads, ["Nomor", "", "Tgl"]);
    let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, plain(row))).collect();
    let row = |number, cells: &[&str]| (number, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        rows,
        [
            row(4, &["3375010124", "Siti Aminah & Co", "<2024-06-24>", "5"]),
            row(5, &["<bulat>", "<rumus>", "<2024-06-24>"]),
        ]
    );
}

#[test]
fn what_this_program_writes_it_reads() {
    use crate::domain::export::Format;
    use crate::domain::report_table::{Cell as Written, Column, Look, Row};
    let day = chrono::NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day");
    for format in [Format::Csv, Format::Xlsx] {
        let mut out = crate::reports::sheet::Sheet::begin(format, &[10, 10]).expect("a file");
        out.columns(&[Column::new("NIK", 10), Column::new("Terbit", 10)]).expect("heads");
        let cells = vec![Written::text("3375994101000001"), Written::Day(day)];
        out.row(&Row { look: Look::Plain, cells }).expect("a row");
        let sheet = read(&out.finish().expect("bytes")).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        assert_eq!(plain(&sheet.rows[0])[0], "3375994101000001");
        assert!(plain(&sheet.rows[0])[1].contains("2024"), "{:?}", plain(&sheet.rows[0]));
    }
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    assert_eq!(wrong(b""), Some(FileWrong::Empty));
    assert_eq!(wrong(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Some(FileWrong::NotATable));
    assert_eq!(wrong(b"\x89PNG\r\n\x1a\n\0\0"), Some(FileWrong::NotATable));
    assert_eq!(wrong(b"PK\x03\x04 and nothing"), Some(FileWrong::Damaged));
    assert_eq!(wrong(&workbook(&[("word/document.xml", "<a/>")])), Some(FileWrong::NotATable));
    assert_eq!(wrong(b"Nomor;NIK\n\n"), Some(FileWrong::NoRows));
    assert_eq!(wrong(&sheet("<row><c><v>1</v></c>")), Some(FileWrong::Damaged));
    let declares = "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>";
    assert_eq!(wrong(&workbook(&[("xl/workbook.xml", declares)])), Some(FileWrong::Damaged));
}

/// Entities that unfold to gigabytes, and such that fetch a file or an address.
#[test]
fn no_entity_is_unfolded_or_fetched_wherever_it_is_declared() {
    const HOSTILE: [&str; 4] = [
        "<!DOCTYPE a [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
        "<!DOCTYPE a [<!ENTITY c SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE a [<!ENTITY % far SYSTEM \"http://127.0.0.1:1/x.dtd\"> %far;]>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\">",
    ];
    let texts = "<sst><si><t>&c;</t></si></sst>";
    let rows = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&c;</t></is></c></row></sheetData></worksheet>";
    let good = [BOOK, RELATIONS, STYLES, ("xl/sharedStrings.xml", texts), ("xl/worksheets/a.xml", rows)];
    for declared in HOSTILE {
        for at in 0..good.len() {
            let mut parts: Vec<(&str, String)> = good.map(|(name, content)| (name, content.to_owned())).into();
            parts[at].1.insert_str(0, declared);
            let parts: Vec<_> = parts.iter().map(|(name, content)| (*name, content.as_str())).collect();
            assert_eq!(wrong(&workbook(&parts)), Some(FileWrong::Damaged), "{} {declared}", good[at].0);
        }
    }
    assert_eq!(wrong(&workbook(&good)), Some(FileWrong::Damaged), "an entity that nobody has declared");
}

#[test]
fn files_that_claim_or_unpack_too_much_are_refused() {
    let many = "a;b\n".repeat(MOST_ROWS + 2);
    assert_eq!(wrong(many.as_bytes()), Some(FileWrong::TooManyRows));
    let just = "a;b\n".repeat(MOST_ROWS + 1);
    assert_eq!(wrong(just.as_bytes()), None);
    let far = sheet(r#"<row r="4294967295"><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>"#);
    assert_eq!(read(&far).map(|sheet| sheet.rows.len()).ok(), Some(1));
}

#[test]
fn a_small_workbook_that_says_one_long_text_again_and_again_is_refused() {
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(60);
    let rows = format!("<row>{cells}</row>").repeat(3000);
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(300));
    let rows = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let parts = [BOOK, RELATIONS, STYLES, ("xl/sharedStrings.xml", &*texts), ("xl/worksheets/a.xml", &*rows)];
    assert_eq!(wrong(&workbook(&parts)), Some(FileWrong::TooLarge));
}
