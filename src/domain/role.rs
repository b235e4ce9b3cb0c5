//! Who may move an application: the job seeker (*pencari kerja*) and the officers' roles.

use serde::{Deserialize, Serialize};

/// A role of an officer. One person may hold several (the SOP's section head is often a *pengantar kerja* too).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// *Petugas Informasi*: checks files at the counter (SOP steps 1 to 3).
    Information,
    /// *Kasi Layanan*: issues cards and signs off reports (SOP step 4).
    ServiceHead,
    /// *Petugas Pengantar Kerja*: signs cards (SOP step 5).
    PlacementOfficer,
    /// Keeps officers, settings and backups; has no hand in the procedure itself.
    Admin,
}

impl Role {
    pub const ALL: [Role; 4] = [Role::Information, Role::ServiceHead, Role::PlacementOfficer, Role::Admin];

    /// The word under which the database and the command line know the role.
    pub fn code(self) -> &'static str {
        match self {
            Role::Information => "petugas-informasi",
            Role::ServiceHead => "kasi-layanan",
            Role::PlacementOfficer => "pengantar-kerja",
            Role::Admin => "admin",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The roles one officer holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Roles(Vec<Role>);

impl Roles {
    pub fn new(mut roles: Vec<Role>) -> Roles {
        roles.sort();
        roles.dedup();
        Roles(roles)
    }

    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }
}

/// The hand that makes a move: the applicant's own or an officer's in one of the roles held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    JobSeeker,
    Officer(Role),
}

impl Hand {
    pub const ALL: [Hand; 5] = [
        Hand::JobSeeker,
        Hand::Officer(Role::Information),
        Hand::Officer(Role::ServiceHead),
        Hand::Officer(Role::PlacementOfficer),
        Hand::Officer(Role::Admin),
    ];
}
