//! What a card is worth today, and the ways that are open with it.

use leptos::prelude::*;

use super::fields::options;
use super::work::typed;
use crate::api::card_deed::{BeginWithCard, DoWithCard};
use crate::api::card_view::CardView;
use crate::components::send_form::{Sending, plain_form};
use crate::domain::card_act::Deed;
use crate::domain::card_life::Standing;
use crate::domain::card_number::grouped;
use crate::domain::code::Code;
use crate::domain::form::Answers;
use crate::domain::found_work::{FoundWork, Teller};
use crate::domain::removal::Removal;
use crate::domain::validity::renewal_from;
use crate::domain::work_end::WorkEnd;
use crate::text::{card_life as text, date, placement};

/// The whole page below its title.
pub fn look(card: &CardView) -> AnyView {
    let desk = card.me.is_some();
    let before = typed();
    view! {
        {facts(card)}
        {report(card, desk)}
        {told(card, desk, &before)}
        {work(card, desk, &before)}
        {again(card, desk)}
        {legalise(card, desk, &before)}
        {withdraw(card, desk, &before)}
    }
    .into_any()
}

fn facts(card: &CardView) -> AnyView {
    let life = card.life;
    let class = if card.standing.is_valid() { "state state-done" } else { "state state-stopped" };
    let rows: Vec<_> = card
        .rows()
        .map(|(row, due, made)| {
            let print = made.filter(|_| card.print_rows).map(|_| {
                let href = format!("/cetak/lapor/{}/{}", card.application, row.code());
                view! { " "<a href=href target="_blank">{text::ROW_PRINT}</a> }
            });
            let when = made.map_or_else(|| text::due(due), text::reported);
            view! { <li><strong>{text::row(row)}</strong>" "{when}{print}</li> }
        })
        .collect();
    view! {
        <p><span class=class>{text::standing(card.standing)}</span></p>
        <dl class="summary">
            <div><dt>{text::NUMBER}</dt><dd class="nik">{grouped(&card.number)}</dd></div>
            <div><dt>{text::VALID}</dt><dd>{text::validity(life.issued_on, life.valid_until)}</dd></div>
        </dl>
        <h2>{text::REPORTS}</h2>
        <ul class="rows-of-card">{rows}</ul>
        {card.calendar.then(|| view! { <p><a href="/kalender.ics">{text::CALENDAR}</a></p> })}
    }
    .into_any()
}

/// What every form about a card brings along.
pub fn fields(card: &CardView, deed: Deed) -> AnyView {
    view! {
        <input type="hidden" name="card" value=card.id.clone()/>
        <input type="hidden" name="version" value=card.version.to_string()/>
        <input type="hidden" name="key" value=[card.key.as_str(), deed.code()].concat()/>
        <input type="hidden" name="deed" value=deed.code()/>
    }
    .into_any()
}

fn act(card: &CardView, deed: Deed, inner: AnyView) -> AnyView {
    plain_form(Sending::to::<DoWithCard>(), view! { {fields(card, deed)}{inner} }.into_any())
}

fn button(class: &'static str, words: &'static str) -> AnyView {
    view! { <div class="actions"><button class=class>{words}</button></div> }.into_any()
}

fn report(card: &CardView, desk: bool) -> AnyView {
    if !card.may(Deed::Report) {
        let next = card.life.next_row().and_then(|row| card.life.report_opens(row)).filter(|day| *day > card.today);
        let wanted = card.standing.is_valid() && card.standing != Standing::Working;
        return next.filter(|_| wanted).map(|day| view! { <p>{text::opens(day)}</p> }).into_any();
    }
    let overdue = card.standing == Standing::Overdue && !desk;
    let words = if desk { text::REPORT_AT_DESK } else { text::REPORT_BUTTON };
    view! {
        {overdue.then(|| view! { <p class="notice warn">{text::OVERDUE}</p> })}
        {(!desk).then(|| view! { <p>{text::REPORT_LEAD}</p> })}
        {act(card, Deed::Report, button("primary", words))}
        <p><a href=format!("{}/lapor", card.base)>{text::REPORT_CHANGED}</a></p>
    }
    .into_any()
}

