//! `ak1 measure-reports`: how long books and reports take with the office in a data folder, against what is promised in docs/PERFORMANCE.md.

use std::path::PathBuf;
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
    /// Data folder of an office with a tenth of the rows, to be measured beside: growth must be linear at most.
    #[arg(long)]
    tenth: Option<PathBuf>,
}

/// Rows on one screen of the book.
const PAGE: i64 = 100;
/// How often each is read; of the workbooks there is one.
const TIMES: usize = 20;
const PAGE_LIMIT: Duration = Duration::from_millis(50);
const REPORT_LIMIT: Duration = Duration::from_millis(300);
const WORKBOOK_LIMIT: Duration = Duration::from_secs(5);
/// Of memory, in MB.
const GROWTH_LIMIT: u64 = 256;
/// Ten times the rows, and a fifth for the machine's noise.
const LINEAR: f64 = 12.0;
/// What takes a tenth of the rows less is not compared: there the machine's own noise decides.
const NOISE: Duration = Duration::from_millis(5);

/// What was measured, and what it may take.
struct Line {
    name: String,
    took: Duration,
    limit: Duration,
}

impl Measure {
    pub async fn run(self) -> anyhow::Result<()> {
        let store = self.place.open().await?;
        let tenth = match &self.tenth {
            Some(data) => Some(Place { data: data.clone(), key: None }.open().await?),
            None => None,
        };
        let mut wrong = Vec::new();
        let smaller = match &tenth {
            Some(tenth) => times(tenth, &mut Vec::new()).await?,
            None => Vec::new(),
        };
        let larger = times(&store, &mut wrong).await?;
        println!("{:<52} {:>11} {:>11} {:>7}", "ms", "tenth", "whole", "ratio");
        for line in &larger {
            let small = smaller.iter().find(|one| one.name == line.name).map(|one| one.took);
            let ratio = small.map(|small| line.took.as_secs_f64() / small.as_secs_f64());
            let shown = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}"));
            let [before, took] = [small, Some(line.took)].map(|time| shown(time.map(|time| time.as_secs_f64() * 1e3)));
            println!("{:<52} {before:>11} {took:>11} {:>7}", line.name, shown(ratio));
            if line.took > line.limit {
                wrong.push(format!("{}: {took} ms", line.name));
            }
            if ratio.is_some_and(|ratio| ratio > LINEAR) && small.is_some_and(|small| small > NOISE) {
                wrong.push(format!("{}: {} times", line.name, shown(ratio)));
            }
        }
        ensure!(wrong.is_empty(), "more than was promised: {}", wrong.join(", "));
        Ok(())
    }
}

async fn times(store: &Store, wrong: &mut Vec<String>) -> anyhow::Result<Vec<Line>> {
    let today = store.clock().today();
    let year = ReportPeriod::of(Shape::Year, today);
    let ever =
        NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|first| ReportPeriod::days(first, today)).context("a clock")?;
    let mut lines = Vec::new();
    for (name, period) in [("this year", year), ("all years", ever)] {
        for order in Order::ALL {
            let book = Book { period, order: *order, search: "" };
            let name = format!("register, {name}, by {}", order.code());
            let (took, rows) = page(store, book, None).await?;
            if let Some(last) = rows.last() {
                let took = page(store, book, Some(last)).await?.0;
                lines.push(Line { name: format!("{name}, next page"), took, limit: PAGE_LIMIT });
            }
            lines.push(Line { name, took, limit: PAGE_LIMIT });
        }
        let book = Book { period, order: Order::Name, search: "siti" };
        let took = page(store, book, None).await?.0;
        lines.push(Line { name: format!("register, {name}, searched"), took, limit: PAGE_LIMIT });
    }
    let half = today.checked_sub_days(Days::new(1800)).unwrap_or(today);
    for (name, period) in [
        ("last month", ReportPeriod::month_of(today).previous()),
        ("last quarter", ReportPeriod::of(Shape::Quarter, today).previous()),
        ("last year", year.previous()),
        ("a month five years ago", ReportPeriod::month_of(half)),
        ("all years", ever),
    ] {
        for report in IpkReport::ALL {
            let took = report_time(store, *report, period).await?;
            lines.push(Line { name: format!("{}, {name}", report.code()), took, limit: REPORT_LIMIT });
        }
    }
    lines.push(workbook(store, ever, wrong).await?);
    Ok(lines)
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

/// The median.
async fn report_time(store: &Store, report: IpkReport, period: ReportPeriod) -> anyhow::Result<Duration> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        ipk::read(store, report, period).await?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok(times[TIMES / 2])
}

async fn workbook(store: &Store, period: ReportPeriod, wrong: &mut Vec<String>) -> anyhow::Result<Line> {
    let book = Book { period, order: Order::Number, search: "" };
    let before = memory(Memory::Now);
    // The kernel begins to look for the peak anew.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let begun = Instant::now();
    let export = register::export(store, book, Format::Xlsx).await?;
    let took = begun.elapsed();
    if let (Some(before), Some(peak)) = (before, memory(Memory::Peak)) {
        let growth = peak.saturating_sub(before);
        println!("workbook of {} rows: {growth} MB of memory", export.rows);
        if growth > GROWTH_LIMIT {
            wrong.push(format!("memory of the workbook: {growth} MB"));
        }
    }
    Ok(Line { name: "workbook of all years".to_owned(), took, limit: WORKBOOK_LIMIT })
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
