//! The bar above printed sheets, on the screen alone: what the dialog needs, which sides, and the button that notes a print.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use crate::api::printing::PrintCards;
use crate::domain::card_paper::CardPaper;
use crate::domain::card_print::Side;
use crate::text::print as text;

/// `ids` are the cards; `noted`: the button opens the dialog again, without another print being noted.
pub fn bar(paper: CardPaper, ids: &str, side: Side, noted: bool, drafts: bool) -> AnyView {
    let button = match (drafts, noted) {
        (true, _) => view! { <p>{text::NOT_YET}</p> }.into_any(),
        (false, true) => view! { <button type="button" data-print="">{text::PRINT}</button> }.into_any(),
        (false, false) => form(ids, side),
    };
    let sides = (paper.is_folded() && !drafts).then(|| sides(ids, side, noted));
    view! {
        <div class="how">
            <p>{text::how(paper)}</p>
            {sides}
            <div class="row">
                {button}
                {(!drafts).then(|| pocket_form(ids))}
                <a href="/cetak/kalibrasi">{text::CALIBRATE}</a>
            </div>
        </div>
    }
    .into_any()
}

fn form(ids: &str, side: Side) -> AnyView {
    let way = match side {
        Side::Both => "",
        Side::Front => "depan",
        Side::Back => "belakang",
    };
    view! {
        <form method="post" action=PrintCards::url()>
            <input type="hidden" name="application" value=ids.to_owned()/>
            <input type="hidden" name="way" value=way/>
            <button>{text::PRINT}</button>
        </form>
    }
    .into_any()
}

fn pocket_form(ids: &str) -> AnyView {
    view! {
        <form method="post" action=PrintCards::url()>
            <input type="hidden" name="application" value=ids.to_owned()/>
            <input type="hidden" name="way" value="saku"/>
            <button class="secondary">{text::PRINT_POCKET}</button>
        </form>
    }
    .into_any()
}

/// For printers that do not turn the paper: one side of all cards after the other.
fn sides(ids: &str, side: Side, noted: bool) -> AnyView {
    let noted = if noted { "&cetak=1" } else { "" };
    let link = |one: Side, code: &str, words: &'static str| {
        let here = (one == side).then_some("page");
        view! { <a href=format!("/cetak/kartu/{ids}?sisi={code}{noted}") aria-current=here>{words}</a> }.into_any()
    };
    view! {
        <nav aria-label=text::SIDES>
            {link(Side::Both, "", text::BOTH)}
            {link(Side::Front, "depan", text::FRONT)}
            {link(Side::Back, "belakang", text::BACK)}
        </nav>
        {(side != Side::Both).then(|| view! { <p>{text::TURN}</p> })}
    }
    .into_any()
}

/// Tells the script that the dialog is wanted, once fonts and pictures are there.
pub fn print_now() -> AnyView {
    view! { <span data-print-now="" hidden></span> }.into_any()
}
