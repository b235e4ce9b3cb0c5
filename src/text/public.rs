//! The public pages: start, procedure, privacy, account.

use crate::domain::document::{DocumentKind, Required};
use crate::domain::settings::SCANS_KEPT_DAYS;

pub const START_TITLE: &str = "Buat kartu pencari kerja (AK-1) dari HP";
pub const START_LEAD: &str =
    "Isi data di HP Anda, datang sekali ke kantor, pulang membawa kartu. Perlu sekitar 15 menit untuk mengisi.";
pub const START_BUTTON: &str = "Mulai daftar";
pub const CONTINUE_BUTTON: &str = "Lanjutkan pendaftaran";
pub const HAVE_ACCOUNT: &str = "Sudah pernah mendaftar? Masuk";
pub const WHO_TITLE: &str = "Siapa yang bisa mendaftar?";
pub fn who(age_floor: u8) -> [String; 3] {
    let age = match age_floor {
        ..17 => format!(
            "Usia {age_floor} tahun ke atas. Usia {age_floor} sampai 17 tahun perlu persetujuan orang tua atau wali."
        ),
        17 => "Usia 17 tahun ke atas. Usia 17 tahun perlu persetujuan orang tua atau wali.".to_owned(),
        _ => format!("Usia {age_floor} tahun ke atas."),
    };
    [
        age,
        "Sedang menganggur, atau sudah bekerja dan ingin pindah kerja.".to_owned(),
        "KTP dari daerah lain juga dilayani.".to_owned(),
    ]
}
pub const BRING_TITLE: &str = "Apa yang disiapkan?";
/// What the office does not require is asked for "bila ada".
pub fn bring(required: &Required) -> [String; 5] {
    let paper = |kind: DocumentKind, words: &str| {
        if required.has(kind) { words.to_owned() } else { [words, ", hanya bila ada"].concat() }
    };
    [
        paper(DocumentKind::IdentityCard, "KTP asli"),
        paper(DocumentKind::Diploma, "Ijazah terakhir asli, atau SKL bila baru lulus"),
        paper(DocumentKind::Photo, "Foto wajah, latar merah disarankan"),
        paper(DocumentKind::SkillCertificate, "Sertifikat keterampilan"),
        paper(DocumentKind::WorkLetter, "Surat pengalaman kerja"),
    ]
}
pub const NEXT_TITLE: &str = "Apa yang terjadi setelah itu?";
pub fn next(validity_years: u8) -> [String; 4] {
    [
        "Petugas memeriksa berkas Anda. Hasilnya ada di halaman status. Lihat dulu sebelum datang.".to_owned(),
        "Anda datang ke loket membawa KTP dan dokumen asli, lalu memeriksa konsep kartu.".to_owned(),
        "Kartu diterbitkan, ditandatangani, dan langsung Anda bawa pulang.".to_owned(),
        format!("Kartu berlaku {validity_years} tahun di seluruh Indonesia. Lapor setiap 6 bulan."),
    ]
}

pub const PROCEDURE_TITLE: &str = "Alur pelayanan kartu AK-1";
/// The standard times together; waiting between the steps is not in it.
pub fn procedure_lead(minutes: u16) -> String {
    format!("Enam langkah. Waktu layanan menurut SOP {minutes} menit. Tanpa biaya.")
}
pub const STEP_BY: &str = "Oleh";
pub const STEP_NEEDS: &str = "Perlu";
pub const STEP_GIVES: &str = "Hasil";
/// Who does each of the six steps, what is needed for it and what comes of it, in a person's words.
pub const STEPS: [(&str, &str, &str); 6] = [
    ("Anda", "KTP, ijazah, dan foto", "Nomor daftar dan kode loket"),
    ("Petugas Informasi", "Dokumen Anda", "Berkas lengkap, atau daftar yang perlu diperbaiki"),
    ("Anda dan Petugas Informasi", "KTP asli", "Biodata dan konsep kartu yang sudah Anda setujui"),
    ("Kasi Layanan", "Biodata yang sudah disetujui", "Kartu AK-1 dengan nomor"),
    ("Petugas Pengantar Kerja", "Kartu AK-1", "Kartu yang ditandatangani petugas"),
    ("Anda", "KTP asli", "Kartu AK-1 yang Anda bawa pulang"),
];
pub const RETURNED_TITLE: &str = "Bagaimana bila ada yang kurang?";
pub const RETURNED: &str =
    "Petugas menandai bagian yang kurang dan menulis alasannya. Anda memperbaiki bagian itu saja, lalu kirim lagi.";
