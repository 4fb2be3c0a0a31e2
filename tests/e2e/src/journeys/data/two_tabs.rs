//! Two tabs of one library write at once: in the end both, and the database, have the same, and
//! all that was said to be kept. `LAMPLIGHT_SEED` is another number to begin with.

use super::schedule::{PARAGRAPHS, Step, Tabs};
use super::{act, story, wipe};
use crate::context::Context;
use crate::failure::Failure;
use crate::library::ANYA;
use crate::sites::{Extras, Workshop};
use crate::table::Table;
use serde_json::{Value, json};
use std::time::Instant;

/// How many schedules each engine goes through.
const SCHEDULES: usize = 100;
/// What they begin with, unless another number is given.
const SEED: u64 = 20_261_128;

/// Two documents of one origin, so close that they answer at once; on a page of the origin's own.
const TWO: &str = "two.html";

/// What the page of two tabs does: one schedule, given as bursts of steps.
const SCHEDULE: &str = "
    const frames = [...document.querySelectorAll('iframe')];
    const tab = async number => {
        const { contentWindow: page } = frames[number];
        const up = () => page.document.documentElement.dataset;
        await it.until('the reader is up', () => up().app === 'ready');
        page.document.dispatchEvent(new page.CustomEvent('lamplight-desk', { detail: '' }));
        await it.until('the desk is up', () => up().desk !== undefined);
        return stepsOf(page);
    };
    const load = async number => {
        const loaded = new Promise(resolve => frames[number].addEventListener('load', resolve, { once: true }));
        frames[number].contentWindow.location.reload();
        await loaded;
        tabs[number] = await tab(number);
    };
    const tabs = [await tab(0), await tab(1)];
    const agree = async when => {
        const same = async () => {
            const [kept, ...shown] = [await tabs[0].kept(), tabs[0].shown(), tabs[1].shown()];
            const told = Object.entries(tabs[0].records()).filter(([name]) => name.startsWith('marked/'));
            const count = told.reduce((count, [, record]) => count + JSON.parse(record).count, 0);
            return { kept, shown, count, same: count === kept.length && shown.every(shown => shown.join() === kept.join()) };
        };
        const begun = performance.now();
        for (;;) {
            const now = await same();
            if (now.same) return now.kept;
            if (performance.now() - begun > 3000)
                throw new Error(`${when} they do not agree: ${JSON.stringify(now)}`);
            await new Promise(resolve => setTimeout(resolve, 5));
        }
    };
    for (const burst of given[0]) {
        await Promise.all(burst.map(async ({ tab, paragraph, does, what }) =>
            does === 'reload' ? load(tab) : tabs[tab][does](paragraph, what)));
        const kept = await agree(`after ${JSON.stringify(burst)}`);
        const words = kept.map(line => line.split(' | ')[1]);
        if (new Set(words).size < words.length)
            throw new Error(`some words are marked twice after ${JSON.stringify(burst)}: ${kept.join('; ')}`);
    }
    await load(given[2]);
    const kept = await agree('after a reload');
    return [...Array(given[1]).keys()].map(index => {
        const { text, end } = tabs[0].words(index + 1);
        const words = text.nodeValue.slice(0, end);
        return kept.map(line => line.split(' | ')).filter(line => line[1] === words).map(line => line.slice(2));
    });";

/// A hundred schedules, one after the other.
pub fn agree(context: &Context) -> Result<(), Failure> {
    let frame = format!(
        "<iframe src='{}.html' width=600 height=500></iframe>",
        ANYA.slug
    );
    let page = format!(
        "<!doctype html><html data-library=cafe-stories><title>Two</title><link rel=icon href='data:,'>{frame}{frame}"
    );
    let server = Workshop::open(context.dist(), Extras::default())?;
    server.put(TWO, Some(page.into_bytes()));
    let reader = context.reader();
    wipe(&reader, &server)?;
    context.browser.resize(1240, 600)?;
    reader.visit(&format!("{}{TWO}", server.address()))?;
    let seed = std::env::var("LAMPLIGHT_SEED").ok();
    let seed = seed.and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    let mut tabs = Tabs::new(seed);
    let begun = Instant::now();
    let (mut steps, mut contested) = (0, 0);
    for number in 1..=SCHEDULES {
        let bursts = tabs.schedule();
        let told = || format!("schedule {number} from seed {seed}, {bursts:?}");
        let given: Vec<Value> = bursts
            .iter()
            .map(|burst| burst.iter().map(Step::to_json).collect())
            .collect();
        let found = act(
            &reader,
            SCHEDULE,
            &[json!(given), json!(PARAGRAPHS), json!(number % 2)],
        )
        .map_err(|failure| failure.while_(&told()))?;
        let found: Vec<Vec<(String, String)>> =
            serde_json::from_value(found).map_err(|error| Failure::new(error.to_string()))?;
        tabs.loaded(number % 2);
        tabs.check(&found)
            .map_err(|wrong| Failure::new(format!("{wrong}, after {}", told())))?;
        steps += bursts.iter().map(Vec::len).sum::<usize>();
        contested += bursts.iter().filter(|burst| burst.len() > 1).count();
    }
    let mut table = Table::new(
        format!("Two tabs in {}, from seed {seed}", context.engine()),
        [
            "schedules",
            "steps",
            "bursts of two at once",
            "lost",
            "seconds",
        ],
    );
    table.row([
        SCHEDULES.to_string(),
        steps.to_string(),
        contested.to_string(),
        "0".to_owned(),
        begun.elapsed().as_secs().to_string(),
    ]);
    context.note(table);
    Ok(())
}

