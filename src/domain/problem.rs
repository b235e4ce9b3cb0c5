//! Everything that can be wrong or odd with an answer. The sentence for each stands in `text::problem`.

use serde::{Deserialize, Serialize};

/// What is wrong with one answer. It carries no personal data, so it may travel anywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Problem {
    Missing,
    NikNotDigits,
    NikLength {
        digits: u8,
    },
    NikDate,
    NikSerial,
    /// Warning: a province code that is not known; new provinces appear.
    NikProvince,
    /// Warning: the birth date in the NIK is another one. A NIK is not corrected merely to match.
    NikBirthDiffers,
    /// Warning.
    NikSexDiffers,
    /// Warning: first issued outside the city. They are served all the same.
    NikElsewhere,
    NameLetters,
    DateUnreadable,
    /// Such a day does not exist, as 31 April.
    DateImpossible,
    DateInFuture,
    DateTooLongAgo,
    TooYoung {
        floor: u8,
    },
    NeedsGuardian,
    NeedsConsent,
    PhoneUnreadable,
    PhoneLength,
    EmailUnreadable,
    PostcodeUnreadable,
    RtUnreadable,
    NotInList,
    TooLong {
        max: u16,
    },
    YearUnreadable,
    YearInFuture,
    YearTooLongAgo,
    YearsReversed,
    NumberUnreadable,
    ForbiddenCharacter,
    NipUnreadable,
    CodeUnreadable,
    /// A code of ten minutes that is wrong, used or over: which of them is not said.
    CodeNotValid,
    /// A search that found nobody.
    NobodyFound,
    PasswordShort {
        min: u8,
    },
    PasswordLong,
    PasswordIsNik,
    PasswordCommon,
    PasswordsDiffer,
    /// A day that must not come before another one.
    DatesReversed,
    /// The Kemendagri code of the city is not four digits: it would break the number of every card.
    RegionUnreadable,
    NumberRange {
        least: u32,
        most: u32,
    },
    /// Cards with numbers up to this one are out already.
    NumberGiven {
        last: u32,
    },
    TooManyLines {
        most: u8,
    },
    LoginUnreadable,
    /// The login belongs to another officer.
    LoginTaken,
    /// Not the password that counts now.
    PasswordWrong,
}

impl Problem {
    /// A warning is shown but stops nobody: the officer compares with the KTP.
    pub fn is_warning(self) -> bool {
        matches!(self, Problem::NikProvince | Problem::NikBirthDiffers | Problem::NikSexDiffers | Problem::NikElsewhere)
    }
}
