//! How well the codes on cards are read: drawn as they are printed, spoilt as prints and cameras do, read by zbar (another's decoder), verified.
//!
//! `bin/bench seal` calls it. `bench-seal FOLDER CODES` takes CODES codes for each way of spoiling.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use ak1::api::qr::draw_seal;
use ak1::domain::card_number::CardNumber;
use ak1::seal::statement::{Dates, NikTail, PhotoMark, SealedName};
use ak1::seal::{EndedList, SealId};
use ak1::seal::{KeyState, Keyring, KnownKey, SealToken, SecretKey, Statement, Verdict, check, digits, sign};
use anyhow::{Context, bail, ensure};
use chrono::{Days, NaiveDate};
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma, imageops};

/// The sharpest printers of an office.
const DPI: f32 = 300.0;
/// Side of one module on the card, in millimetres.
const MODULE: f32 = 0.5;
const ORIGIN: &str = "https://ak1.disnaker.contohkota.go.id";
const FIRST_SEED: u64 = 1;
const AT_ONCE: u32 = 200;

/// One way of spoiling: blur in pixels, speckles in per cent, degrees, scale.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Level {
    blur: f32,
    speckle: u32,
    turn: f32,
    scale: f32,
}

const MIDDLE: Level = Level { blur: 1.0, speckle: 1, turn: 7.0, scale: 0.7 };

impl Level {
    /// In nothing worse than the middle one.
    fn is_up_to_middle(self) -> bool {
        let no_more = self.blur <= MIDDLE.blur && self.speckle <= MIDDLE.speckle && self.turn <= MIDDLE.turn;
        no_more && self.scale >= MIDDLE.scale
    }
}

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("FOLDER is missing")?);
    let codes: u32 = arguments.next().context("CODES is missing")?.parse()?;
    std::fs::create_dir_all(&folder)?;
    let mut sums: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let (mut worst, mut hopeless) = (codes, 0);
    println!("blur  speckle  turn  scale   read of {codes}");
    for level in ways() {
        let Level { blur, speckle, turn, scale } = level;
        let read = read_level(&folder, level, codes)?;
        if level.is_up_to_middle() {
            worst = worst.min(read);
        }
        hopeless += u32::from(read == 0);
        println!("{blur:4}  {speckle:6}%  {turn:3}°  {scale:5}   {read}");
        let half = if level.is_up_to_middle() { "up to the middle" } else { "worse than the middle" };
        for name in [
            format!("blur {blur}"),
            format!("speckle {speckle} %"),
            format!("turn {turn}°"),
            format!("scale {scale}"),
            half.to_owned(),
            "all".to_owned(),
        ] {
            let sum = sums.entry(name).or_default();
            *sum = (sum.0 + read, sum.1 + codes);
        }
        if level == MIDDLE {
            println!("the worst way up to here, the middle: {worst} of {codes}");
        }
    }
    for (name, (read, of)) in sums {
        println!("{name:21} {:5.1} % of {of}", f64::from(read) * 100.0 / f64::from(of));
    }
    println!("ways in which no code is read: {hopeless} of 81");
    if worst * 100 < codes * 99 {
        bail!("fewer than 99 of a hundred up to the middle level");
    }
    Ok(())
}

/// All 81; those up to the middle first, and the middle as the last of them.
fn ways() -> Vec<Level> {
    let mut ways = Vec::new();
    for blur in [0.0, 1.0, 2.0] {
        for speckle in [0, 1, 3] {
            for turn in [0.0, 7.0, 15.0] {
                ways.extend([1.0, 0.7, 0.5].map(|scale| Level { blur, speckle, turn, scale }));
            }
        }
    }
    ways.sort_by_key(|level| !level.is_up_to_middle());
    ways
}

/// How many of the codes are read by zbar and verified.
fn read_level(folder: &Path, level: Level, codes: u32) -> anyhow::Result<u32> {
    let key = SecretKey::from_bytes(&[1; 32]);
    let today = day();
    let keys = Keyring::new("3375", vec![KnownKey { public: key.public(), state: KeyState::Active, since: today }]);
    let none = EndedList::new(today, []);
    let mut read = 0;
    for from in (0..codes).step_by(AT_ONCE as usize) {
        let mut files = Vec::new();
        let mut wanted: BTreeMap<SealId, Statement> = BTreeMap::new();
        for seed in from..codes.min(from + AT_ONCE) {
            let mut random = Random(FIRST_SEED + u64::from(seed));
            let (token, statement) = any(&mut random)?;
            let file = folder.join(format!("{seed}.jpg"));
            let address = format!("{ORIGIN}/periksa/{}", token.as_str());
            let picture = spoil(&print(&address, &digits::encode(&sign(&statement, &key)))?, level, &mut random);
            JpegEncoder::new_with_quality(File::create(&file)?, 50).encode_image(&picture)?;
            wanted.insert(statement.id, statement);
            files.push(file);
        }
        // It ends with 4 when one of the pictures has no code that it finds.
        let answer =
            Command::new("zbarimg").args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]).args(&files).output();
        let answer = answer.context("zbarimg is missing: the Debian package is zbar-tools")?;
        ensure!(matches!(answer.status.code(), Some(0 | 4)), "zbarimg: {}", String::from_utf8_lossy(&answer.stderr));
        for line in String::from_utf8(answer.stdout)?.lines() {
            let path = line.strip_prefix(ORIGIN).and_then(|rest| rest.strip_prefix("/periksa/"));
            let Some((token, text)) = path.and_then(|path| path.split_once('#')) else { bail!("zbar read {line}") };
            match check(token, text, &keys, &none, today) {
                Verdict::Valid(statement) if wanted.remove(&statement.id).as_ref() == Some(&statement) => read += 1,
                other => bail!("zbar read {line}: {other:?}"),
            }
        }
    }
    Ok(read)
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

