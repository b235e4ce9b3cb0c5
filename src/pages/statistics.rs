//! `/meja/statistik` and `/statistik`: plots with the table behind each, and every table as CSV.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::desk::frame::nav;
use crate::api::ApiError;
use crate::api::statistics::{StatisticsView, read_for_office, read_for_public};
use crate::components::figures::figures;
use crate::components::plot::plot;
use crate::components::trouble::Trouble;
use crate::domain::code::Code;
use crate::domain::report_table::Table;
use crate::domain::statistics::{Bar, Topic};
use crate::text::{common, statistics as text};

#[component]
pub fn DeskStatisticsPage() -> impl IntoView {
    let year = year();
    page(async move { read_for_office(&year).await }, "/meja/statistik")
}

#[component]
pub fn PublicStatisticsPage() -> impl IntoView {
    let year = year();
    page(async move { read_for_public(&year).await }, "/statistik")
}

fn year() -> String {
    use_query_map().with_untracked(|query| query.get("tahun").unwrap_or_default())
}

fn page(
    read: impl Future<Output = Result<StatisticsView, ApiError>> + Send + 'static,
    base: &'static str,
) -> impl IntoView {
    let body = Suspend::new(async move {
        match read.await {
            Ok(view) => show(view, base),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(view: StatisticsView, base: &'static str) -> AnyView {
    let StatisticsView { me, year, statistics, earlier, later } = view;
    let to = |year: Option<i32>, words| year.map(|year| view! { <a href=format!("{base}?tahun={year}")>{words}</a> });
    let body = match statistics {
        None => view! { <p>{text::NOTHING}</p> }.into_any(),
        Some(statistics) => {
            let parts = Topic::ALL.iter().zip(statistics.report.tables).zip(statistics.plots);
            let parts: Vec<_> = parts.map(|((topic, table), bars)| part(*topic, &table, &bars, year, base)).collect();
            let notes: Vec<_> = statistics.report.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect();
            let period = statistics.report.lead.last().cloned();
            view! { <p class="lead">{period}</p>{parts}<ul class="hint">{notes}</ul> }.into_any()
        }
    };
    view! {
        {me.as_ref().map(nav)}
        <h1>{text::TITLE}" "{year}</h1>
        {me.is_none().then(|| view! { <p>{text::PUBLIC_LEAD}</p> })}
        <nav aria-label=text::YEARS>{to(earlier, text::EARLIER)}{to(later, text::LATER)}</nav>
        {body}
    }
    .into_any()
}

fn part(topic: Topic, table: &Table, bars: &[Bar], year: i32, base: &'static str) -> AnyView {
    let csv = format!("{base}.csv?tahun={year}&tabel={}", topic.code());
    let drawing = (!bars.is_empty()).then(|| plot(topic.code(), text::topic(topic), bars));
    view! {
        <section class="statistic" id=topic.code()>
            <h2>{text::topic(topic)}</h2>
            {drawing}
            {figures(table)}
            <p><a href=csv download>{text::CSV}<span class="sr">": "{text::topic(topic)}</span></a></p>
        </section>
    }
    .into_any()
}
