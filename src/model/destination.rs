//! Where in a text a reader wants to go.

/// A place as a reader names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// The page of this number, from 1.
    Page(u32),
    /// So many thousandths of the way through.
    Permille(u32),
}

impl Destination {
    /// What a reader has typed, in a text of `pages` pages, if it has pages that are
    /// counted: `12` is a page then, and `12 %` is never one. None where there is no
    /// such place.
    #[must_use]
    pub fn parse(typed: &str, pages: Option<u32>) -> Option<Self> {
        let typed = typed.trim();
        let (number, percent) = match typed.strip_suffix('%') {
            Some(number) => (number.trim_end(), true),
            None => (typed, pages.is_none()),
        };
        if percent {
            // Tenths of a percent are told apart, and no less.
            let (whole, tenths) = number.split_once(['.', ',']).unwrap_or((number, "0"));
            let tenths = tenths.parse::<u32>().ok().filter(|tenths| *tenths < 10)?;
            let permille = whole.parse::<u32>().ok()?.checked_mul(10)? + tenths;
            return (permille <= 1000).then_some(Self::Permille(permille));
        }
        let number: u32 = number.parse().ok()?;
        let within = (1..=pages.unwrap_or(0)).contains(&number);
        within.then_some(Self::Page(number))
    }
}

#[cfg(test)]
mod tests {
    use super::Destination::{self, Page, Permille};

    #[test]
    fn a_number_is_a_page_where_there_are_pages() {
        for (typed, expected) in [
            ("1", Some(Page(1))),
            (" 9 ", Some(Page(9))),
            ("9 %", Some(Permille(90))),
            ("12.5%", Some(Permille(125))),
            ("50,5 %", Some(Permille(505))),
            ("100.1 %", None),
            ("1.2.3 %", None),
            ("4294967295 %", None),
            ("100%", Some(Permille(1000))),
            ("0", None),
            ("10", None),
            ("101 %", None),
            ("-1", None),
            ("", None),
            ("%", None),
            ("two", None),
            ("99999999999", None),
        ] {
            assert_eq!(Destination::parse(typed, Some(9)), expected, "{typed:?}");
        }
    }

    #[test]
    fn without_pages_a_number_is_per_cent() {
        assert_eq!(Destination::parse("34", None), Some(Permille(340)));
        assert_eq!(Destination::parse("0", None), Some(Permille(0)));
        assert_eq!(Destination::parse("134", None), None);
    }
}
