//! What is said about an answer that is wrong or odd: what to do about it, in the words of the counter, without blame.

use std::borrow::Cow;

use crate::domain::Problem;

/// One or two short sentences.
pub fn problem(problem: Problem) -> Cow<'static, str> {
    Cow::Borrowed(match problem {
        Problem::Missing => "Bagian ini perlu diisi.",
        Problem::NikNotDigits => "NIK hanya berisi angka. Tulis 16 angka seperti di KTP.",
        Problem::NikLength { digits } => return nik_length(digits),
        Problem::NikDate => "Tanggal lahir di dalam NIK ini belum benar. Cocokkan dengan KTP Anda.",
        Problem::NikSerial => "Empat angka terakhir NIK bukan 0000. Cocokkan dengan KTP Anda.",
        Problem::NikProvince => "Dua angka pertama NIK ini belum kami kenal. Cocokkan dengan KTP Anda.",
        Problem::NikBirthDiffers => "Tanggal lahir ini berbeda dengan yang ada di NIK. Cocokkan dengan KTP Anda.",
        Problem::NikSexDiffers => "Jenis kelamin ini berbeda dengan yang ada di NIK. Cocokkan dengan KTP Anda.",
        Problem::NikElsewhere => "NIK ini terbit di luar kota. Anda tetap kami layani, silakan lanjutkan.",
        Problem::NameLetters => "Tulis nama dengan huruf seperti di KTP.",
        Problem::DateUnreadable => "Tulis tanggal, bulan, dan tahun, misalnya 24-06-2001.",
        Problem::DateImpossible => "Tanggal ini tidak ada di kalender. Periksa lagi tanggal dan bulannya.",
        Problem::DateInFuture => "Tanggal ini belum tiba. Periksa lagi tahunnya.",
        Problem::DateTooLongAgo => "Tanggal ini sudah terlalu lama. Periksa lagi tahunnya.",
        Problem::TooYoung { floor } => {
            return Cow::Owned(format!("Usia paling rendah untuk mendaftar adalah {floor} tahun."));
        }
        Problem::NeedsGuardian => "Centang bila orang tua atau wali sudah setuju.",
        Problem::NeedsConsent => "Centang bila Anda setuju, atau kosongkan ragam disabilitas.",
        Problem::PhoneUnreadable => "Tulis nomor HP dengan angka, misalnya 0812-3456-7890.",
        Problem::PhoneLength => "Jumlah angka nomor ini belum pas. Periksa lagi nomornya.",
        Problem::EmailUnreadable => "Tulis alamat email lengkap, misalnya nama@contoh.id.",
        Problem::PostcodeUnreadable => "Kode pos berisi 5 angka, misalnya 51111.",
        Problem::RtUnreadable => "Tulis RT dan RW dengan angka, misalnya 003.",
        Problem::NotInList => "Pilih salah satu dari daftar.",
        Problem::TooLong { max } => {
            return Cow::Owned(format!("Tulisan ini terlalu panjang. Ringkas sampai paling banyak {max} huruf."));
        }
        Problem::YearUnreadable => "Tulis tahun dengan 4 angka, misalnya 2019.",
        Problem::YearInFuture => "Tahun ini belum tiba. Periksa lagi tahunnya.",
        Problem::YearTooLongAgo => "Tahun ini sudah terlalu lama. Periksa lagi tahunnya.",
        Problem::YearsReversed => "Tahun selesai lebih dulu dari tahun mulai. Periksa lagi kedua tahun ini.",
        Problem::NumberUnreadable => "Tulis dengan angka saja, misalnya 2.400.000.",
        Problem::ForbiddenCharacter => "Ada tanda yang tidak bisa dipakai. Tulis dengan huruf dan angka biasa.",
        Problem::CodeUnreadable => "Kode atau nomor ini belum terbaca. Ketik lagi seperti yang tertulis.",
        Problem::PasswordShort { min } => {
            return Cow::Owned(format!("Kata sandi paling sedikit {min} huruf atau angka."));
        }
        Problem::PasswordLong => "Kata sandi ini terlalu panjang. Pilih yang lebih pendek.",
        Problem::PasswordIsNik => "Kata sandi ini berisi angka NIK. Pilih yang lain agar aman.",
        Problem::PasswordCommon => "Kata sandi ini mudah ditebak orang. Pilih yang lain, misalnya tiga kata acak.",
        Problem::PasswordsDiffer => "Kedua kata sandi belum sama. Ketik sekali lagi.",
        rare => return problem_elsewhere(rare),
    })
}

