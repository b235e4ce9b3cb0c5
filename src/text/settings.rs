//! The admin's pages: settings and officers.

use crate::domain::card_paper::CardPaper;
use crate::domain::form::split_row_key;
use crate::domain::settings::Area;

pub const EMBLEM: &str = "Lambang kota";
pub const EMBLEM_LEAD: &str = "Gambar lambang di kiri atas kartu.";
pub const BACKUP: &str = "Cadangan data";
pub const BACKUP_LEAD: &str = "Apakah salinan semalam jadi dan bisa dipulihkan.";
pub const TITLE: &str = "Pengaturan";
pub const LEAD: &str = "Setiap perubahan dicatat di jurnal. Kartu yang sudah terbit tidak ikut berubah.";
pub const SAVED: &str = "Tersimpan.";
pub const NOT_SAVED: &str = "Isian ini belum tersimpan. Periksa bagian yang ditandai, lalu simpan lagi.";
pub const GIVE_UP: &str = "Buang isian ini";
pub const ERRORS: &str = "Ada bagian yang perlu diperiksa";
pub const REMOVE: &str = "Hapus dari daftar";
pub const SIGNERS_TODAY: &str = "Yang boleh menandatangani hari ini";
pub const NO_SIGNER: &str = "Hari ini tidak ada yang boleh menandatangani kartu. Periksa daftar penanda tangan.";
pub const CHANGES: &str = "Perubahan terakhir";
pub const NO_CHANGES: &str = "Belum ada perubahan.";
pub const WHEN: &str = "Waktu";
pub const WHO: &str = "Oleh";
pub const WHAT: &str = "Bagian";
pub const COMMAND_LINE: &str = "(pemasang sistem)";
pub const ALWAYS: &str = "(selalu wajib)";
pub const CHOOSE_OFFICER: &str = "Pilih petugas";

pub const ADD_OFFICER: &str = "Tambah petugas";
pub const LOGIN: &str = "Nama masuk";
pub const ROLES: &str = "Peran";
pub const ACCESS: &str = "Akses";
pub const ACTIVE: &str = "Aktif";
pub const WAITS: &str = "Belum ganti kata sandi";
pub const ENDED: &str = "Berakhir";
pub const OFFICER_DATA: &str = "Data dan peran";
pub const ALL_OFFICERS: &str = "Semua petugas";
pub const NEW_PASSWORD: &str = "Beri kata sandi sekali pakai";
pub const NEW_PASSWORD_NOTE: &str =
    "Untuk petugas yang lupa kata sandinya, atau akun yang disalahgunakan. Ia langsung keluar dari semua perangkat.";
pub const END: &str = "Akhiri akses";
pub const END_NOTE: &str = "Berlaku saat ini juga, juga bila petugas sedang bekerja. Catatan kerjanya tetap ada.";
pub const OPEN: &str = "Buka lagi akses";
pub const OPEN_NOTE: &str = "Petugas ini mendapat kata sandi sekali pakai yang baru.";
pub const OWN: &str = "Ini akun Anda sendiri. Kata sandi Anda diganti di halaman ganti kata sandi.";
pub const ONE_TIME_TITLE: &str = "Kata sandi sekali pakai";
pub const ONE_TIME_NOTE: &str =
    "Hanya tampil satu kali, dan berlaku 7 hari. Catat dan berikan langsung kepada orangnya.";

/// "Tersimpan sekarang: …", where somebody else was quicker.
pub fn in_force(value: &str) -> String {
    let value = if value.is_empty() { super::common::NOTHING } else { value };
    format!("Tersimpan sekarang: {value}")
}

pub fn title(area: Area) -> &'static str {
    match area {
        Area::Office => "Kantor",
        Area::Sop => "SOP dan dasar hukum",
        Area::Requirements => "Persyaratan dan batas waktu",
        Area::Reasons => "Alasan pengembalian",
        Area::Numbering => "Nomor kartu",
        Area::Terms => "Kertas, ketentuan, masa berlaku",
        Area::Officers => "Petugas",
        Area::Signers => "Penanda tangan",
    }
}

pub fn lead(area: Area) -> &'static str {
    match area {
        Area::Office => "Kop kartu, kepala kantor, jam pelayanan, dan tempat melapor.",
        Area::Sop => "Kepala SOP seperti tercetak: nomor, tanggal, dasar hukum, dan lainnya.",
        Area::Requirements => "Dokumen yang wajib, usia paling rendah, dan batas waktu.",
        Area::Reasons => "Daftar yang dipilih petugas waktu mengembalikan berkas.",
        Area::Numbering => "Kode wilayah dan nomor urut kartu berikutnya.",
        Area::Terms => "Kertas untuk mencetak kartu, ketentuan di kartu, dan berapa tahun kartu berlaku.",
        Area::Officers => "Siapa yang boleh masuk, dan perannya.",
        Area::Signers => {
            "Siapa yang menandatangani kartu, dan kapan. Bila daftar ini kosong, semua Petugas Pengantar Kerja boleh menandatangani."
        }
    }
}

