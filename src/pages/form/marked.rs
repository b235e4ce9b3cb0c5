//! What the officer marked on papers: each point as a number on the picture, its reason below, and the new page beside the old one.

use leptos::prelude::*;

use crate::api::view::DocumentView;
use crate::components::asked::reason;
use crate::domain::correction::{Correction, Pin};
use crate::domain::document::DocumentKind;
use crate::text::form;

/// Everything asked of one kind of document. `before` are the pages that were taken out since the return.
pub fn marked(
    kind: DocumentKind,
    corrections: &[Correction],
    documents: &[DocumentView],
    before: &[DocumentView],
) -> AnyView {
    let asked: Vec<_> = corrections.iter().filter(|c| c.pin.document() == Some(kind)).collect();
    if asked.is_empty() {
        return ().into_any();
    }
    let points = points(&asked);
    let number =
        |correction: &Correction| points.iter().find(|point| correction.pin == point.pin).map(|point| point.number);
    let reasons: Vec<_> = asked.iter().map(|correction| reason(correction, number(correction))).collect();
    let of_kind = |page: &&DocumentView| page.kind == kind;
    let removed = before.iter().filter(of_kind).map(|page| (page, true));
    // A page that is still there is shown here only for its marks; it stands below with its buttons.
    let standing = documents.iter().filter(of_kind).filter(|page| !page.fresh).map(|page| (page, false));
    let standing = standing.filter(|(page, _)| points.iter().any(|point| point.page == page.page));
    let old: Vec<_> = removed.chain(standing).map(|(page, gone)| old_page(page, gone, &points)).collect();
    let new: Vec<_> = match old.is_empty() {
        true => Vec::new(),
        false => documents.iter().filter(of_kind).filter(|page| page.fresh).map(new_page).collect(),
    };
    view! {
        {reasons}
        {(!old.is_empty()).then(|| view! { <div class="old-new">{old}{new}</div> })}
    }
    .into_any()
}

/// A marked point, numbered over all pages of the kind.
struct Point {
    pin: Pin,
    number: usize,
    page: u8,
    x: u16,
    y: u16,
}

fn points(asked: &[&Correction]) -> Vec<Point> {
    let mut points = Vec::new();
    for correction in asked {
        if let Pin::Point { page, x, y, .. } = correction.pin {
            points.push(Point { pin: correction.pin.clone(), number: points.len() + 1, page, x, y });
        }
    }
    points
}

/// The marks stand in one drawing over the picture, made of numbers alone: elements written out would each weigh on the phone.
fn old_page(page: &DocumentView, gone: bool, points: &[Point]) -> AnyView {
    let words = form::document_page(page.kind, page.page);
    let caption = if gone { [form::BEFORE, " ", &words].concat() } else { words };
    let marks: String = points.iter().filter(|point| point.page == page.page).map(mark).collect();
    let drawing = ["<svg focusable=\"false\">", &marks, "</svg>"].concat();
    let address = format!("/berkas/{}", page.id);
    let picture = address.clone();
    view! {
        <figure>
            <figcaption>{caption}</figcaption>
            <a class="marks" href=address rel="external" target="_blank">
                <img src=picture alt=form::LARGER loading="lazy"/>
                <span aria-hidden="true" inner_html=drawing></span>
            </a>
        </figure>
    }
    .into_any()
}

/// Numbers only, so nothing in it needs escaping.
fn mark(point: &Point) -> String {
    let percent = |thousandths: u16| format!("{}.{}%", thousandths / 10, thousandths % 10);
    let (x, y, number) = (percent(point.x), percent(point.y), point.number);
    format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"15\"></circle><text x=\"{x}\" y=\"{y}\" dy=\".35em\">{number}</text>")
}

fn new_page(page: &DocumentView) -> AnyView {
    let caption = [form::NOW, " ", &form::document_page(page.kind, page.page)].concat();
    view! {
        <figure>
            <figcaption>{caption}</figcaption>
            <img src=format!("/berkas/{}", page.id) alt="" loading="lazy"/>
        </figure>
    }
    .into_any()
}
