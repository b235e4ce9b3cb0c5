//! The server's half of reading a PDF: a child process with limits draws the pages, and what comes back is encoded here like any picture.
//!
//! A PDF is a program of sorts, and its reader is large. So the reader runs apart (`rasterise`), without environment, files or much
//! memory, and is killed when it takes too long. `frame` bounds what is believed of its answer.

use std::{
    io::{self, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use super::{
    Want,
    frame::{self, Frame},
    picture::{Picture, encode},
    sniff::sniff,
};
use crate::domain::refusal::Refusal;

/// Pages that are read of a PDF at most, whatever a kind of document may still take.
const MOST_PAGES: u8 = 10;

/// How long the whole may take. A request ends after 60 seconds, and others wait at the gate.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    sniff(bytes) == Err(Refusal::Pdf)
}

/// All pages of a PDF as pictures of a document. `program` is this one, as a file; `most` is how many pages are taken.
///
/// # Errors
/// The reason, when a page cannot be drawn or there are more: then none is taken.
pub(super) fn pages(program: &Path, pdf: &[u8], most: u8) -> Result<Vec<Picture>, Refusal> {
    let most = most.min(MOST_PAGES);
    let mut command = Command::new(program);
    command.arg("rasterise").arg(most.to_string());
    ask(command, pdf, most, PATIENCE)
}

fn ask(mut command: Command, pdf: &[u8], most: u8, patience: Duration) -> Result<Vec<Picture>, Refusal> {
    command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(unavailable)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(unavailable(io::ErrorKind::BrokenPipe.into()));
    };
    let (done, ends) = channel::<()>();
    thread::scope(|scope| {
        // The pipes are smaller than what goes through them: both sides are served at once. A child that reads no more has its reasons.
        scope.spawn(move || input.write_all(pdf).ok());
        let watched = scope.spawn(move || watch(child, &ends, patience));
        let pages = read_pages(output, most);
        drop(done);
        let fell = watched.join().unwrap_or(true);
        pages.map_err(|why| why.unwrap_or(if fell { Refusal::PdfHeavy } else { Refusal::PdfBroken }))
    })
}

/// Ends the child, when it has answered or at the latest when patience is at an end. Whether it had no exit code of its own: then it had
/// come up against the limits of time or memory.
fn watch(mut child: Child, ends: &Receiver<()>, patience: Duration) -> bool {
    if ends.recv_timeout(patience) != Err(RecvTimeoutError::Timeout) {
        // It has closed its output and may be a moment away from its own end, whose code is wanted.
        for _ in 0..50 {
            if let Ok(Some(status)) = child.try_wait() {
                return status.code().is_none();
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
    child.kill().ok();
    child.wait().map_or(true, |status| status.code().is_none())
}

/// `Err(None)` when the answer ended too early.
fn read_pages(mut output: ChildStdout, most: u8) -> Result<Vec<Picture>, Option<Refusal>> {
    let mut pages = Vec::new();
    loop {
        let senseless = |error: io::Error| (error.kind() != io::ErrorKind::UnexpectedEof).then_some(Refusal::PdfBroken);
        match frame::read(&mut output).map_err(senseless)? {
            Frame::Page(_) if pages.len() == usize::from(most) => return Err(Some(Refusal::PdfBroken)),
            Frame::Page(image) => pages.push(encode(image, Want::Document)?),
            Frame::End => return Ok(pages),
            Frame::Refused(Refusal::PdfUnavailable) => {
                return Err(Some(unavailable(io::ErrorKind::Unsupported.into())));
            }
            Frame::Refused(why) => return Err(Some(why)),
        }
    }
}

fn unavailable(error: io::Error) -> Refusal {
    tracing::error!(?error, "the process that reads PDFs could not be started or limited");
    Refusal::PdfUnavailable
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Instant;

    use super::*;

    /// What comes of this answer: `cat` says what it is told.
    fn answered(answer: &[u8], most: u8) -> Result<Vec<Picture>, Refusal> {
        ask(Command::new("/bin/cat"), answer, most, PATIENCE)
    }

    fn page(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = Vec::new();
        frame::page(&mut bytes, width, height, &vec![200; usize::from(width) * usize::from(height) * 3]).unwrap();
        bytes
    }

    #[test]
    fn pages_become_pictures_and_refusals_keep_their_reason() {
        let pages = answered(&[&page(300, 400)[..], &page(500, 200), b"."].concat(), 2).unwrap();
        assert_eq!(pages.iter().map(|page| (page.width, page.height)).collect::<Vec<_>>(), [(300, 400), (500, 200)]);
        for why in [Refusal::PdfLocked, Refusal::PdfBroken, Refusal::PdfPages, Refusal::PdfEmpty, Refusal::TooSmall] {
            let mut answer = page(300, 400);
            frame::refusal(&mut answer, why).unwrap();
            assert_eq!(answered(&answer, 2), Err(why));
        }
    }

    #[test]
    fn an_answer_beyond_its_bounds_is_not_believed() {
        let pages = [&page(300, 300)[..], &page(300, 300), b"."].concat();
        for answer in [&b""[..], b"X", b"P\xFF\xFF\xFF\xFF", b"P\0\0\0\0.", &page(300, 300), &page(100, 300), &pages] {
            assert_eq!(answered(answer, 1), Err(Refusal::PdfBroken), "{:?}", &answer[..answer.len().min(9)]);
        }
        let mut endless = Command::new("/usr/bin/yes");
        endless.arg(".P");
        assert!(ask(endless, b"", 1, PATIENCE).is_ok_and(|pages| pages.is_empty()), "the first end counts");
    }

    #[test]
    fn who_does_not_answer_is_ended_and_who_cannot_be_started_is_said_so() {
        let begin = Instant::now();
        let mut sleeper = Command::new("/bin/sleep");
        sleeper.arg("50");
        // More than a pipe holds: the sleeper reads nothing.
        assert_eq!(ask(sleeper, &vec![0; 1_000_000], 1, Duration::from_millis(100)), Err(Refusal::PdfHeavy));
        assert!(begin.elapsed() < Duration::from_secs(20));
        assert_eq!(pages(Path::new("/nowhere/ak1"), b"%PDF-", 1), Err(Refusal::PdfUnavailable));
    }
}
