//! Old registers as CSV and as a workbook.

use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use zip::CompressionMethod;

use super::{config, mutated};
use crate::domain::import;
use crate::domain::import::column::{Columns, guess};
use crate::domain::import::sheet::{Cell, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet};
use crate::intake::import::read;
use crate::intake::samples::zipped;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
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

/// Whole as it lies there, so that what is changed is the XML and not its compression.
fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    zipped(parts, CompressionMethod::Stored)
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
    #![proptest_config(config())]

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
