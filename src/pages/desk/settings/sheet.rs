//! `/meja/pengaturan/<bagian>`: one sheet of settings.

use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;

use super::fields::{Look, SettingsForm};
use super::saved::saved;
use crate::api::ApiError;
use crate::api::settings::{GIVE_UP, SaveSheet, Sheet, read_sheet};
use crate::components::fresh::fresh;
use crate::components::trouble::{error_of, refused};
use crate::domain::card_paper::CardPaper;
use crate::domain::code::Code;
use crate::domain::document::DocumentKind;
use crate::domain::form::answers::row_key;
use crate::domain::form::{input_name, split_row_key};
use crate::domain::settings::Area;
use crate::domain::settings::fields::{Input, fields};
use crate::domain::settings::sheet::{NEXT_SHOWN, REMOVE, check, document_key, rows};
use crate::pages::desk::frame::{loaded, nav};
use crate::text::{common, desk, form, settings};

#[component]
pub fn SheetPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let save = ServerAction::<SaveSheet>::new();
    let answer = save.value();
    let again = RwSignal::new(0_u32);
    // The sheet is read anew after each answer: refused, it comes back with what was typed and what is wrong with it.
    Effect::new(move |_| {
        let answered = matches!(answer.get(), Some(Ok(()) | Err(ApiError::Field(..) | ApiError::Overtaken)));
        if answered && save.version().get_untracked() > 0 {
            again.update(|count| *count += 1);
        }
    });
    let source = move || (params.with(|params| params.get("bagian").unwrap_or_default()), again.get());
    let page = Resource::new(source, |(area, _)| read_sheet(area));
    view! {
        <Title text=common::page_title(settings::TITLE)/>
        {loaded(page, move |sheet| {
                        let key = format!("{}/{}/{}", sheet.area.code(), sheet.version, again.get_untracked());
                        fresh(key, show(sheet, save, query))
                    })}
    }
}

fn show(sheet: Sheet, save: ServerAction<SaveSheet>, query: Memo<ParamsMap>) -> AnyView {
    let area = sheet.area;
    let facts = sheet.facts.clone();
    let form = SettingsForm::new(&sheet.stored, sheet.typed.as_ref(), move |answers| check(area, answers, &facts));
    let kept = sheet.typed.is_some();
    let refused = refused(error_of(save.value()), "/meja/masuk");
    let body = match rows(area) {
        Some(_) => row_cards(&form, &sheet),
        None => single_fields(&form, area),
    };
    view! {
        <Title text=common::page_title(settings::title(area))/>
        {nav(&sheet.me)}
        <a class="back" href="/meja/pengaturan">{settings::TITLE}</a>
        <h1>{settings::title(area)}</h1>
        <p class="lead">{settings::lead(area)}</p>
        {saved(query, !kept)}
        {refused}
        {form.summary(name)}
        {kept.then(|| view! { <p class="draft-line">{settings::NOT_SAVED}</p> })}
        <ActionForm action=save attr:novalidate="" attr:class="settings-form">
            <input type="hidden" name="area" value=area.code()/>
            <input type="hidden" name="version" value=sheet.version.to_string()/>
            {body}
            <div class="actions">
                <button class="primary" name="go" value="">{desk::SAVE}</button>
                {kept.then(|| view! { <button class="link" name="go" value=GIVE_UP>{settings::GIVE_UP}</button> })}
            </div>
        </ActionForm>
    }
    .into_any()
}

/// A field's name in the summary.
fn name(key: &str) -> String {
    let label = settings::label(key);
    split_row_key(key).map_or_else(|| label.to_owned(), |(_, row, _)| format!("{label} {}", row + 1))
}

fn single_fields(form: &SettingsForm, area: Area) -> AnyView {
    let draw = |field: &crate::domain::settings::fields::Field| {
        let label = settings::label(field.key).to_owned();
        match field.input {
            Input::Line(..) | Input::MayLine(..) | Input::Name(_) => form.field(field.key, label, Look::Line),
            Input::Lines(..) | Input::MayLines(..) => form.field(field.key, label, Look::Lines),
            Input::Paper => {
                let papers =
                    CardPaper::ALL.iter().map(|paper| (paper.code().to_owned(), settings::paper(*paper).to_owned()));
                form.field(field.key, label, Look::Select(papers.collect()))
            }
            Input::Documents => documents(form, label),
            Input::NextNumber => {
                let shown = form.state.answers.with_untracked(|answers| answers.raw(NEXT_SHOWN).to_owned());
                let field = form.field(field.key, label, Look::Short);
                view! { <input type="hidden" name=input_name(NEXT_SHOWN) value=shown/>{field} }.into_any()
            }
            Input::Nip(_) | Input::Region(_) | Input::Day(_) | Input::Number(..) => {
                form.field(field.key, label, Look::Short)
            }
        }
    };
    fields(area).iter().map(draw).collect::<Vec<_>>().into_any()
}

/// Those that are always required are told, not asked.
fn documents(form: &SettingsForm, label: String) -> AnyView {
    let tick = |kind: DocumentKind| {
        if kind.always_required() {
            return view! { <p>{form::document(kind)}" "<span class="optional">{settings::ALWAYS}</span></p> }
                .into_any();
        }
        form.tick(&document_key(kind), form::document(kind).to_owned())
    };
    let ticks: Vec<_> = DocumentKind::ALL.into_iter().map(tick).collect();
    view! { <fieldset id="required"><legend>{label}</legend>{ticks}</fieldset> }.into_any()
}

/// The rows that are there and a blank one.
fn row_cards(form: &SettingsForm, sheet: &Sheet) -> AnyView {
    let Some(group) = rows(sheet.area) else { return ().into_any() };
    let count = form.state.answers.with_untracked(|answers| answers.row_count(group));
    let card = |number: u8| {
        let key = |part: &str| row_key(group.key, number, part);
        let field = |part: &str, look: Look| {
            let key = key(part);
            form.field(&key, settings::label(&key).to_owned(), look)
        };
        let body = match sheet.area {
            Area::Signers => {
                let officer = field("officer", Look::Select(sheet.facts.signers.clone()));
                let (from, until) = (field("from", Look::Short), field("until", Look::Short));
                view! { {officer}<div class="pair">{from}{until}</div> }.into_any()
            }
            _ => {
                let code = form.state.answers.with_untracked(|answers| answers.raw(&key("code")).to_owned());
                let (text, example) = (field("text", Look::Line), field("example", Look::Line));
                view! { <input type="hidden" name=input_name(&key("code")) value=code/>{text}{example} }.into_any()
            }
        };
        let (legend, remove) = match number < count {
            true => {
                let remove = format!("{}: {}", settings::REMOVE, settings::row_name(sheet.area, number));
                (settings::row_name(sheet.area, number), Some(form.tick(&key(REMOVE), remove)))
            }
            false => (settings::new_row(sheet.area).to_owned(), None),
        };
        view! { <fieldset class="row-card"><legend>{legend}</legend>{body}{remove}</fieldset> }.into_any()
    };
    (0..(count + 1).min(group.most)).map(card).collect::<Vec<_>>().into_any()
}
