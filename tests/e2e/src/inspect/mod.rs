//! What is looked at on a page, whichever it is: each gives what is wrong, in words.

pub mod colours;
pub mod focus;
pub mod layout;
pub mod motion;
pub mod spacing;

use crate::failure::Failure;
use crate::reader::Reader;
use serde_json::Value;

/// Turns what a browser computed into numbers, and two colours into their contrast.
const COLOURS: &str = "
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channels = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = colour => channels(colour).slice(0, 3).map(value => value / 255)
        .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const contrast = (one, other) => {
        const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
        return (light + 0.05) / (dark + 0.05);
    };
    const background = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (channels(colour)[3] > 0) return colour;
        }
        return 'Canvas';
    };
    const called = element => `${element.localName}${
        [...element.classList].map(name => `.${name}`).join('')}${
        element.value && element.type === 'radio' ? `[${element.value}]` : ''}`;
";

/// The texts that the body of a function in the page returns.
fn texts(reader: &Reader, script: &str) -> Result<Vec<String>, Failure> {
    let found = reader.run(&format!("{COLOURS}{script}"), &[])?;
    let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
    let texts = found.iter().filter_map(Value::as_str);
    Ok(texts.map(String::from).collect())
}

/// Fails with all that was found, if anything was.
fn none(found: &[String]) -> Result<(), Failure> {
    crate::ensure!(found.is_empty(), "{}", found.join("\n     "));
    Ok(())
}
