//! `flumen sql`: run, check, explain and test SQL applications without a server; create, start, stop and watch those of one.

use std::fs;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use sql::bind::Options;
use sql::offline::{Case, Failure as SqlFailure, Input, Reference, Run, Settings, check};

use crate::failure::Failure;
use crate::text::civil;

mod live;

const RUN_EXAMPLES: &str = "\
Examples:
  flumen sql run app.sql --input rows.jsonl --schema schema.json
  flumen sql run app.sql --input rows.jsonl --schema schema.json --stream ALERTS --until 2026-01-01T02:00:00Z
  flumen sql run app.sql --input rows.jsonl --schema schema.json --reference USERS=users.csv,users.schema.json

A row of the input is a line: {\"at\": \"2026-01-01T00:00:00.000Z\", \"data\": {...} or \"text\",
\"arrival\"?, \"partition_key\"?, \"shard\"?}. `at` is the ROWTIME that the row gets.";
const CHECK_EXAMPLES: &str = "\
Examples:
  flumen sql check app.sql                            any input is taken to be there
  flumen sql check app.sql --schema schema.json       columns and types of the input are checked too";
const EXPLAIN_EXAMPLES: &str = "\
Examples:
  flumen sql explain app.sql --schema schema.json";
const TEST_EXAMPLES: &str = "\
Examples:
  flumen sql test golden/                             every folder in it with a program.sql is a case
  flumen sql test golden/my-case                      one case: program.sql, rows.jsonl, schema.json, expected.jsonl";

/// Arguments of `flumen sql`.
#[derive(Args, Debug)]
#[command(
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Examples:\n  flumen sql run app.sql --input rows.jsonl --schema schema.json\n  flumen sql check app.sql"
)]
pub struct SqlArgs {
    #[command(subcommand)]
    command: SqlCommand,
}

#[derive(Subcommand, Debug)]
enum SqlCommand {
    /// Execute a program on recorded rows and print the rows of its output streams
    #[command(after_help = RUN_EXAMPLES)]
    Run(RunArgs),
    /// Say whether a program is valid
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Print the plan of a program: streams, pumps and their operators
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(CheckArgs),
    /// Run golden cases
    #[command(after_help = TEST_EXAMPLES)]
    Test {
        /// A case, or a folder of cases
        dir: PathBuf,
    },
    /// List the applications of a server
    #[command(alias = "list", after_help = live::LS_EXAMPLES)]
    Ls(live::LsArgs),
    /// Create an application on a server
    #[command(after_help = live::CREATE_EXAMPLES)]
    Create(live::CreateArgs),
    /// Start an application and wait until it runs
    #[command(after_help = live::START_EXAMPLES)]
    Start(live::StartArgs),
    /// Stop an application; a later start can go on where it stopped
    #[command(after_help = live::STOP_EXAMPLES)]
    Stop(live::StopArgs),
    /// Print the rows that an application delivers to a stream, as they arrive
    #[command(after_help = live::TAIL_EXAMPLES)]
    Tail(live::TailArgs),
}

#[derive(Args, Debug)]
struct RunArgs {
    #[command(flatten)]
    program: ProgramArgs,
    /// The rows, one JSON object a line; `-` is standard input
    #[arg(long, value_name = "ROWS.jsonl")]
    input: PathBuf,
    /// The InputSchema of the API, perhaps with NamePrefix and InputParallelism
    #[arg(long, value_name = "SCHEMA.json")]
    schema: PathBuf,
    /// Print this stream (again for more); without it, all that pumps write and none reads
    #[arg(long = "stream", value_name = "OUTPUT")]
    streams: Vec<String>,
    /// Where the clock stops (default: an hour after the last row)
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
}

