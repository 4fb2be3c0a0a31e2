//! A page that is left in the midst of writing does not keep the next one from it.

use super::{act, story, wipe};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::JOSE;
use crate::sites::{Extras, Workshop};

/// How often a page is left: it may just have finished.
const TIMES: usize = 6;

/// After each page that was left at once, there is a mark on the next, and it is kept.
pub fn at_once(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    wipe(&reader, &server)?;
    let next = format!("{}{}.html", server.address(), JOSE.slug);
    for time in 1..=TIMES {
        reader.open(&story(&server))?;
        // The answer would come from a page that is gone: nobody waits for what is begun here.
        act(
            &reader,
            "it.press(1, 'Mark in leaf').then(() => location.assign(given[0])); return null;",
            &[next.as_str().into()],
        )?;
        reader.until_story(JOSE)?;
        let kept = act(
            &reader,
            "await it.mark(given[0], 'sky');
            await it.leave();
            return (await it.kept()).filter(line => line.includes('| sky |')).length;",
            &[time.into()],
        )?;
        crate::ensure!(kept == time, "after {time} times, {kept} marks are kept");
    }
    Ok(())
}
