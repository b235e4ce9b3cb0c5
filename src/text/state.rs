//! Words for states, moves, kinds and roles; those of the design, used everywhere alike.

use crate::domain::application::{Kind, Move, State};
use crate::domain::code::Code;
use crate::domain::purpose::Purpose;
use crate::domain::queue::Queue;
use crate::domain::role::Role;

pub fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Draf",
        State::Submitted => "Menunggu diperiksa",
        State::Returned => "Perlu dilengkapi",
        State::Complete => "Lengkap",
        State::Attended => "Hadir",
        State::Confirmed => "Dikonfirmasi",
        State::Issued => "Diterbitkan",
        State::Signed => "Ditandatangani",
        State::HandedOver => "Diserahkan (kartu aktif)",
        State::Cancelled => "Dibatalkan",
    }
}

/// What the desk is to do with a queue.
pub fn queue(queue: Queue) -> &'static str {
    match queue {
        Queue::ToCheck => "Perlu diperiksa",
        Queue::WithApplicant => "Menunggu pemohon",
        Queue::Expected => "Menunggu hadir",
        Queue::ArrivedToday => "Hadir hari ini",
        Queue::ToConfirm => "Menunggu konfirmasi",
        Queue::ToIssue => "Perlu diterbitkan",
        Queue::ToSign => "Perlu ditandatangani",
        Queue::ToHandOver => "Perlu diserahkan",
        Queue::NotCollected => "Belum diambil",
        Queue::Done => "Sudah diserahkan",
    }
}

/// The button of a move.
pub fn action(mv: Move) -> &'static str {
    match mv {
        Move::Send => "Kirim",
        Move::Return => "Kembalikan untuk dilengkapi",
        Move::Accept => "Berkas lengkap",
        Move::Attend => "Catat hadir, KTP asli cocok",
        Move::Confirm => "Pemohon menyetujui biodata dan konsep kartu",
        Move::Issue => "Terbitkan kartu",
        Move::Sign => "Tandatangani kartu",
        Move::HandOver => "Serahkan kartu, pemohon sudah tanda tangan",
        Move::Cancel => "Batalkan permohonan",
        Move::UndoCheck => "Urungkan hasil pemeriksaan",
        Move::UndoIssue => "Urungkan penerbitan",
        Move::UndoSign => "Urungkan tanda tangan",
    }
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "Baru",
        Kind::Renewal => "Perpanjangan",
        Kind::Correction => "Perbaikan",
        Kind::Reprint => "Cetak ulang",
    }
}

/// What the attendance list says somebody came for; `code` is that of a kind of application or of a purpose.
pub fn purpose(code: &str) -> &'static str {
    match (Kind::from_code(code), Purpose::from_code(code)) {
        (Some(of), _) => kind(of),
        (None, Some(Purpose::Check)) => "Pemeriksaan berkas",
        (None, Some(Purpose::Correct)) => "Melengkapi berkas",
        (None, Some(Purpose::Card)) => "Pembuatan kartu",
        (None, Some(Purpose::Collect)) => "Mengambil kartu",
        (None, Some(Purpose::Report)) => "Lapor atau perubahan",
        (None, Some(Purpose::Ask)) => "Bertanya",
        (None, None) => super::common::NOTHING,
    }
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Information => "Petugas Informasi",
        Role::ServiceHead => "Kasi Layanan",
        Role::PlacementOfficer => "Petugas Pengantar Kerja",
        Role::Admin => "Admin",
    }
}

/// The class that gives a state its look.
pub fn class(state: State) -> &'static str {
    match state {
        State::Draft => "state draft",
        State::Returned => "state returned",
        State::HandedOver => "state handed-over",
        State::Cancelled => "state cancelled",
        _ => "state",
    }
}

/// The six steps of the SOP in a person's words.
pub const SOP_STEPS: [&str; 6] = [
    "Mendaftar di loket atau lewat HP",
    "Petugas memeriksa kelengkapan berkas",
    "Mengisi daftar hadir dan biodata",
    "Kartu AK-1 diterbitkan",
    "Kartu ditandatangani petugas pengantar kerja",
    "Anda menerima dan menandatangani kartu",
];
