//! Words about a card that its holder has: what it is worth, and what can be done in its two years.

use chrono::NaiveDate;

use super::date::long;
use crate::domain::application::Kind;
use crate::domain::card_act::{CardRefusal, Deed};
use crate::domain::card_life::{ReportRow, Standing};
use crate::domain::code::Code;
use crate::domain::removal::Removal;
use crate::domain::reprint::ReprintCause;

pub const TITLE: &str = "Kartu AK-1 saya";
pub const NO_CARD: &str = "Anda belum punya kartu. Setelah kartu diserahkan, semua layanannya ada di sini.";
pub const TO_STATUS: &str = "Lihat status pendaftaran";
pub const NUMBER: &str = "Nomor kartu";
pub const VALID: &str = "Berlaku";
pub const REPORTS: &str = "Lapor setiap 6 bulan";
pub const REPORT_LEAD: &str = "Masih mencari kerja? Cukup tekan satu tombol. Tidak perlu datang.";
pub const REPORT_BUTTON: &str = "Ya, saya masih mencari kerja";
pub const REPORT_AT_DESK: &str = "Catat lapor, masih mencari kerja";
pub const REPORT_CHANGED: &str = "Lapor dan ubah nomor HP atau alamat";
pub const REPORT_TITLE: &str = "Nomor HP atau alamat berubah";
pub const REPORT_CHANGED_LEAD: &str = "Ubah yang berbeda saja, lalu tekan tombol di bawah. Sekaligus tercatat lapor.";
pub const REPORT_CHANGED_BUTTON: &str = "Simpan dan lapor";
pub const WORK: &str = "Diterima bekerja";
pub const WORK_LEAD: &str = "Sudah dapat kerja? Beri tahu kami, supaya Anda tidak diingatkan lapor lagi.";
pub const WORK_BUTTON: &str = "Saya sudah bekerja";
pub const WORK_AT_DESK: &str = "Catat diterima bekerja";
pub const WORK_TITLE: &str = "Anda bekerja di mana?";
pub const WORK_SEND: &str = "Kirim kabar ini";
pub const WORK_CHANGE: &str =
    "Masih bekerja dan ingin pindah kerja? Anda tetap pencari kerja. Kartu Anda tetap bisa diperpanjang.";
pub const WORK_NOW: &str = "Tercatat bekerja";
pub const WORK_SINCE: &str = "Sejak";
pub const TAKE_BACK: &str = "Tidak bekerja lagi, atau salah catat";
pub const TAKE_BACK_BUTTON: &str = "Tarik catatan bekerja";
pub const TOLD: &str = "Kabar dari pemberi kerja";
pub const TOLD_LEAD: &str = "Kabar ini belum berlaku sebelum petugas membenarkannya.";
pub const CONFIRM_WORK: &str = "Benar, catat bekerja";
pub const REFUSE_WORK: &str = "Tidak benar";
pub const RENEW: &str = "Perpanjangan";
pub const RENEW_LEAD: &str = "Semua data dan dokumen Anda terbawa. Anda hanya perlu memeriksanya.";
pub const RENEW_BUTTON: &str = "Perpanjang kartu";
pub const CORRECT: &str = "Perbaikan data di kartu";
pub const CORRECT_LEAD: &str = "Pilih bagian yang salah saja. Siapkan dokumen yang membuktikannya. Nomor kartu tetap.";
pub const CORRECT_BUTTON: &str = "Perbaiki data di kartu";
pub const CORRECT_TITLE: &str = "Bagian mana yang salah?";
pub const CORRECT_NIK: &str = "NIK hanya bisa diperbaiki di loket, dengan KTP asli.";
pub const CORRECT_SEND: &str = "Lanjut ke perbaikan";
pub const REPRINT: &str = "Cetak ulang";
pub const REPRINT_LEAD: &str = "Kartu hilang atau rusak? Kartu dicetak lagi dengan nomor yang sama, gratis.";
pub const REPRINT_BUTTON: &str = "Minta cetak ulang";
pub const REPRINT_TITLE: &str = "Mengapa kartu dicetak lagi?";
pub const REPRINT_DECLARE: &str = "Saya menyatakan keterangan ini benar.";
pub const REPRINT_WORDS: &str = "Ceritakan singkat apa yang terjadi";
pub const REPRINT_SEND: &str = "Ajukan cetak ulang";
pub const LEGALISE: &str = "Legalisir fotokopi";
pub const LEGALISE_LEAD: &str = "Legalisir sering tidak perlu. Siapa pun bisa memeriksa kartu dengan memindai kodenya.";
pub const LEGALISE_COPIES: &str = "Jumlah lembar";
pub const LEGALISE_BUTTON: &str = "Catat legalisir";
pub const WITHDRAW: &str = "Tarik kartu";
pub const WITHDRAW_LEAD: &str = "Kartu tidak berlaku lagi sejak hari ini. Ini tidak bisa diurungkan.";
pub const WITHDRAW_BUTTON: &str = "Tarik kartu ini";
pub const WITHDRAW_OWN: &str = "Ingin kartu ditarik? Datang ke loket atau sampaikan kepada petugas.";
pub const NIK_TITLE: &str = "NIK diperbaiki sesuai KTP";
pub const NIK_LEAD: &str =
    "Ketik NIK dari KTP asli yang ada di tangan Anda. Kartu dan berkas lama tetap seperti tercetak.";
