//! What is said to somebody who has picked a photo or document and looks at it before it is sent.

use crate::domain::document::DocumentKind;
use crate::domain::photo_look::Advice;

pub const FRAME: &str = "Geser dan perbesar sampai kepala pas di dalam garis. Tombol panah juga bisa.";
pub const ONLY_ADVICE: &str = "Ini hanya saran. Gambar ini tetap boleh dipakai.";
pub const TURN: &str = "Putar";
pub const ADD_BACK: &str = "Gabungkan dengan sisi belakang";
pub const PICK_BACK: &str = "Sekarang sisi belakangnya. Sisi depan sudah kami simpan.";
pub const WITHOUT_BACK: &str = "Tidak jadi, satu sisi saja";
pub const CAMERA: &str = "Ambil dengan kamera";
pub const OPENING: &str = "Sebentar, gambar disiapkan …";
pub const WAITING: &str = "Sinyal terputus. Kami coba lagi sebentar lagi …";
pub const STOPPED: &str = "Belum sampai karena tidak ada sinyal. Gambarnya masih ada di sini.";
pub const SEND_AGAIN: &str = "Kirim lagi";
pub const NOT_MADE: &str = "HP ini tidak bisa menyiapkan gambarnya. Coba foto yang lebih kecil.";
pub const NOT_SENT: &str = "Buang gambar ini";

pub fn use_it(photo: bool) -> &'static str {
    if photo { "Pakai foto ini" } else { "Pakai" }
}

pub fn another(photo: bool) -> &'static str {
    if photo { "Pilih foto lain" } else { "Ulangi" }
}

/// When there is nothing to advise.
pub fn look_well(photo: bool) -> &'static str {
    if photo { "Foto terlihat baik. Pastikan wajah tampak dari depan." } else { "Pastikan semua tulisan terbaca." }
}

pub fn slider(name: &str) -> &'static str {
    match name {
        "besar" => "Perbesar (persen)",
        "mendatar" => "Geser ke samping",
        _ => "Geser ke atas atau bawah",
    }
}

/// What the picture is, for those who do not see it.
pub fn shown(kind: DocumentKind) -> String {
    ["Pratinjau ", super::form::document(kind)].concat()
}

pub fn advice(advice: Advice, photo: bool) -> &'static str {
    match advice {
        Advice::Dark if photo => "Wajahnya gelap. Coba di tempat yang lebih terang.",
        Advice::Dark => "Gambarnya gelap. Coba di tempat yang lebih terang.",
        Advice::Glare => "Ada bagian yang silau. Jauhkan dari lampu atau matahari langsung.",
        Advice::Blurred if photo => "Fotonya kurang tajam. Pegang HP dengan tenang.",
        Advice::Blurred => "Tulisannya kurang tajam. Dekatkan HP dan pegang dengan tenang.",
        Advice::NotRed => "Latar merah disarankan di kantor ini.",
        Advice::Uneven => "Latarnya belum rata. Jaga jarak dari dinding supaya tidak ada bayangan.",
        Advice::FewPixels if photo => "Fotonya kecil dan bisa pecah saat dicetak. Pakai foto asli dari kamera.",
        Advice::FewPixels => "Gambarnya kecil. Pakai foto asli supaya tulisannya terbaca.",
    }
}
