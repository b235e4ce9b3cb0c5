use std::io::{Cursor, Read};

use super::*;
use crate::domain::ipk::{CellKey, Flow};
use crate::domain::report_table::{Head, Look, Table};

fn report(texts: &[&str]) -> Report {
    let cells = |text: &&str| {
        let day = "2026-11-24".parse().expect("a day");
        vec![
            Cell::text(*text),
            Cell::Number(-3),
            Cell::Figure(12, CellKey::new(Flow::After, [])),
            Cell::Day(day),
            Cell::Blank,
        ]
    };
    let rows = texts.iter().map(|text| Row { look: Look::Struck, cells: cells(text) }).collect();
    let columns =
        [("Nama", 30), ("A", 8), ("B", 8), ("Hari", 12), ("", 5)].map(|(head, width)| Column::new(head, width));
    let heads = vec![vec![Head::new("", 1), Head::new("Dua", 2), Head::new("", 2)]];
    let table = Table { caption: "I.".into(), heads, columns: columns.into(), rows };
    Report { title: "Judul".into(), lead: vec!["Dinas".into()], tables: vec![table], notes: vec!["Catatan".into()] }
}

const INJECTIONS: [&str; 7] =
    ["=HYPERLINK(\"http://x\")", "+62812", "-1+1", "@SUM(A1)", "\tx", "3375990101010001", "0812 3456"];

fn part(book: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).expect("a ZIP file");
    let mut text = String::new();
    zip.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn no_text_becomes_a_formula_or_a_number_in_a_workbook() {
    let book = of_report(&report(&INJECTIONS), Format::Xlsx).expect("a workbook");
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f"), "{sheet}");
    for text in INJECTIONS {
        let written = format!("t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t>");
        assert!(sheet.contains(&written), "{text}: {sheet}");
    }
    // Numbers and days are such, in the look of a row that was struck out.
    assert!(
        sheet.contains("s=\"11\"><v>-3</v>")
            && sheet.contains("s=\"11\"><v>12</v>")
            && sheet.contains("s=\"12\"><v>46350</v>")
    );
}

#[test]
fn a_workbook_is_printed_whole_with_its_heads_on_every_page() {
    let book = of_report(&report(&["Siti", "Budi"]), Format::Xlsx).expect("a workbook");
    let workbook = part(&book, "xl/workbook.xml");
    // Title, lead, blank, caption, two rows of heads, two rows, blank, note.
    assert!(workbook.contains("Laporan!$A$1:$E$10"), "{workbook}");
    assert!(workbook.contains("Laporan!$5:$6"), "{workbook}");
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<mergeCell ref=\"B5:C5\"/>")
            && sheet.contains("width=\"30\"")
            && sheet.contains("fitToPage=\"1\"")
    );
    let styles = part(&book, "xl/styles.xml");
    assert_eq!(styles.matches("<xf ").count(), 14, "as many formats as `style` counts, and the one they stand on");
}

#[test]
fn no_text_becomes_a_formula_or_a_number_in_csv() {
    let text = String::from_utf8(of_report(&report(&INJECTIONS), Format::Csv).expect("a file")).expect("text");
    assert!(text.starts_with('\u{feff}'));
    for said in INJECTIONS {
        let written = format!("'{}", said.replace('"', "\"\""));
        assert!(text.contains(&written), "{said}: {text}");
    }
    assert!(text.contains(";-3;12;2026-11-24;\r\n"), "{text}");
    assert!(text.contains(";Dua;;;\r\n"), "{text}");
    // What no spreadsheet changes stays as it is.
    let plain = String::from_utf8(of_report(&report(&["33.75.01.1002", "Siti", "1101"]), Format::Csv).expect("a file"));
    assert!(!plain.expect("text").contains('\''));
}

#[test]
fn the_same_report_makes_the_same_bytes() {
    for format in [Format::Csv, Format::Xlsx] {
        let twice = [(); 2].map(|()| of_report(&report(&["Siti"]), format).expect("a file"));
        assert!(twice[0] == twice[1]);
    }
}
