//! The import of an old register: its steps, its columns, and why a row is not taken.

use crate::domain::Problem;
use crate::domain::import::sheet::{FileWrong, MOST_ROWS};
use crate::domain::import::{Field, LONGEST_YEARS, Refused, Wrong};

use super::problem;

pub const TITLE: &str = "Impor register lama";
pub const LEAD: &str =
    "Kartu dari buku atau tabel lama dimasukkan sekaligus, sehingga bisa dicari, dihitung, dan diperpanjang di sini.";
pub const FILE: &str = "Berkas CSV atau XLSX";
pub const FILE_HINT: &str =
    "Paling besar 15 MB dan 20.000 baris. Baris pertama berisi judul kolom. Simpan kolom NIK sebagai teks.";
pub const SEND: &str = "Kirim dan periksa";
pub const KEPT: &str = "Berkas disimpan tersandi paling lama satu hari, lalu dihapus.";
pub const EARLIER: &str = "Impor sebelumnya";

pub const CHOOSE: &str = "Pilih kolom";
pub const CHOOSE_LEAD: &str = "Periksa kolom untuk setiap keterangan. Contoh isinya ada di belakang judul.";
pub const NO_COLUMN: &str = "Tidak ada";
pub const NEXT: &str = "Lihat hasilnya";
pub const GIVE_UP: &str = "Batal, hapus berkas ini";

pub const PREVIEW: &str = "Yang akan diimpor";
pub const NOTHING: &str = "Tidak ada baris yang bisa diimpor.";
pub const RUN: &str = "Impor sekarang";
pub const RUN_HINT: &str = "Semua kartu ini masuk sekaligus, atau tidak satu pun. Setelah itu tidak bisa dibatalkan.";
pub const OTHER_COLUMNS: &str = "Pilih kolom lagi";
pub const REFUSED: &str = "Baris yang tidak diimpor";
pub const NONE_REFUSED: &str = "Semua baris bisa diimpor.";
pub const REFUSED_HINT: &str =
    "Perbaiki baris ini di berkas, lalu kirim lagi. Baris yang sudah diimpor tidak masuk dua kali.";
pub const REFUSED_FILE: &str = "Unduh semua alasan (CSV)";
pub const WARNINGS: &str = "Diimpor, tetapi perlu dicocokkan";
pub const ROW: &str = "Baris";
pub const COLUMN: &str = "Kolom";
pub const WHY: &str = "Alasan";

pub const DONE: &str = "Impor selesai";
pub const FIND: &str = "Cari kartu menurut nomornya";
pub const FIND_HINT: &str = "Nomor kartu baru, atau nomor lama seperti tertulis di kartu.";
pub const FIND_BUTTON: &str = "Cari";

pub fn field(field: Field) -> &'static str {
    match field {
        Field::Number => "Nomor kartu",
        Field::Nik => "NIK",
        Field::Name => "Nama",
        Field::BirthPlace => "Tempat lahir",
        Field::BirthDate => "Tanggal lahir",
        Field::Sex => "Jenis kelamin",
        Field::Village => "Kelurahan",
        Field::Education => "Pendidikan",
        Field::IssuedOn => "Tanggal terbit",
        Field::ValidUntil => "Berlaku sampai",
    }
}

/// Why a cell or row is not taken.
pub fn wrong(wrong: Wrong) -> String {
    match wrong {
        // Nobody is typing.
        Wrong::Answer(Problem::NikLength { digits }) => format!("NIK harus 16 angka. Di sini ada {digits} angka."),
        Wrong::Answer(answer) => problem::problem(answer).into_owned(),
        Wrong::Formula => "Sel ini berisi rumus. Tulis isinya.".to_owned(),
        Wrong::Rounded => {
            "Angka ini tersimpan sebagai bilangan, sehingga angka terakhirnya hilang. Tulis lagi sebagai teks."
                .to_owned()
        }
        Wrong::EndsBeforeIssue => "Tanggal ini lebih dulu dari tanggal terbit.".to_owned(),
        Wrong::IssuedBeforeBirth => "Tanggal ini lebih dulu dari tanggal lahir.".to_owned(),
        Wrong::EndsTooLate => format!("Tanggal ini lebih dari {LONGEST_YEARS} tahun setelah tanggal terbit."),
        Wrong::Twice { row } => format!("Nomor ini sudah ada di baris {row}."),
        Wrong::Known => "Kartu dengan nomor ini sudah ada di sini.".to_owned(),
        Wrong::NewerCard => "Orang ini punya kartu yang lebih baru, sedangkan kartu ini masih berlaku.".to_owned(),
    }
}

/// Row, column and reason, as they stand in a table.
pub fn refused(refused: Refused) -> [String; 3] {
    [refused.row.to_string(), field(refused.field).to_owned(), wrong(refused.wrong)]
}

/// Why a step did not work, by the code in the address; `about` is a field.
pub fn failed(code: &str, about: Option<Field>) -> String {
    let named = about.map_or("", field);
    match code {
        "kolom-kurang" => format!("Pilih dulu kolom untuk {named}."),
        "kolom-ganda" => format!("Kolom untuk {named} sudah dipakai untuk keterangan lain."),
        "berubah" => "Isi register baru saja berubah. Periksa lagi yang akan diimpor.".to_owned(),
        _ => "Ini tidak bisa dilakukan sekarang.".to_owned(),
    }
}

/// Why nothing of a file can be taken.
pub fn file_wrong(wrong: FileWrong) -> String {
    match wrong {
        FileWrong::Empty => "Berkasnya kosong atau belum terpilih. Pilih sekali lagi.".to_owned(),
        FileWrong::Several => "Kirim satu berkas dulu. Berkas berikutnya dikirim setelah yang ini selesai.".to_owned(),
        FileWrong::TooLarge => "Berkas ini terlalu besar. Bagi menjadi beberapa berkas.".to_owned(),
        FileWrong::NotATable => {
            "Berkas ini bukan CSV atau XLSX. Simpan dari program tabel sebagai XLSX, tanpa kata sandi.".to_owned()
        }
        FileWrong::Damaged => "Berkas ini rusak atau terpotong. Simpan ulang, lalu kirim lagi.".to_owned(),
        FileWrong::TooManyRows => format!("Berkas ini lebih dari {MOST_ROWS} baris. Bagi menjadi beberapa berkas."),
        FileWrong::NoRows => "Tidak ada baris di bawah judul kolom.".to_owned(),
        FileWrong::Again => "Berkas ini sudah pernah diimpor.".to_owned(),
    }
}

/// "1.200 kartu, 300 di antaranya masih berlaku."
pub fn cards(cards: usize, running: usize) -> String {
    format!("{cards} kartu, {running} di antaranya masih berlaku dan tercatat mulai hari ini.")
}

pub fn rows(rows: usize) -> String {
    format!("{rows} baris")
}

/// "Nomor kartu tahun 2026 dilanjutkan dengan 000124."
pub fn next(year: i32, counter: u32) -> String {
    format!("Nomor kartu tahun {year} dilanjutkan dengan {counter:06}.")
}

pub fn done(cards: i64, refused: i64) -> String {
    format!("{cards} kartu sudah masuk. {refused} baris tidak diimpor.")
}

/// "Kolom 3: Nama, misalnya SITI AMINAH".
pub fn column(at: usize, head: &str, sample: &str) -> String {
    let head = if head.is_empty() { "tanpa judul" } else { head };
    match sample {
        "" => format!("{}. {head}", at + 1),
        sample => format!("{}. {head} – {sample}", at + 1),
    }
}
