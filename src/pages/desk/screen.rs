//! `/meja/layar`: the screen on the wall of the waiting room. Numbers and counters in large type, no names.

use leptos::prelude::*;
use leptos_meta::Title;

use super::frame::{loaded, use_news};
use crate::api::call::{WallScreen, read_wall_screen};
use crate::text::{board, common, desk};

#[component]
pub fn ScreenPage() -> impl IntoView {
    // Without scripts the document asks anew by itself (`app/shell.rs`).
    let news = use_news();
    let page = Resource::new(move || news.get(), |_| read_wall_screen());
    view! {
        <Title text=common::page_title(board::SCREEN_TITLE)/>
        {loaded(page, show)}
    }
}

fn show(screen: WallScreen) -> AnyView {
    let mut calls = screen.called.into_iter();
    let last = match calls.next() {
        Some((number, counter)) => view! {
            <p class="wall-label">{board::SCREEN_LAST}</p>
            <p class="wall-number">{number}</p>
            <p class="wall-counter">{board::counter(counter)}</p>
        }
        .into_any(),
        None => view! { <p class="wall-counter">{board::SCREEN_NOBODY}</p> }.into_any(),
    };
    let earlier: Vec<_> = calls
        .map(|(number, counter)| view! { <li><strong>{number}</strong>" "{board::counter(counter)}</li> })
        .collect();
    let earlier = (!earlier.is_empty())
        .then(|| view! { <section><h2>{board::SCREEN_EARLIER}</h2><ul class="wall-earlier">{earlier}</ul></section> });
    let next = screen.next.map_or_else(|| common::NOTHING.to_owned(), |number| number.to_string());
    view! {
        <div class="wall">
            <h1>{board::SCREEN_TITLE}" "<span>{screen.office}</span></h1>
            <div class="wall-last" role="status">{last}</div>
            {earlier}
            <dl class="wall-waiting">
                <div><dt>{board::SCREEN_NEXT}</dt><dd>{next}</dd></div>
                <div><dt>{board::SCREEN_WAITING}</dt><dd>{screen.waiting}</dd></div>
            </dl>
            <p class="wall-back"><a href="/meja">{desk::TITLE}</a></p>
        </div>
    }
    .into_any()
}
