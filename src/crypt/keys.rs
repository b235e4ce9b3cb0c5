//! All keys of one office. One random root secret lies in a file; everything else is derived from it by a label, or
//! is a person's random data key, kept in the database and wrapped by the master key.

use std::{fmt, path::Path, sync::Arc};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    CryptError, KeyError, hex,
    key_file::{self, Closed},
    random,
    sealed::{DataKey, Place, WrappedKey},
    token,
};

/// The name of the key among a service's systemd credentials (`LoadCredential=ak1-key:…`).
pub const CREDENTIAL_NAME: &str = "ak1-key";

/// Whether opening the keys has made them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    Now,
    Earlier,
}

/// What a value is looked up as. Each has a key of its own, so that equal values of two kinds have different tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// The 16 digits of a national identity number (NIK).
    Nik,
    /// A phone number as +62…
    Phone,
    /// An e-mail address in small letters.
    Email,
    /// The code shown at the counter.
    Code,
    /// A one-time or idempotency token.
    Token,
    /// The name an officer signs in with.
    Login,
    /// An application whose drafts lie on a phone: the tag is the key of that drawer.
    Drawer,
    /// The token in the address of a card's seal.
    SealToken,
    /// The ten signs of a seal that are typed.
    SealCode,
    /// The digest of a session's token: the tag names the session on the page that lists them.
    Session,
    /// A code for the day on which an officer's phone is not there.
    Recovery,
    /// An officer whose second step was tried.
    SecondStep,
}

/// The keyed hash by which a value is found without being stored in clear.
#[derive(Clone, Copy)]
pub struct LookupTag([u8; 32]);

/// The keys. Cloning is cheap.
#[derive(Clone)]
pub struct Keys(Arc<Root>);

struct Root {
    id: String,
    secret: Zeroizing<[u8; 32]>,
}

impl Keys {
    /// Opens the key file, or makes a new one on the first run.
    ///
    /// Call it only when there is no database yet, or when the file exists: a new key does not open an old database.
    ///
    /// # Errors
    /// When the file is open to others, damaged, or cannot be read or written.
    pub fn open_or_create(path: &Path) -> Result<(Self, Created), KeyError> {
        match Self::open(path) {
            Err(KeyError::Missing { .. }) => {
                let created = if key_file::create(path)? { Created::Now } else { Created::Earlier };
                Ok((Self::open(path)?, created))
            }
            opened => Ok((opened?, Created::Earlier)),
        }
    }

    /// Opens an existing key file.
    ///
    /// # Errors
    /// When there is none, and as [`Keys::open_or_create`].
    pub fn open(path: &Path) -> Result<Self, KeyError> {
        Self::read(path, Closed::ToGroupAndOthers)
    }

