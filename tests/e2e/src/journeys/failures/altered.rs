//! The build, altered so that it goes wrong: a journey's own server sends these files in place of
//! the product's, which has no way to go wrong on purpose.

use crate::failure::Failure;
use crate::sites::Dist;

/// A file by its name.
pub type File = [(String, Vec<u8>); 1];

/// In front of the glue: while the root has `data-trap`, `trap()` runs a real `unreachable`, in
/// the smallest program that has one.
const TRAP: &str = "
    const trap = () => {
        if (document.documentElement.dataset.trap === undefined) return [];
        const program = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
            7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11);
        new WebAssembly.Instance(new WebAssembly.Module(program)).exports.t();
        return [];
    };
";

/// In front of the glue: takes all the memory that the engine has for programs.
const TAKE_ALL_MEMORY: &str = "
    const taken = [];
    try {
        for (;;) taken.push(new WebAssembly.Memory({ initial: 1, maximum: 65536 }));
    } catch {}
";

/// In front of the glue: from the write on that the address names (`?full=3`), or in that one
/// alone (`?full=3&once`), storage is full. How many there were stands on the root.
const FULL: &str = "
    const asked = new URLSearchParams(location.search);
    const full = Number(asked.get('full'));
    const put = Storage.prototype.setItem;
    let writes = 0;
    Storage.prototype.setItem = function (name, text) {
        writes += 1;
        document.documentElement.dataset.writes = String(writes);
        if (full && (asked.has('once') ? writes === full : writes >= full))
            throw new DOMException('the quota has been exceeded', 'QuotaExceededError');
        put.call(this, name, text);
    };
";

/// The glue, in which whatever asks for `calls` can trap.
pub fn trapping(dist: &Dist, calls: &[&str]) -> Result<File, Failure> {
    let (name, mut text) = glue(dist)?;
    for call in calls {
        let call = format!(".{call}(");
        crate::ensure!(text.contains(&call), "the glue has no {call}");
        text = text.replace(&call, &format!("{call}...trap(), "));
    }
    Ok([(name, format!("{TRAP}{text}").into_bytes())])
}

/// The glue, started when there is no memory left for its program.
pub fn without_memory(dist: &Dist) -> Result<File, Failure> {
    let (name, text) = glue(dist)?;
    Ok([(name, format!("{TAKE_ALL_MEMORY}{text}").into_bytes())])
}

/// The glue, for which storage is full from some write on.
pub fn full(dist: &Dist) -> Result<File, Failure> {
    let (name, text) = glue(dist)?;
    Ok([(name, format!("{{{FULL}}}{text}").into_bytes())])
}

/// The program, whose memory has no room to grow: its maximum is what it begins with.
pub fn without_growth(dist: &Dist) -> Result<File, Failure> {
    let (name, bytes) = dist.only("lamplight", "wasm")?;
    // Section 5, one memory without a maximum, of under 128 pages: as the compiler writes it.
    let at = bytes
        .windows(5)
        .position(|bytes| matches!(bytes, [5, 3, 1, 0, 1..128]))
        .ok_or_else(|| Failure::new("the program's memory is not as it used to be"))?;
    let (before, after) = bytes.split_at(at);
    let pages = after.get(4).copied().unwrap_or_default();
    let rest = after.get(5..).unwrap_or_default();
    let altered = [before, &[5, 4, 1, 1, pages, pages], rest].concat();
    Ok([(name, altered)])
}

/// The one-file edition, whose program has lost its middle.
pub fn damaged_file(dist: &Dist) -> Result<File, Failure> {
    let name = "lamplight.html";
    let text = std::fs::read_to_string(dist.path().join(name))?;
    let start = text.find("id=\"wasm\"").unwrap_or_default();
    let end = text.get(start..).and_then(|rest| rest.find("</script>"));
    let end = start + end.unwrap_or_default();
    // Whole groups of four, so that it is base64 still.
    let middle = start + 4_000;
    crate::ensure!(end > middle + 8_000, "the file has no program");
    let parts = [text.get(..middle), text.get(middle + 4_000..)];
    let damaged = parts.into_iter().flatten().collect::<String>();
    Ok([(name.to_owned(), damaged.into_bytes())])
}

fn glue(dist: &Dist) -> Result<(String, String), Failure> {
    let (name, bytes) = dist.only("lamplight", "js")?;
    let text = String::from_utf8(bytes).map_err(|error| Failure::new(error.to_string()))?;
    Ok((name, text))
}
