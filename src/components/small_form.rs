//! Fields of the small forms outside the step-by-step form: sign-in, account, desk.

use leptos::prelude::*;

use super::dynamic::words;
use crate::domain::Problem;
use crate::text::problem::problem;

/// A labelled input with its hint and, when there is one, its error.
#[component]
pub fn Labelled(
    name: &'static str,
    #[prop(into)] label: String,
    #[prop(default = "")] hint: &'static str,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(default = "")] inputmode: &'static str,
    #[prop(default = "")] class: &'static str,
    /// What stands in it at first: where there are no scripts, what was typed before the form was refused.
    #[prop(optional)]
    value: String,
    /// What is wrong, as the server or the check while typing says.
    #[prop(into)]
    error: Signal<Option<Problem>>,
    /// Told what stands in the field while it is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Input>::new();
    // What was typed or filled in by the browser before the WASM arrived.
    Effect::new(move |_| {
        if let (Some(typed), Some(node)) = (typed, node.get()) {
            typed.set(node.value());
        }
    });
    let error_id = format!("{name}-salah");
    let hint_id = format!("{name}-petunjuk");
    let described = {
        let (error_id, hint_id) = (error_id.clone(), hint_id.clone());
        Signal::derive(move || match (error.get().is_some(), hint.is_empty()) {
            (true, _) => Some(error_id.clone()),
            (false, false) => Some(hint_id.clone()),
            (false, true) => None,
        })
    };
    let class_of = Signal::derive(move || if error.get().is_some() { "field has-error" } else { "field" });
    let hidden = Signal::derive(move || error.get().is_none());
    let invalid = Signal::derive(move || error.get().map(|_| "true"));
    view! {
        <div class=class_of>
            <label for=name>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <p class="error" id=error_id hidden=hidden>{words(move || error.get().map(|error| problem(error).into_owned()))}</p>
            <input
                node_ref=node
                id=name
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=(!inputmode.is_empty()).then_some(inputmode)
                class=class
                spellcheck="false"
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |ev| {
                    if let Some(typed) = typed {
                        typed.set(event_target_value(&ev));
                    }
                }
            />
        </div>
    }
}

/// What every move brings along: the application, the version that was seen, and the key under which a second sending is known.
pub fn move_fields(application: &str, version: i64, key: &str) -> AnyView {
    view! {
        <input type="hidden" name="application" value=application.to_owned()/>
        <input type="hidden" name="version" value=version.to_string()/>
        <input type="hidden" name="key" value=key.to_owned()/>
    }
    .into_any()
}
