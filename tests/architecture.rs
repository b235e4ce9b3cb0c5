//! The layers hold: each module of the program uses only what stands below it. The sources are read as text.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const EVERYTHING: &[&str] = &["*"];

/// Each module with those that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("seal", &["domain"]),
    // The bodies of server functions run on the server only.
    ("api", &["domain", "text", "access", "store", "crypt", "intake", "seal", "reports"]),
    ("browser", &["domain"]),
    ("components", &["domain", "text", "browser"]),
    ("pages", &["domain", "text", "seal", "api", "browser", "components"]),
    ("app", &["pages"]),
    // Encryption at rest is part of storage.
    ("store", &["domain", "crypt", "seal"]),
    ("crypt", &[]),
    ("intake", &["domain", "crypt"]),
    ("reports", &["domain", "store", "text"]),
    ("access", &["domain", "store", "crypt"]),
    ("jobs", &["domain", "text", "store", "crypt"]),
    ("web", EVERYTHING),
    ("cli", EVERYTHING),
    ("lib", EVERYTHING),
    ("main", EVERYTHING),
];

/// Crates, and what in them, that only some modules may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("leptos", &["api", "browser", "components", "pages", "app", "web"]),
    ("leptos_router", &["components", "pages", "app"]),
    ("leptos_axum", &["api", "components", "pages", "web"]),
    ("axum", &["access", "api", "components", "pages", "web", "cli"]),
    ("web_sys", &["browser", "components", "pages"]),
    ("wasm_bindgen", &["browser", "lib"]),
    ("tokio", &["access", "cli", "intake", "jobs", "main", "web", "store"]),
    ("image", &["intake", "cli"]),
    ("fast_image_resize", &["intake"]),
    ("hayro", &["intake"]),
    ("rustix", &["intake", "store"]),
    ("qrcodegen", &["api"]),
    ("ed25519_dalek", &["seal"]),
    ("argon2", &["crypt"]),
    ("csv", &["reports", "intake"]),
    ("zip", &["reports", "intake"]),
    ("quick_xml", &["intake"]),
    ("clap", &["cli", "main"]),
];

#[test]
fn each_module_uses_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for file in sources() {
        let (_, may) = MAY_USE
            .iter()
            .find(|(module, _)| *module == file.module)
            .unwrap_or_else(|| panic!("{}: the module `{}` has no row in the table", file.path.display(), file.module));
        for used in file.names_behind("crate::") {
            let known = MAY_USE.iter().any(|(module, _)| *module == used);
            if known && used != file.module && *may != EVERYTHING && !may.contains(&used.as_str()) {
                wrong.push(format!("{}: `{}` uses `{used}`", file.path.display(), file.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn frameworks_and_the_database_are_named_only_where_they_belong() {
    let mut wrong = Vec::new();
    for file in sources() {
        for (name, modules) in ONLY_IN {
            let named = file.code.match_indices(&format!("{name}::")).any(|(at, _)| {
                !file.code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
            });
            if named && !modules.contains(&file.module.as_str()) {
                wrong.push(format!("{}: `{}` names `{name}`", file.path.display(), file.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_domain_sees_no_clock_no_file_and_no_network() {
    for file in sources().into_iter().filter(|file| file.module == "domain") {
        for sign in
            ["Utc::now", "Local::", "SystemTime", "Instant::", "std::fs", "std::net", "std::env", "std::io", "async "]
        {
            assert!(!file.code.contains(sign), "{}: {sign}", file.path.display());
        }
    }
}

#[test]
fn the_clock_is_asked_in_one_place() {
    let asks = |file: &Source| file.code.contains("Utc::now") || file.code.contains("SystemTime::now");
    let where_asked: Vec<_> = sources().into_iter().filter(asks).map(|file| file.path).collect();
    assert_eq!(where_asked, [PathBuf::from("store/clock.rs")]);
}

#[test]
fn sql_stands_only_in_the_store() {
    const SIGNS: [&str; 5] = ["sqlx", "SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "];
    for file in sources().into_iter().filter(|file| file.module != "store") {
        for sign in SIGNS {
            assert!(!file.code.contains(sign), "{}: {sign}", file.path.display());
        }
    }
}

/// Another connection does not see what the parts before have done: see `store/group.rs`.
#[test]
fn within_a_transaction_everything_is_read_by_it() {
    const BY_ANOTHER: [&str; 4] = ["self.read", "store.read", ".data_key(", ".application("];
    let (mut looked_at, mut wrong) = (0, Vec::new());
    for file in sources().into_iter().filter(|file| file.module == "store") {
        for function in file.code.split("async fn ").skip(1) {
            let within = if function.split('{').next().is_some_and(|head| head.contains("tx: &mut Tx")) {
                function
            } else if let Some(begin) = function.find(".begin().await") {
                &function[begin..function.rfind(".commit()").unwrap_or(begin).max(begin)]
            } else {
                continue;
            };
            looked_at += 1;
            // Behind the function's end others may follow that are no part of it.
            let within = within.split("\n    }\n").next().unwrap_or_default();
            let name = function.split('(').next().unwrap_or_default();
            let signs = BY_ANOTHER.iter().filter(|sign| within.contains(**sign));
            wrong.extend(
                signs.map(|sign| format!("{}: `{name}` reads by another connection: {sign}", file.path.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(looked_at > 100, "{looked_at} transactions were found");
}

#[test]
fn no_source_of_the_program_is_unsafe() {
    let word =
        |code: &str| code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').any(|word| word == "unsafe");
    for file in sources() {
        let lines = file.code.lines().filter(|line| !line.contains('"'));
        assert!(!lines.into_iter().any(word), "{}", file.path.display());
    }
}

#[test]
fn a_text_area_is_written_in_one_place() {
    let writes = |file: &Source| file.code.contains("<textarea") && file.module != "web";
    let written: Vec<_> = sources().into_iter().filter(writes).map(|file| file.path).collect();
    assert_eq!(written, [PathBuf::from("components/text_area.rs")]);
}

/// A file of the program without its tests and comments.
struct Source {
    /// Below `src`.
    path: PathBuf,
    /// The first folder or file below `src`.
    module: String,
    code: String,
}

impl Source {
    /// The words that follow `prefix`, also those in braces right behind it.
    fn names_behind(&self, prefix: &str) -> BTreeSet<String> {
        let word =
            |text: &str| text.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect::<String>();
        let mut names = BTreeSet::new();
        for (at, _) in self.code.match_indices(prefix) {
            let rest = &self.code[at + prefix.len()..];
            match rest.strip_prefix('{') {
                Some(group) => {
                    names.extend(group.split('}').next().unwrap_or_default().split(',').map(|part| word(part.trim())))
                }
                None => {
                    names.insert(word(rest));
                }
            }
        }
        names
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 50, "the sources are read");
    let source = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a source");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let path = path.strip_prefix(&root).expect("below src").to_owned();
        let first = path.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
        let module = first.strip_suffix(".rs").unwrap_or(first).to_owned();
        Source { path, module, code }
    };
    files.into_iter().map(source).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}
