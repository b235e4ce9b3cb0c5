//! Fields of forms without scripts, each with what was typed before and what was wrong with it.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::domain::Problem;
use crate::domain::code::Code;
use crate::domain::form::{Answers, Field, Input, input_name};
use crate::text::problem::problem;
use crate::text::reference::{Choice, options as options_of};
use crate::text::{card_life as text, common, form};

/// What a form is drawn with.
pub struct Typed {
    pub answers: Answers,
    pub wrong: Vec<(String, Problem)>,
}

impl Typed {
    fn problem(&self, key: &str) -> Option<Cow<'static, str>> {
        self.wrong.iter().find(|(at, _)| at == key).map(|(_, wrong)| problem(*wrong))
    }

    /// One line of text.
    pub fn line(&self, key: &'static str, label: &'static str, hint: &'static str, optional: bool) -> AnyView {
        let value = self.answers.raw(key).to_owned();
        self.around(key, label, hint, optional, |id, described, invalid| {
            view! {
                <input id=id name=input_name(key) type="text" value=value autocomplete="off" aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        })
    }

    /// A choice of a reference list.
    pub fn choice<T: Code>(&self, key: &'static str, label: &'static str, words: fn(T) -> &'static str) -> AnyView {
        let options = options(words, self.answers.raw(key));
        self.select(key, label, "", false, options)
    }

    /// A question of the step-by-step form.
    pub fn question(&self, field: &'static Field) -> AnyView {
        let (key, label, hint) = (field.key, form::label(field.key), form::hint(field.key));
        match field.input {
            Input::Radio(list) | Input::Select(list) => {
                let chosen = self.answers.raw(key);
                let option =
                    |(code, words): Choice| view! { <option value=code selected=code == chosen>{words}</option> };
                let options: Vec<_> = options_of(list).into_iter().map(option).collect();
                let options = view! { <option value="">{text::CHOOSE}</option>{options} }.into_any();
                self.select(key, label, hint, field.optional, options)
            }
            _ => self.line(key, label, hint, field.optional),
        }
    }

    fn select(
        &self,
        key: &'static str,
        label: &'static str,
        hint: &'static str,
        optional: bool,
        options: AnyView,
    ) -> AnyView {
        self.around(key, label, hint, optional, |id, described, invalid| {
            view! {
                <select id=id name=input_name(key) aria-describedby=described aria-invalid=invalid>{options}</select>
            }
            .into_any()
        })
    }

    fn around(
        &self,
        key: &'static str,
        label: &'static str,
        hint: &'static str,
        optional: bool,
        input: impl FnOnce(String, Option<String>, Option<&'static str>) -> AnyView,
    ) -> AnyView {
        let wrong = self.problem(key);
        let (wrong_id, hint_id) = (format!("{key}-salah"), format!("{key}-petunjuk"));
        let described = match (&wrong, hint.is_empty()) {
            (Some(_), _) => Some(wrong_id.clone()),
            (None, false) => Some(hint_id.clone()),
            (None, true) => None,
        };
        let class = if wrong.is_some() { "field has-error" } else { "field" };
        let input = input(key.to_owned(), described, wrong.as_ref().map(|_| "true"));
        view! {
            <div class=class>
                <label for=key>{label}{optional.then(|| view! { " "<span class="optional">{common::OPTIONAL}</span> })}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {wrong.map(|words| view! { <p class="error" id=wrong_id>{words}</p> })}
                {input}
            </div>
        }
        .into_any()
    }
}

/// The choices of a list behind an empty one.
pub fn options<T: Code>(words: fn(T) -> &'static str, chosen: &str) -> AnyView {
    let option = |one: &T| view! { <option value=one.code() selected=one.code() == chosen>{words(*one)}</option> };
    let options: Vec<_> = T::ALL.iter().map(option).collect();
    view! { <option value="">{text::CHOOSE}</option>{options} }.into_any()
}
