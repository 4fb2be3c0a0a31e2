//! Saying what is being done, and how far it is.

/// Steps that are done one after the other; with more than one, each is counted.
pub struct Steps {
    done: usize,
    total: usize,
}

impl Steps {
    /// This many steps to come.
    pub fn new(total: usize) -> Self {
        Self { done: 0, total }
    }

    /// Says that the next step begins.
    pub fn begin(&mut self, what: &str) {
        self.done += 1;
        eprintln!("{}", self.line(what));
    }

    fn line(&self, what: &str) -> String {
        match self.total {
            0 | 1 => what.to_owned(),
            total => format!("[{}/{}] {what}", self.done, total.max(self.done)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_when_there_are_several() {
        let check = |done, total, line: &str| {
            assert_eq!(Steps { done, total }.line("building"), line);
        };
        check(1, 1, "building");
        check(1, 2, "[1/2] building");
        check(2, 2, "[2/2] building");
    }
}
