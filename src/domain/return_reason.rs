//! The reasons for which a file is returned: a list that the office edits, in plain words with an example.

use serde::{Deserialize, Serialize};

use super::Problem;
use super::form::answers::row_key;
use super::form::{Answers, Rows};
use super::line::line;
use super::settings::sheet::{Problems, REMOVE};

/// One reason of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReturnReason {
    /// Under which it is counted; never changes once used.
    pub code: String,
    /// What the job seeker reads.
    pub text: String,
    /// How it would be right, as "Contoh: foto dengan latar merah, wajah terlihat penuh."; may be empty.
    pub example: String,
    /// Taken off the list. It is kept, so that files once returned for it can still be counted and its code means nothing else.
    #[serde(default)]
    pub ended: bool,
}

impl ReturnReason {
    /// What goes to the job seeker: the reason with the officer's `own` words, and the example on a line of its own.
    pub fn sentence(&self, own: &str) -> String {
        let why = [self.text.as_str(), own].join(" ");
        [why.trim(), "\n", &self.example].concat().trim().to_owned()
    }
}

/// What an office begins with.
pub fn defaults() -> Vec<ReturnReason> {
    const LIST: [(&str, &str, &str); 9] = [
        ("kabur", "Gambar tidak terbaca.", "Contoh: foto ulang di tempat terang, seluruh tulisan terlihat jelas."),
        ("terpotong", "Sebagian dokumen terpotong.", "Contoh: keempat sudut dokumen harus terlihat."),
        ("silau", "Ada pantulan cahaya di atas tulisan.", "Contoh: foto tanpa lampu kilat, miringkan sedikit."),
        ("salah-dokumen", "Ini bukan dokumen yang diminta.", "Contoh: unggah ijazah terakhir atau SKL."),
        ("pas-foto", "Pas foto belum sesuai.", "Contoh: wajah menghadap depan, latar merah polos, tanpa topi."),
        (
            "nama-beda",
            "Nama tidak sama dengan KTP.",
            "Contoh: tulis persis seperti di KTP; bila ijazah berbeda, bawa surat keterangan.",
        ),
        ("tanggal-lahir", "Tanggal lahir tidak sama dengan KTP.", ""),
        ("alamat", "Alamat tidak sama dengan KTP.", "Contoh: tulis jalan, RT/RW, dan kelurahan seperti di KTP."),
        (
            "pendidikan",
            "Pendidikan tidak sama dengan ijazah.",
            "Contoh: tahun lulus dan jurusan seperti tertulis di ijazah.",
        ),
    ];
    let reason = |(code, text, example): (&str, &str, &str)| ReturnReason {
        code: code.into(),
        text: text.into(),
        example: example.into(),
        ended: false,
    };
    LIST.map(reason).into()
}

/// The list as rows of a sheet: `reason.<n>.text`, `.example`, `.code` (empty in a new row) and a tick to take it off.
pub const ROWS: Rows = Rows { key: "reason", fields: &[], least: 0, most: 40 };

/// Together with a space they fit into one correction.
const TEXT: u16 = 160;
const EXAMPLE: u16 = 240;

/// The rows as they stand in the sheet.
pub fn show(reasons: &[ReturnReason]) -> Answers {
    let mut answers = Answers::default();
    for (at, reason) in (0..ROWS.most).zip(reasons.iter().filter(|reason| !reason.ended)) {
        for (part, text) in [("code", &reason.code), ("text", &reason.text), ("example", &reason.example)] {
            answers.set(&row_key(ROWS.key, at, part), text.as_str());
        }
    }
    answers
}

