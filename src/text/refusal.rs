//! Why a photo or scan was not taken, and the way out.

use crate::domain::refusal::Refusal;

/// What is wrong with the file and what to do now.
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "Berkasnya kosong atau belum terpilih. Pilih fotonya sekali lagi.",
        Refusal::TooLarge => {
            "Berkas ini lebih besar dari 15 MB. Ambil foto baru dengan kamera HP, atau buat tangkapan layar \
             (screenshot) dari foto itu, lalu kirim yang baru."
        }
        Refusal::TooManyPixels => {
            "Gambar ini terlalu besar untuk dibaca; batasnya 50 megapiksel. Matikan mode resolusi tinggi di kamera HP \
             lalu foto ulang, atau kirim tangkapan layar (screenshot) dari foto itu."
        }
        Refusal::TooSmall => {
            "Gambar ini terlalu kecil sehingga tidak terbaca. Kirim foto aslinya dari kamera, bukan gambar kecil dari \
             pratinjau."
        }
        Refusal::Heic => {
            "Foto ini berformat HEIC (biasanya dari iPhone) dan belum dapat dibaca. Buka Pengaturan > Kamera > Format, \
             pilih \"Paling Kompatibel\", lalu foto ulang. Atau kirim tangkapan layar (screenshot) dari foto itu."
        }
        Refusal::Pdf => {
            "Berkas PDF belum dapat diterima. Foto kertasnya dengan kamera HP di tempat terang, seluruh halaman masuk \
             dan tulisannya terbaca."
        }
        Refusal::Svg => "Berkas ini gambar SVG, bukan foto. Ambil foto dengan kamera HP, lalu kirim foto itu.",
        Refusal::Animated => {
            "Berkas ini GIF, stiker, atau gambar bergerak. Kirim foto biasa dari kamera HP, atau tangkapan layar \
             (screenshot)."
        }
        Refusal::NotAPicture => {
            "Berkas ini bukan gambar yang dapat dibaca, walaupun namanya mungkin berakhiran .jpg. Kirim foto berformat \
             JPEG, PNG, atau WebP; foto dari kamera HP biasanya sudah JPEG."
        }
        Refusal::Unreadable => {
            "Gambar ini rusak atau terputus saat dikirim. Coba kirim sekali lagi; bila tetap gagal, ambil foto baru."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refusal::{MAX_MEGABYTES, MAX_MEGAPIXELS};

    #[test]
    fn every_refusal_says_what_is_wrong_and_what_to_do() {
        for reason in Refusal::ALL {
            let sentence = refusal(reason);
            assert!(sentence.matches(['.', ';']).count() >= 2 && sentence.ends_with('.'), "{sentence}");
            assert!(!sentence.contains("  "), "{sentence}");
        }
    }

    #[test]
    fn the_limits_named_are_the_limits_kept() {
        assert!(refusal(Refusal::TooLarge).contains(&format!(" {MAX_MEGABYTES} MB")));
        assert!(refusal(Refusal::TooManyPixels).contains(&format!(" {MAX_MEGAPIXELS} megapiksel")));
    }
}
