//! What is done to one mark.

use crate::model::annotation::{Annotation, Change};

/// What is done to one mark.
#[derive(Debug, Clone)]
pub enum Edit {
    /// It is there, as it is here.
    Put(Box<Annotation>),
    /// One thing of it is another, at a time in milliseconds since 1970.
    Change(Change, f64),
    /// It is there no more.
    Delete,
}

impl Edit {
    /// What becomes of a mark as it is kept, which another tab may have changed meanwhile. `here`
    /// is what it is in this one: what was deleted there and edited here is there again.
    pub(super) fn of(
        &self,
        kept: Option<Annotation>,
        here: Option<&Annotation>,
    ) -> Option<Annotation> {
        match self {
            Self::Put(annotation) => Some((**annotation).clone()),
            Self::Change(change, at) => {
                Some(kept.or_else(|| here.cloned())?.with(change.clone(), *at))
            }
            Self::Delete => None,
        }
    }
}
