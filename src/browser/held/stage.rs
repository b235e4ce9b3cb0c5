//! How far a picked picture is.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Idle,
    Opening,
    /// It is shown, and not sent before the person says so.
    Looking,
    /// The front is there; the back shall be picked.
    Joining,
    Sending,
    /// There was no signal; it is tried again by itself.
    Waiting,
    /// It was tried often enough: when the browser says that there is a signal again, or the person asks for it.
    Stopped,
}

impl Stage {
    pub(super) const ALL: [Stage; 7] =
        [Stage::Idle, Stage::Opening, Stage::Looking, Stage::Joining, Stage::Sending, Stage::Waiting, Stage::Stopped];
}
