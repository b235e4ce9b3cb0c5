//! The receipt (*tanda terima*) as a message that the job seeker sends on: never with the NIK or the name.

use crate::domain::settings::Office;

pub fn receipt(office: &Office, register: &str, code: &str) -> String {
    format!(
        "Pendaftaran kartu AK-1\n{}\nNomor daftar: {register}\nKode loket: {code}\n\n\
         Bawa KTP asli dan dokumen asli yang diunggah.\nAlamat: {}\nJam pelayanan: {}\n\nLayanan ini GRATIS.",
        office.name, office.address, office.opening_hours
    )
}
