//! A file gets the name of the office, and replaces none.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Unlike a rename, a link never replaces a file that is already there. FAT, exFAT and some network shares have no links.
pub fn without_replacing(file: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(file, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => claim_and_rename(file, to),
        linked => linked,
    }
}

/// What stands at the place of the office until it gets there: no server takes this for a database, and no other restore for a free place.
const CLAIM: &[u8] = b"ak1 restore was putting an office here. If no restore is running, it was interrupted: remove this file, and restore again.\n";

/// Claims the name with a file of its own, which must not be there before, and then replaces nothing but that.
fn claim_and_rename(file: &Path, to: &Path) -> io::Result<()> {
    let mut claim = OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    let renamed = claim.write_all(CLAIM).and_then(|()| claim.sync_all()).and_then(|()| fs::rename(file, to));
    if renamed.is_err() {
        fs::remove_file(to).ok();
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypt::keys::Keys;
    use crate::crypt::token;
    use crate::store::{Clock, Store, private_folder};

    #[tokio::test]
    async fn where_there_are_no_links_a_name_is_claimed_first_and_nothing_is_replaced() {
        let folder = std::env::temp_dir().join(format!("ak1-claim-{}", token::id()));
        private_folder(&folder).expect("a folder");
        let (file, to) = (folder.join("whole"), folder.join("ak1.sqlite"));
        fs::write(&file, "an office").expect("a file");
        fs::write(&to, "another office").expect("a file");
        let refused = claim_and_rename(&file, &to).expect_err("it is taken");
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&to).expect("a file"), b"another office");
        fs::remove_file(&to).expect("free");
        claim_and_rename(&file, &to).expect("in place");
        assert_eq!(fs::read(&to).expect("a file"), b"an office");
        assert!(!file.exists());
        claim_and_rename(&file, &folder.join("other")).expect_err("there is nothing to rename");
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1, "no claim is left");

        // What an interrupted restore leaves is no database.
        fs::write(&to, CLAIM).expect("a claim");
        assert!(Store::open(&to, Keys::ephemeral(), Clock::System, None).await.is_err());
        assert_eq!(fs::read(&to).expect("a file"), CLAIM);
        fs::remove_dir_all(folder).ok();
    }
}
