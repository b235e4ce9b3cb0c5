//! Closed reports: what stands on them besides their figures.

use super::date;
use chrono::NaiveDate;

pub const CORRECTIONS: &str = "Koreksi setelah laporan ditutup";
pub const DAY: &str = "Tanggal";
pub const FIGURE: &str = "Angka";
pub const CHANGE: &str = "Perubahan";
pub const REASON: &str = "Alasan";
pub const BY: &str = "Oleh";

/// "Ditutup 3 Desember 2026 oleh Endang Sulistyowati, NIP 19…".
pub fn closed(on: NaiveDate, name: &str, nip: &str) -> String {
    let nip = if nip.is_empty() { String::new() } else { format!(", NIP {nip}") };
    format!("Ditutup {} oleh {name}{nip}", date::long(on))
}

/// A figure by its table, row and column: "Permohonan: Diterbitkan, Baru".
pub fn place([table, row, column]: [&str; 3]) -> String {
    format!("{table}: {row}, {column}")
}

/// "SHA-256: ab12…".
pub fn hash(hash: &str) -> String {
    format!("SHA-256: {hash}")
}
