use super::*;
use crate::domain::date::{AgeGroup, BirthDate};
use crate::domain::report_period::Shape;
use crate::store::test_office::{TestOffice, WAY, assert_no_scan};

/// What the migration does to events that are older than it.
fn migration() -> &'static str {
    let text = include_str!("../../../migrations/0007_reports.sql");
    let from = text.find("UPDATE event SET facts").expect("the statement");
    text[from..].split_inclusive(';').next().expect("its end")
}

async fn all(office: &TestOffice) -> Vec<Person> {
    let ever = ReportPeriod::of(Shape::Year, office.clock.today());
    office.store.people(&CellKey::new(Flow::Supply, []), ever, None, 1000).await.expect("people")
}

#[tokio::test]
async fn a_database_from_before_gets_the_spells_that_it_would_have_had() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2027, 2, 28).expect("a day")).await;
    let today = office.clock.today();
    let births = [
        "2008-02-29",
        "2007-02-28",
        "2007-03-01",
        "1997-02-28",
        "1982-03-01",
        "1972-02-28",
        "1970-01-01",
        "2013-05-05",
    ];
    for (at, birth) in births.into_iter().enumerate() {
        let holder = office.newcomer().await;
        let level = ["smk", "s3", ""][at % 3];
        office.describe(&holder.application, [["L", "P"][at % 2], birth, level, ["", "9"][at % 2]]).await;
        office.go_through(&holder, &holder.application, &WAY).await;
    }
    let told = all(&office).await;
    let ages: Vec<_> = told.iter().map(|person| (person.application.as_str(), person.spell.facts.age)).collect();
    for (application, age) in ages {
        let row = sqlx::query("SELECT birth_date FROM application WHERE id = ?").bind(application);
        let born: String = row.fetch_one(&office.store.read).await.expect("a row").get(0);
        let group = BirthDate::parse(&born, today).expect("a birth date").group_on(today);
        assert_eq!(Some(age), group.or(Some(AgeGroup::From15)), "{born}");
    }
    for statement in [
        "UPDATE event SET facts = json_remove(facts, '$.sex', '$.age', '$.education', '$.kbji', '$.village') WHERE kind = 'terbitkan'",
        "DELETE FROM spell",
        migration(),
    ] {
        sqlx::query(statement).execute(&office.store.write).await.expect("done");
    }
    office.store.tell_spells_once().await.expect("spells");
    assert_eq!(all(&office).await, told);
    assert_eq!(told.len(), 8);
}

#[tokio::test]
async fn figures_and_lists_are_read_from_indexes_alone() {
    let office = TestOffice::open(NaiveDate::from_ymd_opt(2027, 2, 28).expect("a day")).await;
    for statement in [STAYED, MOVED, "SELECT max(days) FROM spell"] {
        let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
            .fetch_all(&office.store.read)
            .await
            .expect("a plan");
        let steps: Vec<&str> = plan.iter().map(|step| step.get("detail")).collect();
        let reads: Vec<_> = steps.iter().filter(|step| step.contains(" spell ") || step.ends_with(" spell")).collect();
        assert!(reads.iter().all(|step| step.starts_with("SEARCH spell USING COVERING INDEX spell_")), "{steps:?}");
        assert_eq!(reads.len(), 1, "{steps:?}");
    }
    assert_no_scan(&office.store, "DELETE FROM spell WHERE card = ?").await;
    let mut query = QueryBuilder::new("EXPLAIN QUERY PLAN ");
    query.push(LISTED).push("'2026-01-01'");
    let period = ReportPeriod::month_of(office.clock.today());
    in_flow(&mut query, Flow::After, period);
    under(&mut query, By::Age(AgeGroup::From55), period);
    query.push(IN_ORDER).push("100");
    let plan = query.build().fetch_all(&office.store.read).await.expect("a plan");
    let steps: Vec<&str> = plan.iter().map(|step| step.get("detail")).collect();
    assert!(steps[0].contains("spell_listed") && !steps.iter().any(|step| step.contains("TEMP")), "{steps:?}");
}
