//! What all sheets have in common: letterhead, boxes, tables, signer, the seal.

use leptos::prelude::*;

use super::shown_number;
use crate::components::qr::qr;
use crate::domain::card_face::{CardFace, EducationLine, SkillLine};
use crate::domain::card_layout::{CardLayout, name_class};
use crate::domain::card_print::CardPrint;
use crate::domain::code::Code;
use crate::domain::education::Education;
use crate::domain::marital_status::MaritalStatus;
use crate::domain::religion::Religion;
use crate::domain::sex::Sex;
use crate::text::{card, date, reference};

pub fn head(print: &CardPrint, mark: &'static str) -> AnyView {
    let face = &print.face;
    view! {
        <div class="card-head">
            {print.emblem.then(|| view! { <img class="emblem" src="/lambang" alt=""/> })}
            <div>
                <p class="office">{face.government.clone()}</p>
                <p class="office">{face.office.clone()}</p>
                <p>{face.office_address.clone()}</p>
            </div>
            <span class="mark">{mark}</span>
        </div>
        <h1 class="title">{card::TITLE}</h1>
        {boxed(card::NUMBER, face.number.as_deref().unwrap_or_default())}
        {boxed(card::NIK, &face.nik)}
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

pub fn photo(print: &CardPrint) -> AnyView {
    let image = print.photo.as_ref().map(|id| view! { <img src=format!("/berkas/{id}") alt=card::PHOTO/> });
    view! { <div class="photo">{image}</div> }.into_any()
}

/// Label and value of each field of the identity side, with the labels of the family of sheets.
pub fn fields(face: &CardFace, address: &'static str, more: Vec<AnyView>) -> AnyView {
    let words = |found: Option<&'static str>| found.unwrap_or_default().to_owned();
    let name = face.name.to_uppercase();
    let class = name_class(&name);
    let lines = vec![
        field(card::BIRTH, format!("{}, {}", face.birth_place, date::long(face.birth_date))),
        field(card::SEX, words(Sex::from_code(&face.sex).map(reference::sex))),
        field(card::MARITAL, words(MaritalStatus::from_code(&face.marital).map(reference::card_marital))),
        field(card::RELIGION, words(Religion::from_code(&face.religion).map(reference::card_religion))),
        field(address, face.address.clone()),
        field(card::PHONE, face.phone.clone()),
    ];
    view! {
        <dl class="fields">
            <div><dt>{card::NAME}</dt><dd class=class>{name}</dd></div>
            {lines}
            {more}
        </dl>
    }
    .into_any()
}

pub fn field(label: &'static str, value: String) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

pub fn education_table(face: &CardFace, from: usize, to: usize, blank: usize) -> AnyView {
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

pub fn skill_table(face: &CardFace, from: usize, to: usize, blank: usize) -> AnyView {
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

pub fn signer(face: &CardFace) -> AnyView {
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

pub fn terms(print: &CardPrint, layout: &CardLayout) -> AnyView {
    if !layout.terms_fit {
        return view! { <p class="cont">{card::TERMS_ELSEWHERE}</p> }.into_any();
    }
    let terms: Vec<_> = print.face.terms.iter().map(|term| view! { <li>{term.clone()}</li> }).collect();
    view! { <ol class=["terms ", layout.terms].concat()>{terms}</ol> }.into_any()
}

/// The code that any phone reads, with what to type and to compare.
pub fn seal(print: &CardPrint) -> AnyView {
    let Some(seal) = &print.seal else { return ().into_any() };
    view! {
        <div class="seal">
            {qr(seal.size, seal.path.clone(), card::SEAL_LABEL)}
            <div>
                <p class="check">{card::SEAL}</p>
                <p>{card::SEAL_HOW}</p>
                <p class="address">{seal.address.clone()}</p>
                <p>{card::SEAL_CODE}" "<strong class="code">{seal.code.clone()}</strong></p>
            </div>
        </div>
    }
    .into_any()
}

pub fn continuation(print: &CardPrint, layout: &CardLayout) -> AnyView {
    let face = &print.face;
    let education = (layout.education < face.education.len())
        .then(|| education_table(face, layout.education, face.education.len(), 0));
    let skills = (layout.skills < face.skills.len()).then(|| skill_table(face, layout.skills, face.skills.len(), 0));
    let terms = (!layout.terms_fit).then(|| {
        let terms: Vec<_> = face.terms.iter().map(|term| view! { <li>{term.clone()}</li> }).collect();
        view! { <h2>{card::TERMS}</h2><ol class="terms fit-1">{terms}</ol> }
    });
    let class = ["sheet more ", print.paper.code()].concat();
    view! {
        <section class=class>
            <p class="cont">{format!("{} {}, {}", card::CONTINUED, shown_number(print), face.name.to_uppercase())}</p>
            {education}
            {skills}
            {terms}
            {signer(face)}
        </section>
    }
    .into_any()
}
