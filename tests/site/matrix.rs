//! The role matrix: every route and every server function against everybody who may come, in one table. What is not in the table fails
//! the test.

use ak1::api::ApiError;
use ak1::domain::role::Role;
use ak1::web;

use super::app::{PASSWORD, TestApp};
use super::client::{Client, NOTHING};
use super::desk::sign_in;
use super::samples;
use super::seeker::Seeker;

/// Status of the answer, to each caller. A server function's answer counts as 401 when it asks to sign in (or to change the one-time
/// password), as 404 when it says "not yours", and as 200 when the caller was let in, whatever became of the request.
///
/// `other` is a job seeker, and the record asked for is another one's that was sent and waits for its check; where the page has no
/// record in its address it is their own. There is no emblem before the admin, who comes sixth, has uploaded one. `new` is an officer with every role who has not yet changed the one-time password.
const TABLE: &str = "
                                          nobody other  info  head place admin   new
GET /                                        200   200   200   200   200   200   200
GET /alur                                    200   200   200   200   200   200   200
GET /sop                                     200   200   200   200   200   200   200
GET /statistik                               200   200   200   200   200   200   200
GET /privasi                                 200   200   200   200   200   200   200
GET /daftar                                  200   200   200   200   200   200   200
GET /masuk                                   200   200   200   200   200   200   200
GET /lupa                                    200   200   200   200   200   200   200
GET /ambil                                   200   200   200   200   200   200   200
GET /permohonan                              401   200   401   401   401   401   401
GET /permohonan/periksa                      401   200   401   401   401   401   401
GET /permohonan/konfirmasi                   401   200   401   401   401   401   401
GET /permohonan/{langkah}                    401   200   401   401   401   401   401
GET /status                                  401   200   401   401   401   401   401
GET /data-saya                               401   200   401   401   401   401   401
GET /data-saya/permintaan                    401   200   401   401   401   401   401
GET /kartu                                   401   200   401   401   401   401   401
GET /kartu/{bagian}                          401   200   401   401   401   401   401
GET /kabar-kerja                             200   200   200   200   200   200   200

GET /meja                                    401   401   200   200   200   200   401
GET /meja/masuk                              200   200   200   200   200   200   200
GET /meja/sandi                              401   401   200   200   200   200   200
GET /meja/kode                               401   401   401   401   401   401   401
GET /meja/dua-langkah                        401   401   200   200   200   200   401
GET /meja/perangkat                          401   401   200   200   200   200   401
GET /meja/berkas/{id}                        401   401   200   200   200   404   401
GET /meja/kelompok/{aksi}                    401   401   404   404   200   404   401
GET /meja/datang                             401   401   200   404   404   404   401
GET /meja/sandi-pemohon                      401   401   200   404   404   404   401
GET /meja/sandi-pemohon/{id}                 401   401   200   404   404   404   401
GET /meja/loket                              401   401   200   404   404   404   401
GET /meja/bantu/{id}                         401   404   200   404   404   404   401
GET /meja/bantu/{id}/hp                      401   401   200   404   404   404   401
GET /meja/bantu/{id}/periksa                 401   404   200   404   404   404   401
GET /meja/bantu/{id}/{langkah}               401   404   200   404   404   404   401
GET /meja/hadir                              401   401   200   200   200   200   401
GET /meja/register                           401   401   200   200   404   404   401
GET /meja/ambil                              401   401   200   200   404   404   401
GET /meja/input                              401   401   200   200   200   404   401
GET /meja/permintaan                         401   401   200   200   404   404   401
GET /meja/permintaan/{id}                    401   401   404   404   404   404   401
GET /meja/pengaturan                         401   401   404   404   404   200   401
GET /meja/pengaturan/petugas                 401   401   404   404   404   200   401
GET /meja/pengaturan/{bagian}                401   401   404   404   404   200   401
GET /meja/kartu                              401   401   200   200   200   404   401
GET /meja/kartu/{id}                         401   401   404   404   404   404   401
GET /meja/kartu/{id}/{bagian}                401   401   404   404   404   404   401
GET /meja/laporan                            401   401   404   200   200   404   401
GET /meja/laporan/{laporan}                  401   401   404   200   200   404   401
GET /meja/laporan/{laporan}/orang            401   401   404   200   200   404   401
GET /meja/laporan-informasi                  401   401   404   200   200   404   401
GET /meja/terdampak                          401   401   404   200   404   404   401
GET /meja/cetak                              401   401   200   200   200   404   401
GET /meja/statistik                          401   401   200   200   200   404   401
GET /meja/impor                              401   401   404   404   404   200   401
GET /meja/lambang                            401   401   404   404   404   200   401
GET /meja/cadangan                           401   401   404   404   404   200   401
GET /meja/papan                              401   401   200   200   200   200   401
GET /meja/layar                              401   401   200   200   200   200   401
GET /cetak/kartu/{id}                        401   401   200   200   200   404   401
GET /cetak/saku/{id}                         401   401   200   200   200   404   401
GET /cetak/lapor/{id}/{baris}                401   401   200   200   200   404   401
GET /cetak/konsep                            401   200   401   401   401   401   401
GET /cetak/kalibrasi                         401   401   200   200   200   404   401
GET /cetak/register/{tahun}                  401   401   200   200   404   404   401
GET /cetak/hadir/{hari}                      401   401   200   200   200   200   401
GET /cetak/ak2/{id}                          401   401   200   200   200   404   401
GET /cetak/laporan/{laporan}                 401   401   404   200   200   404   401
GET /cetak/laporan-informasi                 401   401   404   200   200   404   401
GET /cetak/pemberitahuan                     401   401   404   200   404   404   401
GET /cetak/sop                               200   200   200   200   200   200   200

