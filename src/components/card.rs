//! The card (*kartu AK-1*) as it is printed: two sides of A4 landscape, folded in the middle (domain facts 1.2, family B).

use leptos::prelude::*;

use crate::domain::card_face::{CardFace, EducationLine, SkillLine};
use crate::domain::card_layout::{CardLayout, name_class};
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::marital_status::MaritalStatus;
use crate::domain::religion::Religion;
use crate::domain::sex::Sex;
use crate::text::{card, date, reference};

/// Both sides, and a sheet "lanjutan" when a life does not fit on one.
#[component]
pub fn CardSheets(face: CardFace, photo: Option<String>, draft: bool) -> impl IntoView {
    let layout = CardLayout::of(&face);
    let more = (layout.education < face.education.len() || layout.skills < face.skills.len())
        .then(|| continuation(&face, &layout));
    let class = if draft { "sheet a4-landscape draft" } else { "sheet a4-landscape" };
    let number = shown_number(&face);
    view! {
        <section class=class>
            {education_half(&face, &layout, draft)}
            {identity_half(&face, photo, draft)}
        </section>
        <section class=class>
            {reports_half(&face, &number, draft)}
            {terms_half(&face, &number, draft)}
        </section>
        {more}
    }
}

fn word(draft: bool) -> Option<&'static str> {
    draft.then_some(card::DRAFT)
}

fn shown_number(face: &CardFace) -> String {
    face.number.as_deref().map(grouped).unwrap_or_else(|| card::DRAFT.to_owned())
}

fn grouped(number: &str) -> String {
    crate::domain::card_number::CardNumber::parse(number)
        .map_or_else(|_| number.to_owned(), |number| number.to_string())
}

fn education_half(face: &CardFace, layout: &CardLayout, draft: bool) -> AnyView {
    let class = ["half education ", layout.class].concat();
    view! {
        <div class=class data-word=word(draft)>
            {education_table(face, 0, layout.education, layout.blank_education)}
            {skill_table(face, 0, layout.skills, layout.blank_skills)}
            {signer(face)}
        </div>
    }
    .into_any()
}

