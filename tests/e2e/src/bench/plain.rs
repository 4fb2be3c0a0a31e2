//! Plain pages to compare with: a text as somebody would put it on the web by hand.

use crate::library;
use lamplight_samples::{Block, Story};

/// What the keys do on a plain page that has any: what the reader's do. And a frame asked
/// for with each scrolling in which nothing is done: what that seems to take is the
/// machine's own unrest.
const KEYS: &str = "\
<script>addEventListener('keydown',e=>{const s=document.body.style;\
if(e.key=='+')s.fontSize='19px';\
if(e.key=='-')s.fontSize='18px';\
if(e.key=='d'){const d=s.background=='';s.background=d?'#171a1f':'';s.color=d?'#d6d1c7':''}\
});addEventListener('scroll',()=>requestAnimationFrame(()=>{}))</script>";

/// A bundled story, as its publisher wrote it.
pub fn bundled(story: library::Story) -> Vec<u8> {
    let paragraphs = story.paragraphs();
    let paragraphs = paragraphs.iter().map(|text| format!("<p>{text}</p>\n"));
    page(story.title, &paragraphs.collect::<String>(), "")
}

/// A made-up story, with keys for size and colours.
pub fn sample(story: &Story) -> Vec<u8> {
    let blocks = story.blocks.iter().map(|block| match block {
        Block::Heading(text) => format!("<h2>{text}</h2>\n"),
        Block::Paragraph(text) => format!("<p>{text}</p>\n"),
        Block::SceneBreak => "<hr>\n".to_owned(),
    });
    page(&story.title, &blocks.collect::<String>(), KEYS)
}

fn page(title: &str, blocks: &str, script: &str) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"icon\" href=\"data:,\"><title>{title}</title>\
         <style>body{{max-width:36em;margin:0 auto;padding:1em;font:18px/1.55 Georgia,serif;\
         color:#24211d;background:#fbf8f1}}</style></head>\n\
         <body><h1>{title}</h1>\n{blocks}{script}</body></html>\n"
    )
    .into_bytes()
}