GET /periksa                                 200   200   200   200   200   200   200
GET /periksa/{token}                         200   200   200   200   200   200   200
GET /periksa.js                              200   200   200   200   200   200   200
GET /periksa-sw.js                           200   200   200   200   200   200   200
GET /periksa/kunci                           200   200   200   200   200   200   200
GET /periksa/daftar-dicabut                  200   200   200   200   200   200   200
GET /berkas/{document}                       404   404   200   200   200   404   404
GET /meja/kabar                              401   401   200   200   200   200   401
GET /lambang                                 404   404   404   404   404   404   200
GET /cetak.js                                200   200   200   200   200   200   200
GET /cetak/ukuran.css                        200   200   200   200   200   200   200
GET /kode.svg                                404   404   404   404   404   404   404
GET /kalender.ics                            303   404   303   303   303   303   303
GET /data-saya.json                          303   200   303   303   303   303   303
GET /bagikan                                 303   404   303   303   303   303   303
GET /statistik.csv                           200   200   200   200   200   200   200
GET /meja/statistik.csv                      403   403   200   200   200   403   403
GET /meja/impor.csv                          403   403   403   403   403   404   403
GET /sehat                                   200   200   200   200   200   200   200
GET /siap                                    200   200   200   200   200   200   200
GET /sw.js                                   200   200   200   200   200   200   200
GET /mulai.js                                200   200   200   200   200   200   200
GET /luring                                  200   200   200   200   200   200   200
GET /manifest.webmanifest                    200   200   200   200   200   200   200
POST /unggah/{application}/{kind}            403   403   409   403   403   403   403
POST /ekspor/register                        303   303   303   303   404   404   303
POST /ekspor/orang                           303   303   404   303   303   404   303
POST /ekspor/hadir                           303   303   303   303   404   404   303
POST /ekspor/kartu                           303   303   303   303   404   404   303
POST /ekspor/input                           303   303   303   303   303   404   303
POST /ekspor/terdampak                       303   303   404   422   404   404   303
POST /ekspor/laporan                         303   303   404   200   200   404   303
POST /ekspor/laporan-informasi               303   303   404   200   200   404   303
POST /unggah/lambang                         403   403   403   403   403   303   403
POST /unggah/impor                           403   403   403   403   403   303   403
POST /unggah/hapus/{document}                403   403   409   403   403   403   403
POST /api/{*name}                            404   404   404   404   404   404   404