/// The question of a field, by its key; for a field in a row the row's number does not matter.
pub fn label(key: &str) -> &'static str {
    match split_row_key(key).map_or(key, |(_, _, part)| part) {
        "government" => "Pemerintah daerah",
        "office_name" => "Nama kantor",
        "address" => "Alamat kantor",
        "city" => "Kota",
        "place" => "Tempat tanda tangan",
        "head_name" => "Nama kepala kantor",
        "head_nip" => "NIP kepala kantor",
        "opening_hours" => "Jam pelayanan",
        "complaints" => "Tempat melapor bila ada yang meminta uang",
        "sop_unit" => "Seksi dan bidang",
        "sop_qualification" => "Kualifikasi pelaksana",
        "sop_related" => "Keterkaitan",
        "sop_equipment" => "Peralatan dan perlengkapan",
        "sop_warning" => "Peringatan",
        "sop_records" => "Pencatatan dan pendataan",
        "sop_title" => "Nama SOP",
        "sop_number" => "Nomor SOP",
        "sop_made" => "Tanggal pembuatan",
        "sop_revised" => "Tanggal revisi",
        "sop_effective" => "Tanggal efektif",
        "legal_basis" => "Dasar hukum",
        "required" => "Dokumen yang wajib",
        "age_floor" => "Usia paling rendah (tahun)",
        "draft_days" => "Draf yang tidak dikirim disimpan (hari)",
        "not_collected_days" => "Kartu disebut belum diambil setelah (hari)",
        "report_grace_days" => "Pemegang kartu disebut belum lapor setelah (hari)",
        "reminder_days" => "Pengingat dibuat sebelum jatuh tempo (hari)",
        "region_code" => "Kode wilayah",
        "next_number" => "Nomor urut kartu berikutnya",
        "paper" => "Kertas untuk mencetak kartu",
        "terms" => "Ketentuan di kartu",
        "validity_years" => "Kartu berlaku (tahun)",
        "text" => "Alasan",
        "example" => "Contoh yang benar",
        "officer" => "Petugas",
        "from" => "Mulai",
        "until" => "Sampai",
        "login" => LOGIN,
        "name" => "Nama lengkap dengan gelar",
        "nip" => "NIP",
        "title" => "Jabatan",
        "roles" => ROLES,
        _ => "",
    }
}

/// What is said under the question.
pub fn hint(key: &str) -> &'static str {
    match split_row_key(key).map_or(key, |(_, _, part)| part) {
        "government" => "Baris pertama kop kartu",
        "place" => "Seperti di kartu: \"Pekalongan, 24 November 2026\"",
        "sop_made" | "from" => "Misalnya 24-11-2026",
        "sop_revised" | "sop_effective" => "Misalnya 24-11-2026, boleh dikosongkan",
        "until" => "Kosongkan bila belum ditentukan",
        "sop_number" => "Boleh dikosongkan",
        "legal_basis" | "terms" => "Satu ketentuan per baris",
        "sop_qualification" | "sop_equipment" => "Satu per baris",
        "sop_related" => "SOP lain yang terkait, satu per baris, boleh dikosongkan",
        "sop_unit" => "Boleh dikosongkan",
        "complaints" => "Tampil di halaman alur pelayanan",
        "age_floor" => "Dari 13 sampai 21",
        "draft_days" => "Dari 7 sampai 365",
        "not_collected_days" => "Dari 1 sampai 90, dihitung sejak ditandatangani",
        "report_grace_days" => "Dari 0 sampai 180, dihitung sejak jatuh tempo",
        "reminder_days" => "Dari 1 sampai 30, untuk lapor dan untuk akhir masa berlaku",
        "region_code" => "4 angka tanpa titik, di depan setiap nomor kartu",
        "next_number" => "Untuk tahun ini. Tahun depan mulai lagi dari 1.",
        "validity_years" => "Dari 1 sampai 5. Sesuaikan juga kalimatnya di ketentuan.",
        "example" => "Boleh dikosongkan",
        "login" => "3 sampai 30 huruf kecil atau angka, tidak bisa diubah lagi",
        "nip" => "18 angka, wajib bagi yang menandatangani kartu",
        "title" => "Dicetak di bawah tanda tangan",
        _ => "",
    }
}

/// The name of a row, counted from 0.
pub fn row_name(area: Area, number: u8) -> String {
    let name = if area == Area::Signers { "Penanda tangan" } else { "Alasan" };
    format!("{name} {}", number + 1)
}

/// The name of the blank row at the end.
pub fn new_row(area: Area) -> &'static str {
    if area == Area::Signers { "Tambah penanda tangan" } else { "Tambah alasan" }
}

/// What was done, as the list of last changes says it.
pub fn change(action: &str, area: Area) -> String {
    let done = match action {
        "officer-added" => "ditambahkan",
        "officer-password" => "diberi kata sandi sekali pakai",
        "officer-ended" => "akses diakhiri",
        "officer-opened" => "akses dibuka lagi",
        _ => "diubah",
    };
    format!("{} {done}", title(area))
}

pub fn paper(paper: CardPaper) -> &'static str {
    match paper {
        CardPaper::A4Folded => "A4 mendatar, dua sisi, dilipat",
        CardPaper::F4Folded => "F4 (215 × 330 mm) mendatar, dua sisi, dilipat",
        CardPaper::LegalFolded => "Legal (216 × 356 mm) mendatar, dua sisi, dilipat",
        CardPaper::A4Upright => "A4 tegak, satu halaman (Formulir AK/I)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;
    use crate::domain::settings::fields::fields;
    use crate::domain::settings::sheet::rows;

    #[test]
    fn every_field_of_every_sheet_has_a_question() {
        for area in Area::ALL {
            for field in fields(*area) {
                assert!(!label(field.key).is_empty(), "{}", field.key);
            }
            assert_eq!(rows(*area).is_some(), matches!(area, Area::Reasons | Area::Signers));
            assert!(!title(*area).is_empty() && lead(*area).ends_with('.'));
        }
        for key in ["reason.0.text", "reason.3.example", "signer.1.officer", "signer.1.from", "signer.1.until"] {
            assert!(!label(key).is_empty(), "{key}");
        }
    }
}
