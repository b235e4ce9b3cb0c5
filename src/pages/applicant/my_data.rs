//! `/data-saya`: everything that is kept about the person, to read and to print. Without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;

use crate::api::data_ask::{AskData, PAGE};
use crate::api::device::EndOwnSessions;
use crate::api::my_card_data::{AskedAgain, CardLifeData};
use crate::api::my_data::{DeedData, FileData, MyData, read_my_data};
use crate::domain::form::Step;
use crate::pages::desk::devices::devices;
use crate::pages::public::awaited::awaited;
use crate::text::{common, data_ask as ask, device, form, my_data as text};

#[component]
pub fn MyDataPage() -> impl IntoView {
    view! {
        <Title text=common::page_title(text::TITLE)/>
        <a class="back" href="/status">{common::BACK}</a>
        <h1>{text::TITLE}</h1>
        {awaited(read_my_data(), shown)}
    }
}

fn shown(data: MyData) -> AnyView {
    let seen = if data.proven { text::YES } else { text::NOT_YET };
    let account = [
        (text::ACCOUNT_SINCE.to_owned(), data.account_since),
        (form::label("nik").to_owned(), data.nik),
        (text::KTP_SEEN.to_owned(), seen.to_owned()),
        (text::MADE.to_owned(), [data.made_at, data.office].join(", ")),
    ];
    let files: Vec<_> = data.files.into_iter().map(file).collect();
    view! {
        <p class="lead">{text::LEAD}" "{text::HOW}</p>
        <div class="actions"><a class="button" href="/data-saya.json" download=text::FILE_NAME>{text::DOWNLOAD}</a></div>
        <h2>{text::ACCOUNT}</h2>
        {list(account)}
        {files}
        <h2>{device::OWN_TITLE}</h2>
        <p>{device::OWN_LEAD}</p>
        {devices(data.devices, EndOwnSessions::PATH)}
        {asks(data.asks)}
        <p class="notice">{text::NOT_HERE}" "{text::WRONG}</p>
        <p><a class="button secondary" href=PAGE>{ask::LINK}</a></p>
    }
    .into_any()
}

fn asks(asks: Vec<AskData>) -> AnyView {
    if asks.is_empty() {
        return ().into_any();
    }
    let line = |told: AskData| (told.asked, [told.kind, ": ", told.state].concat());
    view! { <h2>{ask::OWN}</h2>{list(asks.into_iter().map(line))} }.into_any()
}

fn file(file: FileData) -> AnyView {
    let title = file.register.as_deref().map_or_else(|| text::NO_REGISTER.to_owned(), text::register);
    let state = [(text::STATE.to_owned(), file.status.to_owned()), (text::KIND.to_owned(), file.kind.to_owned())];
    let answers = Step::ALL.map(|step| {
        let lines = file.answers.iter().filter(|line| line.step == step);
        let lines: Vec<_> = lines.map(|line| (line.question.clone(), line.answer.clone())).collect();
        (!lines.is_empty()).then(|| view! { <h3>{form::name(step)}</h3>{list(lines)} }.into_any())
    });
    let documents = file.documents.into_iter();
    let documents: Vec<_> =
        documents.map(|page| view! { <li><a href=page.href>{page.name}</a>", "{page.added}</li> }.into_any()).collect();
    let corrections = file.corrections.into_iter().map(|asked| (asked.at, format!("{}: {}", asked.spot, asked.reason)));
    let times = file.times.into_iter().map(|time| {
        let until = time.ended.map_or_else(String::new, |ended| format!(" – {ended}"));
        (format!("{}. {}", time.step, time.name), time.started + &until)
    });
    let visits = file.visits.into_iter().map(|visit| (visit.arrived, visit.what));
    let card = file.card.map(|card| {
        let mut lines = vec![
            (text::CARD_NUMBER.to_owned(), card.number.unwrap_or_default()),
            (text::CARD_ISSUED.to_owned(), card.issued.unwrap_or_default()),
            (text::CARD_UNTIL.to_owned(), card.until.unwrap_or_default()),
            (text::CARD_REPORTS.to_owned(), card.reports.join("\n")),
        ];
        lines.extend(card.signer.map(|name| (text::CARD_SIGNER.to_owned(), name)));
        part(text::CARD, lines)
    });
    let pictures = if documents.is_empty() {
        view! { <p>{text::NO_DOCUMENTS}</p> }.into_any()
    } else {
        view! { <ul>{documents}</ul> }.into_any()
    };
    let accesses = if file.accesses.is_empty() {
        view! { <h3>{text::ACCESSES}</h3><p>{text::NO_ACCESSES}</p> }.into_any()
    } else {
        part(text::ACCESSES, deeds(file.accesses))
    };
    view! {
        <h2>{title}</h2>
        {list(state)}
        {card}
        {file.card_life.map(card_life)}
        {file.asked_again.map(asked_again)}
        {answers.into_iter().collect::<Vec<_>>()}
        <h3>{text::DOCUMENTS}</h3>
        {pictures}
        {part(text::CORRECTIONS, corrections.collect())}
        {part(text::TIMES, times.collect())}
        {part(text::VISITS, visits.collect())}
        {part(text::HISTORY, deeds(file.history))}
        {accesses}
    }
    .into_any()
}

fn card_life(life: CardLifeData) -> AnyView {
    let named = |(what, value): (&'static str, String)| (what.to_owned(), value);
    let mut lines = vec![(text::STATE.to_owned(), life.standing.to_owned())];
    lines.extend(life.removal.map(|why| (text::REMOVAL.to_owned(), why.to_owned())));
    lines.extend(life.reports.into_iter().map(|(row, day)| ([text::REPORTED, " ", row].concat(), day)));
    lines.extend((life.legalised > 0).then(|| (text::LEGALISED.to_owned(), life.legalised.to_string())));
    let work: Vec<_> =
        life.work.into_iter().map(|work| part(text::WORK, work.into_iter().map(named).collect())).collect();
    view! {
        {part(text::CARD_LIFE, lines)}
        {work}
        {part(text::REMINDERS, life.reminders.into_iter().map(named).collect())}
    }
    .into_any()
}

fn asked_again(asked: AskedAgain) -> AnyView {
    let mut lines = Vec::new();
    if !asked.spots.is_empty() {
        lines.push((text::SPOTS.to_owned(), asked.spots.join("\n")));
    }
    lines.extend(asked.reprint.map(|(cause, words)| (text::REPRINT.to_owned(), [cause, &words].join("\n"))));
    part(text::ASKED_AGAIN, lines)
}

fn deeds(deeds: Vec<DeedData>) -> Vec<(String, String)> {
    deeds.into_iter().map(|deed| (deed.at, [deed.what, deed.by].join(", "))).collect()
}

/// A title with its lines, where there are any.
fn part(title: &'static str, lines: Vec<(String, String)>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    view! { <h3>{title}</h3>{list(lines)} }.into_any()
}

fn list(lines: impl IntoIterator<Item = (String, String)>) -> AnyView {
    let line = |(what, value)| view! { <div><dt>{what}</dt><dd>{value}</dd></div> }.into_any();
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! { <dl class="summary">{lines}</dl> }.into_any()
}