/// A statement as long as they come: names of 5 to 32 letters, a photo always.
fn any(random: &mut Random) -> anyhow::Result<(SealToken, Statement)> {
    let token: String = (0..16).map(|_| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[random.below(32)])).collect();
    let token = SealToken::parse(&token).context("a token")?;
    let name: String = (0..5 + random.below(28)).map(|_| char::from(b'A' + random.below(26) as u8)).collect();
    let issued = day() - Days::new(random.below(700) as u64);
    let statement = Statement {
        id: token.id(),
        number: CardNumber::new("3375", issued, 1 + random.below(999_999) as u32).context("a number")?,
        name: SealedName::cut(&name).context("a name")?,
        nik: NikTail::new(random.below(10_000) as u16).context("four digits")?,
        dates: Dates::new(issued, issued + Days::new(730)).context("dates")?,
        photo: Some(PhotoMark::of(&random.next().to_be_bytes())),
    };
    Ok((token, statement))
}

/// The code as a printer of [`DPI`] draws it.
fn print(address: &str, digits: &str) -> anyhow::Result<GrayImage> {
    let code = draw_seal(address, digits).context("it does not fit")?;
    let side = u32::from(code.size);
    let mut modules = GrayImage::from_pixel(side, side, Luma([255]));
    // Each line of the path is `M<x> <y>h<length>`.
    for line in code.path.split('M').skip(1) {
        let (at, length) = line.split_once('h').context("a line")?;
        let (x, y) = at.split_once(' ').context("a place")?;
        let (x, y): (u32, u32) = (x.parse()?, y.parse()?);
        for x in x..x + length.parse::<u32>()? {
            modules.put_pixel(x, y, Luma([0]));
        }
    }
    let pixels = MODULE / 25.4 * DPI;
    let whole = (side as f32 * pixels) as u32;
    let at = |pixel: u32| (((pixel as f32 + 0.5) / pixels) as u32).min(side - 1);
    Ok(GrayImage::from_fn(whole, whole, |x, y| *modules.get_pixel(at(x), at(y))))
}

fn spoil(print: &GrayImage, level: Level, random: &mut Random) -> GrayImage {
    let mut picture = turn_and_scale(print, level.turn.to_radians(), level.scale);
    if level.blur > 0.0 {
        picture = imageops::blur(&picture, level.blur);
    }
    for pixel in picture.pixels_mut() {
        if random.below(100) < level.speckle as usize {
            *pixel = Luma([if random.below(2) == 0 { 0 } else { 255 }]);
        }
    }
    picture
}

/// Around the middle, on white.
fn turn_and_scale(print: &GrayImage, turn: f32, scale: f32) -> GrayImage {
    let side = print.width() as f32;
    let (sine, cosine) = turn.sin_cos();
    let whole = (side * scale * (sine.abs() + cosine)).ceil() as u32;
    // A smaller picture is an average, as a camera sees it.
    let small = if scale < 1.0 {
        let side = (side * scale) as u32;
        imageops::resize(print, side, side, imageops::FilterType::Triangle)
    } else {
        print.clone()
    };
    let (middle, to) = (small.width() as f32 / 2.0, whole as f32 / 2.0);
    GrayImage::from_fn(whole, whole, |x, y| {
        let (x, y) = (x as f32 + 0.5 - to, y as f32 + 0.5 - to);
        let (x, y) = (cosine * x + sine * y + middle - 0.5, cosine * y - sine * x + middle - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let at = |dx: f32, dy: f32| {
            let (x, y) = (left + dx, top + dy);
            let inside = x >= 0.0 && y >= 0.0 && x < small.width() as f32 && y < small.height() as f32;
            if inside { f32::from(small.get_pixel(x as u32, y as u32).0[0]) } else { 255.0 }
        };
        let (right, down) = (x - left, y - top);
        let above = at(0.0, 0.0) * (1.0 - right) + at(1.0, 0.0) * right;
        let below = at(0.0, 1.0) * (1.0 - right) + at(1.0, 1.0) * right;
        Luma([(above * (1.0 - down) + below * down).round() as u8])
    })
}

/// SplitMix64: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0, below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}
