//! A bar plot (*grafik batang*) as SVG, drawn on the server. Each bar has its name above it and its figure in words behind it, and is hatched, so
//! that it is read without colour. The table that belongs to it stands below.

use leptos::prelude::*;

use crate::domain::statistics::Bar;

/// Units of the drawing: as many as a phone is wide, so that there its letters have the size of the page's.
const WIDE: u64 = 360;
/// From one bar to the next.
const STEP: u64 = 40;
/// The longest bar leaves room for its figure.
const LONGEST: u64 = 220;
/// More signs of a name do not fit above its bar; the table has all of them.
const SIGNS: usize = 48;

/// `id` is unique on the page.
pub fn plot(id: &'static str, title: &str, bars: &[Bar]) -> AnyView {
    let most = bars.iter().filter_map(|bar| bar.length).max().unwrap_or(0).max(1);
    let hatch = ["arsir-", id].concat();
    let fill = format!("url(#{hatch})");
    let bars: Vec<_> = (0..).zip(bars).map(|(at, bar)| draw(at * STEP, bar, most, &fill)).collect();
    let high = bars.len() as u64 * STEP;
    view! {
        <svg class="plot" viewBox=format!("0 0 {WIDE} {high}") role="img" aria-label=title.to_owned()>
            <defs>
                <pattern id=hatch width="6" height="6" patternUnits="userSpaceOnUse">
                    <path class="hatch" d="M0 6 6 0M-1 1 1 -1M5 7 7 5"></path>
                </pattern>
            </defs>
            {bars}
        </svg>
    }
    .into_any()
}

fn draw(top: u64, bar: &Bar, most: u64, fill: &str) -> AnyView {
    // What is not nothing is seen.
    let long = bar.length.map_or(0, |length| (length * LONGEST).div_ceil(most));
    let rect = (long > 0).then(|| {
        view! { <rect class="bar" x="1" y=top + 18 width=long height="16" fill=fill.to_owned()></rect> }
    });
    let behind = if long > 0 { long + 8 } else { 0 };
    view! {
        <text class="name" x="0" y=top + 13>{cut(&bar.label)}</text>
        {rect}
        <text x=behind y=top + 31>{bar.text.clone()}</text>
    }
    .into_any()
}

fn cut(name: &str) -> String {
    match name.char_indices().nth(SIGNS) {
        Some((end, _)) => [name[..end].trim_end(), "…"].concat(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_figures_and_what_is_hidden_has_none() {
        let bar = |label: &str, length, text: &str| Bar { label: label.into(), length, text: text.into() };
        let bars = [
            bar("Juli & Agustus", Some(200), "200"),
            bar("Mei", Some(1), "1"),
            bar("Juni", None, "kurang dari 5"),
            bar("Nol", Some(0), "0"),
        ];
        let html = plot("bulan", "Pemohon", &bars).to_html();
        let widths: Vec<_> =
            html.split("width=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<u64>().ok()).collect();
        assert_eq!(widths, [6, LONGEST, 2], "the pattern, and two bars");
        for part in
            ["Juli &amp; Agustus", "kurang dari 5", "role=\"img\"", "aria-label=\"Pemohon\"", "viewBox=\"0 0 360 160\""]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("style="));
    }

    #[test]
    fn a_long_name_is_cut_between_signs() {
        assert_eq!(cut("Ké"), "Ké");
        assert_eq!(cut(&"é".repeat(60)), ["é".repeat(48).as_str(), "…"].concat());
    }
}
