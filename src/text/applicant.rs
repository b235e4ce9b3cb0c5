//! The job seeker's own pages: task list, check, status, confirmation.

use crate::domain::application::State;

pub const FOOTER: &str = "Informasi";
pub const FOR_OFFICERS: &str = "Untuk petugas";
pub const TASKS_TITLE: &str = "Pendaftaran kartu AK-1";
pub const TASKS_LEAD: &str = "Isi semua bagian. Boleh berhenti dan dilanjutkan nanti.";
pub const TASK_EMPTY: &str = "Belum diisi";
pub const TASK_STARTED: &str = "Belum selesai";
pub const TASK_DONE: &str = "Selesai";
pub const TASK_CORRECT: &str = "Perlu diperbaiki";
pub const TASK_CLOSED: &str = "Terkunci";
pub const CHECK: &str = "Periksa dan kirim";
pub const CHECK_TITLE: &str = "Periksa jawaban Anda";
pub const CHECK_LEAD: &str = "Baca sekali lagi. Sebagian data ini dicetak di kartu.";
pub const DECLARATION: &str = "Semua data ini benar dan sesuai dokumen asli saya.";
pub const SEND: &str = "Kirim pendaftaran";
pub const SEND_AGAIN: &str = "Kirim perbaikan";
pub const INCOMPLETE: &str = "Belum bisa dikirim. Lengkapi dulu bagian ini:";
pub const CORRECT_TITLE: &str = "Ada yang perlu diperbaiki";
pub const CORRECTED_LEAD: &str = "Semua sudah Anda perbaiki. Tinggal kirim supaya petugas bisa memeriksa lagi.";
pub const CHANGED: &str = "sudah diubah";
pub const CORRECT_LEAD: &str = "Petugas meminta perbaikan di bawah ini. Bagian lain sudah benar dan terkunci.";
pub const STATUS_TITLE: &str = "Status pendaftaran";
pub const REGISTER_NO: &str = "Nomor daftar";
pub const CODE: &str = "Kode loket";
pub const CODE_HINT: &str = "Tunjukkan kode ini di loket.";
pub const CODE_QR: &str = "Kode QR untuk dipindai petugas loket";
pub const QUEUE_NO: &str = "Nomor antrean hari ini";
pub const NOT_SENT: &str = "Pendaftaran Anda BELUM terkirim.";
pub const MY_CARD: &str = "Lapor atau perpanjang kartu";
pub const GO_ON: &str = "Lanjutkan mengisi";
pub const CONFIRM_BUTTON: &str = "Periksa konsep kartu";
pub const CONFIRM_TITLE: &str = "Apakah kartu Anda sudah benar?";
pub const CONFIRM_LEAD: &str = "Ini konsep kartu Anda. Periksa nama, tanggal lahir, dan pendidikan.";
pub const CONFIRM: &str = "Ya, semua benar";
pub const CONFIRM_PAPER: &str = "Lihat seperti di kertas";
pub const CONFIRM_WRONG: &str = "Ada yang salah? Katakan kepada petugas di loket sebelum menyetujui.";
pub const CONFIRM_NOT_NOW: &str = "Konsep kartu bisa disetujui setelah Anda hadir di loket.";
pub const BIODATA_OPEN: &str = "Lengkapi biodata Anda";
pub const CANCEL_TITLE: &str = "Batalkan pendaftaran";
pub const CANCEL_WHY: &str = "Mengapa dibatalkan?";
pub const CANCEL_BUTTON: &str = "Batalkan";
pub const CANCEL_HINT: &str = "Nomor daftar tetap tercatat sebagai dibatalkan.";
pub const NEXT_PERSON: &str = "Orang berikutnya";
pub const NEXT_PERSON_HINT: &str =
    "Perangkat dipakai bersama? Data orang ini ditutup, lalu terbuka isian kosong. Jangan simpan kata sandi di sini.";
pub const START_AGAIN: &str = "Mulai pendaftaran baru";
pub const NEXT_TITLE: &str = "Apa yang terjadi setelah ini?";
pub const SHARE: &str = "Kirim tanda terima lewat WhatsApp";
pub const SHARE_HINT: &str = "Nama dan NIK tidak ikut terkirim.";
pub const CALENDAR: &str = "Simpan tanggal lapor di kalender HP";
pub const MY_DATA: &str = "Lihat dan unduh data saya";
pub const STEPS_TITLE: &str = "Enam langkah pelayanan";
pub const STEP_DONE: &str = "Selesai";
pub const STEP_NOW: &str = "Sedang berjalan";
pub const STEP_NEXT: &str = "Belum";

/// What happens now and what the person is to do.
pub fn what_now(state: State) -> &'static str {
    match state {
        State::Draft => "Lengkapi isian, lalu tekan Kirim.",
        State::Submitted => "Terkirim. Petugas akan memeriksa berkas Anda. Lihat halaman ini lagi nanti.",
        State::Returned => "Ada yang perlu dilengkapi. Perbaiki, lalu kirim lagi.",
        State::Complete => "Berkas Anda lengkap. Silakan datang ke loket.",
        State::Attended => "Anda sudah tercatat hadir. Periksa dan setujui konsep kartu.",
        State::Confirmed => "Terima kasih. Kartu Anda sedang diterbitkan.",
        State::Issued => "Kartu Anda sudah diterbitkan dan menunggu tanda tangan petugas.",
        State::Signed => "Kartu Anda siap. Ambil di loket dan tanda tangani.",
        State::HandedOver => "Kartu sudah Anda terima. Lapor setiap 6 bulan, atau segera setelah dapat kerja.",
        State::Cancelled => "Pendaftaran ini dibatalkan.",
    }
}

/// How many of the corrections were made, not yet sent.
pub fn corrected(done: usize, all: usize) -> String {
    match done {
        0 => "Belum ada yang diperbaiki.".to_owned(),
        _ if done < all => format!("{done} dari {all} sudah diperbaiki, belum terkirim."),
        _ => "Semua sudah diperbaiki. Tinggal kirim.".to_owned(),
    }
}

pub fn minutes(minutes: u16) -> String {
    format!("{minutes} menit")
}