daftar                                       200   200   200   200   200   200   200
masuk                                        200   200   200   200   200   200   200
lupa                                         200   200   200   200   200   200   200
ambil                                        200   200   200   200   200   200   200
keluar                                       200   200   200   200   200   200   200
perangkat                                    401   200   401   401   401   401   401
data-minta                                   401   200   401   401   401   401   401
data-tarik                                   401   200   401   401   401   401   401
kantor                                       200   200   200   200   200   200   200
kunci-laci                                   401   200   401   401   401   401   401
permohonan                                   401   404   200   404   404   404   401
langkah                                      401   404   200   404   404   404   401
simpan                                       401   404   200   404   404   404   401
kirim                                        401   404   200   404   404   404   401
konsep-kartu                                 401   404   200   404   404   404   401
kartu-lakukan                                401   404   404   404   404   404   401
kartu-mulai                                  401   404   404   404   404   404   401
kartu-cari                                   401   401   200   200   200   404   401
kartu-nik                                    401   401   404   404   404   404   401
kabar-kerja                                  200   200   200   200   200   200   200
periksa                                      200   200   200   200   200   200   200
periksa-kode                                 200   200   200   200   200   200   200

meja-masuk                                   200   200   200   200   200   200   200
meja-keluar                                  200   200   200   200   200   200   200
meja-sandi                                   401   401   200   200   200   200   200
meja-kode                                    401   401   401   401   401   401   401
meja-dua-langkah-mulai                       401   401   200   200   200   200   401
meja-dua-langkah                             401   401   200   200   200   200   401
meja-dua-langkah-akhiri                      401   401   200   200   200   200   401
meja-kode-cadangan                           401   401   200   200   200   200   401
meja-perangkat                               401   401   200   200   200   200   401
meja-antrean                                 401   401   200   200   200   200   401
meja-cari                                    401   401   200   200   200   200   401
meja-pegang                                  401   401   200   200   200   404   401
meja-catatan                                 401   401   200   404   200   404   401
meja-serahkan                                401   401   200   404   200   404   401
meja-kelompok                                401   401   404   404   200   404   401
meja-kelompok-putuskan                       401   401   404   404   200   404   401
meja-berkas                                  401   401   200   200   200   404   401
meja-putuskan                                401   401   200   404   404   404   401
meja-kembalikan                              401   401   200   404   404   404   401
meja-datang-baca                             401   401   200   404   404   404   401
meja-datang-cari                             401   401   200   404   404   404   401
meja-datang                                  401   401   200   404   404   404   401
meja-sandi-pemohon-baca                      401   401   200   404   404   404   401
meja-sandi-pemohon-cari                      401   401   200   404   404   404   401
meja-sandi-pemohon                           401   401   200   404   404   404   401
meja-bantu-hp-baca                           401   401   200   404   404   404   401
meja-bantu-hp                                401   401   200   404   404   404   401
meja-loket                                   401   401   200   404   404   404   401
meja-loket-siapa                             401   401   200   404   404   404   401
meja-hadir                                   401   401   200   200   200   200   401
meja-panggil                                 401   401   200   404   404   404   401
meja-layar                                   401   401   200   200   200   200   401
meja-papan                                   401   401   200   200   200   200   401
laporan-tutup                                401   401   404   200   404   404   401
laporan-koreksi                              401   401   404   200   404   404   401
input-catat                                  401   401   200   200   200   404   401
input-batal                                  401   401   200   200   200   404   401
meja-data-jawab                              401   401   404   404   404   404   401
register-cari                                401   401   200   200   404   404   401
register-sahkan                              401   401   404   200   404   404   401
meja-pengingat                               401   401   200   200   200   404   401
meja-cetak                                   401   401   200   200   200   404   401
cetak-ukuran                                 401   401   200   200   200   404   401
meja-pengaturan                              401   401   404   404   404   200   401
meja-pengaturan-isi                          401   401   404   404   404   200   401
meja-pengaturan-simpan                       401   401   404   404   404   200   401
meja-petugas                                 401   401   404   404   404   200   401
meja-petugas-simpan                          401   401   404   404   404   200   401
impor-kolom                                  401   401   404   404   404   200   401
impor-kembali                                401   401   404   404   404   200   401
impor-jalankan                               401   401   404   404   404   404   401
";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Who {
    Nobody,
    Other,
    Officer(Role),
    New,
}

/// In the order of the table's columns.
const EVERYBODY: [Who; 7] = [
    Who::Nobody,
    Who::Other,
    Who::Officer(Role::Information),
    Who::Officer(Role::ServiceHead),
    Who::Officer(Role::PlacementOfficer),
    Who::Officer(Role::Admin),
    Who::New,
];

/// A row: a route with its method, or the name of a server function, and the seven answers.
fn rows() -> Vec<(String, Vec<u16>)> {
    let row = |line: &str| {
        let words: Vec<_> = line.split_whitespace().collect();
        let (name, answers) = words.split_at(words.len().checked_sub(EVERYBODY.len())?);
        let answers: Option<Vec<_>> = answers.iter().map(|answer| answer.parse().ok()).collect();
        Some((name.join(" "), answers?))
    };
    TABLE.lines().filter_map(row).collect()
}