    /// Opens [`CREDENTIAL_NAME`] in the directory that systemd names in `$CREDENTIALS_DIRECTORY`.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn open_credential(directory: &Path) -> Result<Self, KeyError> {
        Self::read(&directory.join(CREDENTIAL_NAME), Closed::ToOthers)
    }

    /// Random keys that are gone with the process, for tests.
    pub fn ephemeral() -> Self {
        let secret = Zeroizing::new(random::bytes());
        Self(Arc::new(Root { id: key_id(&secret), secret }))
    }

    /// The name of the root secret. It may be shown and is stored beside the database, to know which key belongs to it.
    pub fn key_id(&self) -> &str {
        &self.0.id
    }

    /// A new random key for one person's data, and its wrapped form to be stored. `id` names the person's key for
    /// ever, at most 255 bytes.
    pub fn new_data_key(&self, id: &str) -> (DataKey, WrappedKey) {
        let key = DataKey::new(id, Zeroizing::new(random::bytes()));
        let wrapped = self.master_key().seal(&wrapping_place(id), key.secret());
        (key, WrappedKey(wrapped))
    }

    /// The data key with this id from its stored form.
    ///
    /// # Errors
    /// When it was wrapped under another root secret or for another id, or was changed.
    pub fn unwrap(&self, id: &str, wrapped: &[u8]) -> Result<DataKey, CryptError> {
        let secret = Zeroizing::new(self.master_key().open(&wrapping_place(id), wrapped)?);
        let secret = <[u8; 32]>::try_from(secret.as_slice()).map_err(|_| CryptError::Content)?;
        Ok(DataKey::new(id, Zeroizing::new(secret)))
    }

    /// The key of the register's columns after a person's own key was destroyed.
    pub fn archive_key(&self) -> DataKey {
        self.derived_key("archive")
    }

    /// The key of what belongs to nobody in particular: results of idempotent requests, parked posts, journal
    /// payloads of a person without a key.
    pub fn office_key(&self) -> DataKey {
        self.derived_key("office")
    }

    /// The tag of a value. The caller brings it into its one form first (a phone as +62…, no spaces in a NIK).
    pub fn lookup(&self, kind: Lookup, value: &str) -> LookupTag {
        let label = match kind {
            Lookup::Nik => "lookup nik",
            Lookup::Phone => "lookup phone",
            Lookup::Email => "lookup email",
            Lookup::Code => "lookup code",
            Lookup::Token => "lookup token",
            Lookup::Login => "lookup login",
            Lookup::Drawer => "lookup drawer",
            Lookup::SealToken => "lookup seal token",
            Lookup::SealCode => "lookup seal code",
            Lookup::Session => "lookup session",
            Lookup::Recovery => "lookup recovery",
            Lookup::SecondStep => "lookup second step",
        };
        LookupTag(hmac(&self.derive(label), &[value.as_bytes()]))
    }

    /// The link of a journal row to the one before it: an HMAC over both.
    pub fn chain(&self, previous: &[u8], row: &[u8]) -> [u8; 32] {
        hmac(&self.derive("journal"), &[&(previous.len() as u64).to_be_bytes(), previous, row])
    }

    /// What a backup's manifest is signed with: nobody without the root secret can make one that is believed.
    pub fn manifest_mac(&self, manifest: &[u8]) -> String {
        hex::encode(&hmac(&self.derive("backup manifest"), &[manifest]))
    }

    /// The keyed hash of a request's body, by which a repeated request is told from a changed one.
    pub fn body_hash(&self, body: &[u8]) -> [u8; 32] {
        hmac(&self.derive("body"), &[body])
    }

    /// The salt of all passwords for one NIK or login. Several people may claim one NIK, so one slow hash must be
    /// comparable with all of them; across NIKs the salts differ, and nobody can compute them without the key.
    pub fn password_salt(&self, lookup: &LookupTag) -> [u8; 16] {
        let mut salt = [0; 16];
        salt.copy_from_slice(&hmac(&self.derive("password salt"), &[&lookup.0])[..16]);
        salt
    }

    /// Mixed into every password hash, so that a stolen database alone gives nothing to guess against.
    pub(super) fn password_pepper(&self) -> Zeroizing<[u8; 32]> {
        self.derive("password pepper")
    }

    fn master_key(&self) -> DataKey {
        self.derived_key("master")
    }

    /// Its id names the root secret too, so that a value from another office's key is told apart from a damaged one.
    fn derived_key(&self, label: &str) -> DataKey {
        DataKey::new(&format!("{label}/{}", self.0.id), self.derive(label))
    }

    fn derive(&self, label: &str) -> Zeroizing<[u8; 32]> {
        expand(&self.0.secret, label)
    }

    fn read(path: &Path, closed: Closed) -> Result<Self, KeyError> {
        let (id, secret) = key_file::read(path, closed)?;
        Ok(Self(Arc::new(Root { id, secret })))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({}, hidden)", self.0.id)
    }
}

impl LookupTag {
    /// As it is stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// In constant time: how many bytes agree is nobody's business.
impl PartialEq for LookupTag {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for LookupTag {}

/// Hidden, since it says which stored rows belong to one person.
impl fmt::Debug for LookupTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LookupTag(hidden)")
    }
}

/// The id of a root secret, derived from it: `k` and ten characters.
pub(super) fn key_id(secret: &[u8; 32]) -> String {
    let mut id = token::base32(&*expand(secret, "id"));
    id.truncate(10);
    id.insert(0, 'k');
    id
}

fn wrapping_place(id: &str) -> Place<'_> {
    Place { table: "data_key", column: "wrapped", row: id }
}

/// The first block of HKDF-Expand (RFC 5869). HKDF's other half, extracting, is for secrets that are not evenly random.
fn expand(secret: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(hmac(secret, &[b"ak1 1 ", label.as_bytes(), &[1]]))
}