/// As two windows have it, which engines may run apart from each other: what one does shows in the
/// other, and is not undone by it.
pub fn windows(context: &Context) -> Result<(), Failure> {
    let server = Workshop::open(context.dist(), Extras::default())?;
    let reader = context.reader();
    let browser = &context.browser;
    wipe(&reader, &server)?;
    reader.open(&story(&server))?;
    let first = browser.window()?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    reader.open(&story(&server))?;
    let go = |window: &str, body: &str| {
        browser.switch_to(window)?;
        act(&reader, body, &[])
    };
    go(
        &first,
        "await it.mark(1, 'amber'); await it.mark(2, 'rose'); await it.leave()",
    )?;
    browser.switch_to(&second)?;
    reader.wait_for(
        "the first marks are painted where nothing was marked before",
        "['amber', 'rose'].every(tone => CSS.highlights.get(`mark-${tone}`)?.size === 1)",
    )?;
    go(
        &second,
        "await it.until('two are here', () => it.shown().length === 2);
        await it.note(1, 'There.'); await it.unmark(2); await it.mark(3, 'leaf'); await it.leave()",
    )?;
    go(
        &first,
        "await it.until('they are here', () => it.shown().some(line => / leaf /.test(line)));
        await it.mark(1, 'sky'); await it.leave()",
    )?;
    let now = "
        const fits = lines => lines.length === 2
            && lines.some(line => line.endsWith('| sky | There.')) && lines.some(line => line.endsWith('| leaf | -'));
        await it.until('all of it is here', () => fits(it.shown()));
        return fits(await it.kept());";
    for window in [&second, &first] {
        crate::ensure!(go(window, now)? == true, "the database has something else");
        reader.reload()?;
        crate::ensure!(
            go(window, now)? == true,
            "after a reload it has something else"
        );
    }
    // What is told of all that is kept stays true.
    browser.switch_to(&second)?;
    let told = "it.of('dl').textContent";
    let open = format!("await it.open('your-data'); return it.until('it is told', () => {told})");
    let before = go(&second, &open)?;
    go(&first, "await it.mark(4, 'violet'); await it.leave()")?;
    go(
        &second,
        &format!("await it.until('one more is told', () => {told} !== {before})"),
    )?;
    go(&first, "await it.unmark(4); await it.leave()")?;
    go(
        &second,
        &format!(
            "await it.until('it is as before', () => {told} === {before}); it.close('your-data')"
        ),
    )?;
    // A mark goes in one while its note is written in the other, where that goes on: it is back.
    browser.switch_to(&second)?;
    go(
        &second,
        "await it.press(1, 'Note');
        await it.until('a note can be written', () => it.panel('marks').querySelector('textarea'))",
    )?;
    go(&first, "await it.unmark(1); await it.leave()")?;
    go(
        &second,
        "await it.until('that is said', () => /deleted elsewhere/.test(it.panel('marks').textContent));
        const field = it.panel('marks').querySelector('textarea');
        if (document.activeElement !== field || field.value !== 'There.')
            throw new Error(`${document.activeElement.tagName} has the focus`);
        await it.write(field, 'There, and on.');
        it.close('marks')",
    )?;
    let now = "
        const fits = lines => lines.some(line => line.endsWith('| sky | There, and on.'));
        await it.until('it is back', () => fits(it.shown()));
        return fits(await it.kept());";
    for window in [&first, &second] {
        crate::ensure!(go(window, now)? == true, "it is not kept");
    }
    // Who deleted it takes back what was deleted before that, and not what is newer.
    go(
        &first,
        "await it.undo();
        await it.until('the mark before is back', () => it.shown().some(line => line.endsWith('| violet | -')));
        if (!it.shown().some(line => line.endsWith('| There, and on.'))) throw new Error('the note is an older one');
        await it.unmark(4); await it.leave()",
    )?;
    // It goes there while its words are chosen here: they are marked anew.
    go(&second, "await it.click(1)")?;
    go(&first, "await it.unmark(1); await it.leave()")?;
    go(
        &second,
        "await it.until('it is gone', () => it.shown().length === 1);
        it.bar('Note').click();
        await it.write(await it.until('a note can be written', () => it.panel('marks').querySelector('textarea')), 'Anew.');
        it.close('marks')",
    )?;
    go(
        &first,
        "await it.until('it is there', () => it.shown().some(line => line.endsWith('| Anew.')));
        await it.unmark(1); await it.leave()",
    )?;
    browser.switch_to(&second)?;
    // The last one does, too: what has the focus once the note is ended chooses no file.
    go(
        &second,
        "await it.press(3, 'Note');
        await it.until('a note can be written', () => it.panel('marks').querySelector('textarea'))",
    )?;
    go(&first, "await it.unmark(3); await it.leave()")?;
    go(
        &second,
        "await it.until('that is said', () => /deleted elsewhere/.test(it.panel('marks').textContent));
        if (!it.panel('marks').querySelector('[name=marks-words]')) throw new Error('what is written in moves away');
        it.panel('marks').querySelector('.note-editor .preset').click();
        await it.until('the focus is on the panel’s own button', () =>
            document.activeElement === it.panel('marks').querySelector('button'));
        it.close('marks')",
    )?;
    // All of it goes in one, and is gone in the other.
    let theme = "document.documentElement.dataset.theme";
    go(
        &first,
        "document.querySelector('input[name=theme][value=dusk]').click()",
    )?;
    browser.switch_to(&second)?;
    reader.wait_for("the theme is here", &format!("{theme} === 'dusk'"))?;
    go(&first, "await it.deleteAll(); it.close('your-data')")?;
    go(
        &second,
        "await it.until('nothing is marked', () => it.shown().length === 0)",
    )?;
    reader.wait_for("the theme starts over", &format!("{theme} === undefined"))
}
