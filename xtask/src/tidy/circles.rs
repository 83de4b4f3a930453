//! No circles between the modules of a crate.
//!
//! A module is a file. It depends on another when its product code names a path into it, in a `use` or anywhere
//! else. A path through a re-export counts for the file that defines the name, so a crate whose root only
//! re-exports is no centre of circles; a `pub use` itself is a shop window, not a dependency.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::finding::Finding;
use super::source::{RustFile, is_test_file, line_of};

/// A module path inside its crate; the root is empty.
type Path = Vec<String>;

/// Finds circles, one finding for each knot of modules.
pub fn check(files: &[RustFile]) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Vec<&RustFile>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.contains("/src/") && !is_test_file(&file.path)) {
        if let Some(name) = file.crate_name() {
            crates.entry(name).or_default().push(file);
        }
    }
    crates.into_values().flat_map(|files| knots(&Graph::read(&files))).collect()
}

/// The modules of one crate.
struct Graph {
    modules: BTreeMap<Path, Module>,
}

/// What one file says.
#[derive(Default)]
struct Module {
    file: String,
    /// Names of items that it defines.
    defines: HashSet<String>,
    /// Names that a `use` brings in, with where from.
    uses: HashMap<String, Path>,
    /// Modules whose names a `use x::*` brings in.
    globs: Vec<Path>,
    /// Paths that it names, re-exports left out, with their lines.
    mentions: Vec<(Path, usize)>,
}

impl Graph {
    fn read(files: &[&RustFile]) -> Self {
        let paths: BTreeSet<Path> = files.iter().map(|file| module_path(&file.path)).collect();
        let modules = files
            .iter()
            .map(|file| {
                let me = module_path(&file.path);
                let module = Reader::new(file, &me, &paths).read();
                (me, module)
            })
            .collect();
        Self { modules }
    }

    /// The module that a path leads to, through re-exports.
    fn resolve(&self, path: &[String], fuel: usize) -> Path {
        let mut at = Path::new();
        let mut rest = path;
        while let Some((first, tail)) = rest.split_first() {
            let mut next = at.clone();
            next.push(first.clone());
            if !self.modules.contains_key(&next) {
                break;
            }
            (at, rest) = (next, tail);
        }
        let (Some(module), Some(item), true) = (self.modules.get(&at), rest.first(), fuel > 0) else {
            return at;
        };
        if module.defines.contains(item) {
            return at;
        }
        if let Some(source) = module.uses.get(item) {
            let through: Path = source.iter().chain(&rest[1..]).cloned().collect();
            return self.resolve(&through, fuel - 1);
        }
        for glob in &module.globs {
            let source = self.resolve(glob, fuel - 1);
            if self
                .modules
                .get(&source)
                .is_some_and(|source| source.defines.contains(item) || source.uses.contains_key(item))
            {
                let through: Path = source.iter().chain(rest).cloned().collect();
                return self.resolve(&through, fuel - 1);
            }
        }
        at
    }

    /// Dependencies of each module, with a line that makes each.
    fn edges(&self) -> BTreeMap<&Path, BTreeMap<Path, usize>> {
        let mut edges = BTreeMap::new();
        for (me, module) in &self.modules {
            let mut targets = BTreeMap::new();
            for (path, line) in &module.mentions {
                let target = self.resolve(path, 8);
                if target != *me {
                    targets.entry(target).or_insert(*line);
                }
            }
            edges.insert(me, targets);
        }
        edges
    }
}

/// One finding for each set of modules that reach each other, told as one circle through it.
fn knots(graph: &Graph) -> Vec<Finding> {
    let edges = graph.edges();
    let mut told: BTreeSet<Path> = BTreeSet::new();
    let mut findings = Vec::new();
    for start in graph.modules.keys() {
        if told.contains(start) {
            continue;
        }
        let Some(circle) = shortest_circle(start, &edges) else { continue };
        told.extend(circle.iter().cloned());
        let names: Vec<String> = circle.iter().chain([start]).map(|path| name(path)).collect();
        let line = edges[start].get(circle.get(1).unwrap_or(start)).copied().unwrap_or(1);
        let file = &graph.modules[start].file;
        findings.push(Finding::new(file, line, format!("circle of modules: {}", names.join(" -> "))));
    }
    findings
}

