//! Around the printed sheets, on the screen alone: which settings the print dialog needs, in which order the sides go, how far a printer
//! misses.

use crate::domain::card_paper::CardPaper;

pub const PRINT: &str = "Cetak";
pub const PRINT_MANY: &str = "Cetak kartu yang dipilih";
pub const PRINT_POCKET: &str = "Kartu saku";
pub const POCKET_TEN: &str = "10 kartu satu sisi";
pub const POCKET_FOLDED: &str = "5 kartu, dilipat";
pub const CALIBRATE: &str = "Hasil cetak miring atau bergeser? Kalibrasi";
pub const SIDES: &str = "Sisi yang dicetak";
pub const BOTH: &str = "Bolak-balik otomatis";
pub const FRONT: &str = "Sisi depan saja";
pub const BACK: &str = "Sisi belakang saja";
pub const TURN: &str = "Printer tanpa bolak-balik otomatis: cetak sisi depan dulu, balik tumpukan di tepi pendek, lalu cetak sisi belakang.";
pub const NOT_YET: &str = "Ini konsep. Kartu bisa dicetak setelah diterbitkan.";
pub const TO_CARD: &str = "Kembali ke kartu";

/// What the dialog is to be set to.
pub fn how(paper: CardPaper) -> &'static str {
    match paper {
        CardPaper::A4Folded => {
            "Di jendela cetak: kertas A4, mendatar, margin tidak ada, skala 100 %, grafik latar menyala, bolak-balik di tepi pendek."
        }
        CardPaper::F4Folded => {
            "Di jendela cetak: kertas F4 (215 × 330 mm), mendatar, margin tidak ada, skala 100 %, grafik latar menyala, bolak-balik di tepi pendek."
        }
        CardPaper::LegalFolded => {
            "Di jendela cetak: kertas Legal, mendatar, margin tidak ada, skala 100 %, grafik latar menyala, bolak-balik di tepi pendek."
        }
        CardPaper::A4Upright => {
            "Di jendela cetak: kertas A4, tegak, margin tidak ada, skala 100 %, grafik latar menyala, satu sisi."
        }
    }
}

pub const POCKET_HOW: &str =
    "Di jendela cetak: kertas A4, tegak, margin tidak ada, skala 100 %, grafik latar menyala. Potong di garis tipis.";
pub const ROW_HOW: &str = "Masukkan kartu kertas ke printer seperti waktu dicetak. Hanya baris lapor ini yang dicetak.";
pub const ROW_TITLE: &str = "Cetak baris lapor";
pub const DRAFT_TITLE: &str = "Konsep kartu seperti di kertas";

pub const CALIBRATION: &str = "Kalibrasi cetak";
pub const CALIBRATION_LEAD: &str = "Cetak lembar di bawah, ukur dengan penggaris, lalu tulis hasilnya di sini. Ukuran ini berlaku untuk komputer dan printer ini saja.";
pub const CALIBRATION_SAVE: &str = "Simpan ukuran";
pub const CALIBRATION_SAVED: &str = "Ukuran tersimpan. Cetak lagi untuk memeriksa: garis di lembar kedua harus tepat.";
pub const SHEET_MEASURE: &str = "Lembar 1: ukur ini";
pub const SHEET_CHECK: &str =
    "Lembar 2: setelah kalibrasi, garis ini harus tepat 100 mm dan sudutnya 10 mm dari tepi kertas";

/// What a field of the calibration asks for.
pub fn measured(key: &str) -> &'static str {
    match key {
        "left" => "Jarak tepi kiri kertas ke sudut A (mm)",
        "top" => "Jarak tepi atas kertas ke sudut A (mm)",
        "width" => "Panjang garis mendatar B (mm)",
        _ => "Panjang garis tegak C (mm)",
    }
}

/// What it is where the printer is right.
pub fn right(key: &str) -> &'static str {
    match key {
        "left" | "top" => "Seharusnya 10,0",
        _ => "Seharusnya 100,0",
    }
}

pub const PRINTS: &str = "Cetak kartu";
pub const WAITING: &str = "Siap dicetak";
pub const NOTHING_WAITS: &str = "Semua kartu yang diterbitkan sudah dicetak.";
pub const LOG: &str = "Riwayat cetak";
pub const OLDER: &str = "Yang lebih lama";
pub const WHEN: &str = "Waktu";
pub const COPY: &str = "Cetakan";
pub const WHY: &str = "Alasan";
pub const WHO: &str = "Petugas";

pub const EMBLEM: &str = "Lambang kota di kartu";
pub const EMBLEM_LEAD: &str =
    "Unggah lambang sebagai gambar PNG atau JPEG. Lambang dicetak di kiri atas kartu, 16 × 19 mm.";
pub const EMBLEM_NOW: &str = "Lambang sekarang";
pub const EMBLEM_NONE: &str = "Belum ada lambang.";
pub const EMBLEM_FILE: &str = "Berkas gambar";
pub const EMBLEM_SAVE: &str = "Unggah lambang";
pub const EMBLEM_REMOVE: &str = "Hapus lambang";

/// What came of an upload, by the code in the address.
pub fn emblem(code: &str) -> &'static str {
    match code {
        "jadi" => "Lambang tersimpan.",
        "hapus" => "Lambang dihapus.",
        _ => "Gambar ini tidak bisa dipakai. Pakai PNG atau JPEG, paling sedikit 200 piksel.",
    }
}

/// Why a line of the log was printed, by its code.
pub fn cause(code: &str) -> &'static str {
    use crate::domain::code::Code;
    use crate::domain::reprint::ReprintCause;
    match ReprintCause::from_code(code) {
        Some(cause) => super::card_life::reprint_cause(cause),
        None if code.is_empty() => "Cetakan pertama",
        None => "Dicetak lagi",
    }
}

pub fn copy(number: u16) -> String {
    format!("Cetakan ke-{number}")
}
