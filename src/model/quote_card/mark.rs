//! The quotation mark. It is drawn, so that it is the same in every face.

/// Two commas, as a path that SVG and a canvas take, 88 by `MARK_HEIGHT` pixels.
pub const MARK_PATH: &str = "M34 0C13 8 0 25 0 44c0 12 8 20 18 20s18-8 18-18-7-17-17-17c-2 0-4 0-5 1C16 \
     19 25 11 38 6zM84 0C63 8 50 25 50 44c0 12 8 20 18 20s18-8 18-18-7-17-17-17c-2 0-4 0-5 1 2-11 \
     11-19 24-24z";

/// How high the mark is, in pixels.
pub const MARK_HEIGHT: u32 = 64;