pub const NIK_NOW: &str = "NIK yang tercatat sekarang";
pub const NIK_HINT: &str = "16 angka";
pub const NIK_SEEN: &str = "KTP asli ada di depan saya dan orangnya cocok.";
pub const NIK_BUTTON: &str = "Perbaiki NIK";
pub const NIK_NOT_ASKED: &str = "Tidak ada permohonan perbaikan NIK untuk kartu ini.";
pub const NIK_NOT_YET: &str = "NIK bisa diperbaiki setelah kehadiran dicatat dan KTP asli dibandingkan.";
pub const REASON: &str = "Alasan";
pub const WORDS: &str = "Keterangan";
pub const CHOOSE: &str = "Pilih";
pub const CONTINUE_OPEN: &str = "Lanjutkan";
pub const OVERDUE: &str = "Anda belum lapor. Kartu tetap berlaku. Lapor sekarang saja.";
pub const CALENDAR: &str = "Simpan tanggal lapor di kalender HP";
pub const ROW_PRINT: &str = "Cetak di kartu kertas";
pub const FILE: &str = "Buka berkas";
pub const STARTS_ON: &str = "Tanggal mulai bekerja";
pub const STARTS_HINT: &str = "Contoh: 1-3-2027";
pub const EMPLOYER: &str = "Nama tempat kerja";
pub const EMPLOYER_KIND: &str = "Jenis tempat kerja";
pub const KBLI: &str = "Bidang usaha";
pub const KBJI: &str = "Jenis pekerjaan";
pub const AREA: &str = "Lokasi kerja";
pub const POSITION: &str = "Jabatan";
pub const WAGE: &str = "Gaji sebulan (rupiah)";
pub const NOTE: &str = "Catatan";

pub const LISTS_TITLE: &str = "Kartu yang sudah diserahkan";
pub const LIST_NONE: &str = "Tidak ada.";
pub const REMINDED: &str = "Sudah dikabari";
pub const MAILED: &str = "email sudah dikirim";
pub const WHATSAPP: &str = "Kirim WhatsApp";
pub const NO_PHONE: &str = "Tidak ada nomor HP";

pub const EMPLOYER_TITLE: &str = "Kabar dari pemberi kerja";
pub const EMPLOYER_LEAD: &str =
    "Anda menerima pemegang kartu AK-1 bekerja? Isi formulir ini. Kantor akan memeriksanya.";
pub const EMPLOYER_NUMBER: &str = "Nomor kartu AK-1 (16 angka)";
pub const EMPLOYER_BIRTH: &str = "Tanggal lahir pemegang kartu";
pub const EMPLOYER_BIRTH_HINT: &str = "Seperti tertulis di kartu. Contoh: 9-2-1999";
pub const EMPLOYER_THANKS: &str = "Terima kasih. Kabar Anda sudah sampai di kantor dan akan diperiksa petugas.";

