//! Why something did not go through, in a form that may travel anywhere: no personal data, nothing internal. The sentences stand in
//! `text::trouble`; server functions answer with these values (`api::ApiError`).

use serde::{Deserialize, Serialize};

use super::Problem;
use super::application::State;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Trouble {
    /// Nobody is signed in.
    SignedOut,
    /// The session ended; what was sent is parked and comes back after signing in.
    Parked,
    /// Not theirs, or it does not exist: the two look the same.
    Forbidden,
    /// The one-time password must be changed first.
    NewPassword,
    /// NIK and password do not fit together; it is not said which.
    WrongLogin,
    /// Too many failures; wait a quarter of an hour.
    Throttled,
    /// No more accounts can be made for this NIK without the counter.
    AskCounter,
    /// One answer of a small form is wrong.
    Field(Field, Problem),
    /// Somebody was quicker; where the application stands now.
    Stale(State),
    /// Another officer has the file open.
    Held,
    /// The move is not possible from here or not by this person.
    NotNow,
    /// Answers or documents are still missing.
    Incomplete,
    /// The step can no longer be changed.
    Closed,
    /// Somebody else has changed these settings since the page was made; what was typed is kept.
    Overtaken,
    /// An officer who is not among the signers of this day.
    NotSignerToday,
    /// Without an active admin nobody could let anybody in.
    LastAdmin,
    /// The disk is full.
    Full,
    /// No answer from the server.
    Offline,
    /// Something broke; the log knows what.
    Broken,
    /// An admin must set up the second step of the sign-in first.
    SecondStep,
    /// The one-time password was not used in time; an admin gives a new one.
    RanOut,
}

/// The fields of the small forms outside the step-by-step form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Field {
    Nik,
    Name,
    Password,
    PasswordAgain,
    Reason,
    Pins,
    Truth,
    Note,
    Collector,
    /// The ticked files of a batch.
    Files,
    /// A code of the counter.
    Code,
    Search,
    /// One of the fields on a page of settings; which one, the page finds by the same check.
    Setting,
    Counter,
}
