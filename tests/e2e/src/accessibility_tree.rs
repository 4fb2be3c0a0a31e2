//! What assistive software is told of a page, as plain text: a line for each role, with its name,
//! its states, and its language where that changes. Chromium only.

use crate::failure::Failure;
use crate::webdriver::Browser;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;

/// Longer texts end in an ellipsis: a story's words are looked at elsewhere.
const TEXT_LENGTH: usize = 60;

/// Roles that are not spoken, and whose children stand for them.
const SILENT: [&str; 6] = [
    "none",
    "generic",
    "sectionheader",
    "sectionfooter",
    "InlineTextBox",
    "LayoutTable",
];

/// Properties of Chromium's that a reader hears, each as it is said.
const STATES: [&str; 11] = [
    "level", "checked", "expanded", "pressed", "selected", "disabled", "invalid", "required",
    "hasPopup", "live", "modal",
];

/// The whole tree of the page that is shown.
pub fn read(browser: &Browser) -> Result<String, Failure> {
    let document = browser.cdp("DOM.getDocument", json!({ "depth": -1 }))?;
    let mut elements = HashMap::new();
    if let Some(root) = document.get("root") {
        collect(root, "", &mut elements);
    }
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({}))?;
    let nodes = tree.get("nodes").and_then(Value::as_array);
    let nodes = nodes.ok_or_else(|| Failure::new("the browser gives no accessibility tree"))?;
    let by_id = nodes
        .iter()
        .filter_map(|node| Some((node.get("nodeId")?.as_str()?, node)))
        .collect();
    let mut writer = Writer {
        nodes: by_id,
        elements,
        text: String::new(),
    };
    if let Some(root) = nodes.first() {
        writer.write(root, 0, "");
    }
    Ok(writer.text)
}

/// What is asked of the DOM about an element: Chromium's tree does not tell it.
#[derive(Debug, Default)]
struct Element {
    language: String,
    current: Option<String>,
    value_text: Option<String>,
}

/// Notes each node of the DOM, with the language that it inherits.
fn collect(node: &Value, language: &str, elements: &mut HashMap<u64, Element>) {
    let attributes = node.get("attributes").and_then(Value::as_array);
    let attributes: Vec<&str> = attributes
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let attribute = |sought: &str| {
        let mut pairs = attributes.chunks_exact(2);
        pairs.find_map(|pair| (pair.first() == Some(&sought)).then(|| pair.last().copied()))?
    };
    let children = node.get("children").and_then(Value::as_array);
    let children = children.map(Vec::as_slice).unwrap_or_default();
    let own = attribute("lang").or_else(|| language_of_document(node, children));
    let language = own.unwrap_or(language);
    if let Some(id) = node.get("backendNodeId").and_then(Value::as_u64) {
        let element = Element {
            language: language.to_owned(),
            current: attribute("aria-current").map(String::from),
            value_text: attribute("aria-valuetext").map(String::from),
        };
        elements.insert(id, element);
    }
    for child in children {
        collect(child, language, elements);
    }
}

/// For a document, the language of its `<html>`.
fn language_of_document<'a>(node: &Value, children: &'a [Value]) -> Option<&'a str> {
    (node.get("nodeName")?.as_str()? == "#document").then_some(())?;
    let html = children.iter().find_map(|child| child.get("attributes"))?;
    let attributes = html.as_array()?;
    let at = attributes.iter().position(|name| name == "lang")?;
    attributes.get(at + 1)?.as_str()
}

struct Writer<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    elements: HashMap<u64, Element>,
    text: String,
}