/// HMAC-SHA256. A key shorter than the block is filled with zeros by definition; done here, it cannot have a wrong
/// length.
fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&(*block).into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hmac_and_hkdf_are_those_of_the_standards() {
        use crate::crypt::hex;
        // RFC 4231, case 2 (the key "Jefe" filled with zeros).
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let mac = hmac(&key, &[b"what do ya want ", b"for nothing?"]);
        assert_eq!(hex::encode(&mac), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        // RFC 5869, case 1: the first block of the expansion.
        let prk = hex::decode("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5").unwrap();
        let okm = hmac(&prk, &[&hex::decode::<10>("f0f1f2f3f4f5f6f7f8f9").unwrap(), &[1]]);
        assert_eq!(hex::encode(&okm), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }

    #[test]
    fn keys_made_on_the_first_run_are_the_same_on_the_second() {
        let directory = std::env::temp_dir().join(format!("ak1-keys-{}", token::id()));
        let path = directory.join("ak1-key");
        let (first, created) = Keys::open_or_create(&path).unwrap();
        assert_eq!(created, Created::Now);
        let (second, created) = Keys::open_or_create(&path).unwrap();
        assert_eq!(created, Created::Earlier);
        assert_eq!(first.key_id(), second.key_id());
        assert_eq!(first.lookup(Lookup::Nik, "3375"), second.lookup(Lookup::Nik, "3375"));
        assert_eq!(Keys::open_credential(&directory).unwrap().key_id(), first.key_id());
        std::fs::remove_dir_all(directory).unwrap();
    }

    #[test]
    fn opening_without_creating_tells_that_the_key_is_missing() {
        let path = std::env::temp_dir().join(format!("ak1-none-{}", token::id()));
        assert!(matches!(Keys::open(&path), Err(KeyError::Missing { .. })));
        assert!(!path.exists());
    }

    #[test]
    fn a_data_key_comes_back_only_under_its_own_id_and_root() {
        let keys = Keys::ephemeral();
        let place = Place { table: "person", column: "nik", row: "p1" };
        let (key, WrappedKey(wrapped)) = keys.new_data_key("p1");
        let sealed = key.seal(&place, b"secret");
        assert_eq!(keys.unwrap("p1", &wrapped).unwrap().open(&place, &sealed).unwrap(), b"secret");
        assert_eq!(keys.unwrap("p2", &wrapped).unwrap_err(), CryptError::Damaged);
        assert!(matches!(Keys::ephemeral().unwrap("p1", &wrapped), Err(CryptError::OtherKey { .. })));
        assert!(!wrapped.windows(32).any(|window| window == key.secret()), "the key stands in clear");
    }

    #[test]
    fn archive_and_office_have_keys_of_their_own_that_last() {
        let keys = Keys::ephemeral();
        let place = Place { table: "register", column: "nik", row: "r1" };
        let sealed = keys.archive_key().seal(&place, b"secret");
        assert_eq!(keys.archive_key().open(&place, &sealed).unwrap(), b"secret");
        assert!(matches!(keys.office_key().open(&place, &sealed), Err(CryptError::OtherKey { .. })));
    }

    #[test]
    fn tags_differ_by_kind_by_value_and_by_root() {
        let keys = Keys::ephemeral();
        let tag = keys.lookup(Lookup::Nik, "3375012411980001");
        assert_eq!(tag, keys.lookup(Lookup::Nik, "3375012411980001"));
        assert_ne!(tag, keys.lookup(Lookup::Nik, "3375012411980002"));
        assert_ne!(tag, keys.lookup(Lookup::Login, "3375012411980001"));
        assert_ne!(tag, Keys::ephemeral().lookup(Lookup::Nik, "3375012411980001"));
    }

    #[test]
    fn the_chain_depends_on_both_parts_and_on_where_one_ends() {
        let keys = Keys::ephemeral();
        assert_eq!(keys.chain(b"ab", b"c"), keys.chain(b"ab", b"c"));
        assert_ne!(keys.chain(b"ab", b"c"), keys.chain(b"a", b"bc"));
        assert_ne!(keys.chain(b"ab", b"c"), keys.body_hash(b"abc"));
    }

    #[test]
    fn salts_are_the_same_for_one_nik_and_differ_for_two() {
        let keys = Keys::ephemeral();
        let salt = |nik: &str| keys.password_salt(&keys.lookup(Lookup::Nik, nik));
        assert_eq!(salt("1"), salt("1"));
        assert_ne!(salt("1"), salt("2"));
    }

    #[test]
    fn debug_output_hides_every_secret() {
        let keys = Keys::ephemeral();
        assert_eq!(format!("{keys:?}"), format!("Keys({}, hidden)", keys.key_id()));
        assert_eq!(format!("{:?}", keys.lookup(Lookup::Nik, "1")), "LookupTag(hidden)");
    }
}
