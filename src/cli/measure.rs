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
/// How often each is read, the workbooks apart: the two offices in turns, so that what else the machine does meets both.
const TIMES: usize = 20;
const WORKBOOKS: usize = 5;
const PAGE_LIMIT: Duration = Duration::from_millis(50);
const REPORT_LIMIT: Duration = Duration::from_millis(300);
const WORKBOOK_LIMIT: Duration = Duration::from_secs(5);
/// Of memory, in MB.
const GROWTH_LIMIT: u64 = 256;
/// Ten times the rows, and a fifth for the machine's noise.
const LINEAR: f64 = 12.0;
/// What takes a tenth of the rows less is not compared: there the machine's own noise decides.
const NOISE: Duration = Duration::from_millis(5);

/// What was measured in the office, and in the one with a tenth of it; what it may take.
struct Line {
    name: String,
    whole: Duration,
    tenth: Option<Duration>,
    limit: Duration,
}

impl Measure {
    pub async fn run(self) -> anyhow::Result<()> {
        let mut stores = vec![self.place.open().await?];
        if let Some(data) = &self.tenth {
            stores.push(Place { data: data.clone(), key: None }.open().await?);
        }
        let mut wrong = Vec::new();
        let lines = lines(&stores, &mut wrong).await?;
        println!("{:<52} {:>11} {:>11} {:>7}", "ms", "tenth", "whole", "ratio");
        for Line { name, whole, tenth, limit } in lines {
            let ratio = tenth.map(|tenth| whole.as_secs_f64() / tenth.as_secs_f64());
            let shown = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), |number| format!("{number:.1}"));
            let [before, took] = [tenth, Some(whole)].map(|time| shown(time.map(|time| time.as_secs_f64() * 1e3)));
            println!("{name:<52} {before:>11} {took:>11} {:>7}", shown(ratio));
            if whole > limit {
                wrong.push(format!("{name}: {took} ms"));
            }
            if ratio.is_some_and(|ratio| ratio > LINEAR) && tenth.is_some_and(|tenth| tenth > NOISE) {
                wrong.push(format!("{name}: {} times", shown(ratio)));
            }
        }
        ensure!(wrong.is_empty(), "more than was promised: {}", wrong.join(", "));
        Ok(())
    }
}

async fn lines(stores: &[Store], wrong: &mut Vec<String>) -> anyhow::Result<Vec<Line>> {
    let today = stores[0].clock().today();
    let year = ReportPeriod::of(Shape::Year, today);
    let ever =
        NaiveDate::from_ymd_opt(2000, 1, 1).and_then(|first| ReportPeriod::days(first, today)).context("a clock")?;
    let mut lines = Vec::new();
    for (name, period) in [("this year", year), ("all years", ever)] {
        for order in Order::ALL {
            let book = Book { period, order: *order, search: "" };
            let name = format!("register, {name}, by {}", order.code());
            let read = async |store: &Store, behind| store.book(book, behind, PAGE).await;
            let mut last = Vec::new();
            for store in stores {
                last.push(read(store, None).await?.last().map(RegisterRow::place));
            }
            lines.push(line(&name, stores, PAGE_LIMIT, async |at| Ok(read(&stores[at], None).await.map(drop)?)).await?);
            let name = format!("{name}, next page");
            lines.push(
                line(&name, stores, PAGE_LIMIT, async |at| Ok(read(&stores[at], last[at]).await.map(drop)?)).await?,
            );
        }
        let book = Book { period, order: Order::Name, search: "siti" };
        let name = format!("register, {name}, searched");
        let read = async |at: usize| Ok(stores[at].book(book, None, PAGE).await.map(drop)?);
        lines.push(line(&name, stores, PAGE_LIMIT, read).await?);
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
            let name = format!("{}, {name}", report.code());
            let read = async |at: usize| Ok(ipk::read(&stores[at], *report, period).await.map(drop)?);
            lines.push(line(&name, stores, REPORT_LIMIT, read).await?);
        }
    }
    lines.push(workbook(stores, ever, wrong).await?);
    Ok(lines)
}

/// Does the same with each office in turns. Of pages the 95th percentile counts, of all else the median.
async fn line(
    name: &str,
    stores: &[Store],
    limit: Duration,
    read: impl AsyncFn(usize) -> anyhow::Result<()>,
) -> anyhow::Result<Line> {
    let mut times = vec![Vec::with_capacity(TIMES); stores.len()];
    for _ in 0..TIMES {
        for (at, times) in times.iter_mut().enumerate() {
            let begun = Instant::now();
            read(at).await?;
            times.push(begun.elapsed());
        }
    }
    let rank = if limit == PAGE_LIMIT { TIMES * 95 / 100 - 1 } else { TIMES / 2 };
    Ok(ranked(name.to_owned(), times, rank, limit))
}

fn ranked(name: String, mut times: Vec<Vec<Duration>>, rank: usize, limit: Duration) -> Line {
    times.iter_mut().for_each(|times| times.sort_unstable());
    Line { name, whole: times[0][rank], tenth: times.get(1).map(|times| times[rank]), limit }
}

async fn workbook(stores: &[Store], period: ReportPeriod, wrong: &mut Vec<String>) -> anyhow::Result<Line> {
    let book = Book { period, order: Order::Number, search: "" };
    let mut times = vec![Vec::with_capacity(WORKBOOKS); stores.len()];
    for _ in 0..WORKBOOKS {
        for (store, times) in stores.iter().zip(&mut times) {
            let before = memory(Memory::Now);
            // The kernel begins to look for the peak anew.
            std::fs::write("/proc/self/clear_refs", "5").ok();
            let begun = Instant::now();
            let export = register::export(store, book, Format::Xlsx).await?;
            times.push(begun.elapsed());
            if let (Some(before), Some(peak)) = (before, memory(Memory::Peak)) {
                let growth = peak.saturating_sub(before);
                println!("workbook of {} rows: {growth} MB of memory", export.rows);
                if growth > GROWTH_LIMIT {
                    wrong.push(format!("memory of the workbook: {growth} MB"));
                }
            }
        }
    }
    Ok(ranked("workbook of all years".to_owned(), times, WORKBOOKS / 2, WORKBOOK_LIMIT))
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
