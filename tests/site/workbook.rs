//! Workbooks as another program opens them: LibreOffice reads them, and what it has understood is looked at. Where it is not installed the test
//! says so and looks at nothing; `bin/setup --tests` installs it.

use std::process::Command;

use ak1::domain::report_table::Column;
use ak1::reports::{re_entry, register};

use super::app::{PASSWORD, TestApp};
use super::card::holder;
use super::samples;

/// The workbook as flat XML of LibreOffice; None where that is not installed.
fn opened(app: &TestApp, name: &str, workbook: &[u8]) -> Option<String> {
    let program = std::env::var("AK1_LIBREOFFICE").unwrap_or_else(|_| "soffice".to_owned());
    let folder = app.folder().join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("buku.xlsx");
    std::fs::write(&file, workbook).expect("the workbook");
    // A profile of its own: another one that runs would take the file over.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profil").display());
    let run = Command::new(&program)
        .args([profile.as_str(), "--headless", "--convert-to", "fods", "--outdir"])
        .arg(&folder)
        .arg(&file)
        .output();
    match run {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("SKIPPED: there is no {program}, so no workbook was opened");
            None
        }
        run => {
            let run = run.expect("LibreOffice runs");
            let read = std::fs::read_to_string(folder.join("buku.fods"));
            Some(read.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&run.stderr))))
        }
    }
}

/// The value of an attribute behind `from`.
fn attribute<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    xml.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Widths of the columns in inches, in their order; of the empty ones behind them one.
fn widths(book: &str) -> Vec<f64> {
    let of_style = |style: &str| {
        let behind = book.split_once(&format!("<style:style style:name=\"{style}\"")).expect("a style").1;
        let width = attribute(behind, "style:column-width").and_then(|width| width.strip_suffix("in"));
        width.and_then(|width| width.parse::<f64>().ok()).expect("a width in inches")
    };
    let columns = book.split("<table:table-column").skip(1).map(|column| column.split_once("/>").expect("its end").0);
    columns
        .flat_map(|column| {
            let times =
                attribute(column, "table:number-columns-repeated").and_then(|times| times.parse().ok()).unwrap_or(1);
            let times = if times > 1000 { 1 } else { times };
            std::iter::repeat_n(of_style(attribute(column, "table:style-name").expect("a style")), times)
        })
        .collect()
}

fn assert_layout(book: &str, columns: &[Column], area: &str) {
    let widths = widths(book);
    assert_eq!(widths.len(), columns.len() + 1, "each column has a width, and the empty ones behind them theirs");
    for (width, column) in widths.iter().zip(columns) {
        let per_sign = width / f64::from(column.width);
        assert!((0.08..0.1).contains(&per_sign), "{}: {width} inches for {} signs", column.head, column.width);
    }
    assert_eq!(attribute(book, "table:print-ranges"), Some(area));
    assert!(book.contains("<table:table-header-rows>"), "the heads are repeated on paper");
    assert!(
        book.contains("style:print-orientation=\"landscape\"") && book.contains("style:scale-to-X=\"1\""),
        "one page wide"
    );
    assert!(!book.contains("table:formula="), "no cell is a formula");
}

/// The type of the cell that shows `text`.
fn type_of<'a>(book: &'a str, text: &str) -> &'a str {
    let before =
        book.split_once(&format!("<text:p>{text}</text:p>")).unwrap_or_else(|| panic!("no cell shows {text}")).0;
    let cell = &before[before.rfind("<table:table-cell").expect("a cell")..];
    attribute(cell, "office:value-type").expect("a type")
}

#[tokio::test]
async fn libreoffice_finds_numbers_days_and_text_in_their_columns_and_the_whole_list_on_paper() {
    let app = TestApp::new().await;
    let (seeker, desk) = holder(&app).await;
    let fields = [
        ("masa", "2026"),
        ("urut", "nomor"),
        ("keperluan", "Uji buka di LibreOffice"),
        ("bentuk", "xlsx"),
        ("sandi", PASSWORD),
    ];
    let workbook = desk.form("/ekspor/register", fields).await.body;
    let Some(book) = opened(&app, "register", &workbook) else { return };
    // Title, office, period, a blank line, the heads, one row; the 19th column is S.
    assert_layout(&book, &register::columns(), "Laporan.A1:Laporan.S6");
    assert_eq!((type_of(&book, &seeker.nik), type_of(&book, "33.75.01.1002")), ("string", "string"));
    let row = book.split("<table:table-row").nth(6).expect("the row");
    let types = row
        .split("<table:table-cell")
        .skip(1)
        .filter_map(|cell| attribute(cell.split_once('>')?.0, "office:value-type"));
    assert_eq!(types.take(5).collect::<Vec<_>>(), ["float", "date", "string", "string", "string"]);
    assert_eq!(attribute(row, "office:value"), Some("1"));
    assert_eq!(attribute(row, "office:date-value"), Some("2026-11-24"));

    let fields =
        [("daftar", "belum"), ("keperluan", "Uji buka di LibreOffice"), ("bentuk", "xlsx"), ("sandi", PASSWORD)];
    let workbook = desk.form("/ekspor/input", fields).await.body;
    let book = opened(&app, "input", &workbook).expect("it was there just now");
    // Title, list, edition of the codes, a blank line, the heads, one row; the 45th column is AS.
    assert_layout(&book, &re_entry::columns(), "Laporan.A1:Laporan.AS6");
    assert_eq!((type_of(&book, &seeker.nik), type_of(&book, samples::PHONE)), ("string", "string"));
}