/// One of the lists of the desk.
pub fn list(code: &str) -> &'static str {
    match code {
        "belum-lapor" => "Belum lapor",
        "kabar-kerja" => "Kabar pemberi kerja",
        "legalisir" => "Legalisir",
        _ => "Perlu diingatkan",
    }
}

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotHandedOver => "Belum diserahkan",
        Standing::Active => "Aktif",
        Standing::Overdue => "Aktif, belum lapor",
        Standing::Reported1 => "Aktif, sudah lapor I",
        Standing::Reported2 => "Aktif, sudah lapor II",
        Standing::Reported3 => "Aktif, sudah lapor III",
        Standing::Working => "Bekerja",
        Standing::Replaced => "Diganti kartu baru",
        Standing::Expired => "Masa berlaku habis",
        Standing::Withdrawn => "Ditarik",
    }
}

pub fn row(row: ReportRow) -> &'static str {
    match row {
        ReportRow::First => "Lapor I",
        ReportRow::Second => "Lapor II",
        ReportRow::Third => "Lapor III",
    }
}

pub fn due(day: NaiveDate) -> String {
    format!("paling lambat {}", long(day))
}

pub fn reported(day: NaiveDate) -> String {
    format!("sudah lapor {}", long(day))
}

pub fn opens(day: NaiveDate) -> String {
    format!("Lapor berikutnya dibuka {}.", long(day))
}

pub fn renewal_opens(day: NaiveDate) -> String {
    format!("Perpanjangan dibuka {}.", long(day))
}

pub fn validity(from: NaiveDate, until: NaiveDate) -> String {
    format!("{} sampai {}", long(from), long(until))
}

/// What was done, told on top of the page that follows.
/// None for a code that says nothing.
pub fn done(code: &str) -> Option<&'static str> {
    match code {
        "nik" => return Some("NIK sudah diperbaiki. Lanjutkan di berkasnya."),
        "nik-sandi" => {
            return Some(
                "NIK sudah diperbaiki. Untuk masuk, pemegang kartu perlu kata sandi baru: berikan kode 10 menit dari berkasnya.",
            );
        }
        _ => {}
    }
    Some(match Deed::from_code(code)? {
        Deed::Report => "Terima kasih. Laporan Anda sudah tercatat.",
        Deed::TellWork => "Selamat bekerja! Kabar ini sudah tercatat.",
        Deed::ConfirmWork => "Kabar pemberi kerja dibenarkan. Kartu tercatat bekerja.",
        Deed::RefuseWork => "Kabar pemberi kerja ditolak.",
        Deed::TakeBackWork => "Catatan bekerja sudah ditarik.",
        Deed::Withdraw => "Kartu sudah ditarik.",
        Deed::Legalise => "Legalisir sudah dicatat.",
        Deed::Renew | Deed::Correct | Deed::Reprint => "Permohonan sudah dibuka.",
    })
}

