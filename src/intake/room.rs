//! Memory for files that are on their way in. Hundreds may come at once from slow phones; each takes as much of it as has arrived, and all
//! together no more than [`MOST`]. Whoever finds none is told to try again, so that nobody holds memory while waiting for more.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes: six of the largest files, or some hundred of the usual ones.
const MOST: usize = 96 * 1024 * 1024;
/// Bytes that are given out at a time.
const UNIT: usize = 1024;

/// All of it.
#[derive(Clone, Debug)]
pub(super) struct Rooms(Arc<Semaphore>);

/// What one file has of it, until it is dropped.
pub struct Room {
    all: Arc<Semaphore>,
    held: Option<OwnedSemaphorePermit>,
}

impl Rooms {
    pub(super) fn new() -> Rooms {
        Rooms(Arc::new(Semaphore::new(MOST / UNIT)))
    }

    /// Room for nothing yet.
    pub(super) fn room(&self) -> Room {
        Room { all: Arc::clone(&self.0), held: None }
    }
}

impl Room {
    /// Makes it hold so many bytes in all; false, and it holds what it held, when there is no more.
    pub fn grow(&mut self, bytes: usize) -> bool {
        let held = self.held.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = bytes.div_ceil(UNIT).saturating_sub(held);
        let Some(more) =
            u32::try_from(more).ok().and_then(|more| Arc::clone(&self.all).try_acquire_many_owned(more).ok())
        else {
            return false;
        };
        match &mut self.held {
            Some(held) => held.merge(more),
            none => *none = Some(more),
        }
        true
    }

    /// Gives back what it holds.
    pub fn clear(&mut self) {
        self.held = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_together_take_no_more_than_there_is_and_give_it_back() {
        let rooms = Rooms::new();
        let (mut first, mut second) = (rooms.room(), rooms.room());
        assert!(first.grow(1) && first.grow(MOST - UNIT));
        assert!(second.grow(UNIT), "the last of it");
        assert!(!second.grow(UNIT + 1) && !first.grow(MOST));
        assert!(second.grow(UNIT), "what it has it keeps");
        drop(first);
        assert!(second.grow(MOST));
        second.clear();
        assert!(rooms.room().grow(MOST));
    }
}
