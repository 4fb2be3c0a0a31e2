//! Translators in browsers put elements of their own in place of every text.

use crate::context::Context;
use crate::failure::Failure;
use crate::library::JOSE;
use crate::reader::Look;
use crate::sites::Way;

/// Does to the page what the translator in Chrome does: every text node, the app's too, gives way
/// to two `<font>` elements with another text, and the page's language changes.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
        node.parentElement.closest('script, style, svg') || !node.data.trim()
            ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
        const [outer, inner] = ['font', 'font'].map(name => document.createElement(name));
        inner.textContent = node.data.replaceAll(/\\p{L}{4,}/gu, word => `${word}ando`);
        outer.append(inner);
        node.replaceWith(outer);
    }
    document.documentElement.lang = 'xx';
    document.documentElement.classList.add('translated-ltr');";

/// What keeps a translator from knowing the text's language, or from touching it.
const OBSTACLES: &str = "
    const article = shown('article');
    return [
        document.documentElement.lang ? [] : 'the page has no language',
        article.lang ? [] : 'the text has no language',
        article.closest('[translate=no], .notranslate') ? 'the text refuses' : [],
        ...[...article.querySelectorAll('[translate=no], .notranslate')].map(one => one.outerHTML),
    ].flat().join(', ');";

/// The app goes on with what a translator leaves: themes, type and place.
pub fn reads_on(context: &Context) -> Result<(), Failure> {
    context.browser.resize(700, 560)?;
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    reader.open(&format!("{site}{}.html", JOSE.slug))?;
    let obstacles = reader.text(&format!("(() => {{ {OBSTACLES} }})()"))?;
    crate::ensure!(obstacles.is_empty(), "{obstacles}");

    reader.scroll_to("p5")?;
    reader.wait_for(
        "the app knows where the reader is",
        "JSON.parse(localStorage.getItem(`${document.documentElement.dataset.library}/place/jose-olsen`))?.block === 5",
    )?;
    let before = reader.mark()?;
    reader.run(TRANSLATE, &[])?;
    reader.wait_for(
        "the paragraph that was read is still the first",
        &format!(
            "Math.abs(shown('#{}').getBoundingClientRect().top - {}) < 2 * {}",
            before.block, before.top, before.line
        ),
    )?;
    let translated = reader.mark()?;
    reader.open_panel()?;
    reader.choose("theme", "night")?;
    reader.choose_size(26)?;
    reader.close_panel()?;
    reader.until_look(&Look::new("rgb(23, 26, 31)", "Literata", "26px"))?;
    reader.until_at(&translated, 1.0)?;
    // Kept, so that the untranslated text opens at the same words.
    reader.reload()?;
    reader.wait_for(
        "the page opens at the same paragraph",
        &format!(
            "shown('#{}').getBoundingClientRect().top < innerHeight / 2",
            before.block
        ),
    )?;
    let after = reader.mark()?;
    crate::ensure!(
        after.block == before.block,
        "{} was read, and {} is shown",
        before.block,
        after.block
    );
    reader.back_to_shelf()
}