/// Why something could not be done; `code` travels in an address and says nothing of anybody.
pub fn refusal(code: &str) -> &'static str {
    match code {
        "belum-diserahkan" => "Kartu ini belum diserahkan.",
        "ditarik" => "Kartu ini sudah ditarik. Datang ke loket kalau ini keliru.",
        "diganti" => "Kartu ini sudah diganti kartu baru. Pakai kartu yang baru.",
        "habis" => "Masa berlaku kartu ini sudah habis. Kartu masih bisa diperpanjang.",
        "bekerja" => "Anda tercatat bekerja. Tarik dulu catatan itu kalau tidak bekerja lagi.",
        "tidak-bekerja" => "Kartu ini tidak tercatat bekerja.",
        "belum-waktunya" => "Belum waktunya. Tanggalnya ada di bawah.",
        "sudah-lapor" => "Laporan Anda untuk masa ini sudah tercatat. Tidak perlu lagi.",
        "sudah-ada-kabar" => "Sudah ada kabar lain untuk kartu ini. Petugas sedang memeriksanya.",
        "tidak-ada-kabar" => "Tidak ada kabar pemberi kerja yang menunggu.",
        "mulai-nanti" => "Tanggal mulai bekerja belum tiba.",
        "mulai-dulu" => "Tanggal mulai bekerja lebih dulu dari kartu ini.",
        "ada-lain" => "Ada permohonan lain yang masih berjalan. Selesaikan dulu yang itu.",
        "tidak-dipilih" => "Pilih paling sedikit satu bagian.",
        "register-lama" => "Kartu dari register lama tidak bisa dicetak lagi. Kartu ini bisa diperpanjang.",
        "nomor-lama" => "Nomor kartu ini tidak ada, juga di register lama. Cocokkan huruf dan angkanya dengan kartu.",
        "alasan" => "Pilih dan tulis dulu alasannya.",
        "pernyataan" => "Pilih alasan dan centang dulu pernyataan di bawah.",
        "lembar" => "Jumlah lembar dari 1 sampai 50.",
        "nik-salah" => "NIK terdiri dari 16 angka, seperti di KTP. Periksa lagi angkanya.",
        "nik-sama" => "NIK ini sama dengan yang sudah tercatat.",
        "nik-belum" => "NIK bisa diperbaiki setelah kehadiran dicatat dan sebelum kartu disetujui.",
        "nik-dipakai" => "NIK ini sudah milik orang lain. Periksa angkanya. Kalau benar, tarik kartu yang ganda dulu.",
        "ktp" => "Centang dulu bahwa KTP asli sudah Anda lihat.",
        "basi" => "Kartu ini baru saja berubah. Ini keadaannya sekarang.",
        _ => "Ini tidak bisa dilakukan sekarang.",
    }
}

/// The same for an employer, who is not the one that the card is about.
pub fn employer_refusal(code: &str) -> &'static str {
    match code {
        "tidak-cocok" => "Nomor dan tanggal lahir ini tidak cocok dengan kartu mana pun. Periksa lagi.",
        "bekerja" => "Pemegang kartu ini sudah tercatat bekerja.",
        "diganti" => "Kartu ini sudah diganti. Minta nomor kartu yang baru kepada pemegangnya.",
        "habis" | "ditarik" | "belum-diserahkan" => "Kartu ini tidak berlaku. Kabar ini tidak bisa dicatat.",
        other => refusal(other),
    }
}

/// The code of a refusal for [`refusal`].
pub fn refusal_code(refused: CardRefusal) -> &'static str {
    match refused {
        CardRefusal::NotYours => "bukan",
        CardRefusal::NotHandedOver => "belum-diserahkan",
        CardRefusal::Withdrawn => "ditarik",
        CardRefusal::Replaced => "diganti",
        CardRefusal::Ended => "habis",
        CardRefusal::Working => "bekerja",
        CardRefusal::NotWorking => "tidak-bekerja",
        CardRefusal::TooEarly { .. } => "belum-waktunya",
        CardRefusal::AlreadyReported { .. } => "sudah-lapor",
        CardRefusal::AlreadyTold => "sudah-ada-kabar",
        CardRefusal::NothingTold => "tidak-ada-kabar",
        CardRefusal::StartInFuture => "mulai-nanti",
        CardRefusal::StartBeforeIssue => "mulai-dulu",
        CardRefusal::OtherOpen(_) => "ada-lain",
        CardRefusal::NothingChosen => "tidak-dipilih",
        CardRefusal::FromOldRegister => "register-lama",
    }
}

/// An application about the card that is not finished yet.
pub fn open(kind: Kind) -> String {
    format!("{} sedang berjalan.", super::state::kind(kind))
}

pub fn removal(reason: Removal) -> &'static str {
    match reason {
        Removal::Double => "Punya kartu lain (ganda)",
        Removal::MovedAway => "Pindah ke luar kota",
        Removal::Died => "Meninggal dunia",
        Removal::OwnWish => "Permintaan sendiri",
        Removal::FalseData => "Data tidak benar",
    }
}

pub fn reprint_cause(cause: ReprintCause) -> &'static str {
    match cause {
        ReprintCause::Lost => "Kartu hilang",
        ReprintCause::Damaged => "Kartu rusak",
    }
}
