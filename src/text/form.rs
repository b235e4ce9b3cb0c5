//! Titles, questions and hints of the step-by-step form, by step and field key.

use crate::domain::document::DocumentKind;
use crate::domain::form::{Input, Step, split_row_key};

pub fn title(step: Step) -> &'static str {
    match step {
        Step::Identity => "Siapa Anda?",
        Step::Address => "Di mana Anda tinggal?",
        Step::Contact => "Bagaimana kami menghubungi Anda?",
        Step::Education => "Apa pendidikan Anda?",
        Step::Training => "Apa keterampilan Anda?",
        Step::Experience => "Apakah Anda pernah bekerja?",
        Step::Wanted => "Pekerjaan apa yang Anda cari?",
        Step::Documents => "Foto dan dokumen",
    }
}

/// The short name in task list and desk.
pub fn name(step: Step) -> &'static str {
    match step {
        Step::Identity => "Identitas",
        Step::Address => "Alamat",
        Step::Contact => "Kontak",
        Step::Education => "Pendidikan",
        Step::Training => "Keterampilan",
        Step::Experience => "Pengalaman kerja",
        Step::Wanted => "Pekerjaan yang dicari",
        Step::Documents => "Foto dan dokumen",
    }
}

/// A sentence under the title.
pub fn lead(step: Step) -> &'static str {
    match step {
        Step::Identity => "Tulis sama dengan KTP. Data ini dicetak di kartu.",
        Step::Address => "Alamat KTP dan tempat tinggal boleh berbeda.",
        Step::Contact => "Nomor HP dicetak di kartu. Petugas bisa menghubungi Anda lewat nomor ini.",
        Step::Education => "Mulai dari SD sampai yang terakhir. Minimal satu.",
        Step::Training => "Kursus, sertifikat, atau kemampuan lain. Lewati bila belum ada.",
        Step::Experience => "Lewati bila belum pernah bekerja.",
        Step::Wanted => "Kantor memakai jawaban ini untuk mencarikan lowongan.",
        Step::Documents => "Foto dengan HP boleh. Pastikan tulisannya terbaca.",
    }
}

/// The question of a field, by its key; for a field in a row the row's number does not matter.
pub fn label(key: &str) -> &'static str {
    match split_row_key(key) {
        Some((rows, _, field)) => row_label(rows, field),
        None => single_label(key),
    }
}

fn single_label(key: &str) -> &'static str {
    match key {
        "nik" => "NIK",
        "name" => "Nama lengkap",
        "birth_place" => "Tempat lahir",
        "birth_date" => "Tanggal lahir",
        "sex" => "Jenis kelamin",
        "religion" => "Agama",
        "marital" => "Status perkawinan",
        "nationality" => "Kewarganegaraan",
        "disability" => "Ragam disabilitas",
        "disability_consent" => "Saya setuju data disabilitas saya disimpan",
        "guardian_name" => "Nama orang tua atau wali",
        "guardian_relation" => "Hubungan dengan Anda",
        "guardian_consent" => "Orang tua atau wali saya setuju saya mendaftar",
        "ktp_street" => "Jalan dan nomor rumah",
        "ktp_rt" | "dom_rt" => "RT",
        "ktp_rw" | "dom_rw" => "RW",
        "ktp_village" => "Kelurahan atau desa di KTP",
        "ktp_district" => "Kecamatan di KTP",
        "ktp_city" => "Kota atau kabupaten di KTP",
        "ktp_postcode" => "Kode pos",
        "kelurahan" => "Kelurahan tempat tinggal sekarang",
        "dom_place" => "Kelurahan, kecamatan, dan kota tempat tinggal",
        "same" => "Apakah alamat jalan sama dengan KTP?",
        "dom_street" => "Jalan dan nomor rumah tempat tinggal",
        "phone" => "Nomor HP atau WhatsApp",
        "email" => "Alamat email",
        "skills" => "Keterampilan",
        "languages" => "Bahasa yang dikuasai",
        "job" => "Pekerjaan atau jabatan",
        "kbji" => "Golongan jabatan",
        "place" => "Lokasi kerja",
        "wage" => "Upah sebulan yang diharapkan (rupiah)",
        "names_same" => "Apakah nama di KTP dan di ijazah sama?",
        "photo_rules" => "Pas foto saya sudah sesuai",
        "assisted" => "Siapa yang membantu Anda mengisi?",
        _ => "",
    }
}

