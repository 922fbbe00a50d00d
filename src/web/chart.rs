//! Pictures as SVG, made here: columns over time and bars, each part told by colour and by pattern.
//! Colours come from the style sheet, so that they follow light, dark and print; what a picture
//! shows stands in a table beside it, which is left to the page.

use std::fmt::Write as _;

use crate::report::escaped;

/// One part of every column or bar: what it is called, and its number of each.
pub(super) struct Series<'a> {
    /// For the legend.
    pub(super) name: &'a str,
    /// As many as there are columns or bars.
    pub(super) values: Vec<usize>,
    /// Which of the four looks: 0 full, 1 hatched, 2 dotted, 3 outlined.
    pub(super) look: usize,
}

/// What a picture is called, and what it shows in a sentence.
pub(super) struct Caption<'a> {
    /// No two pictures of a page have the same.
    pub(super) id: &'a str,
    /// In a few words.
    pub(super) title: &'a str,
    /// What one sees, for whoever does not see it.
    pub(super) what: &'a str,
    /// What is counted.
    pub(super) axis: &'a str,
}

const WIDE: usize = 460;
const LEFT: usize = 40;
const TOP: usize = 34;
const HIGH: usize = 170;
const ROW: usize = 24;
const NAMES: usize = 158;

/// Draws columns over time, their parts one upon the other.
pub(super) fn columns(caption: &Caption<'_>, labels: &[String], series: &[Series<'_>]) -> String {
    let total = |at: usize| parts(series, at).map(|(_, value)| value).sum::<usize>();
    let scale = Scale::to((0..labels.len()).map(total).max().unwrap_or(0));
    let (bottom, width) = (TOP + HIGH, WIDE - LEFT - 8);
    let mut svg = begun(caption, bottom + 38, series);
    for mark in scale.marks() {
        let y = bottom - scale.length(mark, HIGH);
        let _ = write!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{mark}</text>",
            WIDE - 8,
            LEFT - 6,
            y + 4
        );
    }
    let count = labels.len().max(1);
    let slot = |at: usize| LEFT + width * at / count;
    for (at, label) in labels.iter().enumerate() {
        let (x, next) = (slot(at) + 2, slot(at + 1));
        let wide = next.saturating_sub(x + 1).clamp(2, 48);
        let mut y = bottom;
        for (look, value) in parts(series, at) {
            let high = scale.length(value, HIGH);
            y -= high;
            part(&mut svg, caption.id, look, (x, y), (wide, high));
        }
        // The first, the last and one between are enough to find a day.
        if at == 0 || at + 1 == count || (count > 6 && at == count / 2) {
            let (anchor, x) = match at {
                0 => ("start", x),
                _ if at + 1 == count => ("end", x + wide),
                _ => ("middle", x + wide / 2),
            };
            let label = escaped(label);
            let y = bottom + 16;
            let _ =
                write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{label}</text>");
        }
    }
    let _ = write!(
        svg,
        "<line class=\"axis\" x1=\"{LEFT}\" y1=\"{bottom}\" x2=\"{}\" y2=\"{bottom}\"/>\
         <text class=\"name\" x=\"{}\" y=\"{}\" text-anchor=\"end\">day</text>\
         <text class=\"name\" x=\"2\" y=\"{}\">{}</text></svg>",
        WIDE - 8,
        WIDE - 8,
        bottom + 32,
        TOP - 10,
        escaped(caption.axis)
    );
    svg
}

/// Draws a bar for each label, its parts one behind the other.
pub(super) fn bars(caption: &Caption<'_>, labels: &[String], series: &[Series<'_>]) -> String {
    let total = |at: usize| parts(series, at).map(|(_, value)| value).sum::<usize>();
    let scale = Scale::to((0..labels.len()).map(total).max().unwrap_or(0));
    // Without a legend there is nothing to leave room for.
    let top = if series.len() > 1 { TOP } else { 8 };
    let (bottom, width) = (top + ROW * labels.len(), WIDE - NAMES - 34);
    let mut svg = begun(caption, bottom + 34, series);
    for mark in scale.marks() {
        let x = NAMES + scale.length(mark, width);
        let _ = write!(
            svg,
            "<line class=\"grid\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\"/>\
             <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{mark}</text>",
            bottom + 15
        );
    }
    for (at, label) in labels.iter().enumerate() {
        let y = top + ROW * at + 4;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            NAMES - 6,
            y + 12,
            escaped(label)
        );
        let mut x = NAMES;
        for (look, value) in parts(series, at) {
            let long = scale.length(value, width);
            part(&mut svg, caption.id, look, (x, y), (long, ROW - 8));
            x += long;
        }
        let _ = write!(svg, "<text x=\"{}\" y=\"{}\">{}</text>", x + 4, y + 12, total(at));
    }
    let _ = write!(
        svg,
        "<line class=\"axis\" x1=\"{NAMES}\" y1=\"{top}\" x2=\"{NAMES}\" y2=\"{bottom}\"/>\
         <text class=\"name\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text></svg>",
        WIDE - 4,
        bottom + 30,
        escaped(caption.axis)
    );
    svg
}

