//! Every state, every move, every hand, through the router: what the table of the flow allows happens, everything else is refused and
//! changes nothing.

use ak1::api::ApiError;
use ak1::crypt::token;
use ak1::domain::application::{Kind, Move, State, step};
use ak1::domain::role::{Hand, Role};

use super::app::TestApp;
use super::client::Client;
use super::desk::{Desk, decision, returning};
use super::samples;
use super::seeker::{Seeker, move_fields};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_move_from_every_state_by_every_hand_is_as_the_table_says() {
    let office = Office::open().await;
    let mut wrong = Vec::new();
    for state in State::ALL {
        let kept = office.bring_to(state).await;
        let assisted = if state == State::Draft { office.assisted_draft().await } else { String::new() };
        for mv in Move::ALL {
            for hand in Hand::ALL {
                // A stranger's draft is nobody's business at the desk: there the officer's file is a walk-in's.
                let officers_draft = state == State::Draft && hand != Hand::JobSeeker;
                let expected = step(state, mv, hand, Kind::New);
                let (id, by) = match (expected, officers_draft) {
                    (Err(_), false) => (kept.id.clone(), kept.by(hand, &office)),
                    (Err(_), true) => (assisted.clone(), kept.by(hand, &office)),
                    (Ok(_), true) => (office.assisted_draft().await, kept.by(hand, &office)),
                    (Ok(_), false) => {
                        let fresh = office.bring_to(state).await;
                        let answer = attempt(fresh.by(hand, &office), &fresh.id, hand, mv).await;
                        let now = office.app.state(&fresh.id).await;
                        if answer != Ok(now) || expected != Ok(now) {
                            wrong.push(format!("{state:?} {mv:?} {hand:?}: {answer:?}, now {now:?}, not {expected:?}"));
                        }
                        continue;
                    }
                };
                let before = office.app.standing(&id).await;
                let answer = attempt(by, &id, hand, mv).await;
                let after = office.app.standing(&id).await;
                let fits = match expected {
                    Ok(to) => answer == Ok(to) && after.0 == to,
                    Err(_) => answer.is_err() && after == before,
                };
                if !fits {
                    wrong.push(format!(
                        "{state:?} {mv:?} {hand:?}: {answer:?}, {before:?} to {after:?}, not {expected:?}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn an_officer_has_no_hand_in_a_strangers_draft() {
    let office = Office::open().await;
    let seeker = office.app.somebody().await;
    seeker.fill_everything().await;
    for desk in &office.desks {
        for mv in Move::ALL {
            let before = office.app.standing(&seeker.id).await;
            let answer = attempt(&desk.1, &seeker.id, Hand::Officer(desk.0), mv).await;
            assert!(answer.is_err(), "{mv:?} by {:?}: {answer:?}", desk.0);
            assert_eq!(office.app.standing(&seeker.id).await, before, "{mv:?} by {:?}", desk.0);
        }
    }
}

#[tokio::test]
async fn one_job_seeker_has_no_hand_in_the_file_of_another() {
    let office = Office::open().await;
    let stranger = office.app.somebody().await;
    for state in [State::Draft, State::Submitted, State::Returned, State::Attended] {
        let file = office.bring_to(state).await;
        for mv in Move::ALL {
            let before = office.app.standing(&file.id).await;
            assert!(attempt(&stranger, &file.id, Hand::JobSeeker, mv).await.is_err(), "{mv:?} from {state:?}");
            assert_eq!(office.app.standing(&file.id).await, before, "{mv:?} from {state:?}");
        }
    }
}

#[tokio::test]
async fn no_move_of_an_officer_goes_through_the_door_of_the_job_seeker() {
    let office = Office::open().await;
    let file = office.bring_to(State::Submitted).await;
    let before = office.app.standing(&file.id).await;
    for mv in Move::ALL.into_iter().filter(|mv| !matches!(mv, Move::Send | Move::Confirm | Move::Cancel)) {
        let more = [("mv", mv.code()), ("truth", "ya"), ("reason", "Ingin cepat.")];
        let answer = file.ask::<()>("kirim", move_fields(&file.id, before.1, &token::id(), &more)).await;
        assert_eq!(answer, Err(ApiError::NotNow), "{mv:?}");
    }
    assert_eq!(office.app.standing(&file.id).await, before);
}

#[tokio::test]
async fn after_cancelling_somebody_may_begin_again() {
    let app = TestApp::new().await;
    let seeker = app.somebody().await;
    seeker.fill_everything().await;
    seeker.send_application().await.expect("sent");
    let again = async || {
        let fields = move_fields("", app.version(&seeker.id).await, &token::id(), &[("mv", "mulai-lagi")]);
        seeker.ask::<()>("kirim", fields).await.expect("a draft");
        seeker.overview().await
    };
    assert_eq!(again().await.application, seeker.id, "not while one is running");
    seeker.cancel("Sudah bekerja.").await.expect("cancelled");
    let new = again().await;
    assert_eq!((new.application == seeker.id, new.state), (false, State::Draft));
    assert_eq!(again().await.application, new.application, "one draft, however often it is asked for");
}

#[tokio::test]
async fn what_takes_something_back_must_say_why() {
    let office = Office::open().await;
    for (state, mv, role) in [
        (State::Complete, Move::UndoCheck, Role::Information),
        (State::Issued, Move::UndoIssue, Role::ServiceHead),
        (State::Signed, Move::UndoSign, Role::PlacementOfficer),
        (State::Issued, Move::Cancel, Role::ServiceHead),
    ] {
        let file = office.bring_to(state).await;
        let before = office.app.standing(&file.id).await;
        let fields = move_fields(&file.id, before.1, &token::id(), &[("mv", mv.code()), ("reason", "  ")]);
        assert!(office.desk(role).ask::<State>("meja-putuskan", fields).await.is_err(), "{mv:?}");
        assert_eq!(office.app.standing(&file.id).await, before);
    }
}

/// One desk for each role.
struct Office {
    app: TestApp,
    desks: Vec<(Role, Desk)>,
}

impl Office {
    async fn open() -> Office {
        let app = TestApp::new().await;
        let mut desks = Vec::new();
        for role in Role::ALL {
            desks.push((role, app.officer(&[role]).await));
        }
        Office { app, desks }
    }

    fn desk(&self, role: Role) -> &Desk {
        self.desks.iter().find(|(of, _)| *of == role).map(|(_, desk)| desk).expect("a desk")
    }

    /// A job seeker whose application stands in `state`, brought there by those who may.
    async fn bring_to(&self, state: State) -> Seeker {
        let seeker = self.app.somebody().await;
        let id = seeker.id.as_str();
        seeker.fill_everything().await;
        let way: &[Move] = match state {
            State::Draft => &[],
            State::Submitted => &[Move::Send],
            State::Returned => &[Move::Send, Move::Return],
            State::Cancelled => &[Move::Send, Move::Cancel],
            later => {
                let way =
                    &[Move::Send, Move::Accept, Move::Attend, Move::Confirm, Move::Issue, Move::Sign, Move::HandOver];
                let ends = [
                    State::Submitted,
                    State::Complete,
                    State::Attended,
                    State::Confirmed,
                    State::Issued,
                    State::Signed,
                    State::HandedOver,
                ];
                &way[..=ends.iter().position(|end| *end == later).expect("a state on the way")]
            }
        };
        for mv in way {
            let hand = match mv {
                Move::Send | Move::Confirm | Move::Cancel => Hand::JobSeeker,
                Move::Issue => Hand::Officer(Role::ServiceHead),
                Move::Sign => Hand::Officer(Role::PlacementOfficer),
                _ => Hand::Officer(Role::Information),
            };
            attempt(seeker.by(hand, self), id, hand, *mv).await.unwrap_or_else(|why| panic!("{mv:?}: {why:?}"));
        }
        assert_eq!(self.app.state(id).await, state);
        seeker
    }

    async fn assisted_draft(&self) -> String {
        let counter = self.desk(Role::Information);
        let id = counter.walk_in(&self.app.new_nik(), samples::NAME).await;
        counter.upload_all(&id).await;
        id
    }
}

impl Seeker {
    fn by<'a>(&'a self, hand: Hand, office: &'a Office) -> &'a Client {
        match hand {
            Hand::JobSeeker => self,
            Hand::Officer(role) => office.desk(role),
        }
    }
}

/// Tries a move on the file as it stands, in the way that this hand has for it.
async fn attempt(client: &Client, id: &str, hand: Hand, mv: Move) -> Result<State, ApiError> {
    let (version, key) = (client.app.version(id).await, token::id());
    let more: &[(&str, &str)] = match (mv, hand) {
        (Move::Return, _) => {
            let fields = returning(id, version, &key, &[("f:name", "Samakan dengan KTP.")]);
            return client.ask("meja-kembalikan", fields).await;
        }
        (Move::Send, _) => &[("truth", "ya")],
        (Move::Confirm, Hand::JobSeeker) => &[("mv", "konfirmasi")],
        (Move::Cancel, Hand::JobSeeker) => &[("mv", "batalkan"), ("reason", "Sudah bekerja.")],
        _ => return client.ask("meja-putuskan", decision(id, version, &key, mv)).await,
    };
    client.ask::<()>("kirim", move_fields(id, version, &key, more)).await?;
    Ok(client.app.state(id).await)
}