/// The shortest way from `start` back to itself.
fn shortest_circle(start: &Path, edges: &BTreeMap<&Path, BTreeMap<Path, usize>>) -> Option<Vec<Path>> {
    let mut ways = vec![vec![start.clone()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| edges.get(last)).into_iter().flat_map(BTreeMap::keys) {
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way.iter().chain([next]).cloned().collect());
                }
            }
        }
        ways = longer;
    }
    None
}

fn name(path: &[String]) -> String {
    if path.is_empty() { "crate".into() } else { path.join("::") }
}

/// `crates/x/src/a/b.rs` and `crates/x/src/a/b/mod.rs` are `a::b`; `lib.rs` and `main.rs` are the root.
fn module_path(file: &str) -> Path {
    let inside = file.split_once("/src/").map_or(file, |(_, inside)| inside);
    let inside = inside.trim_end_matches(".rs");
    let mut path: Path = inside.split('/').map(str::to_owned).collect();
    if matches!(path.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        path.pop();
    }
    path
}

/// Reads one file, token by token.
struct Reader<'a> {
    tokens: Vec<(&'a str, usize)>,
    code: &'a str,
    me: &'a Path,
    paths: &'a BTreeSet<Path>,
    module: Module,
}

impl<'a> Reader<'a> {
    fn new(file: &'a RustFile, me: &'a Path, paths: &'a BTreeSet<Path>) -> Self {
        let module = Module { file: file.path.clone(), ..Module::default() };
        Self { tokens: tokens(&file.product), code: &file.product, me, paths, module }
    }

    fn read(mut self) -> Module {
        // Inline modules around the place where we are: their names and the depth of their braces.
        let mut inline: Vec<(String, usize)> = Vec::new();
        let (mut depth, mut at) = (0_usize, 0);
        while at < self.tokens.len() {
            let token = self.tokens[at].0;
            match token {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    inline.retain(|(_, outer)| *outer < depth);
                }
                "mod" if self.token(at + 2) == "{" => inline.push((self.token(at + 1).to_owned(), depth)),
                "use" => {
                    at = self.read_use(at, &inline);
                    continue;
                }
                "struct" | "enum" | "trait" | "fn" | "type" | "const" | "static" | "union" | "mod" => {}
                _ if self.token(at + 1) == "::" && self.before(at) != "::" => {
                    let mut leaves = Vec::new();
                    self.tree(at, Vec::new(), &mut leaves);
                    for (path, _) in leaves {
                        self.mention(&path, &inline, at);
                    }
                }
                _ => {}
            }
            if matches!(token, "struct" | "enum" | "trait" | "fn" | "type" | "const" | "static" | "union")
                || (token == "mod" && self.token(at + 2) == "{")
            {
                let defined = self.token(at + 1).to_owned();
                self.module.defines.insert(defined);
            }
            at += 1;
        }
        self.module
    }

    fn token(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |(token, _)| token)
    }

    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.token(at))
    }

    /// Reads a `use` statement at `at`; answers where it ends.
    fn read_use(&mut self, at: usize, inline: &[(String, usize)]) -> usize {
        let public = matches!(self.before(at), "pub" | ")");
        let mut leaves = Vec::new();
        let end = self.tree(at + 1, Vec::new(), &mut leaves);
        for (path, alias) in leaves {
            if !public {
                self.mention(&path, inline, at);
            }
            let Some(mut absolute) = self.absolute(&path, inline) else { continue };
            if absolute.last().is_some_and(|last| last == "*") {
                absolute.pop();
                self.module.globs.push(absolute);
            } else {
                self.module.uses.insert(alias, absolute);
            }
        }
        end
    }

    fn mention(&mut self, path: &[&str], inline: &[(String, usize)], at: usize) {
        if let Some(absolute) = self.absolute(path, inline) {
            let line = line_of(self.code, self.tokens[at].1);
            self.module.mentions.push((absolute, line));
        }
    }

    /// A path as written here, seen from the crate's root; none when it leads to another crate.
    fn absolute(&self, path: &[&str], inline: &[(String, usize)]) -> Option<Path> {
        let mut here: Path = self.me.clone();
        here.extend(inline.iter().map(|(name, _)| name.clone()));
        let (first, rest) = path.split_first()?;
        let mut rest = rest;
        match *first {
            "crate" => here.clear(),
            "self" => {}
            "super" => {
                here.pop();
                while rest.first() == Some(&"super") {
                    here.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                here.push(child.to_owned());
                if !self.paths.contains(&here) {
                    return None;
                }
            }
        }
        here.extend(rest.iter().map(|part| (*part).to_owned()));
        Some(here)
    }

    /// Reads a path or a tree of paths at `at` into `leaves`, each with the name it is known by afterwards;
    /// answers where it ends.
    fn tree(&self, mut at: usize, mut path: Vec<&'a str>, leaves: &mut Vec<(Vec<&'a str>, String)>) -> usize {
        loop {
            match self.token(at) {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while !matches!(self.token(at), "}" | "") {
                        at = self.tree(at, path.clone(), leaves);
                        if self.token(at) == "," {
                            at += 1;
                        }
                    }
                    return at + 1;
                }
                "*" => {
                    path.push("*");
                    leaves.push((path, "*".into()));
                    return at + 1;
                }
                word if is_identifier(word) => {
                    // `a::{self}` means `a`.
                    if word != "self" || path.is_empty() {
                        path.push(word);
                    }
                    at += 1;
                    if self.token(at) == "::" {
                        continue;
                    }
                    let mut alias = path.last().copied().unwrap_or_default().to_owned();
                    if self.token(at) == "as" {
                        self.token(at + 1).clone_into(&mut alias);
                        at += 2;
                    }
                    leaves.push((path, alias));
                    return at;
                }
                // `a::<T>` and the like: the path so far is what is named.
                _ => {
                    if !path.is_empty() {
                        let alias = path.last().copied().unwrap_or_default().to_owned();
                        leaves.push((path, alias));
                    }
                    return at.max(1) + usize::from(self.token(at) != "," && self.token(at) != "}");
                }
            }
        }
    }
}

