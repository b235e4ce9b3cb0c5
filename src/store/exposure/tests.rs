use super::*;
use crate::crypt::token;
use crate::domain::application::Move;
use crate::domain::export::{ExportPurpose, Format};
use crate::domain::reprint::ReprintCause;
use crate::domain::role::{Hand, Role, Roles};
use crate::store::export_log::Export;
use crate::store::follow_up::{Begun, FollowUp};
use crate::store::officer::NewOfficer;
use crate::store::test_office::{TestOffice, assert_no_scan};
use crate::store::ticket::Subject;

async fn office() -> TestOffice {
    TestOffice::open("2026-11-24".parse().expect("a day")).await
}

fn span(from: &str, until: &str) -> Span {
    Span::parse(&format!("2026-11-24T{from}"), &format!("2026-11-24T{until}")).expect("a stretch")
}

/// What was done, how often, and at which minutes of the day.
fn told(deeds: &[Deed]) -> Vec<(Touch, &str, i64, String)> {
    let clock = |at| crate::store::clock::office_time(at).format("%H.%M").to_string();
    let when = |deed: &Deed| format!("{}-{}", clock(deed.first), clock(deed.last));
    deeds.iter().map(|deed| (deed.touch, deed.action.as_str(), deed.times, when(deed))).collect()
}

#[tokio::test]
async fn everybody_whom_an_account_touched_is_found_with_what_was_done_and_when() {
    let office = office().await;
    let (store, thief) = (&office.store, office.officer.as_str());
    let (seen, changed, other) = (office.newcomer().await, office.newcomer().await, office.newcomer().await);
    for holder in [&seen, &changed, &other] {
        office.go_through(holder, &holder.application, &[Move::Send]).await;
    }
    let new = NewOfficer {
        login: "lain",
        name: "Lain",
        nip: None,
        title: "",
        roles: &Roles::new(vec![Role::Information]),
        password: "x",
        salt: &token::salt(),
    };
    let colleague = store.add_officer(new, "test").await.expect("an officer");
    store.log_access(&colleague, "view", Some(&other.application)).await.expect("logged");
    store.log_access(thief, "view", Some(&seen.application)).await.expect("logged");
    office.clock.advance(600);
    store.log_access(thief, "view", Some(&seen.application)).await.expect("logged");
    store.log_access(thief, "print-sheet", Some(&seen.application)).await.expect("logged");
    store.log_access(thief, "view-list", None).await.expect("logged");
    office.make(&changed, &changed.application, Move::Accept).await;
    office.clock.advance(3600);
    store.log_access(thief, "view", Some(&other.application)).await.expect("logged");

    let found = store.exposure(thief, span("10:00", "10:10")).await.expect("found");
    let mut by_file: HashMap<&str, Vec<_>> =
        found.people.iter().map(|one| (one.application.as_str(), told(&one.deeds))).collect();
    assert_eq!(
        by_file.remove(seen.application.as_str()),
        Some(vec![
            (Touch::Seen, "view", 2, "10.00-10.10".to_owned()),
            (Touch::Printed, "print-sheet", 1, "10.10-10.10".to_owned()),
        ])
    );
    assert_eq!(
        by_file.remove(changed.application.as_str()),
        Some(vec![(Touch::Changed, Move::Accept.code(), 1, "10.10-10.10".to_owned())])
    );
    assert!(by_file.is_empty(), "nobody whom another account or another hour touched");
    assert_eq!(told(&found.lists), [(Touch::Seen, "view-list", 1, "10.10-10.10".to_owned())]);
    assert!(found.people.iter().all(|one| one.name == "Siti Aminah" && one.register.is_some()));
    let nothing = store.exposure(thief, span("08:00", "09:59")).await.expect("found");
    assert!(nothing.people.is_empty() && nothing.lists.is_empty());
    let whole = store.exposure(thief, span("08:00", "23:59")).await.expect("found");
    assert_eq!(whole.people.len(), 3);
}

#[tokio::test]
async fn several_files_of_a_person_are_one_person_and_a_code_of_the_counter_counts_once() {
    let office = office().await;
    let (store, thief) = (&office.store, office.officer.as_str());
    let holder = office.holder().await;
    let what = FollowUp::Reprint(ReprintCause::Lost, "Jatuh di pasar.");
    let begun = store.begin_follow_up(&holder.card, what, &holder.account, Hand::JobSeeker).await;
    let Ok(Begun::New(again)) = begun else { panic!("{begun:?}") };
    office.clock.advance(3600);
    for file in [&holder.application, &again] {
        store.log_access(thief, "view", Some(file)).await.expect("logged");
    }
    store.give_ticket(Subject::Account(&holder.account), thief).await.expect("a code");
    let found = store.exposure(thief, span("11:00", "11:59")).await.expect("found");
    assert_eq!(found.people.len(), 1);
    let deeds = told(&found.people[0].deeds);
    assert_eq!(deeds.iter().map(|deed| (deed.1, deed.2)).collect::<Vec<_>>(), [("view", 2), ("counter-code", 1)]);
}

#[tokio::test]
async fn what_was_taken_out_is_told_as_what_it_is_and_what_was_done_to_the_office_beside_it() {
    let office = office().await;
    let (store, thief) = (&office.store, office.officer.as_str());
    let purpose = ExportPurpose::parse("Laporan tahunan dinas").expect("a purpose");
    let export = Export { what: "register", of: "2026", format: Format::Csv, rows: 40, purpose: &purpose };
    store.log_export(thief, export).await.expect("logged");
    store.set_emblem(Some(b"jpeg"), thief).await.expect("an emblem");
    let found = store.exposure(thief, span("10:00", "10:00")).await.expect("found");
    let [taken] = &found.exports[..] else { panic!("{:?}", found.exports) };
    assert_eq!((taken.what.as_str(), taken.of.as_str(), taken.rows), ("register", "2026", 40));
    assert_eq!(taken.purpose, "Laporan tahunan dinas");
    assert!(found.people.is_empty() && found.lists.is_empty(), "the row of the access log is the export itself");
    assert_eq!(found.office.iter().map(|deed| deed.action.as_str()).collect::<Vec<_>>(), ["setting"]);
}

#[tokio::test]
async fn no_table_is_read_from_end_to_end() {
    let office = office().await;
    for statement in [OF_PEOPLE, OF_LISTS, OF_OFFICE, OF_EXPORTS] {
        let bound = statement.replace("?1", "'x'").replace("?2", "1").replace("?3", "2");
        assert_no_scan(&office.store, &bound).await;
    }
}