fn education_table(face: &CardFace, from: usize, to: usize, blank: usize) -> AnyView {
    let row = |(at, line): (usize, &EducationLine)| {
        let level = Education::from_code(&line.level).map_or("", reference::card_education);
        let major = [line.major.as_str(), line.school.as_str()].into_iter().filter(|part| !part.is_empty());
        view! {
            <tr>
                <td class="no">{at + 1}</td>
                <td class="level">{level}</td>
                <td>{major.collect::<Vec<_>>().join(", ")}</td>
                <td class="year">{line.year.clone()}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = face.education.iter().enumerate().take(to).skip(from).map(row).collect();
    let blanks: Vec<_> = (to..to + blank)
        .map(|at| {
            view! { <tr class="blank"><td class="no">{at + 1}</td><td class="level"></td><td></td><td class="year"></td></tr> }
                .into_any()
        })
        .collect();
    view! {
        <h2>{card::EDUCATION}</h2>
        <table class="grid">
            <thead>
                <tr>
                    <th class="no" scope="col">{card::NO}</th>
                    <th class="level" scope="col">{card::LEVEL}</th>
                    <th scope="col">{card::MAJOR}</th>
                    <th class="year" scope="col">{card::YEAR_OUT}</th>
                </tr>
            </thead>
            <tbody>{rows}{blanks}</tbody>
        </table>
    }
    .into_any()
}

fn skill_table(face: &CardFace, from: usize, to: usize, blank: usize) -> AnyView {
    let row = |(at, line): (usize, &SkillLine)| {
        view! {
            <tr><td class="no">{at + 1}</td><td>{line.what.clone()}</td><td class="year">{line.year.clone()}</td></tr>
        }
        .into_any()
    };
    let rows: Vec<_> = face.skills.iter().enumerate().take(to).skip(from).map(row).collect();
    let blanks: Vec<_> = (to..to + blank)
        .map(|at| {
            view! { <tr class="blank"><td class="no">{at + 1}</td><td></td><td class="year"></td></tr> }.into_any()
        })
        .collect();
    view! {
        <h2>{card::SKILLS}</h2>
        <table class="grid">
            <thead>
                <tr>
                    <th class="no" scope="col">{card::NO}</th>
                    <th scope="col">{card::WHAT}</th>
                    <th class="year" scope="col">{card::YEAR}</th>
                </tr>
            </thead>
            <tbody>{rows}{blanks}</tbody>
        </table>
    }
    .into_any()
}

fn signer(face: &CardFace) -> AnyView {
    let place = face.issued_on.map(|day| format!("{}, {}", face.place, date::long(day)));
    let (name, nip, title) = match &face.signer {
        Some(signer) => (signer.name.clone(), signer.nip.clone(), signer.title.clone()),
        None => (String::new(), String::new(), String::new()),
    };
    view! {
        <div class="signer">
            <p>{place}</p>
            <p>{card::SIGNER}</p>
            <div class="space"></div>
            <p class="name">{name}</p>
            <p>{title}</p>
            <p>{card::NIP}" "{nip}</p>
        </div>
    }
    .into_any()
}

fn identity_half(face: &CardFace, photo: Option<String>, draft: bool) -> AnyView {
    let field = |label: &'static str, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any();
    let words = |found: Option<&'static str>| found.unwrap_or_default().to_owned();
    let fields = vec![
        field(card::BIRTH, format!("{}, {}", face.birth_place, date::long(face.birth_date))),
        field(card::SEX, words(Sex::from_code(&face.sex).map(reference::sex))),
        field(card::MARITAL, words(MaritalStatus::from_code(&face.marital).map(reference::card_marital))),
        field(card::RELIGION, words(Religion::from_code(&face.religion).map(reference::card_religion))),
        field(card::ADDRESS, face.address.clone()),
        field(card::PHONE, face.phone.clone()),
        field(card::VALID_UNTIL, face.valid_until.map(date::long).unwrap_or_default()),
    ];
    let name = face.name.to_uppercase();
    let class = name_class(&name);
    view! {
        <div class="half identity" data-word=word(draft)>
            <div class="card-head">
                <div>
                    <p class="office">{face.government.clone()}</p>
                    <p class="office">{face.office.clone()}</p>
                    <p>{face.office_address.clone()}</p>
                </div>
                <span class="mark">{card::MARK}</span>
            </div>
            <h1 class="title">{card::TITLE}</h1>
            {boxed(card::NUMBER, face.number.as_deref().unwrap_or_default())}
            {boxed(card::NIK, &face.nik)}
            <div class="person">
                <div>
                    <div class="photo">
                        {photo.map(|id| view! { <img src=format!("/berkas/{id}") alt=card::PHOTO/> })}
                    </div>
                    <div class="holder"><div class="sign-box"></div><p>{card::HOLDER}</p></div>
                </div>
                <dl class="fields">
                    <div><dt>{card::NAME}</dt><dd class=class>{name}</dd></div>
                    {fields}
                </dl>
            </div>
        </div>
    }
    .into_any()
}

/// Sixteen boxes in groups of 4, 6 and 6.
fn boxed(label: &'static str, digits: &str) -> AnyView {
    let boxes: Vec<_> = (0..16)
        .map(|at| {
            let digit = digits.chars().nth(at).map(String::from).unwrap_or_default();
            view! { <span class="box">{digit}</span> }.into_any()
        })
        .collect();
    view! { <div class="numbered"><span>{label}</span><span class="boxes">{boxes}</span></div> }.into_any()
}

fn reports_half(face: &CardFace, number: &str, draft: bool) -> AnyView {
    let row = |(at, label): (usize, &'static str)| {
        let due = face.reports_due.get(at).map(|day| card::due(*day));
        view! {
            <tr>
                <th scope="row">{label}" "<span class="due">{due}</span></th>
                <td class="date"></td>
                <td></td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = card::REPORT_ROWS.into_iter().enumerate().map(row).collect();
    view! {
        <div class="half" data-word=word(draft)>
            <h2>{card::REPORTS}</h2>
            <table class="reports">
                <thead>
                    <tr>
                        <th scope="col">{card::REPORT}</th>
                        <th class="date" scope="col">{card::REPORT_DATE}</th>
                        <th scope="col">{card::REPORT_SIGN}<br/>{card::REPORT_NAME}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <table class="lines">
                <tbody>
                    <tr><th scope="row">{card::ACCEPTED}</th><td></td></tr>
                    <tr><th scope="row">{card::FROM}</th><td></td></tr>
                </tbody>
            </table>
            <p class="card-foot">{card::foot(number)}</p>
        </div>
    }
    .into_any()
}

fn terms_half(face: &CardFace, number: &str, draft: bool) -> AnyView {
    let terms: Vec<_> = face.terms.iter().map(|term| view! { <li>{term.clone()}</li> }).collect();
    view! {
        <div class="half" data-word=word(draft)>
            <h2>{card::TERMS}</h2>
            <ol class="terms">{terms}</ol>
            <p class="card-foot">{card::foot(number)}</p>
        </div>
    }
    .into_any()
}

fn continuation(face: &CardFace, layout: &CardLayout) -> AnyView {
    let education = (layout.education < face.education.len())
        .then(|| education_table(face, layout.education, face.education.len(), 0));
    let skills = (layout.skills < face.skills.len()).then(|| skill_table(face, layout.skills, face.skills.len(), 0));
    view! {
        <section class="sheet more">
            <p class="cont">{format!("{} {}, {}", card::CONTINUED, shown_number(face), face.name.to_uppercase())}</p>
            {education}
            {skills}
            {signer(face)}
        </section>
    }
    .into_any()
}