/// An employer's word, which an officer judges.
fn told(card: &CardView, desk: bool, before: &Answers) -> AnyView {
    let Some(told) = card.told.as_ref().filter(|_| desk) else { return ().into_any() };
    let before = refused(before, Deed::RefuseWork);
    let refuse = view! {
        {reason_in_words("tolak", before)}
        {button("secondary", text::REFUSE_WORK)}
    };
    view! {
        <h2>{text::TOLD}</h2>
        <p class="hint">{text::TOLD_LEAD}</p>
        {placement(told, Teller::Employer)}
        {card.may(Deed::ConfirmWork).then(|| act(card, Deed::ConfirmWork, button("primary", text::CONFIRM_WORK)))}
        {card.may(Deed::RefuseWork).then(|| act(card, Deed::RefuseWork, refuse.into_any()))}
    }
    .into_any()
}

fn placement(told: &FoundWork, teller: Teller) -> AnyView {
    let mut lines = vec![
        (text::EMPLOYER, told.words.employer.clone()),
        (text::WORK_SINCE, date::long(told.starts_on)),
        (text::EMPLOYER_KIND, placement::employer_kind(told.employer_kind).to_owned()),
        (text::KBLI, placement::kbli(told.kbli).to_owned()),
        (text::AREA, placement::area(told.area).to_owned()),
    ];
    lines.extend((!told.words.position.is_empty()).then(|| (text::POSITION, told.words.position.clone())));
    lines.extend((!told.words.note.is_empty()).then(|| (text::NOTE, told.words.note.clone())));
    let lines: Vec<_> =
        lines.into_iter().map(|(what, value)| view! { <div><dt>{what}</dt><dd>{value}</dd></div> }).collect();
    view! { <dl class="summary">{lines}</dl><p class="hint">{placement::teller(teller)}</p> }.into_any()
}

fn work(card: &CardView, desk: bool, before: &Answers) -> AnyView {
    if let Some((teller, work)) = &card.work {
        let open = refused(before, Deed::TakeBackWork).is_some();
        let ends = |end: WorkEnd| placement::work_end(end);
        let list = WorkEnd::ALL.iter().filter(|end| **end != WorkEnd::NotTrue);
        let options: Vec<_> = list.map(|end| view! { <option value=end.code()>{ends(*end)}</option> }).collect();
        let back = view! {
            <div class="field">
                <label for="alasan-kerja">{text::REASON}</label>
                <select id="alasan-kerja" name="a[reason]"><option value="">{text::CHOOSE}</option>{options}</select>
            </div>
            {button("secondary", text::TAKE_BACK_BUTTON)}
        };
        return view! {
            <h2>{text::WORK_NOW}</h2>
            {placement(work, *teller)}
            {card.may(Deed::TakeBackWork).then(|| view! {
                <details open=open><summary>{text::TAKE_BACK}</summary>{act(card, Deed::TakeBackWork, back.into_any())}</details>
            })}
            {(!desk).then(|| view! { <p class="hint">{text::WORK_CHANGE}</p> })}
        }
        .into_any();
    }
    if !card.may(Deed::TellWork) {
        return ().into_any();
    }
    let (lead, words) = if desk { ("", text::WORK_AT_DESK) } else { (text::WORK_LEAD, text::WORK_BUTTON) };
    view! {
        <h2>{text::WORK}</h2>
        {(!desk).then(|| view! { <p>{lead}</p> })}
        <div class="actions"><a class="button secondary" href=format!("{}/kerja", card.base)>{words}</a></div>
    }
    .into_any()
}