/// The parts of one column or bar: look and number.
fn parts<'s>(series: &'s [Series<'_>], at: usize) -> impl Iterator<Item = (usize, usize)> + 's {
    series.iter().map(move |part| (part.look, part.values.get(at).copied().unwrap_or(0)))
}

/// The beginning of a picture: title, sentence, patterns and legend.
fn begun(caption: &Caption<'_>, high: usize, series: &[Series<'_>]) -> String {
    let Caption { id, title, what, .. } = caption;
    let (title, what) = (escaped(title), escaped(what));
    let mut svg = format!(
        "<svg class=\"picture\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-what\"><title id=\"{id}-title\">{title}</title>\
         <desc id=\"{id}-what\">{what}</desc><defs>\
         <pattern id=\"{id}-1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <path class=\"look1\" d=\"M-1 1 1 -1M0 6 6 0M5 7 7 5\"/></pattern>\
         <pattern id=\"{id}-2\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
         <circle class=\"look2\" cx=\"3\" cy=\"3\" r=\"1.3\"/></pattern></defs>"
    );
    if series.len() > 1 {
        let mut x = LEFT + 60;
        for one in series {
            part(&mut svg, id, one.look, (x, 6), (13, 13));
            let _ = write!(svg, "<text x=\"{}\" y=\"17\">{}</text>", x + 18, escaped(one.name));
            x += 34 + one.name.chars().count() * 7;
        }
    }
    svg
}

/// One part, told by colour and by pattern.
fn part(svg: &mut String, id: &str, look: usize, (x, y): (usize, usize), (w, h): (usize, usize)) {
    if w == 0 || h == 0 {
        return;
    }
    let place = format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"");
    let _ = write!(svg, "<rect class=\"part{look}\" {place}/>");
    if matches!(look, 1 | 2) {
        let _ = write!(svg, "<rect fill=\"url(#{id}-{look})\" {place}/>");
    }
}

/// How numbers become lengths: from nothing to a round number above the largest.
struct Scale {
    step: usize,
    steps: usize,
}

impl Scale {
    fn to(largest: usize) -> Self {
        let mut step = 1;
        let mut next = [2, 5, 10].into_iter().cycle();
        let mut ten = 1;
        while step * 4 < largest {
            let factor = next.next().unwrap_or(10);
            step = factor * ten;
            if factor == 10 {
                ten *= 10;
            }
        }
        Self { step, steps: largest.div_ceil(step).max(1) }
    }

    fn marks(&self) -> impl Iterator<Item = usize> + '_ {
        (0..=self.steps).map(|mark| mark * self.step)
    }

    fn length(&self, value: usize, whole: usize) -> usize {
        let top = self.step * self.steps;
        (value * whole + top / 2) / top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_round_and_holds_the_largest() {
        for (largest, step, steps) in
            [(0, 1, 1), (3, 1, 3), (4, 1, 4), (5, 2, 3), (37, 10, 4), (401, 200, 3)]
        {
            let scale = Scale::to(largest);
            assert_eq!((scale.step, scale.steps), (step, steps), "{largest}");
            assert!(scale.length(largest, 100) <= 100);
            assert_eq!(scale.length(scale.step * scale.steps, 100), 100);
        }
    }

    #[test]
    fn words_in_a_picture_stay_words() {
        let caption = Caption { id: "v", title: "<b>", what: "a & b", axis: "claims" };
        let series = [Series { name: "<i>", values: vec![1], look: 1 }];
        let drawn = bars(&caption, &["<script>".to_owned()], &series)
            + &columns(&caption, &["</svg>".to_owned()], &series);
        assert!(!drawn.contains("<script>") && !drawn.contains("<b>"), "{drawn}");
        assert_eq!(drawn.matches("</svg>").count(), 2);
        assert!(drawn.contains("a &amp; b") && !drawn.contains("style="));
    }
}
