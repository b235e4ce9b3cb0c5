//! The job seeker's own copy of everything that is kept (UU 27/2022, articles 7 and 32): read from the store in words, for a page and for
//! a file. No server function: only the server's own pages ask for it.

use serde::Serialize;

use super::data_ask::AskData;
use super::device::{DeviceView, devices};
use super::my_card_data::{AskedAgain, CardLifeData};
use super::view::moment;
use super::{ApiError, context, my_card_data};
use crate::access::Applicant;
use crate::access::cookie::Side;
use crate::domain::form::Step;
use crate::domain::form::answers::row_key;
use crate::domain::form::check::{Rules, asked};
use crate::domain::nik::Nik;
use crate::store::Store;
use crate::store::application::Application;
use crate::store::my_data::Deed;
use crate::store::session::Holder;
use crate::text::{date, file, form, my_data, state};

/// Names in the file are those that a person reads. Instants are the office's own, "24-11-2026 10.42".
#[derive(Clone, Serialize)]
pub struct MyData {
    #[serde(rename = "dibuat")]
    pub made_at: String,
    #[serde(rename = "kantor")]
    pub office: String,
    pub nik: String,
    #[serde(rename = "akun_dibuat")]
    pub account_since: String,
    #[serde(rename = "ktp_sudah_dilihat")]
    pub proven: bool,
    /// The newest first.
    #[serde(rename = "pendaftaran")]
    pub files: Vec<FileData>,
    /// What was asked about these data, the newest first.
    #[serde(rename = "permintaan")]
    pub asks: Vec<AskData>,
    /// Where the account is signed in.
    #[serde(rename = "perangkat")]
    pub devices: Vec<DeviceView>,
}

#[derive(Clone, Serialize)]
pub struct FileData {
    #[serde(rename = "nomor_daftar")]
    pub register: Option<String>,
    #[serde(rename = "jenis")]
    pub kind: &'static str,
    pub status: &'static str,
    #[serde(rename = "jawaban")]
    pub answers: Vec<AnswerData>,
    #[serde(rename = "dokumen")]
    pub documents: Vec<DocumentData>,
    #[serde(rename = "perbaikan")]
    pub corrections: Vec<CorrectionData>,
    #[serde(rename = "waktu_langkah")]
    pub times: Vec<TimeData>,
    #[serde(rename = "riwayat")]
    pub history: Vec<DeedData>,
    #[serde(rename = "kedatangan")]
    pub visits: Vec<VisitData>,
    #[serde(rename = "akses_petugas")]
    pub accesses: Vec<DeedData>,
    #[serde(rename = "kartu")]
    pub card: Option<CardData>,
    #[serde(rename = "masa_kartu")]
    pub card_life: Option<CardLifeData>,
    #[serde(rename = "permohonan_kartu")]
    pub asked_again: Option<AskedAgain>,
}

#[derive(Clone, Serialize)]
pub struct AnswerData {
    #[serde(skip)]
    pub step: Step,
    #[serde(rename = "kunci")]
    pub key: String,
    #[serde(rename = "pertanyaan")]
    pub question: String,
    #[serde(rename = "jawaban")]
    pub answer: String,
}

#[derive(Clone, Serialize)]
pub struct DocumentData {
    #[serde(rename = "nama")]
    pub name: String,
    #[serde(rename = "alamat")]
    pub href: String,
    #[serde(rename = "diunggah")]
    pub added: String,
}

#[derive(Clone, Serialize)]
pub struct CorrectionData {
    #[serde(rename = "waktu")]
    pub at: String,
    #[serde(rename = "bagian")]
    pub spot: String,
    #[serde(rename = "alasan")]
    pub reason: String,
    #[serde(rename = "selesai")]
    pub ended: Option<String>,
}

#[derive(Clone, Serialize)]
pub struct TimeData {
    #[serde(rename = "langkah")]
    pub step: u8,
    #[serde(rename = "nama")]
    pub name: &'static str,
    #[serde(rename = "mulai")]
    pub started: String,
    #[serde(rename = "selesai")]
    pub ended: Option<String>,
}

#[derive(Clone, Serialize)]
pub struct DeedData {
    #[serde(rename = "waktu")]
    pub at: String,
    #[serde(rename = "kejadian")]
    pub what: String,
    #[serde(rename = "oleh")]
    pub by: String,
}

#[derive(Clone, Serialize)]
pub struct VisitData {
    #[serde(rename = "datang")]
    pub arrived: String,
    #[serde(rename = "selesai")]
    pub left: Option<String>,
    #[serde(rename = "keperluan")]
    pub what: String,
}

#[derive(Clone, Serialize)]
pub struct CardData {
    #[serde(rename = "nomor")]
    pub number: Option<String>,
    #[serde(rename = "terbit")]
    pub issued: Option<String>,
    #[serde(rename = "berlaku_sampai")]
    pub until: Option<String>,
    #[serde(rename = "tanggal_lapor")]
    pub reports: Vec<String>,
    #[serde(rename = "penanda_tangan")]
    pub signer: Option<String>,
}

