//! The people whom a stolen account of an officer touched, as rows of a table and as a file: how they can be reached, what was done and when.

use crate::domain::export::Format;
use crate::domain::exposure::{Span, Touch};
use crate::domain::form::Answers;
use crate::domain::phone::Phone;
use crate::domain::place::Village;
use crate::domain::report_table::{Cell, Column, Look, Row};
use crate::reports::sheet::Sheet;
use crate::reports::{Export, ExportError};
use crate::store::Store;
use crate::store::clock::office_time;
use crate::store::exposure::{Deed, Exposure, Touched};
use crate::store::officer::Officer;
use crate::text::{exposure as words, register};

/// People whose answers are opened at once.
const PORTION: usize = 200;

pub fn columns() -> Vec<Column> {
    [
        (register::NAME, 30),
        (words::REGISTER, 14),
        (words::PHONE, 18),
        (words::EMAIL, 26),
        (words::ADDRESS, 50),
        (words::DONE_WITH, 60),
        (words::FIRST_TIME, 18),
        (words::LAST_TIME, 18),
    ]
    .map(|(head, width)| Column::new(head, width))
    .into()
}

pub fn row(person: &Touched, answers: &Answers) -> Row {
    let first = person.deeds.iter().map(|deed| deed.first).min().unwrap_or_default();
    let last = person.deeds.iter().map(|deed| deed.last).max().unwrap_or_default();
    let done: Vec<_> = person.deeds.iter().map(done).collect();
    let cells = vec![
        Cell::text(&*person.name),
        Cell::text(number(person)),
        Cell::text(phone(answers)),
        Cell::text(answers.get("email")),
        Cell::text(address(answers)),
        Cell::text(done.join("; ")),
        Cell::text(moment(first)),
        Cell::text(moment(last)),
    ];
    Row { look: Look::Plain, cells }
}

/// "12/2026", empty for a draft.
pub fn number(person: &Touched) -> String {
    person.register.map(|register| format!("{}/{}", register.number, register.year)).unwrap_or_default()
}

/// "Membuka berkas 2 kali, 24-11-2026 10.00 – 24-11-2026 10.10".
pub fn done(deed: &Deed) -> String {
    words::done(words::deed(deed.touch, &deed.action), deed.times, [&moment(deed.first), &moment(deed.last)])
}

/// Whether anything beside looking and printing was done with the person's data.
pub fn was_changed(person: &Touched) -> bool {
    person.deeds.iter().any(|deed| deed.touch == Touch::Changed)
}

fn moment(at: i64) -> String {
    office_time(at).format("%d-%m-%Y %H.%M").to_string()
}

fn phone(answers: &Answers) -> String {
    let typed = answers.get("phone");
    Phone::parse(typed).map_or_else(|_| typed.to_owned(), |phone| phone.national())
}

/// Where a letter reaches the person: the home, which is that of the KTP unless another one was told.
pub fn address(answers: &Answers) -> String {
    let home = answers.get("same") == "tidak";
    let part = |name: &str| answers.get(&[if home { "dom_" } else { "ktp_" }, name].concat()).to_owned();
    let village = match home {
        true => Village::from_code(answers.get("kelurahan")).map_or_else(|| part("place"), |one| one.name().to_owned()),
        false => part("village"),
    };
    let numbered = |word: &str, value: String| if value.is_empty() { value } else { format!("{word} {value}") };
    let rest = if home { [String::new(), String::new()] } else { [part("district"), part("city")] };
    let all = [part("street"), numbered("RT", part("rt")), numbered("RW", part("rw")), village].into_iter().chain(rest);
    all.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// All of them as a file, and behind them the files that were taken out. What it is for has to be noted with `reports::hand_out`.
pub async fn export(store: &Store, officer: &Officer, span: Span, format: Format) -> Result<Export, ExportError> {
    let Exposure { people, exports, .. } = store.exposure(&officer.id, span).await?;
    let lines = [
        store.office().await?.name,
        format!("{}: {}", words::OFFICER, officer.name),
        words::span(span.from(), span.until()),
    ];
    let mut sheet = Sheet::list(format, words::FILE_TITLE, &lines, &columns())?;
    let nothing = Answers::default();
    for portion in people.chunks(PORTION) {
        let answers = store.answers_of_touched(portion).await?;
        for person in portion {
            sheet.row(&row(person, answers.get(&person.application).unwrap_or(&nothing)))?;
        }
    }
    sheet.blank()?;
    for taken in exports {
        let what = words::list(&taken.what);
        sheet.line(&format!("{}: {what}, {}, {}", words::EXPORTS, moment(taken.at), words::rows(taken.rows)))?;
    }
    let [from, until] = span.codes();
    let name = register::file_name("terdampak", &from[..10], None);
    let of = format!("{} {from} {until}", officer.id);
    Ok(Export { what: "terdampak", of, name, format, rows: people.len() as u64, bytes: sheet.finish()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_goes_to_the_home() {
        let ktp = Answers::default()
            .with("ktp_street", "Jl. Melati 3")
            .with("ktp_rt", "003")
            .with("ktp_village", "Medono")
            .with("ktp_city", "Kota Pekalongan");
        assert_eq!(address(&ktp), "Jl. Melati 3, RT 003, Medono, Kota Pekalongan");
        let home = ktp.with("same", "tidak").with("dom_street", "Jl. Kenanga 1").with("dom_place", "Batang");
        assert_eq!(address(&home), "Jl. Kenanga 1, Batang");
        assert_eq!(address(&Answers::default()), "");
    }
}
