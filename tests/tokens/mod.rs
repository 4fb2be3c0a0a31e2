//! Reads the declarations of a style sheet.

use std::collections::BTreeMap;

use lamplight::model::Colour;

/// The declarations of a block.
pub type Tokens = BTreeMap<String, String>;

/// The declarations of the first block that `selector` opens in a sheet.
pub fn block(sheet: &str, selector: &str) -> Tokens {
    let (_, rest) = sheet.split_once(selector).expect(selector);
    declarations(rest)
}

/// The declarations up to the end of the block.
pub fn declarations(rest: &str) -> Tokens {
    let (body, _) = rest.split_once('}').expect("the block's end");
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The colour that one of them says.
pub fn colour(tokens: &Tokens, name: &str) -> Colour {
    Colour::parse(&tokens[name]).unwrap_or_else(|| panic!("{name}: {}", tokens[name]))
}
