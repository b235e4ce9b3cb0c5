//! The requirements (*persyaratan*) at a glance: what is there, what the NIK says, whether the person has other files.

use leptos::prelude::*;

use crate::api::file::File;
use crate::domain::code::Code;
use crate::domain::document::DocumentKind;
use crate::domain::names::Names;
use crate::text::{file as text, form};

pub fn checklist(file: &File) -> AnyView {
    let line = |good: bool, what: String, how: String| {
        let (class, sign) = if good { ("good", "✓") } else { ("bad", "!") };
        view! {
            <li class=class><span aria-hidden="true">{sign}</span>" "<strong>{what}</strong>": "{how}</li>
        }
        .into_any()
    };
    let document = |kind: DocumentKind| {
        let count = file.documents.iter().filter(|page| page.kind == kind).count();
        let asked = file.missing_documents.contains(&kind);
        (count > 0 || asked).then(|| line(!asked, form::document(kind).to_owned(), text::pages(kind, count)))
    };
    let mut lines: Vec<_> = DocumentKind::ALL.into_iter().filter_map(document).collect();
    let complete = if file.biodata_complete { text::COMPLETE } else { text::INCOMPLETE };
    lines.push(line(file.biodata_complete, text::BIODATA.to_owned(), complete.to_owned()));
    let odd = file.problems.iter().any(|(_, problem)| problem.is_warning());
    let fits = if odd { text::DIFFERS } else { text::FITS };
    lines.push(line(!odd, text::AGAINST_NIK.to_owned(), fits.to_owned()));
    if let Some(names) = Names::from_code(file.answers.get("names_same")) {
        let how = match names {
            Names::Same => text::NAMES_SAME,
            Names::Differ => text::NAMES_DIFFER,
            Names::NoDiploma => text::NO_DIPLOMA,
        };
        lines.push(line(names != Names::Differ, text::NAMES.to_owned(), how.to_owned()));
    }
    let twins = match file.twins.len() {
        0 => text::NO_TWIN.to_owned(),
        count => count.to_string(),
    };
    lines.push(line(file.twins.is_empty(), text::TWINS.to_owned(), twins));
    view! {
        <section class="checklist" aria-labelledby="syarat">
            <h2 id="syarat">{text::CHECKLIST}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}
