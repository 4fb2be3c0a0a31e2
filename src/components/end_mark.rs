//! The drawn mark that ends a story: the product's lamp, over a book.

use yew::prelude::*;

/// A lamp over an open book, in the colour of the text around it. Decorative.
#[component]
pub fn EndMark() -> Html {
    html! {
        <svg class="end-mark" viewBox="0 0 32 32" width="32" height="32"
            aria-hidden="true" focusable="false" fill="currentColor">
            <path d="M4 17a8 8 0 0 1 16 0z" />
            <path fill="none" stroke="currentColor" stroke-width="2"
                stroke-linecap="round" stroke-linejoin="round"
                d="M12 9a7 7 0 0 1 14 0v19M23 28h6M5 27q4-2.5 7 .8q3-3.3 7-.8" />
        </svg>
    }
}
