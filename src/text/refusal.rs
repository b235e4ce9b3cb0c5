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
        Refusal::Pdf => "Pas foto harus berupa gambar, bukan PDF. Pilih fotonya dari galeri HP, atau ambil foto baru.",
        Refusal::PdfLocked => {
            "PDF ini terkunci kata sandi. Simpan dulu PDF tanpa kata sandi, lalu kirim lagi. Atau foto kertasnya."
        }
        Refusal::PdfBroken => {
            "PDF ini rusak atau tidak lengkap. Unduh atau simpan ulang, lalu kirim lagi. Atau foto kertasnya dengan HP."
        }
        Refusal::PdfPages => {
            "Halaman PDF ini terlalu banyak. Kirim PDF dengan halaman yang perlu saja, atau foto halaman itu dengan HP."
        }
        Refusal::PdfEmpty => {
            "PDF ini kosong, tidak ada halaman yang terlihat. Periksa isinya, atau foto kertasnya dengan HP."
        }
        Refusal::PdfHeavy => {
            "PDF ini terlalu berat untuk dibuka. Foto kertasnya dengan HP di tempat terang, seluruh halaman terlihat."
        }
        Refusal::PdfUnavailable => {
            "PDF sedang tidak dapat dibuka di sini. Foto kertasnya dengan HP, atau coba lagi nanti."
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

/// The same where it matters how many pages the document may still take.
pub fn refusal_with(why: Refusal, pages_left: u8) -> String {
    match why {
        Refusal::PdfPages => [refusal(why), " Paling banyak ", &pages_left.to_string(), " halaman."].concat(),
        _ => refusal(why).to_owned(),
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
