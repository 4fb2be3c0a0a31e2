//! What the desk is asked for by keys, and from "More".

use yew::prelude::*;

use super::marks::MarksHandle;
use super::selecting::SelectingHandle;
use crate::browser::{exchange, page, panels};
use crate::model::Request;

/// Does what the desk is asked for, also before it was up; what was opened then gets the focus.
#[hook]
pub fn use_requests(marks: &MarksHandle, selecting: &SelectingHandle) {
    let asked = use_mut_ref(|| None::<Request>);
    let ready = marks.is_ready();
    let act = {
        let (marks, selecting) = (marks.clone(), selecting.clone());
        move |request| match request {
            Request::Bookmark => marks.bookmark(),
            Request::Mark => selecting.begin(),
        }
    };
    {
        let asked = asked.clone();
        use_effect_with((), move |()| {
            *asked.borrow_mut() = page::announce_desk().and_then(|asked| Request::parse(&asked));
            let _ = panels::focus_in_open();
        });
    }
    use_effect_with((marks.open.clone(), ready), move |(_, ready)| {
        let requests = ready.then(|| {
            // What was marked before is here by now.
            if let Some(request) = asked.borrow_mut().take() {
                act(request);
            }
            exchange::on_request(move |asked| {
                if let Some(request) = Request::parse(asked) {
                    act(request);
                }
            })
        });
        move || drop(requests)
    });
}
