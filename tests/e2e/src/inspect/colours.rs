//! Colours that the system chooses.

use super::{none, texts};
use crate::failure::Failure;
use crate::reader::Reader;

/// Colours that are none of the system's, save in pictures and in what shows a theme.
const NOT_THE_SYSTEMS: &str = "
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.setProperty('forced-color-adjust', 'none');
    const systems = new Set(['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'ActiveText',
        'ButtonFace', 'ButtonText', 'ButtonBorder', 'Field', 'FieldText', 'Highlight',
        'HighlightText', 'SelectedItem', 'SelectedItemText', 'Mark', 'MarkText', 'GrayText',
        'AccentColor', 'AccentColorText'].map(name => {
            probe.style.setProperty('color', name);
            return channels(getComputedStyle(probe).color).slice(0, 3).join();
        }));
    probe.remove();
    // Firefox has a colour of the system's without a name for a button that the pointer is on.
    const own = element => element.closest('.swatch, svg') || element.matches('button:hover');
    const used = style => [['text', style.color], ['background', style.backgroundColor],
        ...['Top', 'Right', 'Bottom', 'Left'].filter(side => parseFloat(style[`border${side}Width`]) > 0)
            .map(side => ['border', style[`border${side}Color`]]),
        ...(style.outlineStyle === 'none' ? [] : [['outline', style.outlineColor]])];
    return [document.documentElement, ...all('body, body *')].filter(element => !own(element))
        .flatMap(element => used(getComputedStyle(element))
            .filter(([, colour]) => {
                const [red, green, blue, alpha] = channels(colour);
                return alpha > 0 && !systems.has([red, green, blue].join());
            })
            .map(([what, colour]) => `${called(element)}: ${what} ${colour} is none of the system's`));";

/// Controls and panels that nothing outlines, radio buttons whose choice is told by colour alone,
/// and parts drawn in the colour behind them.
const NOT_VISIBLE: &str = "
    const outlined = element => {
        const style = getComputedStyle(element);
        return parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'
            && contrast(style.borderTopColor, background(element)) >= 3;
    };
    const plain = all('.panel, .card, .size button').filter(element => !outlined(element))
        .map(element => `${called(element)} has no outline that shows`);
    const drawn = [...document.querySelectorAll('.progress')]
        .filter(element => contrast(getComputedStyle(element).backgroundColor, background(element.parentElement)) < 3)
        .map(element => `${called(element)} is ${getComputedStyle(element).backgroundColor} on ${background(element.parentElement)}`);
    // Colour left out: a choice must still look other than what is not chosen.
    const shape = input => {
        const { width, height } = input.getBoundingClientRect();
        const native = getComputedStyle(input).opacity !== '0' && getComputedStyle(input).appearance !== 'none';
        if (native && width * height > 1) return `native ${input.checked}`;
        return [...input.parentElement.children].filter(part => part !== input).map(part => {
            const style = getComputedStyle(part);
            return [style.borderTopWidth, style.outlineStyle, style.outlineWidth,
                style.textDecorationLine, style.fontWeight].join();
        }).join(';');
    };
    const same = all('input[type=radio]:checked').flatMap(chosen =>
        all('input[type=radio]').filter(other => other.name === chosen.name && other !== chosen)
            .filter(other => shape(other) === shape(chosen))
            .map(other => `${called(other)} looks as chosen as ${called(chosen)}`));
    return [...plain, ...drawn, ...same];";

/// Where the system forces its colours: only those are used, and what is told by others is told
/// otherwise.
pub fn check_forced(reader: &Reader) -> Result<(), Failure> {
    let mut found = texts(reader, NOT_THE_SYSTEMS)?;
    found.extend(texts(reader, NOT_VISIBLE)?);
    found.dedup();
    none(&found)
}
