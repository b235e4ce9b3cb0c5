//! The figures of the reports on the labour market (*IPK, informasi pasar kerja*). Each figure has an address, its [`CellKey`]; the same key
//! counts the figure and finds the people behind it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::code::{Code, codes};
use super::date::AgeGroup;
use super::education::{Education, PlacementRow};
use super::employer_kind::EmployerKind;
use super::ipk_education::SchoolingLine;
use super::kbji::KbjiGroup;
use super::kbli::KbliSection;
use super::placement_area::PlacementArea;
use super::report_period::ReportPeriod;
use super::sex::Sex;
use super::spell::{Cause, Closing, Facts, Opening, Spell, Work};

codes! {
    /// The five reports that cards can fill.
    pub enum IpkReport {
        /// *Ikhtisar statistik antar kerja*: by age group and sex.
        Overview = "iii-1",
        /// By schooling.
        Education = "iii-2",
        /// By group of occupations.
        Occupation = "iii-3",
        /// Placements by field of business.
        Sector = "iii-7",
        /// Placements by distance, level of education and kind of employer.
        Placement = "iii-8",
    }
}

codes! {
    /// The numbered lines of III/1, which are the columns of III/2 and III/3.
    pub enum Flow {
        /// 1: on the register when the period began.
        Before = "sisa-lalu",
        /// 2: came onto it.
        Registered = "terdaftar",
        /// A: 1 + 2.
        Supply = "jumlah-a",
        /// 3.
        Placed = "ditempatkan",
        /// 4.
        Removed = "dihapuskan",
        /// B: 3 + 4.
        Gone = "jumlah-b",
        /// 5: on the register when it ended.
        After = "sisa-akhir",
    }
}

/// A spell as a period sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Passage {
    pub facts: Facts,
    /// None when it had begun before.
    pub came: Option<Opening>,
    /// None when it went on after.
    pub went: Option<Closing>,
}

/// So many spells that a period sees alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tally {
    pub passage: Passage,
    pub count: u64,
}

impl Passage {
    /// None when the spell does not touch the period.
    pub fn of(spell: &Spell, period: ReportPeriod) -> Option<Passage> {
        let touches = spell.opened_on <= period.last() && spell.closed_on >= period.first();
        touches.then(|| Passage {
            facts: spell.facts,
            came: (spell.opened_on >= period.first()).then_some(spell.opening),
            went: (spell.closed_on <= period.last()).then_some(spell.closing),
        })
    }

    fn work(&self) -> Option<Work> {
        match self.went {
            Some(Closing::Placed(work)) => Some(work),
            _ => None,
        }
    }
}

impl Flow {
    pub fn counts(self, passage: &Passage) -> bool {
        match self {
            Flow::Before => passage.came.is_none(),
            Flow::Registered => passage.came.is_some(),
            Flow::Supply => true,
            Flow::Placed => matches!(passage.went, Some(Closing::Placed(_))),
            Flow::Removed => matches!(passage.went, Some(Closing::Removed(_))),
            Flow::Gone => passage.went.is_some(),
            Flow::After => passage.went.is_none(),
        }
    }
}

/// One condition of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    Sex(Sex),
    Age(AgeGroup),
    Schooling(SchoolingLine),
    /// None: not said which work is looked for.
    Occupation(Option<KbjiGroup>),
    Came(Opening),
    Cause(Cause),
    Sector(KbliSection),
    Level(PlacementRow),
    Employer(EmployerKind),
    Area(PlacementArea),
}

impl By {
    fn holds(self, passage: &Passage) -> bool {
        let facts = &passage.facts;
        match self {
            By::Sex(sex) => facts.sex == sex,
            By::Age(group) => facts.age == group,
            By::Schooling(_) | By::Level(_) => self.takes_level(facts.education),
            By::Occupation(group) => facts.kbji == group,
            By::Came(opening) => passage.came == Some(opening),
            By::Cause(cause) => passage.went == Some(Closing::Removed(cause)),
            By::Sector(sector) => passage.work().is_some_and(|work| work.sector == sector),
            By::Employer(kind) => passage.work().is_some_and(|work| work.employer == kind),
            By::Area(area) => passage.work().is_some_and(|work| work.area == area),
        }
    }

    /// Whether it holds for people of this level, if that is all that is known of them.
    pub fn takes_level(self, level: Option<Education>) -> bool {
        match self {
            By::Schooling(line) => line.holds(level),
            // Who named no school stands with those who finished none.
            By::Level(row) => level.map_or(PlacementRow::None, Education::placement_row) == row,
            _ => true,
        }
    }

