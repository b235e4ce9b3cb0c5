//! What the statistics count: those who applied in a period, and since when there are any. Steps and returns stand in `board`.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::board::instants;
use super::clock::office_time;
use super::{Result, Store};
use crate::domain::code::Code;
use crate::domain::date::BirthDate;
use crate::domain::place::Village;
use crate::domain::report_period::ReportPeriod;
use crate::domain::statistics::Applicant;

/// The index is named, since the book's order by date would do as well, but leads to the files.
const APPLICANTS: &str = "SELECT submitted_at, kelurahan, sex, birth_date, education, kbji
    FROM application INDEXED BY application_statistics
    WHERE register_no IS NOT NULL AND submitted_at >= ? AND submitted_at < ? AND kind IN ('baru', 'perpanjangan')";

impl Store {
    /// Everybody who sent an application for a card in a period, anew or for a renewal; also who cancelled it later, since a figure of the past
    /// must not change.
    pub async fn applicants(&self, period: ReportPeriod) -> Result<Vec<Applicant>> {
        let (from, until) = instants(period);
        let rows = sqlx::query(APPLICANTS).bind(from).bind(until).fetch_all(&self.read).await?;
        Ok(rows.iter().map(applicant).collect())
    }
}

fn applicant(row: &SqliteRow) -> Applicant {
    let day = office_time(row.get("submitted_at")).date();
    let birth: Option<&str> = row.get("birth_date");
    Applicant {
        day,
        village: Village::from_code(row.get("kelurahan")),
        age: birth.and_then(|birth| BirthDate::parse(birth, day).ok()?.group_on(day)),
        sex: Code::from_code(row.get("sex")),
        education: Code::from_code(row.get("education")),
        wanted: Code::from_code(row.get("kbji")),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::report_period::Shape;
    use crate::domain::sex::Sex;
    use crate::store::test_office::TestOffice;

    #[tokio::test]
    async fn those_who_sent_are_counted_on_their_day_and_read_from_the_index_alone() {
        let first = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
        let office = TestOffice::open(first).await;
        office.newcomer().await;
        office.holder().await;
        office.days_pass(1);
        office.holder().await;
        let year = ReportPeriod::of(Shape::Year, first);
        let found = office.store.applicants(year).await.expect("applicants");
        let expected = Applicant {
            day: first,
            village: Village::from_code("33.75.01.1002"),
            age: Some(crate::domain::date::AgeGroup::From20),
            sex: Some(Sex::Male),
            education: Code::from_code("smk"),
            wanted: Code::from_code("7"),
        };
        assert_eq!(found, [expected], "a draft is nobody's application, and the next day is another year");
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {APPLICANTS}"));
        let plan = sqlx::query(plan).fetch_all(&office.store.read).await.expect("a plan");
        let detail: &str = plan[0].get("detail");
        assert!(
            detail.contains("USING COVERING INDEX application_statistics (submitted_at>? AND submitted_at<?)"),
            "{detail}"
        );
    }
}