fn row_label(rows: &str, field: &str) -> &'static str {
    match (rows, field) {
        ("edu", "level") => "Jenjang",
        ("edu", "school") => "Nama sekolah atau kampus",
        ("edu", "major") => "Jurusan",
        ("edu", "year") => "Tahun lulus",
        ("course", "title") => "Nama kursus atau sertifikat",
        ("course", "organiser") => "Penyelenggara",
        ("course", "year") => "Tahun",
        ("work", "position") => "Jabatan",
        ("work", "employer") => "Tempat kerja",
        ("work", "from") => "Mulai tahun",
        ("work", "until") => "Sampai tahun",
        ("work", "duties") => "Tugas utama",
        _ => "",
    }
}

/// The line under a question; empty where the question is enough.
pub fn hint(key: &str) -> &'static str {
    let field = split_row_key(key).map_or(key, |(_, _, field)| field);
    match field {
        "name" => "Tanpa gelar bila di KTP tidak ada gelar.",
        "birth_date" => "Contoh: 24-06-2006",
        "religion" | "marital" => "Dicetak di kartu, sesuai bentuk kartu AK-1.",
        "disability" => "Hanya bila Anda bersedia. Dipakai untuk pelayanan yang sesuai, tidak dicetak di kartu.",
        "guardian_name" => "Untuk usia di bawah 18 tahun, hukum meminta persetujuan orang tua atau wali.",
        "guardian_relation" => "Contoh: ibu",
        "ktp_rt" | "ktp_rw" | "dom_rt" | "dom_rw" => "Contoh: 003",
        "phone" => "Contoh: 0812 3456 7890",
        "skills" => "Satu keterampilan tiap baris. Contoh: menjahit",
        "languages" => "Contoh: Indonesia, Inggris",
        "kbji" => "Tidak tahu? Kosongkan saja, petugas akan memilihkan.",
        "job" => "Contoh: admin gudang",
        "until" => "Kosongkan bila masih bekerja di sana.",
        "email" => "Dipakai bila nomor HP tidak bisa dihubungi.",
        "wage" => "Contoh: 2.400.000. Tidak dicetak di kartu.",
        "names_same" => "Lihat huruf demi huruf, termasuk gelar dan spasi.",
        "photo_rules" => "Wajah dari depan, terang, tanpa topi atau kacamata hitam. Latar merah disarankan.",
        "assisted" => "Kosongkan bila Anda mengisi sendiri.",
        _ => "",
    }
}

/// What one row of a group is called.
pub fn row_name(rows: &str, number: u8) -> String {
    let what = match rows {
        "edu" => "Pendidikan",
        "course" => "Kursus atau sertifikat",
        _ => "Pekerjaan",
    };
    [what, " ", &(number + 1).to_string()].concat()
}

pub fn add_row(rows: &str) -> &'static str {
    match rows {
        "edu" => "Tambah pendidikan",
        "course" => "Tambah kursus atau sertifikat",
        _ => "Tambah pekerjaan",
    }
}

pub fn remove_row(rows: &str, number: u8) -> String {
    let what = match rows {
        "edu" => "Hapus pendidikan ",
        "course" => "Hapus kursus atau sertifikat ",
        _ => "Hapus pekerjaan ",
    };
    [what, &(number + 1).to_string()].concat()
}

pub fn step_count(step: Step) -> String {
    format!("Langkah {} dari {}", step.number(), Step::ALL.len())
}

pub fn document(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Photo => "Pas foto",
        DocumentKind::IdentityCard => "KTP",
        DocumentKind::Diploma => "Ijazah terakhir atau SKL",
        DocumentKind::SkillCertificate => "Sertifikat keterampilan",
        DocumentKind::WorkLetter => "Surat pengalaman kerja",
    }
}

pub fn document_hint(kind: DocumentKind, required: bool) -> &'static str {
    match kind {
        DocumentKind::Photo => "Wajah terlihat jelas dari depan. Latar merah disarankan.",
        DocumentKind::IdentityCard => "Foto atau PDF KTP asli, seluruh kartu terlihat.",
        DocumentKind::Diploma => "Foto atau PDF. Baru lulus? Surat Keterangan Lulus (SKL) boleh dipakai.",
        DocumentKind::SkillCertificate | DocumentKind::WorkLetter if required => {
            "Foto atau PDF, seluruh halaman terlihat."
        }
        DocumentKind::SkillCertificate | DocumentKind::WorkLetter => "Hanya bila ada. Foto atau PDF.",
    }
}

