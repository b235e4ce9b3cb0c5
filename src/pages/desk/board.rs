//! `/meja/papan`: the SOP's times of a day (`?hari=2026-11-24`) or month (`?bulan=2026-11`) against the standard, and the returns.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::frame::{loaded, nav};
use crate::api::board::{Board, StepView, read_board};
use crate::domain::application::SOP_MINUTES;
use crate::domain::period::Period;
use crate::text::{board, common, desk, state};

#[component]
pub fn BoardPage() -> impl IntoView {
    let query = use_query_map();
    let source =
        move || query.with(|query| (query.get("hari").unwrap_or_default(), query.get("bulan").unwrap_or_default()));
    let page = Resource::new(source, |(day, month)| read_board(day, month));
    view! {
        <Title text=common::page_title(board::TITLE)/>
        {loaded(page, show)}
    }
}

fn show(figures: Board) -> AnyView {
    view! {
        {nav(&figures.me)}
        <h1>{board::TITLE}</h1>
        <p class="lead">{board::period(figures.period)}</p>
        {ways(&figures)}
        <h2>{board::STEPS}</h2>
        <p class="hint">{board::STEPS_LEAD}</p>
        {steps(&figures.steps)}
        <h2>{board::CHECKS}</h2>
        {checks(&figures)}
        <h2>{board::REASONS}</h2>
        {reasons(figures.reasons)}
    }
    .into_any()
}

fn href(period: Period) -> String {
    match period {
        Period::Day(_) => format!("/meja/papan?hari={}", period.code()),
        Period::Month(_) => format!("/meja/papan?bulan={}", period.code()),
    }
}

/// To the other view, and to the period before and behind.
fn ways(figures: &Board) -> AnyView {
    let by_month = matches!(figures.period, Period::Month(_));
    let (before, behind) = match figures.period {
        Period::Day(_) => (board::PREVIOUS_DAY, board::NEXT_DAY),
        Period::Month(_) => (board::PREVIOUS_MONTH, board::NEXT_MONTH),
    };
    let day = figures.today.min(figures.period.last());
    let day = if by_month { Period::Day(day) } else { figures.period };
    let month = Period::month_of(figures.period.first());
    let next = figures.next.map(|next| view! { <a href=href(next) rel="next">{behind}</a> });
    let (day_now, month_now) = ((!by_month).then_some("page"), by_month.then_some("page"));
    view! {
        <nav class="periods" aria-label=board::VIEWS>
            <a href=href(day) aria-current=day_now>{board::BY_DAY}</a>
            <a href=href(month) aria-current=month_now>{board::BY_MONTH}</a>
            <a href=href(figures.period.previous()) rel="prev">{before}</a>
            {next}
        </nav>
        <form method="get" action="/meja/papan" class="inline">
            <label for="hari">{desk::DAY}</label>
            <input id="hari" name="hari" type="date" value=day.code()/>
            <button class="secondary">{desk::SHOW}</button>
        </form>
    }
    .into_any()
}

fn steps(steps: &[Option<StepView>]) -> AnyView {
    let rows = state::SOP_STEPS.into_iter().zip(SOP_MINUTES).zip(steps).enumerate();
    let rows: Vec<_> =
        rows.map(|(at, ((words, standard), step))| row(at + 1, words, standard, step.as_ref())).collect();
    view! {
        <table class="list board">
            <thead>
                <tr>
                    <th scope="col">{board::STEP}</th>
                    <th scope="col" class="num">{board::STANDARD}</th>
                    <th scope="col" class="num">{board::ENDED}</th>
                    <th scope="col" class="num">{board::MEDIAN}</th>
                    <th scope="col">{board::AGAINST}</th>
                    <th scope="col" class="num">{board::P90}</th>
                    <th scope="col" class="num">{board::WITHIN}</th>
                    <th scope="col" class="num">{board::WALL_MEDIAN}</th>
                    <th scope="col" class="num">{board::WALL_P90}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(number: usize, words: &'static str, standard: u16, step: Option<&StepView>) -> AnyView {
    let minutes =
        |of: fn(&StepView) -> i64| step.map_or_else(|| common::NOTHING.to_owned(), |step| board::minutes(of(step)));
    let count = step.map_or(0, |step| step.open.count);
    let within = step.map_or_else(|| common::NOTHING.to_owned(), |step| board::share(step.within, step.open.count));
    let against = step.map(|step| against(step.open.median, standard));
    view! {
        <tr>
            <th scope="row">{number}". "{words}</th>
            <td class="num">{standard}</td>
            <td class="num">{count}</td>
            <td class="num">{minutes(|step| step.open.median)}</td>
            <td>{against}</td>
            <td class="num">{minutes(|step| step.open.p90)}</td>
            <td class="num">{within}</td>
            <td class="num">{minutes(|step| step.wall.median)}</td>
            <td class="num">{minutes(|step| step.wall.p90)}</td>
        </tr>
    }
    .into_any()
}

/// A bar three standards long with a line at the first, and the same in words.
fn against(median: i64, standard: u16) -> AnyView {
    let standard = i64::from(standard) * 60;
    let (words, class) =
        if median <= standard { (board::IN_STANDARD, "time") } else { (board::ABOVE_STANDARD, "time over") };
    let width = (median * 100 / standard).clamp(0, 300);
    view! {
        <svg class="bar" viewBox="0 0 300 16" width="120" height="10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="whole" x="0" y="0" width="300" height="16"/>
            <rect class=class x="0" y="0" width=width.to_string() height="16"/>
            <rect class="line" x="98" y="0" width="4" height="16"/>
        </svg>
        " "<span>{words}</span>
    }
    .into_any()
}

fn checks(figures: &Board) -> AnyView {
    let deciding = figures.deciding.map(|spread| {
        view! { <div><dt>{board::DECIDING}</dt><dd>{board::deciding(spread.median, spread.p90)}</dd></div> }
    });
    view! {
        <dl class="summary">
            <div><dt>{board::SENT}</dt><dd>{figures.sent}</dd></div>
            <div><dt>{board::CHECKED}</dt><dd>{figures.checked}</dd></div>
            <div><dt>{board::RETURNED}</dt><dd>{board::share(figures.returned, figures.checked)}</dd></div>
            {deciding}
        </dl>
    }
    .into_any()
}

fn reasons(reasons: Vec<(String, i64)>) -> AnyView {
    if reasons.is_empty() {
        return view! { <div class="empty"><p>{board::NO_REASONS}</p></div> }.into_any();
    }
    let line = |(words, count): (String, i64)| {
        let words = if words.is_empty() { board::OTHER_REASON.to_owned() } else { words };
        view! { <tr><td>{words}</td><td class="num">{count}</td></tr> }
    };
    view! {
        <table class="list reasons">
            <thead>
                <tr><th scope="col">{board::REASON}</th><th scope="col" class="num">{board::COUNT}</th></tr>
            </thead>
            <tbody>{reasons.into_iter().map(line).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
