//! The keyboard's legend at the desk.

pub const LEGEND: &str = "Tombol papan ketik";
pub const OPEN: &str = "Tombol (?)";
pub const CLOSE: &str = "Tutup";
pub const LETTERS: &str = "Tombol huruf dan angka aktif";

/// Keys and what they do, in the order of use.
pub const KEYS: [(&str, &str); 14] = [
    ("/", "Cari berkas"),
    ("j  k", "Baris berikutnya, sebelumnya"),
    ("Enter", "Buka baris"),
    ("o", "Buka berkas tertua yang belum dipegang"),
    ("n  b", "Halaman dokumen berikutnya, sebelumnya"),
    ("1 … 9", "Halaman dokumen menurut nomor"),
    ("+  -", "Perbesar, perkecil"),
    ("r", "Putar gambar"),
    ("t", "Tandai titik pada gambar"),
    ("p", "Tanda baru untuk pengembalian"),
    ("c", "Catatan wawancara"),
    ("Ctrl + Enter", "Keputusan utama"),
    ("Esc", "Tutup jendela ini, selesai menandai"),
    ("?", "Daftar ini"),
];
