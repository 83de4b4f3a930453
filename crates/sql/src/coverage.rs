//! What the dialect has, from the tables of the code: the generated part of docs/sql.md.

use std::fmt::Write;

use crate::bind::{aggregates, table_functions};
use crate::functions;

/// A line of a table that is not a function: what it is, how it is written, the word that golden cases with it hold.
type Entry = (&'static str, &'static str, &'static str);

const STATEMENTS: &[Entry] = &[
    (
        "CREATE STREAM",
        "`CREATE [OR REPLACE] STREAM name (column type [NOT NULL], ..) [DESCRIPTION 'text']`",
        "CREATE OR REPLACE STREAM",
    ),
    (
        "CREATE PUMP",
        "`CREATE [OR REPLACE] PUMP name [STOPPED\\|STARTED] [DESCRIPTION 'text'] AS INSERT INTO stream [(columns)] query`",
        "CREATE OR REPLACE PUMP",
    ),
    ("CREATE VIEW", "`CREATE [OR REPLACE] VIEW name [(columns)] AS query`", "CREATE OR REPLACE VIEW"),
    (
        "CREATE FUNCTION",
        "`CREATE [OR REPLACE] FUNCTION name (parameter type, ..) RETURNS type [..] RETURN expression`",
        "CREATE FUNCTION",
    ),
    (
        "SELECT",
        "`SELECT [STREAM] [DISTINCT\\|ALL] list FROM .. [WHERE] [GROUP BY \\| WINDOWED BY STAGGER] [HAVING] [WINDOW] [ORDER BY]`",
        "SELECT STREAM",
    ),
    ("VALUES", "`VALUES (..), (..)` as a query, once at the start, and in `IN (VALUES ..)`", "VALUES"),
    ("UNION ALL", "`query UNION ALL query`", "UNION ALL"),
];

const WINDOWS: &[Entry] = &[
    ("Tumbling by STEP", "`GROUP BY k, STEP(s.ROWTIME BY INTERVAL '60' SECOND)`", "STEP(s.ROWTIME"),
    ("Tumbling by FLOOR and CEIL", "`GROUP BY k, FLOOR(s.ROWTIME TO MINUTE)`", "FLOOR(s.ROWTIME TO"),
    ("Tumbling by another time", "`GROUP BY MONOTONIC(FLOOR(s.\"event_time\" TO MINUTE))`", "MONOTONIC("),
    (
        "Two times",
        "`GROUP BY STEP(s.ROWTIME ..), STEP(s.APPROXIMATE_ARRIVAL_TIME ..)`",
        "STEP(APPROXIMATE_ARRIVAL_TIME",
    ),
    ("Stagger", "`WINDOWED BY STAGGER (PARTITION BY k RANGE INTERVAL '1' MINUTE)`", "WINDOWED BY STAGGER"),
    (
        "Sliding by time",
        "`f(x) OVER (PARTITION BY k RANGE INTERVAL '1' MINUTE PRECEDING)`, or a name of `WINDOW`",
        "RANGE INTERVAL",
    ),
    ("Sliding by rows", "`f(x) OVER (PARTITION BY k ROWS 10 PRECEDING)`", "PRECEDING"),
    ("Distinct", "`SELECT STREAM DISTINCT FLOOR(s.ROWTIME TO MINUTE), x`", "DISTINCT FLOOR"),
    ("Sort", "`ORDER BY FLOOR(s.ROWTIME TO MINUTE), x DESC`", "ORDER BY FLOOR"),
    (
        "Sort of late rows",
        "`ORDER BY s.\"ts\" WITHIN INTERVAL '5' SECOND` with `s.\"ts\" AS ROWTIME`",
        "WITHIN INTERVAL",
    ),
    (
        "Join of streams",
        "`a OVER (RANGE INTERVAL '1' MINUTE PRECEDING) [LEFT\\|RIGHT\\|FULL] JOIN b ON ..`",
        "PRECEDING) AS o",
    ),
    (
        "Join with rows that follow",
        "`a JOIN b OVER (RANGE INTERVAL '1' HOUR FOLLOWING) ON ..`",
        "FOLLOWING) AS s",
    ),
    ("Join with a reference table", "`s [LEFT] JOIN \"table\" ON ..`", "JOIN USERS"),
];

const OPERATORS: &[Entry] = &[
    (
        "Arithmetic",
        "`+ - * /` and signs: whole numbers stay whole, decimals are exact, times and intervals",
        "5.0/2",
    ),
    (
        "Comparison",
        "`= <> != < <= > >= BETWEEN`, `IS [NOT] NULL \\| TRUE \\| FALSE \\| UNKNOWN`, `IS [NOT] DISTINCT FROM`",
        "IS DISTINCT FROM",
    ),
    ("Logic", "`AND OR NOT` with three values", "UNKNOWN"),
    ("LIKE", "`x [NOT] LIKE pattern [ESCAPE c]`", " LIKE "),
    ("SIMILAR TO", "`x [NOT] SIMILAR TO pattern [ESCAPE c]`", "SIMILAR TO"),
    ("IN", "`x [NOT] IN (..)`, rows too", " IN ("),
    (
        "Sub-queries",
        "`x [NOT] IN (SELECT ..)`, `EXISTS (SELECT ..)`, `(SELECT ..)` as a value, over one reference table or VALUES; they may name columns around them",
        "EXISTS (SELECT",
    ),
    ("CASE", "`CASE x WHEN .. THEN .. ELSE .. END`, `CASE WHEN ..`, `COALESCE`, `NULLIF`", "CASE "),
    ("CAST", "`CAST(x AS type)`", "CAST("),
    ("Concatenation", "`a \\|\\| b`", "||"),
    ("Differences of times", "`(a - b) MINUTE TO SECOND`", "MINUTE TO SECOND"),
    (
        "Temporal predicates",
        "`[PERIOD] (s, e) [STRICTLY\\|IMMEDIATELY] CONTAINS \\| OVERLAPS \\| EQUALS \\| PRECEDES \\| SUCCEEDS \\| LEADS \\| LAGS (s, e)`",
        "OVERLAPS",
    ),
];

/// The examples that AWS published with their results, and the golden cases that give the same.
pub const PUBLISHED: &[(&str, &[&str])] = &[
    (
        "Weather per day: in all, per city, and what a bound changes",
        &["weather-daily", "weather-daily-by-city", "weather-daily-bound"],
    ),
    (
        "Weather of the last 24 hours: in all and per city, whole-number averages",
        &["weather-sliding-day", "weather-sliding-day-by-city"],
    ),
    ("Trades: volume of the last hour", &["trades-hourly-volume"]),
    (
        "Orders and shipments: six joins",
        &[
            "join-1-window-on-one-side",
            "join-2-windows-on-both-sides",
            "join-3-right-outer",
            "join-4-right-outer-both-windows",
            "join-5-left-outer",
            "join-6-left-outer-both-windows",
        ],
    ),
    ("ROWTIME of a join with rows that follow", &["join-following"]),
    ("Windows of rows and of time", &["sliding-rows-and-range"]),
    ("EXP_AVG with weights 4, 2, 1", &["exp-avg-weights-4-2-1"]),
    ("Stagger and tumbling windows over four records", &["published-stagger-and-tumbling"]),
    (
        "ROWTIME of groups by FLOOR, CEIL and FLOOR minus a constant",
        &["group-rowtime-floor", "group-rowtime-ceil", "group-rowtime-floor-minus"],
    ),
    (
        "STEP, FLOOR, EXTRACT, POSITION",
        &["step-and-floor-table", "extract-table", "position-trim-case", "published-numbers"],
    ),
    (
        "CHAR_TO_TIMESTAMP and its templates",
        &["char-to-timestamp-templates", "published-timestamp-templates"],
    ),
    ("Intervals", &["interval-arithmetic", "published-intervals"]),
    (
        "SUBSTRING, OVERLAY, TRIM, concatenation, arithmetic, CAST",
        &["substring-table", "overlay-table", "published-texts-and-numbers", "decimal-typing"],
    ),
    ("LIKE: 17 rows", &["published-like"]),
    ("SIMILAR TO: 45 rows", &["published-similar-to"]),
    ("Logic with three values", &["three-valued-logic", "published-logic"]),
    ("FAST_REGEX_LOG_PARSE: the first example, A, B, C", &["published-fast-regex", "log-fast-regex"]),
    ("W3C_LOG_PARSE with COMMON", &["published-w3c-log-parse", "log-w3c-common"]),
    ("Paths of JSON", &["json-path-elements", "json-path-flattened", "json-row-path"]),
    ("JSON values as SQL values", &["coercion-matrix"]),
    ("Temporal predicates", &["temporal-predicates"]),
    ("Functions of users: a fraction, half hours", &["user-functions"]),
];

/// The generated part of docs/sql.md; `cases` gives the golden cases whose program holds a text.
pub fn markdown(cases: &dyn Fn(&str) -> Vec<String>) -> String {
    let mut out = String::new();
    for (title, entries) in
        [("Statements", STATEMENTS), ("Windows, sorts and joins", WINDOWS), ("Operators", OPERATORS)]
    {
        let _ = writeln!(out, "### {title}\n\n| what | form | golden cases |\n|---|---|---|");
        for (name, form, word) in entries {
            let _ = writeln!(out, "| {name} | {form} | {} |", some(&cases(word)));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "### Scalar functions\n\n| form | what it does | golden cases |\n|---|---|---|");
    for function in functions::ALL.iter().flat_map(|table| table.iter()) {
        let word = match function.name {
            "MONTHS BETWEEN" => ") MONTH",
            name => name.split(' ').next().unwrap_or(name),
        };
        let form = function.form.replace('|', "\\|");
        let _ =
            writeln!(out, "| `{form}` | {} | {} |", function.summary.replace('|', "\\|"), some(&cases(word)));
    }
    let _ = writeln!(
        out,
        "\n### Aggregate and analytic functions\n\n| form | what it does | in GROUP BY | golden cases |\n|---|---|---|---|"
    );
    for function in aggregates::ALL {
        let grouped = if function.grouped { "yes" } else { "only OVER" };
        let cases = some(&cases(&format!("{}(", function.name)));
        let _ = writeln!(out, "| `{}` | {} | {grouped} | {cases} |", function.form, function.summary);
    }
    let _ = writeln!(out, "\n### Table functions\n\n| form | what it gives | golden cases |\n|---|---|---|");
    for (name, form, summary) in table_functions::ALL {
        let form = form.replace('|', "\\|");
        let _ = writeln!(out, "| `{form}` | {summary} | {} |", some(&cases(&format!("{name}("))));
    }
    let _ = writeln!(out, "\n### Published examples\n\n| example | golden cases |\n|---|---|");
    for (example, cases) in PUBLISHED {
        let _ = writeln!(out, "| {example} | {} |", cases.join(", "));
    }
    out
}

/// At most three of them.
fn some(cases: &[String]) -> String {
    if cases.is_empty() { "NONE".to_string() } else { cases[..cases.len().min(3)].join(", ") }
}
