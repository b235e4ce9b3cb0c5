//! Officers come and go: signing in and out, and the change of a one-time password.

use leptos::prelude::*;

use super::ApiError;

/// One Argon2 run, whether the login is known or not.
#[server(endpoint = "meja-masuk")]
pub async fn officer_sign_in(login: String, password: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use crate::access::cookie::Side;
        use crate::store::session::Holder;

        let id = context::prove_officer(&login, &password).await?;
        let officer = context::store()?.officer(&id).await?;
        context::sign_in(Side::Desk, Holder::Officer(id)).await?;
        leptos_axum::redirect(if officer.one_time { "/meja/sandi" } else { "/meja" });
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("login", &login)]);
    outcome
}

#[server(endpoint = "meja-keluar")]
pub async fn officer_sign_out() -> Result<(), ApiError> {
    super::context::sign_out(crate::access::cookie::Side::Desk).await?;
    leptos_axum::redirect("/meja/masuk");
    Ok(())
}

/// Chooses a password of one's own; ends every other session.
#[server(endpoint = "meja-sandi")]
pub async fn officer_new_password(password: String, password_again: String) -> Result<(), ApiError> {
    use super::context;
    use super::error::Field;
    use crate::access::cookie::Side;
    use crate::domain::Problem;
    use crate::domain::password::NewPassword;
    use crate::store::session::Holder;

    let store = context::store()?;
    let officer = crate::access::officer_with_new_password(&store, &context::headers()).await?;
    let password = NewPassword::parse(&password, "").map_err(|problem| ApiError::Field(Field::Password, problem))?;
    if password.as_str() != password_again {
        return Err(ApiError::Field(Field::PasswordAgain, Problem::PasswordsDiffer));
    }
    let salt = crate::crypt::token::salt();
    let hash = context::hasher()?.hash(password.as_str(), salt).await?;
    store.set_officer_password(&officer.id, hash.as_str(), &salt, false, &officer.id).await?;
    context::sign_in(Side::Desk, Holder::Officer(officer.id)).await?;
    leptos_axum::redirect("/meja");
    Ok(())
}

/// The queues with their counts, and one of them opened.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Queue {
    pub me: Me,
    /// Count per state; above 1,000 it is 1,001 and shown as "1.000+".
    pub counts: Vec<(State, i64)>,
    pub state: Option<State>,
    /// What was searched for, empty when a queue is shown.
    pub searched: String,
    pub rows: Vec<RowView>,
    /// The row behind which the next page begins, if there is one: seconds since 1970 and id.
    pub next: Option<(i64, String)>,
}

/// A queue by the code of its state, behind `(since, id)`; or the search for `text` when it is not empty.
#[server(endpoint = "meja-antrean")]
pub async fn read_queue(state: String, text: String, since: String, id: String) -> Result<Queue, ApiError> {
    use super::context;
    use crate::store::queue::PAGE;
    let officer = context::officer().await?;
    let store = context::store()?;
    let now = store.clock().now();
    let state = State::from_code(&state);
    let behind = since.parse::<i64>().ok().filter(|_| !id.is_empty()).map(|since| (since, id.as_str()));
    let rows = match state {
        _ if !text.trim().is_empty() => store.search(&text).await?,
        Some(State::Draft) | None => Vec::new(),
        Some(state) => store.queue(state, behind).await?,
    };
    let next = rows
        .last()
        .filter(|_| text.is_empty() && rows.len() as i64 == PAGE)
        .map(|row| (row.state_since, row.id.clone()));
    Ok(Queue {
        me: officer.into(),
        counts: store.queue_counts().await?,
        state,
        searched: text,
        rows: rows.into_iter().map(|row| RowView::at(row, now)).collect(),
        next,
    })
}

/// A file (*berkas*) as an officer sees it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    pub me: Me,
    pub application: String,
    pub version: i64,
    pub key: String,
    pub kind: Kind,
    pub state: State,
    pub register: Option<RegisterView>,
    pub code: Option<String>,
    pub nik: String,
    pub name: String,
    pub assisted: bool,
    pub answers: Answers,
    pub rules: Rules,
    /// Problems and oddities of the answers by key.
    pub problems: Vec<(String, Problem)>,
    pub documents: Vec<DocumentView>,
    pub missing_documents: Vec<DocumentKind>,
    pub biodata_complete: bool,
    /// The last round, also after the applicant sent again.
    pub corrections: Vec<Correction>,
    /// What this officer may do now.
    pub moves: Vec<Move>,
    pub times: Vec<StepTimeView>,
    pub namesakes: Vec<RowView>,
    pub queue_no: Option<i64>,
    pub card_number: Option<String>,
}

/// Opening a file is written into the access log.
#[server(endpoint = "meja-berkas")]
pub async fn read_file(application: String) -> Result<File, ApiError> {
    use super::context;
    use crate::domain::application::officer_moves;
    use crate::domain::document::missing;
    use crate::domain::form::Step;
    use crate::domain::form::check::check;
    use crate::domain::role::Role;

    let officer = context::officer_with(&[Role::Information, Role::ServiceHead, Role::PlacementOfficer]).await?;
    let store = context::store()?;
    let application = store.application(&application).await?;
    if application.state == State::Draft && !application.assisted {
        return Err(ApiError::Forbidden);
    }
    store.log_access(&officer.id, "view", Some(&application.id)).await?;
    let rules = super::form::server::rules(&store, &application).await?;
    let answers = store.answers(&application).await?;
    let problems: Vec<_> = Step::ALL.into_iter().flat_map(|step| check(step, &answers, &rules)).collect();
    let biodata_complete = problems.iter().all(|(_, problem)| problem.is_warning());
    let documents = store.documents(&application.id).await?;
    let now = store.clock().now();
    let mut namesakes = Vec::new();
    for id in store.namesakes(&application).await? {
        namesakes.push(RowView::at(store.queue_row(&id).await?, now));
    }
    let moves = officer_moves(application.state, application.kind, &officer.roles).into_iter().map(|(mv, _)| mv);
    let card = store.card(&application).await?;
    let may_sign = store.may_sign(&officer).await?;
    Ok(File {
        version: application.version,
        key: crate::crypt::token::id(),
        kind: application.kind,
        state: application.state,
        register: application.register.map(Into::into),
        code: application.code.clone(),
        nik: application.nik.grouped(),
        name: if application.name.is_empty() { answers.get("name").to_owned() } else { application.name.clone() },
        assisted: application.assisted,
        missing_documents: missing(&documents.iter().map(|page| page.kind).collect::<Vec<_>>(), &rules.required),
        documents: documents.into_iter().map(Into::into).collect(),
        corrections: store.corrections(&application, false).await?,
        times: store.sop_times(&application.id).await?.into_iter().map(Into::into).collect(),
        queue_no: store.queue_number(&application.id).await?,
        card_number: card.and_then(|card| card.face.number),
        moves: moves
            .filter(|mv| *mv != Move::Confirm || biodata_complete)
            .filter(|mv| *mv != Move::Sign || may_sign)
            .collect(),
        me: officer.into(),
        application: application.id,
        rules,
        answers,
        problems,
        biodata_complete,
        namesakes,
    })
}
