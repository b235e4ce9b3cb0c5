//! Who guesses passwords gets ten tries in a quarter of an hour: not more by guessing many at once, nor by passing in between with a password
//! of their own.

use ak1::api::ApiError;
use ak1::domain::role::Role;
use ak1::store::throttle::MOST_FAILURES;
use futures_util::future::join_all;

use super::app::{PASSWORD, TestApp};
use super::seeker::Seeker;

#[tokio::test]
async fn a_claim_of_ones_own_to_a_nik_forgives_no_guesses_at_anothers() {
    let app = TestApp::new().await;
    let nik = app.new_nik();
    let victim = app.applicant(&nik).await;
    let own = Seeker::register(app.visitor(), &nik, "sandi orang lain").await;
    let visitor = app.visitor();
    let guess = async || visitor.ask::<()>("masuk", [("nik", nik.as_str()), ("password", "salah semua")]).await;
    for number in 0..MOST_FAILURES {
        if guess().await == Err(ApiError::Throttled) {
            break;
        }
        assert!(number < MOST_FAILURES - 1 || own.sign_in().await.result::<()>() == Err(ApiError::Throttled));
        own.sign_in().await;
    }
    assert_eq!(guess().await, Err(ApiError::Throttled));
    app.minutes_pass(16);
    assert_eq!(victim.sign_in().await.result::<()>(), Ok(()));
}

#[tokio::test]
async fn of_forty_guesses_at_the_same_moment_ten_are_judged() {
    let app = TestApp::new().await;
    let (seeker, login) = (app.somebody().await, app.settled_officer(&[Role::Information]).await);
    app.minutes_pass(16); // the registration was a try as well
    let (client, nik) = (app.visitor(), seeker.nik.clone());
    let guesses = (0..40).map(|_| client.ask::<()>("masuk", [("nik", nik.as_str()), ("password", "salah semua")]));
    assert_eq!(judged(join_all(guesses).await), MOST_FAILURES);
    let guesses = (0..40).map(|_| client.ask::<()>("meja-masuk", [("login", login.as_str()), ("password", "salah")]));
    assert_eq!(judged(join_all(guesses).await), MOST_FAILURES);
    let new = app.new_nik();
    let passwords: Vec<_> = (0..40).map(|number| format!("{PASSWORD} {number}")).collect();
    let claims = passwords.iter().map(|password| {
        client.ask::<()>("daftar", [("nik", new.as_str()), ("password", password), ("password_again", password)])
    });
    let refused = join_all(claims).await.into_iter().filter(|answer| *answer == Err(ApiError::Throttled)).count();
    assert_eq!(refused, 40 - MOST_FAILURES as usize, "claims to a NIK are tries too");
}

/// How many were told that the password is wrong; all the others, that there were too many.
fn judged(answers: Vec<Result<(), ApiError>>) -> i64 {
    let wrong = answers.iter().filter(|answer| **answer == Err(ApiError::WrongLogin)).count();
    let closed = answers.iter().filter(|answer| **answer == Err(ApiError::Throttled)).count();
    assert_eq!(wrong + closed, answers.len(), "{answers:?}");
    wrong as i64
}