/// That of whoever is signed in.
pub async fn read_my_data() -> Result<MyData, ApiError> {
    let applicant = context::applicant().await?;
    collect(&context::store()?, &applicant, &context::own_session(Side::Applicant)?).await
}

/// `own` is the name of the session that asks.
pub async fn collect(store: &Store, applicant: &Applicant, own: &str) -> Result<MyData, ApiError> {
    let account = store.account_facts(&applicant.account).await?;
    let mut files = Vec::new();
    let mut nik: Option<Nik> = None;
    for application in store.applications_of_account(&applicant.account).await?.into_iter().rev() {
        nik.get_or_insert_with(|| application.nik.clone());
        files.push(file_data(store, application).await?);
    }
    Ok(MyData {
        made_at: moment(store.clock().now()),
        office: store.office().await?.name,
        nik: nik.map(|nik| nik.grouped()).unwrap_or_default(),
        account_since: moment(account.created_at),
        proven: account.proven,
        files,
        asks: store.asks_of_account(&applicant.account).await?.iter().map(AskData::of).collect(),
        devices: devices(store, &Holder::Account(applicant.account.clone()), own).await?,
    })
}

async fn file_data(store: &Store, application: Application) -> Result<FileData, ApiError> {
    let id = application.id.as_str();
    let documents = store.documents(id).await?.into_iter().map(|page| DocumentData {
        name: form::document_page(page.kind, page.page),
        href: format!("/berkas/{}", page.id),
        added: moment(page.added_at),
    });
    let corrections = store.all_corrections(&application).await?.into_iter().map(|asked| CorrectionData {
        at: moment(asked.at),
        spot: form::spot(&asked.pin),
        reason: asked.reason,
        ended: asked.ended_at.map(moment),
    });
    let times = store.sop_times(id).await?.into_iter().map(|time| TimeData {
        step: time.step,
        name: usize::from(time.step)
            .checked_sub(1)
            .and_then(|at| state::SOP_STEPS.get(at).copied())
            .unwrap_or_default(),
        started: moment(time.started_at),
        ended: time.ended_at.map(moment),
    });
    let visits = store.visits(id).await?.into_iter().map(|visit| VisitData {
        arrived: moment(visit.arrived_at),
        left: visit.left_at.map(moment),
        what: my_data::visit(visit.queue_no, &visit.purpose),
    });
    let deed = |deed: Deed, what: String| DeedData { at: moment(deed.at), what, by: my_data::by(deed.by.as_deref()) };
    let history = store.deeds(id).await?.into_iter().map(|done| {
        let what = file::happened(&done.what).to_owned();
        deed(done, what)
    });
    let accesses = store.accesses(id).await?.into_iter().map(|seen| {
        let what = my_data::access(&seen.what).to_owned();
        deed(seen, what)
    });
    let card = store.card(&application).await?.map(|card| CardData {
        number: card.face.number,
        issued: card.face.issued_on.map(date::long),
        until: card.face.valid_until.map(date::long),
        reports: card.face.reports_due.into_iter().map(date::long).collect(),
        signer: card.face.signer.map(|signer| signer.name),
    });
    Ok(FileData {
        register: application.register.map(|register| format!("{}/{}", register.number, register.year)),
        kind: state::kind(application.kind),
        status: state::state(application.state),
        documents: documents.collect(),
        corrections: corrections.collect(),
        times: times.collect(),
        visits: visits.collect(),
        history: history.collect(),
        accesses: accesses.collect(),
        card,
        card_life: my_card_data::card_life(store, &application).await?,
        asked_again: my_card_data::asked_again(store, &application).await?,
        answers: answers(store, &application).await?,
    })
}

/// The questions that were answered, in the order of the form.
pub(super) async fn answers(store: &Store, application: &Application) -> Result<Vec<AnswerData>, ApiError> {
    let rules: Rules = super::form::server::rules(store, application).await?;
    let answers = store.answers(application).await?;
    let mut lines = Vec::new();
    for step in Step::ALL {
        let single = step.fields().iter().filter(|field| asked(field, &answers, &rules));
        let mut keys: Vec<_> = single.map(|field| field.key.to_owned()).collect();
        if let Some(rows) = step.rows() {
            let row = |number| rows.fields.iter().map(move |field| row_key(rows.key, number, field.key));
            keys.extend((0..answers.row_count(rows)).flat_map(row));
        }
        for key in keys.into_iter().filter(|key| !answers.get(key).is_empty()) {
            let spot = crate::domain::correction::Pin::Field(key.clone());
            let answer = form::answer_of(&key, answers.raw(&key));
            lines.push(AnswerData { step, question: form::spot(&spot), answer, key });
        }
    }
    Ok(lines)
}
