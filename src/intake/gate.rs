//! One file at a time. A decode takes a processor and up to 256 MiB, a PDF more; two at once would be slower for both and
//! twice the memory.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    pdf,
    picture::{Picture, Want, take},
    room::{Room, Rooms},
};
use crate::domain::refusal::Refusal;

/// The way of every upload into the program. Cloning gives another handle of the same gate.
#[derive(Debug, Clone)]
pub struct IntakeGate {
    turns: Arc<Semaphore>,
    rooms: Rooms,
    /// The file of this program, which reads PDFs in a process of its own.
    program: Arc<Path>,
}

impl Default for IntakeGate {
    fn default() -> Self {
        Self::new()
    }
}

impl IntakeGate {
    /// One gate for the whole program, whose file is asked for now: an update may put another in its place.
    pub fn new() -> Self {
        Self::with_program(std::env::current_exe().unwrap_or_default())
    }

    /// The same where the running program is not `ak1`, as in tests.
    pub fn with_program(program: PathBuf) -> Self {
        Self { turns: Arc::new(Semaphore::new(1)), rooms: Rooms::new(), program: program.into() }
    }

    /// For a file that begins to arrive; to be held until it was taken.
    pub fn room(&self) -> Room {
        self.rooms.room()
    }

    /// Waits for its turn, in the order of asking, and makes of the bytes what is wanted, off the async threads: one picture, or of a
    /// PDF as many as it has pages, but no more than `most`.
    ///
    /// # Errors
    /// The reason, when the bytes are nothing that can be taken. A decoder that panics has met a damaged picture.
    pub async fn take(&self, bytes: Vec<u8>, want: Want, most: u8) -> Result<Vec<Picture>, Refusal> {
        let program = Arc::clone(&self.program);
        self.run(move || {
            if want == Want::Document && pdf::is_pdf(&bytes) {
                pdf::pages(&program, &bytes, most)
            } else {
                take(&bytes, want).map(|picture| vec![picture])
            }
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        // The turn goes along: work cannot be stopped, and lasts on when the phone has hung up and this future is gone.
        spawn_blocking(move || {
            let _turn = turn;
            work()
        })
        .await
        .unwrap_or(Err(Refusal::Unreadable))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicU32, Ordering},
        thread::sleep,
        time::Duration,
    };

    use super::{super::samples, *};

    #[tokio::test]
    async fn pictures_pass_and_refusals_keep_their_reason() {
        let gate = IntakeGate::new();
        let pictures = gate.take(samples::jpeg(&samples::drawn(300, 300)), Want::Document, 1).await.unwrap();
        assert_eq!(pictures.iter().map(|picture| (picture.width, picture.height)).collect::<Vec<_>>(), [(300, 300)]);
        assert_eq!(gate.take(b"%PDF-1.7".to_vec(), Want::Portrait, 1).await, Err(Refusal::Pdf));
    }

    #[tokio::test]
    async fn a_panic_inside_is_an_unreadable_picture_and_the_gate_stays_open() {
        let gate = IntakeGate::new();
        assert_eq!(gate.run::<()>(|| panic!("a decoder's mistake")).await, Err(Refusal::Unreadable));
        assert_eq!(gate.run::<()>(|| Err(Refusal::Pdf)).await, Err(Refusal::Pdf));
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn never_two_at_once_even_when_one_asker_has_gone() {
        static INSIDE: AtomicU32 = AtomicU32::new(0);
        let work = || {
            assert_eq!(INSIDE.fetch_add(1, Ordering::SeqCst), 0, "two at once");
            sleep(Duration::from_millis(30));
            INSIDE.fetch_sub(1, Ordering::SeqCst);
            Err::<(), _>(Refusal::Empty)
        };
        let gate = IntakeGate::new();
        let gone = tokio::spawn({
            let gate = gate.clone();
            async move { gate.run(work).await }
        });
        while INSIDE.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        gone.abort();
        let (first, second) = tokio::join!(gate.run(work), gate.run(work));
        assert_eq!(
            (first, second),
            (Err(Refusal::Empty), Err(Refusal::Empty)),
            "a failed assertion would be Unreadable"
        );
    }
}