/// What is wrong in fields that no page of the job seeker's app has; a phone does not carry these sentences.
#[cfg(feature = "desk")]
fn problem_elsewhere(problem: Problem) -> Cow<'static, str> {
    Cow::Borrowed(match problem {
        Problem::NipUnreadable => "NIP berisi 18 angka. Periksa lagi angkanya.",
        Problem::CodeNotValid => {
            "Kode ini tidak cocok, sudah dipakai, atau sudah lewat 10 menit. Minta kode baru kepada petugas loket."
        }
        Problem::NobodyFound => "Tidak ada yang cocok. Periksa lagi ketikannya, atau cari dengan cara lain.",
        Problem::DatesReversed => "Tanggal ini lebih awal daripada tanggal mulainya. Periksa lagi kedua tanggal ini.",
        Problem::RegionUnreadable => "Kode wilayah berisi 4 angka, misalnya 3375.",
        Problem::NumberRange { least, most } => {
            return Cow::Owned(format!("Tulis angka dari {least} sampai {most}."));
        }
        Problem::NumberGiven { last } => {
            return Cow::Owned(format!("Nomor {last} sudah pernah terbit. Tulis angka yang lebih besar."));
        }
        Problem::TooManyLines { most } => return Cow::Owned(format!("Tulis paling banyak {most} baris.")),
        Problem::LoginUnreadable => "Tulis 3 sampai 30 huruf kecil, angka, titik, atau garis.",
        Problem::LoginTaken => "Nama masuk ini sudah dipakai. Pilih nama masuk yang lain.",
        Problem::PasswordWrong => "Kata sandi Anda tidak cocok. Ketik lagi dengan teliti.",
        _ => "",
    })
}

#[cfg(not(feature = "desk"))]
fn problem_elsewhere(_: Problem) -> Cow<'static, str> {
    Cow::Borrowed("")
}

fn nik_length(digits: u8) -> Cow<'static, str> {
    // "Baru" tells that something is still to come.
    let typed = if digits < 16 { "baru mengetik" } else { "mengetik" };
    Cow::Owned(format!("NIK harus 16 angka. Anda {typed} {digits} angka."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists the variants, and does not compile when one is forgotten.
    macro_rules! every {
        ($($variant:ident $({ $($field:ident: $value:expr),+ })?),* $(,)?) => {
            const EVERY: &[Problem] = &[$(Problem::$variant $({ $($field: $value),+ })?),*];

            fn is_listed(problem: Problem) -> bool {
                match problem {
                    $(Problem::$variant { .. } => true,)*
                }
            }
        };
    }

    every![
        Missing,
        NikNotDigits,
        NikLength { digits: 15 },
        NikDate,
        NikSerial,
        NikProvince,
        NikBirthDiffers,
        NikSexDiffers,
        NikElsewhere,
        NameLetters,
        DateUnreadable,
        DateImpossible,
        DateInFuture,
        DateTooLongAgo,
        TooYoung { floor: 15 },
        NeedsGuardian,
        NeedsConsent,
        PhoneUnreadable,
        PhoneLength,
        EmailUnreadable,
        PostcodeUnreadable,
        RtUnreadable,
        NotInList,
        TooLong { max: 120 },
        YearUnreadable,
        YearInFuture,
        YearTooLongAgo,
        YearsReversed,
        NumberUnreadable,
        ForbiddenCharacter,
        NipUnreadable,
        CodeUnreadable,
        CodeNotValid,
        NobodyFound,
        PasswordShort { min: 8 },
        PasswordLong,
        PasswordIsNik,
        PasswordCommon,
        PasswordsDiffer,
        DatesReversed,
        RegionUnreadable,
        NumberRange { least: 1, most: 999_999 },
        NumberGiven { last: 41 },
        TooManyLines { most: 8 },
        LoginUnreadable,
        LoginTaken,
        PasswordWrong,
    ];

    #[test]
    fn every_problem_has_one_or_two_short_whole_sentences() {
        for &wrong in EVERY {
            assert!(is_listed(wrong));
            let text = problem(wrong);
            assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{text}");
            let sentences: Vec<_> = text.split_inclusive(". ").collect();
            assert!(sentences.len() <= 2, "{text}");
            for sentence in sentences {
                let words = sentence.split_whitespace().count();
                assert!((3..=14).contains(&words), "{sentence}");
            }
        }
    }

    #[test]
    fn numbers_are_said_in_the_sentence() {
        assert_eq!(problem(Problem::NikLength { digits: 15 }), "NIK harus 16 angka. Anda baru mengetik 15 angka.");
        assert_eq!(problem(Problem::NikLength { digits: 17 }), "NIK harus 16 angka. Anda mengetik 17 angka.");
        assert_eq!(problem(Problem::TooYoung { floor: 15 }), "Usia paling rendah untuk mendaftar adalah 15 tahun.");
    }

    #[test]
    fn the_longest_number_that_can_be_said_is_short() {
        assert!(problem(Problem::TooLong { max: u16::MAX }).split_whitespace().count() <= 28);
    }

    #[test]
    fn no_two_problems_sound_the_same() {
        let mut texts: Vec<_> = EVERY.iter().map(|&wrong| problem(wrong)).collect();
        texts.sort();
        assert!(texts.is_sorted_by(|a, b| a < b));
    }
}