pub fn document_page(kind: DocumentKind, page: u8) -> String {
    if kind.most_pages() == 1 { document(kind).to_owned() } else { format!("{}, halaman {page}", document(kind)) }
}

/// What a correction is about: a field's question, or a document's page.
pub fn spot(pin: &crate::domain::correction::Pin) -> String {
    use crate::domain::correction::Pin;
    match pin {
        Pin::Field(key) => match split_row_key(key) {
            Some((rows, number, _)) => format!("{}: {}", row_name(rows, number), label(key)),
            None => label(key).to_owned(),
        },
        Pin::Page { document: kind, page: 0 } => document(*kind).to_owned(),
        Pin::Page { document, page } | Pin::Point { document, page, .. } => document_page(*document, *page),
    }
}

/// An answer in words: a code from a list by its name, everything else as it was typed.
pub fn answer(input: Input, value: &str) -> String {
    let value = value.trim();
    match input {
        _ if value.is_empty() => super::common::NOTHING.to_owned(),
        Input::Radio(list) | Input::Select(list) => {
            let choices = super::reference::options(list);
            choices
                .into_iter()
                .find(|(code, _)| *code == value)
                .map_or_else(|| value.to_owned(), |(_, words)| words.into_owned())
        }
        Input::Tick => "Ya".to_owned(),
        _ => value.to_owned(),
    }
}

/// The same by the key of the question.
pub fn answer_of(key: &str, value: &str) -> String {
    crate::domain::form::field_of(key).map_or_else(|| value.to_owned(), |field| answer(field.input, value))
}

pub const MISSING_DOCUMENT: &str = "Dokumen ini masih kurang. Unggah dulu.";
pub const TOO_MANY_PAGES: &str = "Halaman dokumen ini sudah penuh. Hapus satu dulu bila ingin mengganti.";
pub const UPLOAD_FAILED: &str = "Berkas belum sampai. Coba kirim sekali lagi.";
pub const UPLOAD_SIGNED_OUT: &str = "Waktu masuk Anda sudah habis. Masuk lagi, lalu kirim berkasnya sekali lagi.";
pub const REMOVE: &str = "Hapus";
pub const UPLOAD: &str = "Unggah";
pub const UPLOADING: &str = "Mengunggah …";
pub const UPLOADED: &str = "Sudah diterima";
pub const CHOOSE_PICTURE: &str = "Pilih atau ambil foto";
pub const REPLACE_PICTURE: &str = "Ganti foto";
pub const ADD_PAGE: &str = "Tambah halaman";
pub const NOT_SENT: &str = "Draf, belum terkirim";
pub const SAVE_LATER: &str = "Simpan, lanjutkan nanti";
pub const SAVE: &str = "Simpan";
pub const ERRORS: &str = "Ada yang perlu diperbaiki";
pub const LATE: &str =
    "Halaman ini sudah diubah di tempat lain. Yang tampil adalah yang terbaru. Jawaban Anda tadi tetap kami simpan.";
pub const READ_ONLY: &str = "Bagian ini tidak bisa diubah sekarang.";
pub const WHY_OPTIONAL_ROWS: &str = "Tidak ada? Langsung tekan Lanjut.";

/// What was typed lies on the phone and not on the server.
pub const ON_PHONE: &str = "Tersimpan di HP ini. Tekan Lanjut supaya tersimpan di kantor.";
pub const ON_PHONE_WAITING: &str = "Tersimpan di HP, menunggu sinyal";
pub const PHONE_FULL: &str =
    "HP ini tidak bisa menyimpan jawaban, mungkin memorinya penuh. Tekan Lanjut supaya tersimpan di kantor.";

pub fn saved_at(clock: &str) -> String {
    format!("Tersimpan di kantor {clock}")
}

pub const BEFORE: &str = "Sebelumnya:";
pub const NOW: &str = "Sekarang:";
pub const LARGER: &str = "Lihat gambar lebih besar";

/// The number of a mark on a picture, before its reason.
pub fn mark(number: usize) -> String {
    format!("Tanda {number}.")
}

pub fn ask_correction(reason: &str) -> String {
    format!("Diminta petugas: {reason}")
}
