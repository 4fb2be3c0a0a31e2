//! An address where nothing is.

use crate::context::Context;
use crate::failure::Failure;
use crate::sites::Way;

/// However deep, the page has a link to the shelf.
pub fn leads_home(context: &Context) -> Result<(), Failure> {
    let reader = context.reader();
    let site = context.address(Way::Product)?;
    for path in ["nothing.html", "a/b/c/d/nothing.html"] {
        reader.visit(&format!("{site}{path}"))?;
        let page = reader.text("document.documentElement.dataset.page")?;
        crate::ensure!(
            page == "not-found",
            "{path} is answered with a page {page:?}"
        );
        reader.wait_for(
            &format!("{path} has a link to the shelf"),
            &format!(
                "all('main a[href]').some(link => ['{site}', '{site}index.html'].includes(link.href))"
            ),
        )?;
        reader.click("main a[href]")?;
        reader.until_shelf()?;
    }
    Ok(())
}
