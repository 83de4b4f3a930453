//! The table of laws and budgets. Budgets are ratchets: they shrink freely and grow only by an edit here, with a
//! reason in the commit.

/// Lines of a function, from `fn` to its closing brace.
pub const FUNCTION_LINES: usize = 120;
/// Functions longer than this are allowed to be [`LONG_FUNCTIONS_PERCENT`] of all.
pub const LONG_FUNCTION_LINES: usize = 70;
/// Share of functions over [`LONG_FUNCTION_LINES`], in percent.
pub const LONG_FUNCTIONS_PERCENT: usize = 2;
/// Lines of a file outside its tests.
pub const FILE_LINES: usize = 800;
/// Lines of tests inside a product file; more go to a sibling file.
pub const INLINE_TEST_LINES: usize = 160;
/// Product lines of a whole crate, where it has a budget.
pub const CRATE_LINES: &[(&str, usize)] = &[("base", 3_000)];

/// Which of our crates a crate may name, in `[dependencies]`, `[dev-dependencies]` and source alike. Floors from the
/// ground up. What is absent here does not exist yet: add the line with the crate.
pub const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("model", &["base"]),
    ("streams-core", &["base"]),
    ("sql", &["base"]),
    ("iam", &["base"]),
    ("commit-log", &["base"]),
    ("wire", &["base", "model"]),
    ("service-api", &["base", "model"]),
    ("log-kafka", &["base", "commit-log"]),
    ("gateway", &["base", "model", "wire", "service-api"]),
    ("streams", &["base", "model", "service-api", "commit-log", "streams-core", "iam"]),
    ("firehose", &["base", "model", "service-api", "commit-log"]),
    ("lambda", &["base", "model", "service-api", "commit-log"]),
    ("analytics", &["base", "model", "service-api", "commit-log", "sql"]),
    ("edge", &["base", "model", "iam", "service-api", "commit-log", "wire"]),
    (
        "server",
        &[
            "base",
            "model",
            "streams-core",
            "sql",
            "iam",
            "commit-log",
            "wire",
            "service-api",
            "log-kafka",
            "gateway",
            "streams",
            "firehose",
            "lambda",
            "analytics",
            "edge",
        ],
    ),
    ("loadgen", &[]),
    ("cli", &["base", "model", "wire", "edge", "server", "sql", "loadgen"]),
    // A second composition root: `server` would bring sockets, TLS and the real clock.
    ("simulator", &["base", "model", "sql", "commit-log", "wire", "service-api", "streams", "analytics"]),
    // Any bytes into every reader of them, wherever it lives.
    ("fuzzing", &["base", "model", "sql", "commit-log", "wire", "streams"]),
    // Signs its requests; everything else of the product it meets through the socket.
    ("bench", &["base", "wire", "loadgen"]),
    ("xtask", &[]),
];

/// Crates that replay bit for bit: no clock, no randomness, no runtime, no world outside.
pub const PURE: &[&str] = &["base", "model", "streams-core", "sql", "iam"];

/// Crates of others that a pure crate may not depend on.
pub const IMPURE_CRATES: &[&str] = &[
    "async-std",
    "chrono",
    "fastrand",
    "futures",
    "getrandom",
    "hyper",
    "rand",
    "rustix",
    "smol",
    "socket2",
    "time",
    "tokio",
    "uuid",
];

/// Paths that a pure crate may not name outside its tests, each with what to use instead. `std::time::Duration` is
/// a number and is fine.
pub const IMPURE_PATHS: &[(&str, &str)] = &[
    ("SystemTime", "take the time as an argument (base::Timestamp)"),
    ("Instant", "take the time as an argument (base::Timestamp)"),
    ("UNIX_EPOCH", "take the time as an argument (base::Timestamp)"),
    ("thread_rng", "take a base::Rng"),
    ("RandomState", "its order differs from run to run: use an ordered map"),
    ("rand::", "take a base::Rng"),
    ("getrandom::", "take a base::Rng"),
    ("tokio::", "the shell drives; the core answers"),
    ("std::thread", "the shell drives; the core answers"),
    ("std::net", "sockets stay in the shell"),
    ("std::fs", "files stay in the shell"),
    ("std::env", "settings are arguments"),
    ("std::process", "processes stay in the shell"),
    ("std::io::stdin", "input is an argument"),
];

/// What may lie in the root of the repository.
pub const ROOT: &[&str] = &[
    ".cargo",
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "benches",
    "clippy.toml",
    "conformance",
    "crates",
    "deny.toml",
    "docs",
    "examples",
    "fuzz",
    "models",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "xtask",
];

/// What no file of the project may contain: places of one machine and addresses of package registries, which differ
/// from user to user. Split so that this table does not find itself.
pub const FORBIDDEN_TEXT: &[(&str, &str)] = &[
    (concat!("/ro", "ot/"), "a path of one machine"),
    (concat!("/ho", "me/"), "a path of one machine"),
    (concat!("/Us", "ers/"), "a path of one machine"),
    (concat!("/wo", "rk/"), "a path of one machine"),
    (concat!("registry.", "npmjs.org"), "a package registry; leave it to the user's settings"),
    (concat!("files.python", "hosted.org"), "a package registry; leave it to the user's settings"),
    (concat!("pypi", ".org"), "a package registry; leave it to the user's settings"),
    (concat!("repo1.", "maven.org"), "a package registry; leave it to the user's settings"),
    (concat!("repo.", "maven.apache.org"), "a package registry; leave it to the user's settings"),
    (concat!("proxy.", "golang.org"), "a package registry; leave it to the user's settings"),
    (concat!("\"reso", "lved\":"), "a lock file with addresses; set omit-lockfile-registry-resolved"),
    (concat!("index-", "url"), "a package registry; leave it to the user's settings"),
];

/// Words that the documentation of a `lib.rs` answers: why it exists, what is absent, where to start.
pub const LIB_DOC_WORDS: &[&str] = &["why it exists", "what is absent", "start reading"];

/// Files written by `xtask codegen`, exempt from the laws of style.
pub fn is_generated(path: &str) -> bool {
    path.contains("/src/generated/")
}