#[derive(Args, Debug)]
struct CheckArgs {
    #[command(flatten)]
    program: ProgramArgs,
    /// The InputSchema of the API; without it any input is taken to be there
    #[arg(long, value_name = "SCHEMA.json")]
    schema: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct ProgramArgs {
    /// The program
    #[arg(value_name = "PROGRAM.sql")]
    program: PathBuf,
    /// A reference table: its name, its object (CSV or JSON), its schema
    #[arg(long = "reference", value_name = "NAME=FILE,SCHEMA.json")]
    references: Vec<String>,
    /// What TSDIFF(a, b) is: a - b as applications use it, or b - a as the manual says
    #[arg(long, value_name = "READING", value_enum, default_value = "field")]
    tsdiff: Tsdiff,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Tsdiff {
    Field,
    Manual,
}

impl ProgramArgs {
    fn text(&self) -> Result<String, Failure> {
        read(&self.program)
    }

    fn options(&self) -> Options {
        Options { tsdiff_manual: self.tsdiff == Tsdiff::Manual, ..Options::default() }
    }

    fn references(&self) -> Result<Vec<Reference>, Failure> {
        self.references.iter().map(|text| reference(text)).collect()
    }

    fn failed(&self, failure: &SqlFailure) -> Failure {
        match failure {
            SqlFailure::Program(error) => Failure::new(format!("{}: {error}", self.program.display())),
            SqlFailure::File(message) => Failure::new(message.clone()),
        }
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}

fn reference(text: &str) -> Result<Reference, Failure> {
    let usage = || Failure::Usage(format!("--reference {text}: expected NAME=FILE,SCHEMA.json"));
    let (name, files) = text.split_once('=').ok_or_else(usage)?;
    let (data, schema) = files.rsplit_once(',').ok_or_else(usage)?;
    let bytes = fs::read(data).map_err(|error| Failure::new(format!("cannot read {data}: {error}")))?;
    Reference::parse(name, bytes, &read(Path::new(schema))?)
        .map_err(|failure| Failure::new(failure.to_string()))
}

fn input(path: &Path) -> Result<Input, Failure> {
    Input::parse(&read(path)?).map_err(|failure| Failure::new(format!("{}: {failure}", path.display())))
}

/// Runs the command.
pub async fn run(args: SqlArgs) -> Result<(), Failure> {
    match &args.command {
        SqlCommand::Ls(args) => live::ls(args).await,
        SqlCommand::Create(args) => live::create(args).await,
        SqlCommand::Start(args) => live::start(args).await,
        SqlCommand::Stop(args) => live::stop(args).await,
        SqlCommand::Tail(args) => live::tail(args).await,
        SqlCommand::Run(args) => run_program(args),
        SqlCommand::Check(args) => {
            let program = checked(args)?;
            let mut out = std::io::stdout().lock();
            let (name, pumps) = (args.program.program.display(), program.pumps.len());
            Ok(writeln!(out, "{name}: valid, {pumps} pump{}", if pumps == 1 { "" } else { "s" })?)
        }
        SqlCommand::Explain(args) => {
            let program = checked(args)?;
            let mut out = std::io::stdout().lock();
            Ok(out.write_all(program.explain().as_bytes())?)
        }
        SqlCommand::Test { dir } => test(dir),
    }
}

fn checked(args: &CheckArgs) -> Result<sql::plan::Program, Failure> {
    let input = args.schema.as_deref().map(input).transpose()?;
    let references = args.program.references()?;
    let program = check(&args.program.text()?, input.as_ref(), &references, args.program.options());
    program.map_err(|error| args.program.failed(&SqlFailure::Program(error)))
}

fn run_program(args: &RunArgs) -> Result<(), Failure> {
    let until = match &args.until {
        None => None,
        Some(text) => {
            let time =
                civil::parse(text).ok_or_else(|| Failure::Usage(format!("--until {text} is no time")))?;
            Some(i64::try_from(time.0).unwrap_or(i64::MAX - 1))
        }
    };
    let settings = Settings {
        input: input(&args.schema)?,
        references: args.program.references()?,
        streams: args.streams.clone(),
        until,
        options: args.program.options(),
    };
    let mut run =
        Run::new(&args.program.text()?, settings).map_err(|failure| args.program.failed(&failure))?;
    let mut rows: Box<dyn BufRead> = if args.input == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = fs::File::open(&args.input);
        let file =
            file.map_err(|error| Failure::new(format!("cannot read {}: {error}", args.input.display())))?;
        Box::new(BufReader::with_capacity(1 << 20, file))
    };
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let (mut line, mut lines) = (Vec::new(), String::new());
    let input = args.input.display();
    for number in 1_u64.. {
        line.clear();
        let read = rows.read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::new(format!("cannot read {input}: {error}")))? == 0 {
            break;
        }
        let text = std::str::from_utf8(&line);
        let text = text.map_err(|_| Failure::new(format!("{input}: row {number}: not UTF-8")))?;
        run.line(text, &mut lines).map_err(|failure| Failure::new(format!("{input}: {failure}")))?;
        if !lines.is_empty() {
            out.write_all(lines.as_bytes())?;
            lines.clear();
        }
    }
    run.finish(&mut lines);
    out.write_all(lines.as_bytes())?;
    Ok(out.flush()?)
}

fn test(dir: &Path) -> Result<(), Failure> {
    let mut cases: Vec<PathBuf> = Vec::new();
    if dir.join("program.sql").is_file() {
        cases.push(dir.to_path_buf());
    } else {
        let entries = fs::read_dir(dir)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", dir.display())))?;
        cases.extend(
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.join("program.sql").is_file()),
        );
        cases.sort();
    }
    if cases.is_empty() {
        return Err(Failure::new(format!("{} holds no case: a folder with program.sql", dir.display())));
    }
    let mut out = std::io::stdout().lock();
    let mut failed = 0;
    for case in &cases {
        let name = case.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let read = Case::read(&|file| fs::read_to_string(case.join(file)).ok());
        match read.map_err(|failure| failure.to_string()).and_then(|case| case.run(None)) {
            Ok(()) => writeln!(out, "ok    {name}")?,
            Err(message) => {
                failed += 1;
                writeln!(out, "FAIL  {name}: {message}")?;
            }
        }
    }
    writeln!(out, "{} cases, {failed} failed", cases.len())?;
    if failed == 0 { Ok(()) } else { Err(Failure::Reported) }
}