pub const WHERE_TITLE: &str = "Di mana dan kapan?";
pub const WHY_TITLE: &str = "Mengapa data ini diminta?";
/// What is asked and why, for each thing that somebody may not like to tell.
pub const WHY: [(&str, &str); 8] = [
    ("NIK", "Supaya kartu dibuat untuk orang yang benar dan tidak ganda."),
    ("Agama dan status perkawinan", "Keduanya dicetak di kartu, sesuai bentuk kartu AK-1."),
    ("Alamat", "Dicetak di kartu. Kelurahan dihitung dalam laporan tanpa nama."),
    ("Nomor HP", "Dicetak di kartu, supaya petugas dan pemberi kerja bisa menghubungi Anda."),
    ("Email", "Boleh dikosongkan. Dipakai bila nomor HP Anda tidak bisa dihubungi."),
    ("Disabilitas", "Hanya bila Anda setuju. Dipakai untuk pelayanan yang sesuai, tidak dicetak di kartu."),
    ("Orang tua atau wali", "Hanya untuk usia di bawah 18 tahun, karena hukum meminta persetujuannya."),
    ("Upah yang diharapkan", "Boleh dikosongkan. Dipakai untuk mencarikan lowongan, tidak dicetak di kartu."),
];
pub const SOP_TITLE: &str = "SOP lengkap";
pub const SOP_READ: &str = "Baca SOP";
pub const SOP_PRINT: &str = "Cetak SOP";
pub const OPENING: &str = "Jam pelayanan";
pub const HEAD: &str = "Disahkan oleh";
/// "SOP nomor 560/1/2026, berlaku sejak 1 Desember 2026", as far as it is known.
pub fn sop(number: &str, effective: Option<chrono::NaiveDate>) -> Option<String> {
    let number = (!number.is_empty()).then(|| format!("SOP nomor {number}"));
    let since = effective.map(|day| format!("berlaku sejak {}", super::date::long(day)));
    match (number, since) {
        (Some(number), Some(since)) => Some(format!("{number}, {since}")),
        (None, Some(since)) => Some(format!("SOP {since}")),
        (number, None) => number,
    }
}

pub const FEE_TITLE: &str = "Ada yang meminta uang?";
/// `complaints` is a setting of the office.
pub fn fee(complaints: &str) -> String {
    format!("Jangan membayar. Laporkan kepada kepala kantor, atau lewat {complaints}.")
}

pub const PRIVACY_TITLE: &str = "Data pribadi Anda";
pub const PRIVACY: [(&str, &str); 4] = [
    (
        "Siapa yang menyimpan data Anda?",
        "Dinas tenaga kerja kota ini. Dasarnya tugas pelayanan umum menurut UU 13/2003 dan UU 27/2022.",
    ),
    (
        "Data apa yang diminta?",
        "Hanya yang dicetak di kartu dan yang dihitung dalam laporan tenaga kerja. Nama ibu dan kartu keluarga tidak diminta.",
    ),
    ("Untuk apa?", "Untuk membuat kartu AK-1, mencarikan lowongan, dan membuat laporan tanpa nama kepada kementerian."),
    ("Siapa yang bisa melihat?", "Petugas yang mengurus kartu Anda. Setiap kali berkas dibuka, sistem mencatatnya."),
];

/// The last two parts of the notice; how long drafts are kept is a setting.
pub fn privacy_end(draft_days: u16) -> [(&'static str, String); 2] {
    [
        (
            "Berapa lama disimpan?",
            format!(
                "Draf yang tidak dikirim dihapus setelah {draft_days} hari. Foto dan dokumen dihapus {SCANS_KEPT_DAYS} hari setelah kartu berakhir. \
                 Buku register disimpan sebagai arsip negara."
            ),
        ),
        (
            "Apa hak Anda?",
            "Lihat dan unduh data Anda di halaman status. Minta perbaikan atau penghapusan di sana atau di loket, dijawab paling lama 3 x 24 jam."
                .to_owned(),
        ),
    ]
}

pub const REGISTER_TITLE: &str = "Buat akun";
pub const REGISTER_LEAD: &str =
    "Akun menyimpan isian Anda, jadi boleh berhenti kapan saja. NIK diminta supaya kartu tidak ganda.";
pub const NIK: &str = "NIK";
pub const NIK_HINT: &str = "16 angka di KTP Anda";
pub const PASSWORD: &str = "Kata sandi";
pub const PASSWORD_HINT: &str = "Paling sedikit 8 huruf atau angka. Catat supaya tidak lupa.";
pub const PASSWORD_AGAIN: &str = "Ulangi kata sandi";
pub const REGISTER_NOTICE: &str = "Dengan membuat akun, Anda sudah membaca";
pub const REGISTER_BUTTON: &str = "Buat akun dan lanjut";
pub const SIGN_IN_TITLE: &str = "Masuk";
pub const SIGN_IN_LEAD: &str = "Pakai NIK dan kata sandi yang Anda buat waktu mendaftar.";
pub const PARKED: &str = "Waktu masuk Anda habis. Jawaban terakhir sudah kami simpan. Masuk lagi, lalu lanjutkan.";
pub const FORGOT: &str = "Lupa kata sandi? Datang ke loket dengan membawa KTP.";
pub const HAVE_CODE: &str = "Sudah dapat kode? Buat kata sandi baru";
pub const FORGOT_TITLE: &str = "Buat kata sandi baru";
pub const FORGOT_LEAD: &str = "Pakai kode dari petugas loket. Kode berlaku 10 menit.";
pub const COUNTER_CODE: &str = "Kode 10 menit dari petugas";
pub const COUNTER_CODE_HINT: &str = "8 huruf dan angka, misalnya K7QM-2XDR. Bukan kode di halaman status Anda.";
pub const NEW_PASSWORD: &str = "Kata sandi baru";
pub const FORGOT_BUTTON: &str = "Simpan dan masuk";
pub const TAKE_OVER_TITLE: &str = "Lanjutkan pendaftaran di HP ini";
pub const TAKE_OVER_LEAD: &str =
    "Buat kata sandi supaya hanya Anda yang bisa membuka isian ini. Nanti Anda masuk dengan NIK dan kata sandi ini.";
pub const TAKE_OVER_BUTTON: &str = "Lanjutkan mengisi";
pub const NO_ACCOUNT: &str = "Belum punya akun? Daftar baru";
