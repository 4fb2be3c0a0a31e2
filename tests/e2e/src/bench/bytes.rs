//! What a story's page weighs in a large library.

use super::row::{Limit, Row, Unit};
use super::spread::Spread;
use crate::failure::Failure;
use crate::sites::packed::brotli;
use crate::sites::samples;
use crate::world::World;
use lamplight_samples::many_stories;

/// What is measured, for the report.
pub const HOW: &str = "\
The page of the second story of 1,000, as its file and after brotli 11, against the same page \
where the library ends with the third, so that its neighbours are the same.";

/// Measures.
pub fn take(world: &World) -> Result<Vec<Row>, Failure> {
    let [few, many] = [3, 1_000].map(|count| page(world, count));
    let (few, many) = (few?, many?);
    let row = |what: &str, many: &[u8], few: &[u8]| {
        let bytes = |page: &[u8]| Spread::of([page.len() as f64]);
        let what = format!("a story's page with 1,000 stories in the library, {what}");
        Row::new(what, Unit::Bytes, bytes(many), Limit::Times(1.1)).against(bytes(few))
    };
    Ok(vec![
        row("raw", &many, &few),
        row("brotli 11", &brotli(&many)?, &brotli(&few)?),
    ])
}

/// The second story's page in a library of so many.
fn page(world: &World, count: usize) -> Result<Vec<u8>, Failure> {
    let library = many_stories(count);
    let folder = world.output().join(format!("{count}-stories"));
    let dist = samples::build(&library.files(), world.sites().dist(), &folder)?;
    let second = library.stories.get(1);
    let second = second.ok_or_else(|| Failure::new("the library has no second story"))?;
    Ok(std::fs::read(
        dist.path().join(format!("{}.html", second.slug)),
    )?)
}
