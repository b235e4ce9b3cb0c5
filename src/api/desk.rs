//! Officers come and go: signing in and out, and the change of a one-time password.

use leptos::prelude::*;

use super::{ApiError, Postcard};

/// One Argon2 run, whether the login is known or not. With a second step the code is asked for on the next page.
#[server(endpoint = "meja-masuk", output = Postcard)]
pub async fn officer_sign_in(login: String, password: String) -> Result<(), ApiError> {
    let outcome = async {
        use super::context;
        use crate::access::cookie::Side;
        use crate::store::session::Holder;

        let id = context::prove_officer(&login, &password).await?;
        let officer = context::store()?.officer(&id).await?;
        if officer.second_step {
            context::sign_in_half(&id).await?;
            leptos_axum::redirect(super::second_step::CODE_PAGE);
            return Ok(());
        }
        context::sign_in(Side::Desk, Holder::Officer(id)).await?;
        tracing::info!(officer = officer.id, "an officer signed in by password");
        leptos_axum::redirect(super::second_step::first_page(&officer));
        Ok(())
    };
    let outcome = outcome.await;
    super::typed::keep(&outcome, &[("login", &login)]);
    outcome
}

#[server(endpoint = "meja-keluar", output = Postcard)]
pub async fn officer_sign_out() -> Result<(), ApiError> {
    super::context::sign_out(crate::access::cookie::Side::Desk).await?;
    leptos_axum::redirect("/meja/masuk");
    Ok(())
}

/// Whether the officer who asks still has a one-time password.
#[cfg(feature = "ssr")]
pub async fn has_one_time_password() -> Result<bool, ApiError> {
    use super::context;
    let officer = crate::access::officer_with_new_password(&context::store()?, &context::headers()).await?;
    Ok(officer.one_time)
}

/// Chooses a password of one's own; ends every other session. Whoever has one already gives it.
#[server(endpoint = "meja-sandi", output = Postcard)]
pub async fn officer_new_password(
    #[server(default)] current: String,
    password: String,
    password_again: String,
) -> Result<(), ApiError> {
    use super::context;
    use super::error::Field;
    use crate::access::cookie::Side;
    use crate::domain::Problem;
    use crate::domain::password::NewPassword;
    use crate::store::session::Holder;

    let store = context::store()?;
    let officer = crate::access::officer_with_new_password(&store, &context::headers()).await?;
    if !officer.one_time {
        context::prove_officer(&officer.login, &current).await?;
    }
    let password = NewPassword::parse(&password, "").map_err(|problem| ApiError::Field(Field::Password, problem))?;
    if password.as_str() != password_again {
        return Err(ApiError::Field(Field::PasswordAgain, Problem::PasswordsDiffer));
    }
    let salt = crate::crypt::token::salt();
    let hash = context::hasher()?.hash(password.as_str(), salt).await?;
    store.set_officer_password(&officer.id, hash.as_str(), &salt, false, &officer.id).await?;
    tracing::info!(officer = officer.id, "an officer changed the password");
    context::sign_in(Side::Desk, Holder::Officer(officer.id.clone())).await?;
    leptos_axum::redirect(super::second_step::first_page(&store.officer(&officer.id).await?));
    Ok(())
}
