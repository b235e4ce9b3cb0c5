//! The nightly backup, as an admin reads it.

use crate::domain::backup_failure::BackupFailure;

pub use super::settings::BACKUP as TITLE;

pub const LEAD: &str =
    "Setiap malam seluruh data kantor disalin. Salinannya langsung dicoba dipulihkan, supaya pasti bisa dipakai.";
pub const GOOD: &str = "Cadangan terakhir bisa dipulihkan.";
pub const LATE: &str = "Belum ada cadangan baru yang bisa dipakai. Hubungi pengelola komputer kantor hari ini: periksa apakah folder \
    cadangan sudah diatur, tersambung, dan masih ada tempat.";
pub const NONE: &str = "Belum ada catatan cadangan.";
pub const NIGHTS: &str = "Riwayat";
pub const WHEN: &str = "Waktu";
pub const OUTCOME: &str = "Hasil";
pub const FOLDER: &str = "Nama folder";
pub const SIZE: &str = "Ukuran";

/// "pulih: 1.240 berkas, 0,4 detik".
pub fn restored(files: i64, millis: i64) -> String {
    format!("pulih: {} berkas, {} detik", thousands(files), tenths(millis, 1000))
}

/// "12,3 MB", from bytes.
pub fn size(bytes: i64) -> String {
    format!("{} MB", tenths(bytes, 1_000_000))
}

pub fn failed(failure: BackupFailure) -> &'static str {
    match failure {
        BackupFailure::NoRoom => "gagal: tempat penyimpanan penuh. Kosongkan dulu, lalu tunggu satu jam.",
        BackupFailure::NotWritten => "gagal: folder cadangan tidak bisa ditulisi. Periksa apakah tersambung.",
        BackupFailure::NotRestored => "gagal: salinan jadi, tetapi tidak bisa dipulihkan. Jangan hapus cadangan lama.",
    }
}

/// With a comma and one digit behind it, rounded up, so that nothing is ever 0,0.
fn tenths(amount: i64, unit: i64) -> String {
    let tenths = (amount.saturating_mul(10) + unit - 1) / unit;
    format!("{},{}", thousands(tenths / 10), tenths % 10)
}

fn thousands(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_people_write_them() {
        assert_eq!(restored(1_240, 381), "pulih: 1.240 berkas, 0,4 detik");
        assert_eq!(restored(0, 12_000), "pulih: 0 berkas, 12,0 detik");
        assert_eq!(restored(1_234_567, 1), "pulih: 1.234.567 berkas, 0,1 detik");
        assert_eq!(size(14_050_000_000), "14.050,0 MB");
    }
}
