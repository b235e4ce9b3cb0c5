//! The desk.

pub const SIGN_IN_TITLE: &str = "Masuk petugas";
pub const LOGIN: &str = "Nama masuk";
pub const PASSWORD: &str = "Kata sandi";
pub const SIGN_IN: &str = "Masuk";
pub const WRONG_LOGIN: &str = "Nama masuk atau kata sandi tidak cocok. Periksa lagi keduanya.";
pub const FORGOT: &str = "Lupa kata sandi? Minta admin memberi kata sandi sekali pakai.";
pub const TO_QUEUES: &str = "Ke antrean";
pub const NEW_PASSWORD: &str = "Ganti kata sandi";
pub const NEW_PASSWORD_LEAD: &str = "Kata sandi tadi hanya sekali pakai. Buat kata sandi Anda sendiri.";
pub const OTHER_PASSWORD_LEAD: &str = "Sesudah ini Anda keluar dari semua perangkat lain.";
pub const CURRENT_PASSWORD: &str = "Kata sandi sekarang";
pub const OWN_PASSWORD: &str = "Kata sandi baru";
pub const NEW_PASSWORD_HINT: &str = "Paling sedikit 8 huruf atau angka.";
pub const SECOND_STEP: &str = "Verifikasi dua langkah";
pub const PASSWORD_AGAIN: &str = "Ulangi kata sandi";
pub const SAVE: &str = "Simpan";
pub const SAVED: &str = "Tersimpan.";
pub const TITLE: &str = "Meja pelayanan";
pub const NAV: &str = "Menu petugas";
pub const QUEUES: &str = "Antrean";
pub const COUNTER: &str = "Pendaftaran di loket";
pub const ATTENDANCE: &str = "Daftar hadir";
pub const REGISTER: &str = "Buku register";
pub const CARDS: &str = "Kartu";
pub const CARD_LIFE: &str = "Lapor, bekerja, perpanjangan, perbaikan, cetak ulang";
pub const SEARCH: &str = "Cari nama, NIK, nomor, HP, atau kode";
pub const SEARCH_BUTTON: &str = "Cari";
pub const FOUND: &str = "Hasil pencarian";
pub const NO_ROWS: &str = "Tidak ada berkas di sini.";
pub const NOT_FOUND: &str = "Tidak ada berkas dengan nomor atau kode itu. Periksa lagi, atau cari dengan nama.";
pub const SAME_PERSON: &str = "Berkas dengan NIK yang sama";
pub const OPEN_OLDEST: &str = "Buka yang tertua";
pub const ALL_HELD: &str = "Semua berkas di halaman ini sedang dibuka petugas lain.";
pub const BATCH_SIGN: &str = "Tandatangani beberapa sekaligus";
pub const BATCH_ISSUE: &str = "Terbitkan beberapa sekaligus";
pub const CHOOSE: &str = "Pilih";
pub const CHOOSE_ALL: &str = "Pilih semua";
pub const MY_PASSWORD: &str = "Kata sandi Anda";
pub const SIGN_PASSWORD_HINT: &str = "Ketik lagi untuk menandatangani.";
pub const BATCH_PASSWORD_HINT: &str = "Sekali untuk semua kartu yang dicentang.";
pub const BATCH_DONE: &str = "Hasil";
pub const DONE: &str = "berhasil";
pub const SKIPPED: &str = "dilewati";
pub const BATCH_SIGN_LEAD: &str =
    "Yang dicentang dicatat ditandatangani atas nama Anda. Tanda tangan basah tetap di kartu.";
