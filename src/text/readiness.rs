//! "Siap datang?": what a look at the file before sending says, and what to carry to the counter.

use std::borrow::Cow;

use super::{form, problem::problem};
use crate::domain::carry::Carry;
use crate::domain::document::DocumentKind;
use crate::domain::names::Names;
use crate::domain::readiness::{About, Light};

pub const TITLE: &str = "Siap datang?";

/// The result in one word, beside its colour and its sign.
pub fn word(light: Light) -> &'static str {
    match light {
        Light::Ready => "Siap",
        Light::Look => "Perlu dilihat",
        Light::NotYet => "Belum siap",
    }
}

/// The whole result and what to do with it.
pub fn result(light: Light) -> &'static str {
    match light {
        Light::Ready => "Semua sudah siap. Tinggal kirim.",
        Light::Look => "Boleh dikirim. Lihat dulu bagian yang bertanda kuning.",
        Light::NotYet => "Lengkapi dulu bagian yang bertanda merah.",
    }
}

/// The accepted way when the names on KTP and ijazah are not the same.
pub const REMEDY: &str = "Minta surat keterangan beda nama dari sekolah atau kelurahan. Bawa surat aslinya ke loket.";

/// What was found, and what to do; nothing to do where it is in order.
pub fn point(about: About) -> (Cow<'static, str>, &'static str) {
    let fixed = |what: &'static str, todo| (Cow::Borrowed(what), todo);
    match about {
        About::Answers(step) => (Cow::Owned([form::name(step), " belum lengkap."].concat()), "Isi yang masih kurang."),
        About::AnswersDone => fixed("Semua isian sudah lengkap.", ""),
        About::Paper(kind) => {
            (Cow::Owned([form::document(kind), " belum ada."].concat()), "Foto dengan HP, lalu unggah.")
        }
        About::PapersDone => fixed("Semua dokumen wajib sudah ada.", ""),
        About::Nik(odd) => (problem(odd), "Bila di KTP memang begitu, tetap kirim. Petugas akan mencocokkan."),
        About::NikFits => fixed("Tanggal lahir dan jenis kelamin cocok dengan NIK.", ""),
        About::Photo { compared: false } => {
            fixed("Pas foto belum Anda periksa.", "Cocokkan dengan aturan pas foto, lalu beri centang.")
        }
        About::Photo { compared: true } => fixed("Pas foto sudah Anda periksa.", ""),
        About::Names(None) => {
            fixed("Apakah nama di KTP dan ijazah sama?", "Jawab dulu, supaya Anda cukup datang sekali.")
        }
        About::Names(Some(Names::Same)) => fixed("Nama di KTP dan ijazah sama.", ""),
        About::Names(Some(Names::Differ)) => fixed("Nama di KTP dan ijazah berbeda.", REMEDY),
        About::Names(Some(Names::NoDiploma)) => {
            fixed("Ijazah belum ada.", "Pakai Surat Keterangan Lulus (SKL) asli dari sekolah.")
        }
    }
}

/// The link to where a point is put right.
pub fn link(about: About) -> String {
    match about {
        About::Answers(step) => ["Isi: ", form::name(step)].concat(),
        About::Paper(kind) => ["Unggah: ", form::document(kind)].concat(),
        About::Photo { .. } => "Periksa pas foto".to_owned(),
        About::Names(None) => "Jawab pertanyaan ini".to_owned(),
        About::Names(_) => "Ubah jawaban nama".to_owned(),
        _ => "Lihat isiannya".to_owned(),
    }
}

pub const CARRY_TITLE: &str = "Bawa ke loket";
pub const NO_PHOTO: &str = "Pas foto tidak perlu dibawa. Kami memakai foto yang Anda unggah.";

/// One thing to carry; `code` is the counter code as it is shown.
pub fn carry(what: Carry, code: &str) -> Cow<'static, str> {
    Cow::Borrowed(match what {
        Carry::IdentityCard => "KTP asli",
        Carry::Diploma(None) => "Ijazah asli, atau SKL asli bila itu yang Anda unggah",
        Carry::Diploma(Some(Names::NoDiploma)) => "Surat Keterangan Lulus (SKL) asli",
        Carry::Diploma(Some(_)) => "Ijazah terakhir asli",
        Carry::Original(DocumentKind::SkillCertificate) => "Sertifikat keterampilan asli",
        Carry::Original(kind) => return Cow::Owned([form::document(kind), " asli"].concat()),
        Carry::NamesLetter => "Surat keterangan beda nama, dari sekolah atau kelurahan",
        Carry::Code => return Cow::Owned(["Kode loket ", code, " atau kode QR di halaman ini"].concat()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Problem;
    use crate::domain::form::Step;

    #[test]
    fn every_sentence_is_whole_and_short() {
        let all = [
            About::Answers(Step::Identity),
            About::AnswersDone,
            About::Paper(DocumentKind::Diploma),
            About::PapersDone,
            About::Nik(Problem::NikSexDiffers),
            About::NikFits,
            About::Photo { compared: false },
            About::Photo { compared: true },
            About::Names(None),
            About::Names(Some(Names::Same)),
            About::Names(Some(Names::Differ)),
            About::Names(Some(Names::NoDiploma)),
        ];
        let results = [Light::Ready, Light::Look, Light::NotYet].map(result);
        let found: Vec<_> =
            all.into_iter().flat_map(|about| [point(about).0.into_owned(), point(about).1.into()]).collect();
        let words = found.iter().map(String::as_str).chain(results).chain([NO_PHOTO]).filter(|text| !text.is_empty());
        for text in words {
            assert!(text.ends_with(['.', '?']) && text.starts_with(char::is_uppercase), "{text}");
            assert!(text.split_inclusive(". ").all(|one| one.split_whitespace().count() <= 14), "{text}");
        }
    }
}