/// Reads the rows. A row without text and code is a blank one; what is in `before` and not in the rows has ended.
///
/// # Errors
/// Every problem with its field.
pub fn parse(answers: &Answers, before: &[ReturnReason]) -> Result<Vec<ReturnReason>, Problems> {
    let (mut reasons, mut found) = (Vec::<ReturnReason>::new(), Problems::new());
    for at in 0..answers.row_count(&ROWS) {
        let key = |part| row_key(ROWS.key, at, part);
        let (code, text) = (answers.get(&key("code")), answers.raw(&key("text")));
        if !answers.get(&key(REMOVE)).is_empty() || (code.is_empty() && text.trim().is_empty()) {
            continue;
        }
        let text = match line(text, TEXT) {
            Ok(text) if text.is_empty() => Err(Problem::Missing),
            other => other,
        };
        let example = line(answers.raw(&key("example")), EXAMPLE);
        match (text, example) {
            (Ok(text), Ok(example)) => {
                let known = before.iter().any(|reason| reason.code == code);
                let known = known && reasons.iter().all(|reason| reason.code != code);
                let code = if known { code.to_owned() } else { String::new() };
                reasons.push(ReturnReason { code, text, example, ended: false });
            }
            (text, example) => {
                let of = |part, problem: Option<Problem>| problem.map(|problem| (key(part), problem));
                found.extend([of("text", text.err()), of("example", example.err())].into_iter().flatten());
            }
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let ended = before.iter().filter(|old| reasons.iter().all(|reason| reason.code != old.code));
    let ended: Vec<_> = ended.map(|old| ReturnReason { ended: true, ..old.clone() }).collect();
    reasons.extend(ended);
    for at in 0..reasons.len() {
        if reasons[at].code.is_empty() {
            reasons[at].code = new_code(&reasons[at].text, &reasons);
        }
    }
    Ok(reasons)
}

/// The first words of the text, as `foto-terlalu-gelap`; with a number behind it when another reason has that code.
fn new_code(text: &str, taken: &[ReturnReason]) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' };
    let words: String = text.chars().map(plain).collect();
    let mut code = words.split_whitespace().take(4).collect::<Vec<_>>().join("-");
    code.truncate(40);
    if code.is_empty() {
        code.push_str("alasan");
    }
    let free = |code: &String| taken.iter().all(|reason| reason.code != *code);
    let numbered = (2..).map(|number| format!("{code}-{number}"));
    std::iter::once(code.clone()).chain(numbered).find(free).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_reason_gets_a_code_from_its_text_and_keeps_it_when_the_text_changes() {
        let before = defaults();
        let shown = show(&before);
        assert_eq!(parse(&shown, &before), Ok(before.clone()));
        let typed =
            shown.with("reason.9.text", "  Ijazah belum dilegalisir, bawa aslinya. ").with("reason.9.example", "");
        let after = parse(&typed, &before).expect("a list");
        assert_eq!(
            (after[9].code.as_str(), after[9].text.as_str()),
            ("ijazah-belum-dilegalisir-bawa", "Ijazah belum dilegalisir, bawa aslinya.")
        );
        let changed = parse(&show(&after).with("reason.9.text", "Bawa ijazah asli."), &after).expect("a list");
        assert_eq!(changed[9].code, "ijazah-belum-dilegalisir-bawa");
    }

    #[test]
    fn a_reason_taken_off_the_list_is_kept_and_its_code_is_never_used_for_another() {
        let before = defaults();
        let after = parse(&show(&before).with("reason.0.remove", "ya"), &before).expect("a list");
        assert_eq!((after.len(), after.iter().filter(|reason| reason.ended).count()), (9, 1));
        let again = parse(&show(&after).with("reason.8.text", "Kabur"), &after).expect("a list");
        assert_eq!(again[8].code, "kabur-2");
        assert_eq!(again.iter().filter(|reason| reason.code == "kabur" && reason.ended).count(), 1);
    }

    #[test]
    fn an_invented_code_is_not_taken_over() {
        let typed = Answers::default().with("reason.0.code", "jahat<").with("reason.0.text", "Foto gelap.");
        assert_eq!(parse(&typed, &defaults()).expect("a list")[0].code, "foto-gelap");
    }

    #[test]
    fn every_wrong_row_is_told_at_its_field() {
        let typed = show(&defaults()).with("reason.1.text", " ").with("reason.2.example", &"a".repeat(241));
        let expected = [("reason.1.text", Problem::Missing), ("reason.2.example", Problem::TooLong { max: EXAMPLE })];
        assert_eq!(parse(&typed, &defaults()), Err(expected.map(|(key, problem)| (key.to_owned(), problem)).into()));
    }

    #[test]
    fn the_longest_reason_fits_into_a_correction() {
        let reason =
            ReturnReason { code: String::new(), text: "a".repeat(160), example: "a".repeat(240), ended: false };
        let pin = crate::domain::correction::Pin::Field("name".into());
        assert!(crate::domain::correction::Correction::new(pin, &reason.sentence("")).is_ok());
    }

    #[test]
    fn the_officers_own_words_stand_before_the_example() {
        let reason = &defaults()[1];
        assert_eq!(
            reason.sentence("Sudut kanan bawah."),
            "Sebagian dokumen terpotong. Sudut kanan bawah.\nContoh: keempat sudut dokumen harus terlihat."
        );
        let plain = ReturnReason { example: String::new(), ..reason.clone() };
        assert_eq!(plain.sentence(""), "Sebagian dokumen terpotong.");
    }
}