pub const BATCH_ISSUE_LEAD: &str = "Setiap kartu yang dicentang mendapat nomor dan tanggal hari ini.";
pub const NEXT_PAGE: &str = "Halaman berikutnya";
pub const NUMBER: &str = "No. daftar";
pub const NAME: &str = "Nama";
pub const KELURAHAN: &str = "Kelurahan";
pub const KIND: &str = "Jenis";
pub const STATE: &str = "Keadaan";
pub const WAITING: &str = "Menunggu";
pub const ASSISTED: &str = "di loket";
pub const STATISTICS: &str = "Statistik";
pub const UNNAMED: &str = "(belum ada nama)";
pub const DOCUMENTS: &str = "Dokumen";
pub const DATA: &str = "Data";
pub const OPEN_LARGE: &str = "Buka ukuran penuh";
pub const MISSING: &str = "Belum ada:";
pub const BIODATA_LATER: &str = "Biodata belum lengkap. Diisi setelah berkas diperiksa (langkah 3).";
pub const FILL_IN: &str = "Isi formulir";
pub const SHOW_DRAFT: &str = "Lihat konsep kartu";
pub const PRINT: &str = "Cetak kartu";
pub const DECISION: &str = "Keputusan";
pub const NOTHING_TO_DO: &str = "Tidak ada tindakan untuk peran Anda pada keadaan ini.";
pub const REASON: &str = "Alasan";
pub const RETURN_TITLE: &str = "Kembalikan untuk dilengkapi";
pub const RETURN_HINT: &str = "Pilih bagian yang salah, lalu tulis apa yang harus diperbaiki.";
pub const SPOT: &str = "Bagian";
pub const SPOT_NONE: &str = "Pilih bagian";
pub const WHAT_IS_WRONG: &str = "Apa yang harus diperbaiki?";
pub const ADD_PIN: &str = "Tambah bagian";
pub const TAKE_BACK: &str = "Urungkan atau batalkan";
pub const ASKED: &str = "Perbaikan yang diminta";
pub const NAMESAKES: &str = "Mungkin orang yang sama";
pub const TIMES: &str = "Waktu pelayanan";
pub const STEP: &str = "Langkah";
pub const STANDARD: &str = "Standar";
pub const STARTED: &str = "Mulai";
pub const ENDED: &str = "Selesai";
pub const MINUTES: &str = "Menit";
pub const CODE: &str = "Kode loket";
pub const CARD_NUMBER: &str = "Nomor kartu";
pub const QUEUE_NO: &str = "Antrean";
pub const WALK_IN_TITLE: &str = "Pendaftaran di loket";
pub const WALK_IN_LEAD: &str = "Untuk pengunjung tanpa akun. Dokumen dulu, biodata setelah berkas diperiksa.";
pub const WALK_IN_NAME: &str = "Nama sesuai KTP";
pub const WALK_IN_BUTTON: &str = "Buka berkas";
pub const SEND_AT_COUNTER: &str = "Daftarkan (langkah 1)";
pub const SEND_TRUTH: &str = "Dokumen asli sudah diperlihatkan.";
pub const BACK_TO_FILE: &str = "Kembali ke berkas";
pub const DAY: &str = "Hari";
pub const SHOW: &str = "Tampilkan";
pub const REPORTS: &str = "Laporan";
pub const PRINT_MANY: &str = "Cetak banyak kartu";
pub const PRINT_LIST: &str = "Lembar cetak";
pub const ARRIVED: &str = "Datang";
pub const LEFT: &str = "Selesai";
pub const PURPOSE: &str = "Keperluan";
pub const SIGNATURE: &str = "Tanda tangan";
pub const REGISTER_TITLE: &str = "Buku Register Pendaftaran Pembuatan AK-1";
pub const YEAR: &str = "Tahun";
pub const DATE: &str = "Tanggal daftar";
pub const NIK: &str = "NIK";
pub const BIRTH: &str = "Tempat, tanggal lahir";
pub const SEX: &str = "L/P";
pub const EDUCATION: &str = "Pendidikan terakhir";
pub const ISSUED: &str = "Terbit";
pub const VALID: &str = "Berlaku s.d.";
pub const SIGNER: &str = "Penanda tangan";
pub const HANDED_OVER: &str = "Diserahkan";
pub const REMARKS: &str = "Keterangan";
pub const CANCELLED: &str = "DIBATALKAN";
pub const HEAD: &str = "Kepala Dinas";
pub const DATA_SHEET: &str = "Laporan Informasi (AK/II)";
pub const PRINT_UPRIGHT: &str = "Tekan Ctrl+P untuk mencetak. Kertas A4 tegak.";
pub const PRINT_HOW: &str = "Tekan Ctrl+P untuk mencetak. Kertas A4 mendatar.";

/// How long the office has been waited for, or the applicant.
pub fn waiting(minutes: i64, stopped: bool) -> String {
    let time = super::date::waiting(minutes);
    if stopped { format!("pemohon, {time}") } else { time }
}

/// "12 dicentang".
pub fn chosen(count: usize) -> String {
    format!("{count} dicentang")
}

pub fn outcome(done: usize, skipped: usize) -> String {
    match skipped {
        0 => format!("{done} kartu berhasil."),
        _ => format!("{done} kartu berhasil, {skipped} dilewati."),
    }
}

/// "1.000+" above what is counted.
pub fn count(count: i64) -> String {
    if count > 1000 { "1.000+".to_owned() } else { count.to_string() }
}
