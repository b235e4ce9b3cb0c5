//! The reasons for which a file is returned: a list that the office edits, in plain words with an example.

use serde::{Deserialize, Serialize};

/// One reason of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReturnReason {
    /// Under which it is counted; never changes once used.
    pub code: String,
    /// What the job seeker reads.
    pub text: String,
    /// How it would be right, as "Contoh: foto dengan latar merah, wajah terlihat penuh."; may be empty.
    pub example: String,
}

impl ReturnReason {
    /// The whole sentence that goes to the job seeker.
    pub fn sentence(&self) -> String {
        if self.example.is_empty() { self.text.clone() } else { format!("{} {}", self.text, self.example) }
    }
}

/// What an office begins with.
pub fn defaults() -> Vec<ReturnReason> {
    const LIST: [(&str, &str, &str); 9] = [
        ("kabur", "Gambar tidak terbaca.", "Contoh: foto ulang di tempat terang, seluruh tulisan terlihat jelas."),
        ("terpotong", "Sebagian dokumen terpotong.", "Contoh: keempat sudut dokumen harus terlihat."),
        ("silau", "Ada pantulan cahaya di atas tulisan.", "Contoh: foto tanpa lampu kilat, miringkan sedikit."),
        ("salah-dokumen", "Ini bukan dokumen yang diminta.", "Contoh: unggah ijazah terakhir atau SKL."),
        ("pas-foto", "Pas foto belum sesuai.", "Contoh: wajah menghadap depan, latar merah polos, tanpa topi."),
        (
            "nama-beda",
            "Nama tidak sama dengan KTP.",
            "Contoh: tulis persis seperti di KTP; bila ijazah berbeda, bawa surat keterangan.",
        ),
        ("tanggal-lahir", "Tanggal lahir tidak sama dengan KTP.", ""),
        ("alamat", "Alamat tidak sama dengan KTP.", "Contoh: tulis jalan, RT/RW, dan kelurahan seperti di KTP."),
        (
            "pendidikan",
            "Pendidikan tidak sama dengan ijazah.",
            "Contoh: tahun lulus dan jurusan seperti tertulis di ijazah.",
        ),
    ];
    LIST.map(|(code, text, example)| ReturnReason { code: code.into(), text: text.into(), example: example.into() })
        .into()
}
