//! `/cetak/pemberitahuan`: the letters to those whom a stolen account of an officer touched (UU 27/2022 art. 46), a sheet for each.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::api::exposure::{Letter, Notices, read_notices};
use crate::components::trouble::Trouble;
use crate::pages::report::exposure::asked_for;
use crate::text::{card, common, date, desk, exposure as text};

#[component]
pub fn NoticesPage() -> impl IntoView {
    let asked = asked_for();
    let body = Suspend::new(async move {
        match read_notices(asked).await {
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
            Ok(notices) => notices.letters.iter().map(|letter| sheet(&notices, letter)).collect::<Vec<_>>().into_any(),
        }
    });
    view! {
        <Title text=common::page_title(text::NOTICE)/>
        <main><div class="how"><p>{desk::PRINT_UPRIGHT}</p></div>{body}</main>
    }
}

fn sheet(notices: &Notices, letter: &Letter) -> AnyView {
    let office = &notices.office;
    let deeds: Vec<_> = letter.deeds.iter().map(|deed| view! { <li>{deed.clone()}</li> }).collect();
    let number = (!letter.number.is_empty()).then(|| view! { <p>{text::REGISTER}" "{letter.number.clone()}</p> });
    let remedy = notices.sessions_ended.then(|| view! { <p>{text::SESSIONS_ENDED}</p> });
    view! {
        <section class="sop letter">
            <header>
                <p>{office.government.clone()}</p>
                <p class="office">{office.name.clone()}</p>
                <h1>{text::NOTICE_TITLE}</h1>
                <p>{text::NOTICE_LAW}</p>
            </header>
            <p>{text::TO}</p>
            <p class="office">{letter.name.clone()}</p>
            {number}
            <p>{letter.address.clone()}</p>
            <h2>{text::WHICH_DATA}</h2>
            <p>{text::data(letter.changed)}</p>
            <h2>{text::HOW}</h2>
            <p>{text::how(&text::span(notices.span.from(), notices.span.until()))}</p>
            <ul>{deeds}</ul>
            <h2>{text::REMEDY}</h2>
            {remedy}
            <p>{text::REMEDY_BLANK}</p>
            <h2>{text::YOURS}</h2>
            <p>{text::CAUTION}</p>
            <p>{text::ASK}</p>
            <p>{text::reach(&office.name, &office.address, &office.opening_hours)}</p>
            <div class="signers">
                <div class="signer"></div>
                <div class="signer">
                    <p>{office.place.clone()}", "{date::long(notices.today)}</p>
                    <p>{desk::HEAD}</p>
                    <div class="space"></div>
                    <p class="name">{office.head_name.clone()}</p>
                    <p>{card::NIP}" "{office.head_nip.clone()}</p>
                </div>
            </div>
        </section>
    }
    .into_any()
}
