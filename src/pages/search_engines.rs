//! What tells search engines where the pages are.

use yew::prelude::*;

/// The name of the list of pages.
pub const SITEMAP_FILE: &str = "sitemap.xml";

/// What [`Sitemap`] needs.
#[derive(Properties, PartialEq)]
pub struct SitemapProps {
    /// The pages' absolute addresses.
    pub addresses: Vec<AttrValue>,
}

/// The list of pages (sitemaps.org). It dates none: when a story was published is not when
/// its page last changed.
#[component]
pub fn Sitemap(props: &SitemapProps) -> Html {
    let pages = props.addresses.iter().map(|address| {
        html! { <url><loc>{ address }</loc></url> }
    });
    html! {
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{ for pages }</urlset>
    }
}

/// The content of `robots.txt` (RFC 9309): everything may be visited, and the list of pages is
/// at `sitemap`. Pages that are not to be found say so themselves.
pub fn robots(sitemap: &str) -> String {
    format!("User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n")
}
