//! What the process that reads a PDF gives up before its first byte. It is the same program under another name, so without this it
//! could do all that the server can.

use std::io;

/// Bytes of memory of its own, as Linux counts them (elsewhere this limits less). Ten pages scanned at 300 dpi take 50 MB, one of 48
/// megapixels takes 145; with the program and what the server keeps of pictures before, all stays below 256 MB.
const MEMORY: u64 = 170_000_000;

/// Bytes of addresses, the program itself included, which a build without optimisation makes large.
const ADDRESSES: u64 = 512_000_000;

/// Seconds of processor time. Ten pages scanned at 300 dpi take half a second of an optimised build.
const SECONDS: u64 = 15;

/// Limits this process for ever: memory, time, no new file or process, nothing written to a disk, and a place behind the others.
///
/// # Errors
/// When the system refuses a limit, or has none: then nothing may be read.
#[cfg(unix)]
pub(super) fn confine() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, nice, setrlimit};
    // Files that are open stay open: the two pipes.
    let limits = [
        (Resource::Data, MEMORY),
        (Resource::As, ADDRESSES),
        (Resource::Cpu, SECONDS),
        (Resource::Nofile, 0),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
    ];
    for (resource, most) in limits {
        // Whoever runs the server may have set less.
        let most = getrlimit(resource).maximum.map_or(most, |less| less.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    nice(10)?;
    Ok(())
}

/// Where there are no such limits, PDFs are not read.
#[cfg(not(unix))]
pub(super) fn confine() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