/// Where something can be read, with `id` for what it is about; not what never ends.
pub fn reading_addresses(id: &str) -> Vec<String> {
    let filled = |path: &str| {
        let path = path.split('/').map(|part| if part.starts_with('{') { id } else { part });
        path.collect::<Vec<_>>().join("/")
    };
    let paths = rows().into_iter().filter_map(|(name, _)| name.strip_prefix("GET ").map(filled));
    paths.filter(|path| path != "/meja/kabar").collect()
}

/// Where something can be written: routes by POST and server functions, with `id` for what they are about.
pub fn writing_addresses(id: &str) -> Vec<String> {
    let address = |name: &str| match name.split_once(' ') {
        None => Some(format!("/api/{name}")),
        Some(("POST", path)) => Some(path.replace("{application}", id).replace("{document}", id)),
        Some(_) => None,
    };
    let filled = |path: String| path.replace("{kind}", "ktp").replace("{*name}", "tidak-ada");
    rows().iter().filter_map(|(name, _)| address(name)).map(filled).collect()
}

#[tokio::test]
async fn everybody_gets_what_the_table_says_and_nothing_else() {
    let app = TestApp::new().await;
    let owner = app.somebody().await;
    owner.fill_everything().await;
    owner.send_application().await.expect("sent");
    let record = Record::of(&owner).await;
    let before = app.standing(&record.application).await;
    let mut wrong = Vec::new();
    for (at, who) in EVERYBODY.into_iter().enumerate() {
        let mut client = come(&app, who).await;
        for (name, answers) in rows() {
            let answer = match name.split_once(' ') {
                Some((method, path)) => record.route(&client, method, path).await,
                None => record.function(&client, &name).await,
            };
            if answer != answers[at] {
                wrong.push(format!("{name}, {who:?}: {answer}, not {}", answers[at]));
            }
            if name.ends_with("keluar") {
                client = come(&app, who).await;
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let after = app.standing(&record.application).await;
    assert_eq!((before.0, before.1), (after.0, after.1), "nobody has changed the record");
}

#[tokio::test]
async fn every_route_and_every_server_function_stands_in_the_table_once() {
    // The list of server functions is complete only when the router is linked in.
    let app = TestApp::new().await;
    drop(app.router());
    let pages = web::paths().iter().flatten().map(|page| format!("GET {}", page.path()));
    let functions = leptos::server_fn::axum::server_fn_paths();
    let functions = functions.map(|(path, _)| path.strip_prefix("/api/").unwrap_or(path).to_owned());
    let mut there: Vec<_> = pages.chain(functions).chain(plain_routes()).collect();
    let mut listed: Vec<_> = rows().into_iter().map(|(name, _)| name).collect();
    there.sort();
    listed.sort();
    assert_eq!(there, listed);
}

/// An Axum router does not tell its routes, so they are read from where they are written.
fn plain_routes() -> Vec<String> {
    let source = include_str!("../../src/web.rs");
    let route = |call: &str| {
        let path = call.split('"').nth(1)?;
        let method = if call.split(')').next()?.contains(" post(") { "POST" } else { "GET" };
        Some(format!("{method} {path}"))
    };
    source.split(".route(").skip(1).filter_map(route).collect()
}

#[tokio::test]
async fn links_and_buttons_are_shown_only_to_those_who_may_use_them() {
    let app = TestApp::new().await;
    let mut wrong = Vec::new();
    for role in Role::ALL {
        let html = app.officer(&[role]).await.page("/meja").await;
        for (link, may) in [
            ("href=\"/meja/datang\"", role == Role::Information),
            ("href=\"/meja/loket\"", role == Role::Information),
            ("href=\"/meja/pengaturan\"", role == Role::Admin),
            ("href=\"/meja/kartu\"", role != Role::Admin),
            ("href=\"/meja/statistik\"", role != Role::Admin),
            ("href=\"/meja/permintaan\"", matches!(role, Role::Information | Role::ServiceHead)),
            ("href=\"/meja/register\"", matches!(role, Role::Information | Role::ServiceHead)),
        ] {
            if html.contains(link) != may {
                wrong.push(format!("{link} for {role:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_file_of_another_and_one_that_does_not_exist_look_the_same() {
    let app = TestApp::new().await;
    let (owner, other) = (app.somebody().await, app.somebody().await);
    owner.fill_everything().await;
    owner.send_application().await.expect("sent");
    for function in ["permohonan", "konsep-kartu"] {
        let real = other.call(function, [("application", owner.id.as_str())]).await;
        let none = other.call(function, [("application", "zzzzzzzzzzzzzzzz")]).await;
        assert_eq!((real.status, real.text()), (none.status, none.text()), "{function}");
    }
    let document = owner.overview().await.documents.remove(0).id;
    let real = other.get(&format!("/berkas/{document}")).await;
    let none = other.get("/berkas/zzzzzzzzzzzzzzzz").await;
    assert_eq!((real.status, real.text()), (none.status, none.text()));
}

async fn come(app: &TestApp, who: Who) -> Client {
    let client = app.visitor();
    let login = match who {
        Who::Nobody => return client,
        Who::Other => {
            let nik = app.new_nik();
            let fields = [("nik", nik.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
            client.ask::<()>("daftar", fields).await.expect("an account");
            return client;
        }
        Who::Officer(role) => app.settled_officer(&[role]).await,
        Who::New => app.new_officer(&Role::ALL).await,
    };
    sign_in(&client, &login).await;
    client
}

/// The record that is asked for.
struct Record {
    application: String,
    document: String,
}

impl Record {
    async fn of(owner: &Seeker) -> Record {
        let documents = owner.overview().await.documents;
        Record { application: owner.id.clone(), document: documents[0].id.clone() }
    }

    async fn route(&self, client: &Client, method: &str, path: &str) -> u16 {
        let path = path
            .replace("{id}", &self.application)
            .replace("{application}", &self.application)
            .replace("{document}", &self.document)
            .replace("{aksi}", "tandatangani")
            .replace("{langkah}", "kontak")
            .replace("{laporan}/orang", "iii-1/orang?masa=2026-11&angka=terdaftar")
            .replace("{laporan}", "iii-1")
            .replace("{baris}", "1")
            .replace("{token}", "x")
            .replace("{bagian}", "kantor")
            .replace("{kind}", "ktp")
            .replace("{tahun}", "2026")
            .replace("{hari}", "2026-11-24")
            .replace("{*name}", "tidak-ada");
        let path = if path.ends_with("statistik.csv") { path + "?tabel=bulan" } else { path };
        if path == "/meja/kabar" {
            return client.status(&path).await.as_u16(); // it never ends
        }
        let answer = match (method, path.as_str()) {
            ("GET", path) => client.get(path).await,
            (_, path) if path.starts_with("/unggah/") => {
                client.upload_to(path, "foto.jpg", &samples::PICTURE, "text/plain").await
            }
            (_, path) if path.starts_with("/ekspor/") => {
                let period = if path.ends_with("informasi") { "2026-11-24" } else { "2026-11" };
                let fields = [("masa", period), ("bentuk", "csv"), ("laporan", "iii-1"), ("angka", "terdaftar")];
                client.form(path, fields).await
            }
            (_, path) => client.call(path.trim_start_matches("/api/"), NOTHING).await,
        };
        answer.status.as_u16()
    }

    async fn function(&self, client: &Client, name: &str) -> u16 {
        let application = ("application", self.application.as_str());
        // A version that never was: whoever is let in is told that the page is stale.
        let (version, key) = (("version", "0"), ("key", "kunci"));
        let fields = match name {
            "daftar" | "masuk" => vec![("nik", "x"), ("password", "x"), ("password_again", "x")],
            "lupa" => vec![("nik", "x"), ("code", "x"), ("password", "x"), ("password_again", "x")],
            "ambil" => vec![("code", "x"), ("password", "x"), ("password_again", "x")],
            "meja-datang-baca" => vec![("found", self.application.as_str()), ("among", ""), ("entered", "")],
            "meja-datang-cari" => vec![("text", "tidak ada")],
            "meja-datang" => vec![application, version, key],
            "meja-sandi-pemohon-baca" => vec![application, ("accounts", "")],
            "meja-sandi-pemohon-cari" => vec![("nik", "x")],
            "meja-sandi-pemohon" => vec![("account", "tidak-ada")],
            "meja-masuk" => vec![("login", "tidak-ada"), ("password", "x")],
            "meja-sandi" => vec![("password", "x"), ("password_again", "x")],
            "perangkat" | "meja-perangkat" => vec![("which", "tidak-ada")],
            "meja-kode" | "meja-dua-langkah" => vec![("code", "x")],
            "meja-dua-langkah-mulai" | "meja-dua-langkah-akhiri" | "meja-kode-cadangan" => vec![("password", "x")],
            "keluar" | "kantor" | "kunci-laci" | "meja-keluar" | "meja-loket-siapa" | "meja-layar" => vec![],
            "permohonan" | "konsep-kartu" | "meja-berkas" | "meja-cetak" | "meja-bantu-hp-baca" | "meja-bantu-hp" => {
                vec![application]
            }
            "cetak-ukuran" => vec![],
            "langkah" => vec![application, ("step", "kontak")],
            "simpan" => vec![application, ("step", "kontak"), ("revision", "0")],
            "kirim" => vec![application, version, key, ("truth", "ya")],
            "meja-putuskan" => vec![application, version, key, ("mv", "lengkap")],
            "meja-kembalikan" => vec![application, version, key, ("a[spot.0]", "f:name"), ("a[reason.0]", "Salah.")],
            "meja-loket" => vec![("nik", "x"), ("name", "x")],
            "meja-antrean" => vec![("asked[queue]", "menunggu")],
            "meja-cari" => vec![("text", "siti")],
            "meja-pegang" => vec![application, ("what", "Leave")],
            "meja-catatan" => vec![application, ("note", "Ramah.")],
            "meja-serahkan" => vec![application, version, key],
            "meja-kelompok" => vec![("mv", "tandatangani"), ("after", "")],
            "meja-kelompok-putuskan" => vec![("mv", "tandatangani"), key],
            "meja-hadir" => vec![("day", "")],
            "meja-panggil" => vec![("counter", "1"), ("which", "")],
            "meja-papan" => vec![("day", ""), ("month", "")],
            "laporan-tutup" => vec![("report", "iii-1"), ("period", "2026-11")],
            "laporan-koreksi" => vec![("report", "iii-1"), ("period", "2026-11"), ("cell", "terdaftar"), key],
            "input-catat" => vec![key, ("cards[]", "tidak-ada")],
            "input-batal" => vec![key, ("card", "tidak-ada"), ("reason", "Salah.")],
            "data-minta" => vec![key, ("kind", "salinan")],
            "data-tarik" => vec![key, ("ask", "tidak-ada")],
            "meja-data-jawab" => vec![key, ("ask", "tidak-ada"), ("seen", "0"), ("outcome", "dipenuhi")],
            "register-cari" => vec![("search", "x")],
            "register-sahkan" => vec![("year", "2026"), ("first", "1")],
            "meja-pengaturan" => vec![],
            "meja-pengaturan-isi" => vec![("area", "kantor")],
            "meja-pengaturan-simpan" => vec![("area", "kantor"), version],
            "kartu-lakukan" => vec![("card", "tidak-ada"), version, key, ("deed", "lapor")],
            "kartu-mulai" => vec![("card", "tidak-ada"), ("deed", "perpanjangan")],
            "kartu-cari" => vec![("number", "tidak ada")],
            "impor-kolom" | "impor-kembali" => vec![("id", "tidak-ada")],
            "impor-jalankan" => vec![("id", "tidak-ada"), ("seen", "1")],
            "kartu-nik" => vec![("application", "tidak-ada"), version, ("nik", "x")],
            "kabar-kerja" => vec![key, ("number", "x"), ("birth", "x")],
            "periksa" => vec![("token", "x")],
            "periksa-kode" => vec![("code", "x")],
            "meja-pengingat" => vec![("card", "tidak-ada"), ("occasion", "lapor-1")],
            "meja-petugas" => vec![("id", "")],
            "meja-petugas-simpan" => vec![("id", ""), version, ("act", "simpan")],
            other => panic!("no arguments are known for {other}"),
        };
        let answer = client.call(name, fields).await;
        if answer.status.is_success() {
            return 200;
        }
        match answer.result::<serde_json::Value>() {
            Err(ApiError::SignedOut | ApiError::NewPassword | ApiError::SecondStep) => 401,
            Err(ApiError::Forbidden) => 404,
            Err(ApiError::Broken) => 500,
            _ => 200,
        }
    }
}