fn is_identifier(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::` and single signs, each with its place.
fn tokens(code: &str) -> Vec<(&str, usize)> {
    let bytes = code.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_' {
            while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
                at += 1;
            }
        } else if bytes[at..].starts_with(b"::") {
            at += 2;
        } else {
            at += 1;
            if bytes[start].is_ascii_whitespace() || !bytes[start].is_ascii() {
                continue;
            }
        }
        found.push((&code[start..at], start));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<RustFile> =
            files.iter().map(|(path, text)| RustFile::read(&format!("crates/x/src/{path}"), text)).collect();
        check(&files).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn two_modules_that_use_each_other_are_a_circle() {
        let found = of(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use crate::b::B; pub struct A(B);"),
            ("b.rs", "pub struct B; fn f() { super::a::make(); }"),
        ]);
        assert_eq!(found, ["circle of modules: a -> b -> a"]);
    }

    #[test]
    fn a_circle_through_the_re_exports_of_the_root_is_found() {
        let found = of(&[
            ("lib.rs", "mod a; mod b; mod c; pub use a::A; pub use b::{B, Other}; pub use c::*;"),
            ("a.rs", "use crate::B; pub struct A(B);"),
            ("b.rs", "use crate::C; pub struct B(C); pub struct Other;"),
            ("c.rs", "pub struct C(crate::A);"),
        ]);
        assert_eq!(found, ["circle of modules: a -> b -> c -> a"]);
    }

    #[test]
    fn a_root_that_only_re_exports_is_no_circle() {
        let found = of(&[
            ("lib.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
            ("a.rs", "use crate::{B, b::{self, more}}; pub struct A(B);"),
            ("b.rs", "pub struct B; pub fn more() {}"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_child_that_needs_its_parent_while_the_parent_needs_it_is_a_circle() {
        let files = [
            ("lib.rs", "mod a;"),
            ("a.rs", "mod b; pub struct A; fn f() { b::g(); }"),
            ("a/b.rs", "use super::A; pub fn g() -> A { A }"),
        ];
        assert_eq!(of(&files), ["circle of modules: a -> a::b -> a"]);
        assert!(of(&[files[0], ("a.rs", "mod b; pub use b::g; pub struct A;"), files[2]]).is_empty());
    }

    #[test]
    fn tests_comments_strings_and_inline_modules_make_no_circle() {
        let found = of(&[
            ("lib.rs", "mod a; mod b;"),
            (
                "a.rs",
                "use crate::b::B; // crate::a\nmod inner { use super::A; use super::super::b; } struct A(B);",
            ),
            (
                "b.rs",
                "pub struct B; const S: &str = \"crate::a::A\";\n#[cfg(test)]\nmod tests { use crate::a::A; }",
            ),
            ("b/tests.rs", "use crate::a::A;"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }
}
