//! The file that holds the root secret. People may print it, so it is text and says what it is:
//!
//! ```text
//! ak1-key 1
//! # …
//! id = k5h2qg7zxma
//! secret = 64 hexadecimal digits
//! ```
//!
//! The id is derived from the secret, so that one wrong character in a key typed from paper is found at once, and not
//! by a database that does not open.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use zeroize::Zeroizing;

use super::{KeyError, hex, keys::key_id, random, token};

const FIRST_WORD: &str = "ak1-key";
const VERSION: &str = "1";
const EXPLANATION: &str = "\
# The root secret of an AK-1 database. Whoever has it and the database can read everything in it;
# without it the encrypted part of the database, and of every backup, is lost for ever.
# Keep a copy on paper or on another medium, apart from the database, and show it to nobody.
";

/// Bits of the mode that must be zero.
#[derive(Clone, Copy)]
pub(super) enum Closed {
    /// To group and others: an ordinary file.
    ToGroupAndOthers = 0o077,
    /// To others only: systemd grants its credentials to the service by an access list, which shows as mode 0440.
    ToOthers = 0o007,
}

/// Writes a new random root secret. Returns whether it was this call that made the file; when another process was
/// faster, its file stays.
///
/// The text goes to a neighbouring file first and gets its name when it is whole and on disk, so that a process
/// killed in between leaves no half key.
pub(super) fn create(path: &Path) -> Result<bool, KeyError> {
    write(path).map_err(|source| KeyError::Write { path: path.to_owned(), source })
}

fn write(path: &Path) -> io::Result<bool> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    DirBuilder::new().recursive(true).mode(0o700).create(directory)?;

    let secret = Zeroizing::new(random::bytes::<32>());
    let digits = Zeroizing::new(hex::encode(&*secret));
    let id = key_id(&secret);
    let text = Zeroizing::new(format!("{FIRST_WORD} {VERSION}\n{EXPLANATION}id = {id}\nsecret = {}\n", *digits));

    let draft = directory.join(format!(".ak1-key-{}", token::id()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let named = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| {
        // Unlike a rename, a link never replaces a file that is already there.
        match fs::hard_link(&draft, path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    });
    fs::remove_file(&draft)?;
    File::open(directory)?.sync_all()?;
    if let Some(above) = directory.parent().filter(|above| !above.as_os_str().is_empty()) {
        File::open(above)?.sync_all()?;
    }
    named
}

/// Reads id and root secret.
pub(super) fn read(path: &Path, closed: Closed) -> Result<(String, Zeroizing<[u8; 32]>), KeyError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => KeyError::Missing { path: path.to_owned() },
        _ => KeyError::Read { path: path.to_owned(), source },
    };
    let file = File::open(path).map_err(failed)?;
    let mode = file.metadata().map_err(failed)?.permissions().mode() & 0o777;
    if mode & closed as u32 != 0 {
        return Err(KeyError::ReadableByOthers { path: path.to_owned(), mode });
    }
    // A key file has less than a kilobyte; more than this is another file.
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    file.take(4096).read_to_end(&mut bytes).map_err(failed)?;
    let malformed = || KeyError::Malformed { path: path.to_owned() };
    parse(std::str::from_utf8(&bytes).map_err(|_| malformed())?, path)
}

fn parse(text: &str, path: &Path) -> Result<(String, Zeroizing<[u8; 32]>), KeyError> {
    let malformed = || KeyError::Malformed { path: path.to_owned() };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    match lines.next().and_then(|line| line.split_once(' ')) {
        Some((FIRST_WORD, VERSION)) => {}
        Some((FIRST_WORD, other)) => {
            let version = other.chars().take(20).collect();
            return Err(KeyError::Version { path: path.to_owned(), version });
        }
        _ => return Err(malformed()),
    }
    let (mut id, mut secret) = (None, None);
    for line in lines {
        match line.split_once('=').map(|(name, value)| (name.trim(), value.trim())) {
            Some(("id", value)) => id = Some(value.to_owned()),
            Some(("secret", value)) => secret = hex::decode::<32>(value).map(Zeroizing::new),
            _ => return Err(malformed()),
        }
    }
    let (Some(id), Some(secret)) = (id, secret) else {
        return Err(malformed());
    };
    if key_id(&secret) != id {
        return Err(KeyError::Mistyped { path: path.to_owned(), id });
    }
    Ok((id, secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("ak1-key-file-{}", token::id()))
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_for_its_owner_only_and_leaves_no_draft_behind() {
        let directory = directory();
        let path = directory.join("secret/ak1-key");
        assert!(create(&path).unwrap());
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn an_existing_file_is_never_replaced() {
        let directory = directory();
        let path = directory.join("ak1-key");
        assert!(create(&path).unwrap());
        let before = fs::read(&path).unwrap();
        assert!(!create(&path).unwrap());
        assert_eq!(fs::read(&path).unwrap(), before);
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn a_file_that_others_can_read_is_refused_with_the_way_out() {
        let directory = directory();
        let path = directory.join("ak1-key");
        create(&path).unwrap();
        for (bits, ordinary, credential) in
            [(0o640, false, true), (0o604, false, false), (0o440, false, true), (0o400, true, true)]
        {
            fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
            assert_eq!(read(&path, Closed::ToGroupAndOthers).is_ok(), ordinary, "{bits:o}");
            assert_eq!(read(&path, Closed::ToOthers).is_ok(), credential, "{bits:o}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let sentence = read(&path, Closed::ToGroupAndOthers).unwrap_err().to_string();
        assert!(sentence.contains("mode 644") && sentence.contains("chmod 600"), "{sentence}");
        fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn a_missing_file_is_told_apart() {
        assert!(matches!(read(&directory(), Closed::ToGroupAndOthers), Err(KeyError::Missing { .. })));
    }

    #[test]
    fn a_changed_character_another_version_and_a_cut_file_are_found() {
        let secret = "0123456789abcdef".repeat(4);
        let id = key_id(&hex::decode::<32>(&secret).unwrap());
        let parsed = |text: &str| parse(text, Path::new("k")).map(|(id, _)| id);
        let whole = format!("ak1-key 1\n# note\n\nid = {id}\nsecret = {secret}\n");
        assert_eq!(parsed(&whole).unwrap(), id);
        assert_eq!(parsed(&whole.replace("abcdef\n", "ABCDEF\r\n")).unwrap(), id, "typed with capitals on Windows");
        assert!(matches!(parsed(&whole.replace("= 01", "= 02")), Err(KeyError::Mistyped { .. })));
        assert!(
            matches!(parsed(&whole.replace("key 1", "key 2")), Err(KeyError::Version { version, .. }) if version == "2")
        );
        for text in ["", "ak1-key", "ak1-key 1\n", &whole[..whole.len() - 3], "SQLite format 3"] {
            assert!(matches!(parsed(text), Err(KeyError::Malformed { .. })), "{text}");
        }
        for text in [whole.replace("= 01", "= 02"), whole.replace("0123", "xyzw")] {
            let error = parsed(&text).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("89abcdef"));
        }
    }
}
