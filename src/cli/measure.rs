//! `ak1 measure-reports`: how long books and reports take with the office in a data folder, against what is promised in docs/PERFORMANCE.md.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use chrono::{Days, NaiveDate};
use clap::Args;

use super::Place;
use crate::domain::code::Code;
use crate::domain::export::Format;
use crate::domain::ipk::IpkReport;
use crate::domain::register::Order;
use crate::domain::report_period::{ReportPeriod, Shape};
use crate::reports::{ipk, register};
use crate::store::Store;
use crate::store::register::{Book, RegisterRow};

#[derive(Args)]
pub struct Measure {
    #[command(flatten)]
    place: Place,
}

/// Rows on one screen of the book.
const PAGE: i64 = 100;
/// How often each is read.
const TIMES: usize = 20;
const PAGE_LIMIT: Duration = Duration::from_millis(50);
const REPORT_LIMIT: Duration = Duration::from_millis(300);
const WORKBOOK_LIMIT: Duration = Duration::from_secs(5);
/// Of memory, in MB.
const GROWTH_LIMIT: u64 = 256;

impl Measure {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.place.open().await?;
        let today = store.clock().today();
        let year = ReportPeriod::of(Shape::Year, today);
        let ever = NaiveDate::from_ymd_opt(2000, 1, 1)
            .and_then(|first| ReportPeriod::days(first, today))
            .context("a clock")?;
        let mut slow = Vec::new();
        for (name, period) in [("this year", year), ("all years", ever)] {
            for order in Order::ALL {
                let book = Book { period, order: *order, search: "" };
                let first = page(&store, book, None).await?;
                note(&mut slow, &format!("register, {name}, by {}", order.code()), first.0, PAGE_LIMIT);
                if let Some(last) = first.1.last() {
                    let second = page(&store, book, Some(last)).await?;
                    note(&mut slow, &format!("register, {name}, by {}, next page", order.code()), second.0, PAGE_LIMIT);
                }
            }
            let book = Book { period, order: Order::Name, search: "siti" };
            note(&mut slow, &format!("register, {name}, searched"), page(&store, book, None).await?.0, PAGE_LIMIT);
        }
        let month = ReportPeriod::month_of(today).previous();
        let half = today.checked_sub_days(Days::new(1800)).unwrap_or(today);
        for period in [
            month,
            ReportPeriod::of(Shape::Quarter, today).previous(),
            year.previous(),
            ReportPeriod::month_of(half),
            ever,
        ] {
            for report in IpkReport::ALL {
                let begun = Instant::now();
                ipk::read(&store, *report, period).await?;
                note(&mut slow, &format!("{} {period}", report.code()), begun.elapsed(), REPORT_LIMIT);
            }
        }
        workbook(&store, ever, &mut slow).await?;
        ensure!(slow.is_empty(), "more than was promised: {}", slow.join(", "));
        Ok(())
    }
}

/// The 95th percentile of a page, and its rows.
async fn page(
    store: &Store,
    book: Book<'_>,
    behind: Option<&RegisterRow>,
) -> anyhow::Result<(Duration, Vec<RegisterRow>)> {
    let (mut times, mut rows) = (Vec::with_capacity(TIMES), Vec::new());
    for _ in 0..TIMES {
        let begun = Instant::now();
        rows = store.book(book, behind.map(RegisterRow::place), PAGE).await?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok((times[TIMES * 95 / 100 - 1], rows))
}

async fn workbook(store: &Store, period: ReportPeriod, slow: &mut Vec<String>) -> anyhow::Result<()> {
    let book = Book { period, order: Order::Number, search: "" };
    let before = memory(Memory::Now);
    // The kernel begins to look for the peak anew.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let begun = Instant::now();
    let export = register::export(store, book, Format::Xlsx).await?;
    let name = format!("workbook of {} rows", export.rows);
    note(slow, &name, begun.elapsed(), WORKBOOK_LIMIT);
    if let (Some(before), Some(peak)) = (before, memory(Memory::Peak)) {
        let growth = peak.saturating_sub(before);
        println!("{:<52} {growth:>6} MB", format!("{name}, memory"));
        if growth > GROWTH_LIMIT {
            slow.push(format!("{name}, memory"));
        }
    }
    Ok(())
}

fn note(slow: &mut Vec<String>, name: &str, took: Duration, limit: Duration) {
    println!("{name:<52} {:>8.1} ms", took.as_secs_f64() * 1000.0);
    if took > limit {
        slow.push(name.to_owned());
    }
}

enum Memory {
    Now,
    Peak,
}

/// Of this process in MB, where the system tells.
fn memory(which: Memory) -> Option<u64> {
    let line = match which {
        Memory::Now => "VmRSS:",
        Memory::Peak => "VmHWM:",
    };
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes =
        status.lines().find_map(|found| found.strip_prefix(line))?.trim().split(' ').next()?.parse::<u64>().ok()?;
    Some(kilobytes / 1024)
}
