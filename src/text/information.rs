//! The Laporan Informasi: what came in, was checked, returned, issued, signed and handed over, and the times against the SOP.

use crate::domain::application::Move;

pub const TITLE: &str = "Laporan Informasi Pelayanan Kartu AK-1";
pub const FLOW: &str = "Permohonan";
pub const STEP: &str = "Tahap";
pub const SUM: &str = "Jumlah";
pub const CAME_IN: &str = "Masuk (nomor register baru)";
pub const SENT_AGAIN: &str = "Kiriman perbaikan";
pub const UNDONE: &str = "Diurungkan";
pub const REASONS: &str = "Alasan pengembalian";
pub const REASON: &str = "Alasan";
pub const COUNT: &str = "Jumlah";
pub const TIMES: &str = "Waktu terhadap SOP (menit)";
pub const SOP_STEP: &str = "Langkah SOP";
pub const STANDARD: &str = "Standar";
pub const ENDED: &str = "Selesai";
pub const MEDIAN: &str = "Median";
pub const P90: &str = "90% paling lama";
pub const WITHIN: &str = "Sesuai standar";
pub const NOTE_HOURS: &str =
    "Waktu dihitung pada jam pelayanan, Senin sampai Jumat pukul 08.00–15.00, tanpa waktu menunggu pemohon.";
pub const NOTE_DAYS: &str = "Setiap tahap dihitung pada hari dilakukan; tahap yang diurungkan tetap terhitung dan tampak pada baris \"Diurungkan\".";

/// The row that counts a move.
pub fn moved(mv: Move) -> &'static str {
    match mv {
        Move::Send => CAME_IN,
        Move::Return => "Dikembalikan untuk dilengkapi",
        Move::Accept => "Dinyatakan lengkap",
        Move::Attend => "Hadir",
        Move::Confirm => "Biodata dikonfirmasi",
        Move::Issue => "Diterbitkan",
        Move::Sign => "Ditandatangani",
        Move::HandOver => "Diserahkan",
        Move::Cancel => "Dibatalkan",
        Move::UndoCheck | Move::UndoIssue | Move::UndoSign => UNDONE,
    }
}

/// "2. Petugas memeriksa kelengkapan berkas".
pub fn sop_step(number: usize) -> String {
    format!("{}. {}", number, super::state::SOP_STEPS.get(number.wrapping_sub(1)).copied().unwrap_or_default())
}