impl<'a> Writer<'a> {
    fn write(&mut self, node: &'a Value, depth: usize, language: &str) {
        let role = value(node, "role").unwrap_or_default();
        let ignored = node.get("ignored") == Some(&Value::Bool(true));
        let name = value(node, "name").unwrap_or_default();
        let silent = ignored || (SILENT.contains(&role.as_str()) && name.is_empty());
        let mut depth = depth;
        let mut language = language.to_owned();
        if !silent {
            let said = self.text_alone(node, self.language(node));
            let said = said.filter(|text| !text.is_empty());
            let own = if name.is_empty() { said.clone() } else { None };
            self.line(
                node,
                &role,
                own.as_deref().unwrap_or(&name),
                depth,
                &mut language,
            );
            if own.is_some() || role == "StaticText" || said.as_ref() == Some(&name) {
                return;
            }
            depth += 1;
        }
        for child in self.children(node) {
            self.write(child, depth, &language);
        }
    }

    fn children(&self, node: &Value) -> Vec<&'a Value> {
        let ids = node.get("childIds").and_then(Value::as_array);
        let ids = ids.into_iter().flatten().filter_map(Value::as_str);
        ids.filter_map(|id| self.nodes.get(id).copied()).collect()
    }

    fn language(&self, node: &Value) -> &str {
        let id = node.get("backendDOMNodeId").and_then(Value::as_u64);
        let element = id.and_then(|id| self.elements.get(&id));
        element.map_or("", |element| &element.language)
    }

    /// What is in an element, where that is nothing but text in its own language.
    fn text_alone(&self, node: &Value, language: &str) -> Option<String> {
        let mut said = Vec::new();
        for child in self.children(node) {
            let role = value(child, "role").unwrap_or_default();
            let name = value(child, "name").unwrap_or_default();
            let ignored = child.get("ignored") == Some(&Value::Bool(true));
            if role == "StaticText" && self.language(child) == language {
                said.push(name);
            } else if ignored || (SILENT.contains(&role.as_str()) && name.is_empty()) {
                said.push(self.text_alone(child, language)?);
            } else {
                return None;
            }
        }
        said.retain(|text| !text.is_empty());
        Some(said.join(" "))
    }

    fn line(&mut self, node: &Value, role: &str, name: &str, depth: usize, language: &mut String) {
        let id = node.get("backendDOMNodeId").and_then(Value::as_u64);
        let element = id.and_then(|id| self.elements.get(&id));
        let role = if role == "StaticText" { "text" } else { role };
        let mut line = format!("{:1$}{role}", "", depth * 2);
        if !name.is_empty() {
            let _ = write!(line, " {:?}", shortened(name));
        }
        for state in STATES {
            // Only headings are said with their level.
            if state == "level" && role != "heading" {
                continue;
            }
            if let Some(said) = property(node, state) {
                let _ = write!(line, " {state}={said}");
            }
        }
        if let Some(current) = element.and_then(|element| element.current.as_ref()) {
            let _ = write!(line, " current={current}");
        }
        let spoken = element.and_then(|element| element.value_text.clone());
        if let Some(value) = spoken.or_else(|| value(node, "value")) {
            let _ = write!(line, " value={value:?}");
        }
        if let Some(description) = value(node, "description").filter(|text| !text.is_empty()) {
            let _ = write!(line, " description={:?}", shortened(&description));
        }
        if let Some(element) = element.filter(|element| !element.language.is_empty())
            && element.language != *language
        {
            element.language.clone_into(language);
            let _ = write!(line, " lang={language}");
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }
}

/// The text of one of Chromium's own values; an attribute that is not set has none.
fn value(node: &Value, name: &str) -> Option<String> {
    match node.get(name)?.get("value")? {
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A property, unless it says no more than its absence would.
fn property(node: &Value, name: &str) -> Option<String> {
    let properties = node.get("properties")?.as_array()?;
    let found = properties
        .iter()
        .find(|property| property.get("name").and_then(Value::as_str) == Some(name))?;
    let told = match found.pointer("/value/value")? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let nothing = matches!(told.as_str(), "false" | "off" | "")
        && !matches!(name, "checked" | "expanded" | "pressed" | "selected");
    (!nothing).then_some(told)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= TEXT_LENGTH {
        return text.to_owned();
    }
    let kept: String = text.chars().take(TEXT_LENGTH).collect();
    format!("{}…", kept.trim_end())
}
