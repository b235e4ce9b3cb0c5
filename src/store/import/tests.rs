use chrono::NaiveDate;

use super::*;
use crate::domain::card_life::{Life, Standing};
use crate::domain::ipk::{By, CellKey, Flow};
use crate::domain::report_period::ReportPeriod;
use crate::domain::spell::Opening;
use crate::intake::import::read;
use crate::store::test_office::TestOffice;

const HEADS: &str = "Nomor kartu;NIK;Nama;Tanggal lahir;Tanggal terbit;Berlaku\n";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Sends a file and chooses the columns that its heads name; gives the id of the draft.
async fn sent(office: &TestOffice, rows: &str) -> String {
    let bytes = [HEADS, rows].concat();
    let sheet = read(bytes.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(office.store.keep_import(&office.officer, bytes.as_bytes(), &sheet).await.expect("kept"), Kept::Yes);
    let columns = Columns::new(crate::domain::import::column::guess(&sheet.heads)).expect("columns");
    let draft = office.store.import_draft(&office.officer).await.expect("an answer").expect("a draft");
    office.store.set_import_columns(&office.officer, &draft.id, Some(&columns)).await.expect("columns kept");
    draft.id
}

async fn imported(office: &TestOffice, rows: &str, seen: usize) -> Imported {
    let id = sent(office, rows).await;
    office.store.import(&office.officer, &id, seen).await.expect("an answer")
}

async fn count(office: &TestOffice, table: &'static str) -> i64 {
    let statement = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query(statement).fetch_one(&office.store.read).await.expect("a count").get(0)
}

#[tokio::test]
async fn an_imported_card_lives_as_its_rows_and_events_tell_alike() {
    let office = TestOffice::open(day("2026-11-24")).await;
    let rows = "AK 1/2025;3375994101000001;Siti Aminah;01-01-2000;01-08-2025;01-08-2027\n\
                AK 2/2020;3375994101000002;Budi Santoso;01-01-2000;01-08-2020;01-08-2022\n";
    let Imported::Done(id) = imported(&office, rows, 2).await else { panic!("not imported") };
    let run = office.store.import_run(&id).await.expect("an answer").expect("the import");
    assert_eq!((run.cards, run.refused_rows, run.made_by.as_str()), (2, 0, "Endang Sulistyowati"));
    for (number, standing) in [("AK1/2025", Standing::Overdue), ("ak 2/2020", Standing::Expired)] {
        let found = office.store.find_exactly(number).await.expect("an answer").expect("an old number");
        let file = office.store.application(&found[0].id).await.expect("a file");
        let card = office.store.card_of(&file).await.expect("an answer").expect("a card");
        assert!(card.old && file.person.is_some());
        assert_eq!(card.life.standing(day("2026-11-24"), 30), standing, "{number}");
        let facts = office.store.card_facts(&card.id).await.expect("facts");
        assert_eq!(Life::of(&facts), Some(card.life), "rows and events");
    }
    let month = ReportPeriod::month_of(day("2026-11-24"));
    let tallies = office.store.tallies(month).await.expect("tallies");
    let figure = |flow, by: &[By]| CellKey::new(flow, by.iter().copied()).figure(&tallies);
    assert_eq!(
        (figure(Flow::Before, &[]), figure(Flow::After, &[])),
        (0, 1),
        "who still runs is on the register from today"
    );
    assert_eq!(figure(Flow::Registered, &[By::Came(Opening::Imported)]), 1);
}

#[tokio::test]
async fn other_cards_than_were_seen_are_not_imported_and_nothing_of_them() {
    let office = TestOffice::open(day("2026-11-24")).await;
    let rows = "AK 1/2025;3375994101000001;Siti Aminah;01-01-2000;01-08-2025;\n";
    assert_eq!(imported(&office, rows, 2).await, Imported::Changed);
    assert_eq!(
        (count(&office, "card").await, count(&office, "person").await, count(&office, "import_draft").await),
        (0, 0, 1)
    );
    let id = sent(&office, rows).await;
    assert_eq!(office.store.import(&office.officer, &id, 1).await.expect("done"), Imported::Done(id.clone()));
    assert_eq!(office.store.import(&office.officer, &id, 1).await.expect("done"), Imported::Done(id), "sent twice");
    assert_eq!((count(&office, "card").await, count(&office, "import_draft").await), (1, 0));
    let again = [HEADS, rows].concat();
    let sheet = read(again.as_bytes()).unwrap_or_else(|wrong| panic!("{wrong:?}"));
    assert_eq!(
        office.store.keep_import(&office.officer, again.as_bytes(), &sheet).await.expect("an answer"),
        Kept::Again
    );
    assert_eq!(
        imported(&office, &[rows, "\n;;;;;x\n"].concat(), 1).await,
        Imported::Changed,
        "the number is here already"
    );
}

#[tokio::test]
async fn who_has_a_running_card_here_gets_no_older_one_beside_it() {
    let office = TestOffice::open(day("2026-11-24")).await;
    let holder = office.holder().await;
    let nik = office.store.application(&holder.application).await.expect("a file").nik.to_string();
    let id = sent(
        &office,
        &format!(
            "AK 1/2025;{nik};Siti Aminah;28-02-2005;01-08-2025;\nAK 9/2020;{nik};Siti Aminah;28-02-2005;01-08-2020;\n"
        ),
    )
    .await;
    let draft = office.store.import_draft(&office.officer).await.expect("an answer").expect("a draft");
    let checked = office.store.check_import(&draft.sheet, &draft.columns.expect("columns")).await.expect("checked");
    assert_eq!(checked.refused, [Refused { row: 2, field: Field::Nik, wrong: Wrong::NewerCard }]);
    assert_eq!(office.store.import(&office.officer, &id, 1).await.expect("done"), Imported::Done(id));
}

#[tokio::test]
async fn a_file_is_dropped_after_a_day_and_is_sealed_until_then() {
    let office = TestOffice::open(day("2026-11-24")).await;
    sent(&office, "AK 1/2025;3375994101000001;Siti Aminah;01-01-2000;01-08-2025;\n").await;
    let row = sqlx::query("SELECT sheet FROM import_draft").fetch_one(&office.store.read).await.expect("a row");
    let kept: Vec<u8> = row.get(0);
    assert!(!kept.windows(16).any(|part| part == b"3375994101000001"));
    office.store.forget_old_imports().await.expect("nothing to forget");
    assert_eq!(count(&office, "import_draft").await, 1);
    office.clock.advance(KEPT + 1);
    assert!(office.store.import_draft(&office.officer).await.expect("an answer").is_none());
    office.store.forget_old_imports().await.expect("forgotten");
    assert_eq!(count(&office, "import_draft").await, 0);
}

#[tokio::test]
async fn the_list_of_imports_counts_without_reading_every_refused_row() {
    let office = TestOffice::open(day("2026-11-24")).await;
    let rows = "AK 1/2025;3375994101000001;Siti Aminah;01-01-2000;01-08-2025;\n;x;Siti;01-01-2000;01-08-2025;\n";
    imported(&office, rows, 1).await;
    sqlx::query("UPDATE import_run SET refused = 'no list'").execute(&office.store.write).await.expect("spoilt");
    let runs = office.store.import_runs(20).await.expect("a list");
    assert_eq!((runs[0].cards, runs[0].refused_rows), (1, 1));
    assert_eq!(runs[0].made_by, "Endang Sulistyowati");
}
