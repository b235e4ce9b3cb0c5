//! `/meja/kode`: the code after the password. `/meja/dua-langkah`: setting the second step up, recovery codes, taking it away. Without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;

use super::frame::nav;
use crate::api::ApiError;
use crate::api::error::Field;
use crate::api::second_step::{
    BeginSecondStep, ConfirmSecondStep, EndSecondStep, GiveCode, RenewRecoveryCodes, SET_UP_PAGE, SecondStepView,
    Waiting, code_is_awaited, read_second_step,
};
use crate::components::qr::qr;
use crate::components::send_form::Sending;
use crate::components::trouble::Trouble;
use crate::domain::Problem;
use crate::text::{common, second_step as text};

#[component]
pub fn CodePage() -> impl IntoView {
    let form = Form::of::<GiveCode>();
    let body = Suspend::new(async move {
        match code_is_awaited().await {
            Ok(()) => view! {
                <p class="lead">{text::GIVE_LEAD}</p>
                {form.code(text::GIVE)}
                <p class="hint">{text::LOST}</p>
            }
            .into_any(),
            Err(ApiError::SignedOut) => over(),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! {
        <Title text=common::page_title(text::GIVE_TITLE)/>
        <h1>{text::GIVE_TITLE}</h1>
        {body}
    }
}

fn over() -> AnyView {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::UNAUTHORIZED);
    }
    view! {
        <div class="notice warn" role="alert">
            <p>{text::OVER}</p>
            <p><a class="button" href="/meja/masuk" rel="external">{common::SIGN_IN}</a></p>
        </div>
    }
    .into_any()
}

#[component]
pub fn SecondStepPage() -> impl IntoView {
    let forms = Forms {
        begin: Form::of::<BeginSecondStep>(),
        confirm: Form::of::<ConfirmSecondStep>(),
        renew: Form::of::<RenewRecoveryCodes>(),
        end: Form::of::<EndSecondStep>(),
    };
    let body = Suspend::new(async move {
        match read_second_step().await {
            Ok(page) => show(page, forms),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

#[derive(Clone, Copy)]
struct Forms {
    begin: Form,
    confirm: Form,
    renew: Form,
    end: Form,
}

fn show(page: SecondStepView, forms: Forms) -> AnyView {
    let shut_out = page.required && page.since.is_none();
    let lead = match shut_out {
        true => view! { <div class="notice warn" role="alert">{text::REQUIRED}</div> }.into_any(),
        false => nav(&page.me),
    };
    let body = match (page.codes.is_empty(), page.next, page.since) {
        (false, _, _) => codes(page.codes),
        (true, Some(waiting), _) => set_up(waiting, forms.confirm),
        (true, None, None) => view! {
            <p class="lead">{text::LEAD}</p>
            <p>{text::NEEDED}</p>
            {forms.begin.password("begin", text::BEGIN)}
        }
        .into_any(),
        (true, None, Some(since)) => active(since, page.left, page.required, forms),
    };
    view! { {lead}<h1>{text::TITLE}</h1>{body} }.into_any()
}

fn set_up(waiting: Waiting, confirm: Form) -> AnyView {
    let picture = waiting.qr.map(|drawn| qr(drawn.size, drawn.path, text::QR));
    view! {
        <h2>{text::SCAN}</h2>
        {picture}
        <p>{text::TYPE}</p>
        <p><strong class="code">{waiting.words}</strong></p>
        <h2>{text::CONFIRM}</h2>
        {confirm.code(text::CONFIRM_BUTTON)}
    }
    .into_any()
}

fn codes(codes: Vec<String>) -> AnyView {
    let codes: Vec<_> = codes.into_iter().map(|code| view! { <li><strong class="code">{code}</strong></li> }).collect();
    view! {
        <h2>{text::CODES_TITLE}</h2>
        <p>{text::CODES}</p>
        <ol class="recovery">{codes}</ol>
        <div class="actions"><a class="button" href=SET_UP_PAGE>{text::CODES_NOTED}</a></div>
    }
    .into_any()
}

fn active(since: String, left: i64, required: bool, forms: Forms) -> AnyView {
    let end = (!required).then(|| part(text::END, text::END_LEAD, forms.end.password("end", text::END)));
    view! {
        <dl class="summary">
            <div><dt>{text::ACTIVE}</dt><dd>{since}</dd></div>
            <div><dt>{text::LEFT}</dt><dd>{left.to_string()}</dd></div>
        </dl>
        {part(text::NEW_PHONE, text::NEW_PHONE_LEAD, forms.begin.password("begin", text::BEGIN))}
        {part(text::RENEW, text::RENEW_LEAD, forms.renew.password("renew", text::RENEW))}
        {end}
    }
    .into_any()
}

fn part(title: &'static str, lead: &'static str, form: AnyView) -> AnyView {
    view! { <h2>{title}</h2><p>{lead}</p>{form} }.into_any()
}

/// A form of one field, with what its last sending was refused for.
#[derive(Clone, Copy)]
struct Form {
    path: &'static str,
    error: Option<ApiError>,
}

impl Form {
    fn of<F: ServerFn>() -> Form {
        Form { path: F::PATH, error: Sending::to::<F>().error.get_untracked() }
    }

    fn code(self, button: &'static str) -> AnyView {
        let wrong = match self.error {
            Some(ApiError::Field(Field::Code, Problem::Missing)) => Some(text::MISSING),
            Some(ApiError::Field(Field::Code, Problem::CodeNotValid)) => Some(text::WRONG),
            Some(ApiError::Field(..)) => Some(text::UNREADABLE),
            _ => None,
        };
        let input = view! {
            <input
                id="code"
                name="code"
                class="short"
                autocomplete="one-time-code"
                spellcheck="false"
                aria-describedby="code-petunjuk code-salah"
                aria-invalid=wrong.map(|_| "true")
            />
        };
        self.field("code", text::CODE, Some(text::CODE_HINT), wrong, input.into_any(), button)
    }

    /// `at` makes the ids of the page's forms differ.
    fn password(self, at: &'static str, button: &'static str) -> AnyView {
        let wrong = matches!(self.error, Some(ApiError::Field(..))).then_some(text::PASSWORD_MISSING);
        let input = view! {
            <input
                id=at
                name="password"
                type="password"
                class="medium"
                autocomplete="current-password"
                aria-describedby=format!("{at}-salah")
                aria-invalid=wrong.map(|_| "true")
            />
        };
        self.field(at, text::PASSWORD, None, wrong, input.into_any(), button)
    }

    fn field(
        self,
        id: &'static str,
        label: &'static str,
        hint: Option<&'static str>,
        wrong: Option<&'static str>,
        input: AnyView,
        button: &'static str,
    ) -> AnyView {
        let trouble = self.error.filter(|error| !matches!(error, ApiError::Field(..)));
        view! {
            {trouble.map(|error| view! { <Trouble error=error sign_in="/meja/masuk"/> })}
            <form method="post" action=self.path novalidate>
                <div class=if wrong.is_some() { "field has-error" } else { "field" }>
                    <label for=id>{label}</label>
                    {hint.map(|hint| view! { <p class="hint" id=format!("{id}-petunjuk")>{hint}</p> })}
                    <p class="error" id=format!("{id}-salah") hidden=wrong.is_none()>{wrong}</p>
                    {input}
                </div>
                <div class="actions"><button class="primary">{button}</button></div>
            </form>
        }
        .into_any()
    }
}
