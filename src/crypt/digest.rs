//! Plain digests (SHA-256) of what is kept or handed on. Anybody can compute them again without a key.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use super::hex;

/// In 64 hexadecimal digits, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes))
}

/// Copies what is read to its end and digests it on the way, so that a file of any size is read once.
///
/// # Errors
/// When it cannot be read or written.
pub fn copy_sha256(mut from: impl Read, mut to: impl Write) -> io::Result<String> {
    let (mut digest, mut part) = (Sha256::new(), vec![0; 256 * 1024]);
    loop {
        match from.read(&mut part) {
            Ok(0) => return Ok(hex::encode(&digest.finalize())),
            Ok(read) => {
                digest.update(&part[..read]);
                to.write_all(&part[..read])?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_copied_has_the_digest_of_the_whole() {
        let (bytes, mut copy) = (vec![7; 600_000], Vec::new());
        assert_eq!(super::copy_sha256(&*bytes, &mut copy).expect("a copy"), super::sha256(&bytes));
        assert_eq!(copy, bytes);
    }

    #[test]
    fn it_is_what_sha256sum_prints() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(super::sha256(b"abc"), known);
    }
}