    fn code(self) -> (&'static str, &'static str) {
        match self {
            By::Sex(sex) => ("jk", sex.code()),
            By::Age(group) => ("umur", group.code()),
            By::Schooling(line) => ("pendidikan", line.code()),
            By::Occupation(group) => ("jabatan", group.map_or(UNSAID, Code::code)),
            By::Came(opening) => ("masuk", opening.code()),
            By::Cause(cause) => ("sebab", cause.code()),
            By::Sector(sector) => ("usaha", sector.code()),
            By::Level(row) => ("tingkat", row.code()),
            By::Employer(kind) => ("penerima", kind.code()),
            By::Area(area) => ("antar", area.code()),
        }
    }

    fn from_code(name: &str, code: &str) -> Option<By> {
        Some(match name {
            "jk" => By::Sex(Sex::from_code(code)?),
            "umur" => By::Age(AgeGroup::from_code(code)?),
            "pendidikan" => By::Schooling(SchoolingLine::from_code(code)?),
            "jabatan" if code == UNSAID => By::Occupation(None),
            "jabatan" => By::Occupation(Some(KbjiGroup::from_code(code)?)),
            "masuk" => By::Came(Opening::from_code(code)?),
            "sebab" => By::Cause(Cause::from_code(code)?),
            "usaha" => By::Sector(KbliSection::from_code(code)?),
            "tingkat" => By::Level(PlacementRow::from_code(code)?),
            "penerima" => By::Employer(EmployerKind::from_code(code)?),
            "antar" => By::Area(PlacementArea::from_code(code)?),
            _ => return None,
        })
    }
}

const UNSAID: &str = "tanpa";

/// The address of one figure: a line of III/1 and the conditions under which it counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellKey {
    pub flow: Flow,
    pub by: Vec<By>,
}

impl CellKey {
    pub fn new(flow: Flow, by: impl IntoIterator<Item = By>) -> CellKey {
        CellKey { flow, by: by.into_iter().collect() }
    }

    pub fn counts(&self, passage: &Passage) -> bool {
        self.flow.counts(passage) && self.by.iter().all(|by| by.holds(passage))
    }

    /// The figure at this address.
    pub fn figure(&self, tallies: &[Tally]) -> u64 {
        tallies.iter().filter(|tally| self.counts(&tally.passage)).map(|tally| tally.count).sum()
    }
}

/// The spells behind a figure.
pub fn people<'a>(key: &'a CellKey, period: ReportPeriod, spells: &'a [Spell]) -> impl Iterator<Item = &'a Spell> {
    spells.iter().filter(move |spell| Passage::of(spell, period).is_some_and(|passage| key.counts(&passage)))
}

/// All spells that a period sees, in one pass, those alike together.
pub fn tallies<'a>(spells: impl IntoIterator<Item = &'a Spell>, period: ReportPeriod) -> Vec<Tally> {
    let mut alike = std::collections::HashMap::new();
    for passage in spells.into_iter().filter_map(|spell| Passage::of(spell, period)) {
        *alike.entry(passage).or_insert(0) += 1;
    }
    alike.into_iter().map(|(passage, count)| Tally { passage, count }).collect()
}

/// As `terdaftar~jk:P~umur:20-29`, for addresses.
impl fmt::Display for CellKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.flow.code())?;
        self.by.iter().map(|by| by.code()).try_for_each(|(name, code)| write!(f, "~{name}:{code}"))
    }
}

impl FromStr for CellKey {
    type Err = NoCell;

    fn from_str(code: &str) -> Result<CellKey, NoCell> {
        let mut parts = code.split('~');
        let flow = parts.next().and_then(Flow::from_code).ok_or(NoCell)?;
        let by = parts.map(|part| part.split_once(':').and_then(|(name, code)| By::from_code(name, code)));
        let by = by.collect::<Option<Vec<By>>>().ok_or(NoCell)?;
        // More conditions than a report ever combines come from nobody who was led here.
        if by.len() > MOST_CONDITIONS { Err(NoCell) } else { Ok(CellKey { flow, by }) }
    }
}

const MOST_CONDITIONS: usize = 4;

/// The text is not the address of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoCell;

impl Serialize for CellKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CellKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<CellKey, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|NoCell| D::Error::custom("no address of a figure"))
    }
}

#[cfg(test)]
pub(crate) mod tests;