/// Renewal, correction, reprint: each an application of its own.
fn again(card: &CardView, desk: bool) -> AnyView {
    if let Some((id, kind)) = &card.open {
        let href = if desk { format!("/meja/bantu/{id}") } else { "/status".to_owned() };
        return view! {
            <div class="notice">
                <p>{text::open(*kind)}</p>
                <p><a class="button" href=href>{text::CONTINUE_OPEN}</a></p>
                {super::nik::way(card)}
            </div>
        }
        .into_any();
    }
    let opens = renewal_from(card.life.valid_until);
    let renewal = if card.may(Deed::Renew) {
        let begin = view! { {fields(card, Deed::Renew)}{button("primary", text::RENEW_BUTTON)} };
        let form = plain_form(Sending::to::<BeginWithCard>(), begin.into_any());
        view! { <h2>{text::RENEW}</h2><p>{text::RENEW_LEAD}</p>{form} }.into_any()
    } else if opens > card.today && card.standing.is_valid() {
        view! { <h2>{text::RENEW}</h2><p>{text::renewal_opens(opens)}</p> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        {renewal}
        {part(card, Deed::Correct, text::CORRECT, text::CORRECT_LEAD, ("perbaikan", text::CORRECT_BUTTON))}
        {part(card, Deed::Reprint, text::REPRINT, text::REPRINT_LEAD, ("cetak-ulang", text::REPRINT_BUTTON))}
    }
    .into_any()
}

fn part(
    card: &CardView,
    deed: Deed,
    title: &'static str,
    lead: &'static str,
    link: (&'static str, &'static str),
) -> AnyView {
    card.may(deed)
        .then(|| {
            view! {
                <h2>{title}</h2>
                <p>{lead}</p>
                <div class="actions"><a class="button secondary" href=format!("{}/{}", card.base, link.0)>{link.1}</a></div>
            }
        })
        .into_any()
}

fn legalise(card: &CardView, desk: bool, before: &Answers) -> AnyView {
    if !card.standing.is_valid() {
        return ().into_any();
    }
    let form = (desk && card.may(Deed::Legalise)).then(|| {
        let copies = refused(before, Deed::Legalise).map_or("1", |before| before.raw("copies")).to_owned();
        let inner = view! {
            <div class="field">
                <label for="lembar">{text::LEGALISE_COPIES}</label>
                <input id="lembar" name="a[copies]" class="short" inputmode="numeric" value=copies autocomplete="off"/>
            </div>
            {button("secondary", text::LEGALISE_BUTTON)}
        };
        act(card, Deed::Legalise, inner.into_any())
    });
    view! { <h2>{text::LEGALISE}</h2><p class="hint">{text::LEGALISE_LEAD}</p>{form} }.into_any()
}

fn withdraw(card: &CardView, desk: bool, before: &Answers) -> AnyView {
    if !desk {
        return card.standing.is_valid().then(|| view! { <p class="hint">{text::WITHDRAW_OWN}</p> }).into_any();
    }
    if !card.may(Deed::Withdraw) {
        return ().into_any();
    }
    let before = refused(before, Deed::Withdraw);
    let chosen = before.map_or("", |before| before.raw("reason"));
    let inner = view! {
        <p class="hint">{text::WITHDRAW_LEAD}</p>
        <div class="field">
            <label for="alasan-tarik">{text::REASON}</label>
            <select id="alasan-tarik" name="a[reason]">{options::<Removal>(text::removal, chosen)}</select>
        </div>
        {reason_in_words("tarik", before)}
        {button("secondary", text::WITHDRAW_BUTTON)}
    };
    view! {
        <details open=before.is_some()>
            <summary>{text::WITHDRAW}</summary>
            {act(card, Deed::Withdraw, inner.into_any())}
        </details>
    }
    .into_any()
}

/// What stood in the form of a deed, where it was the one that was sent incomplete just now.
fn refused(before: &Answers, deed: Deed) -> Option<&Answers> {
    Some(before).filter(|before| before.raw("deed") == deed.code())
}

fn reason_in_words(name: &'static str, before: Option<&Answers>) -> AnyView {
    let id = ["keterangan-", name].concat();
    let words = before.map_or("", |before| before.raw("words")).to_owned();
    view! {
        <div class="field">
            <label for=id.clone()>{text::WORDS}</label>
            <input id=id name="a[words]" type="text" value=words maxlength="300" autocomplete="off"/>
        </div>
    }
    .into_any()
}
