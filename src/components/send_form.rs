//! A form that is sent to a server function: by the browser itself as long as there is no WASM, and by `browser::post` afterwards.

use leptos::ev::SubmitEvent;
use leptos::html::Form;
use leptos::prelude::*;
use leptos::server::ServerActionError;
use leptos::server_fn::ServerFn;
use leptos::server_fn::error::ServerFnUrlError;

use crate::browser::post;
use crate::domain::trouble::Trouble as ApiError;

/// What came of sending.
#[derive(Clone, Copy)]
pub struct Sending {
    url: &'static str,
    /// The last good answer, as `postcard` writes it.
    pub answer: RwSignal<Option<Vec<u8>>>,
    /// Why the last sending was refused, if it was.
    pub error: RwSignal<Option<ApiError>>,
    /// What was sent last.
    pub body: StoredValue<String>,
    /// How many answers have come; what is shown is asked for again when it changes.
    pub count: RwSignal<usize>,
}

impl Sending {
    /// To the function `F`. With scripts off a refusal has come back in the address of the page.
    pub fn to<F: ServerFn>() -> Sending {
        Sending::at(F::PATH)
    }

    fn at(url: &'static str) -> Sending {
        let refused = use_context::<ServerActionError>().filter(|error| error.path() == url);
        let refused = refused.map(|error| ServerFnUrlError::<ApiError>::decode_err(error.err()));
        Sending {
            url,
            answer: RwSignal::new(None),
            error: RwSignal::new(refused),
            body: StoredValue::new(String::new()),
            count: RwSignal::new(0),
        }
    }

    /// Sends `body`, written as a form writes it. The page may be gone when the answer comes.
    pub fn send(self, body: String) {
        leptos::task::spawn_local(async move {
            let (answer, error, leads_to) = match post::post(self.url, &body).await {
                Ok((answer, leads_to)) => (Some(answer), None, leads_to),
                Err(error) => (None, Some(error), None),
            };
            self.body.try_set_value(body);
            self.error.try_set(error);
            if answer.is_some() {
                self.answer.try_set(answer);
            }
            self.count.try_update(|count| *count += 1);
            if let Some(path) = leads_to {
                post::lead_to(&path);
            }
        });
    }
}

/// `before` is asked first, and may keep the form from being sent.
pub fn send_form(
    sending: Sending,
    node: NodeRef<Form>,
    before: impl Fn(&SubmitEvent) + 'static,
    fields: AnyView,
) -> AnyView {
    let submit = move |ev: SubmitEvent| {
        before(&ev);
        if !ev.default_prevented() {
            ev.prevent_default();
            if let Some(body) = post::body_of_event(&ev) {
                sending.send(body);
            }
        }
    };
    // One type for all: see `components::dynamic`.
    let submit: Box<dyn FnMut(SubmitEvent)> = Box::new(submit);
    view! {
        <form action=sending.url method="post" novalidate node_ref=node on:submit=submit>
            {fields}
        </form>
    }
    .into_any()
}

/// A form without a check of its own.
pub fn plain_form(sending: Sending, fields: AnyView) -> AnyView {
    send_form(sending, NodeRef::new(), |_| (), fields)
}
