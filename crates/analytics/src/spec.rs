//! The seam between what is configured and what runs: an application as plain data, and who runs it.

use std::fmt;

use base::Scope;
use bytes::Bytes;
use service_api::BoxFuture;
use sql::bind::Options;
use sql::input::InputSchema;

/// The number of an application: never given twice in the life of a data directory, also not to a successor of the same
/// name. Durable state of a run is kept under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationNo(pub u32);

/// An application that is to run.
#[derive(Clone, Debug, PartialEq)]
pub struct ApplicationSpec {
    /// Its number.
    pub number: ApplicationNo,
    /// Its ARN.
    pub arn: String,
    /// Its name.
    pub name: String,
    /// Its account and region; whatever has a name without an ARN is looked up there.
    pub scope: Scope,
    /// ApplicationVersionId: rises with every change of the configuration.
    pub version: u64,
    /// Rises with every StartApplication, and only then. A runner that has state of the same run goes on from it (the
    /// server was restarted, or the configuration was changed while the application ran), whatever
    /// [`InputSpec::starting_position`] says; for another run that position holds.
    pub run: u64,
    /// The program. It bound against the inputs and references when it was configured.
    pub code: String,
    /// Readings of the dialect that it was written for.
    pub options: Options,
    /// At least one.
    pub inputs: Vec<InputSpec>,
    /// Tables.
    pub references: Vec<ReferenceSpec>,
    /// Where rows go. Streams of the program that no output names are not delivered.
    pub outputs: Vec<OutputSpec>,
}

/// A streaming source.
#[derive(Clone, Debug, PartialEq)]
pub struct InputSpec {
    /// For example `1.1`. A new input never gets the id of an old one.
    pub id: String,
    /// In-application streams are called `{name_prefix}_001` to `_00n`, n being `parallelism`.
    pub name_prefix: String,
    /// From 1 to 64.
    pub parallelism: u32,
    /// Where records come from.
    pub source: Source,
    /// ARN of the role in which it is read; `None` reads as the application's account.
    pub role: Option<String>,
    /// How they become rows.
    pub schema: InputSchema,
    /// The function that each batch of records goes through first.
    pub processing: Option<FunctionSpec>,
    /// Where a new run begins.
    pub starting_position: StartingPosition,
}

/// A function that records go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionSpec {
    /// Its ARN.
    pub arn: String,
    /// ARN of the role in which it is invoked; `None` invokes it as the application's account.
    pub role: Option<String>,
}

/// Where records come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// ARN of a data stream.
    Stream(String),
    /// ARN of a delivery stream.
    Firehose(String),
}

/// Where a new run begins to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartingPosition {
    /// With what arrives from now on.
    Now,
    /// With the oldest record that the source keeps.
    TrimHorizon,
    /// Where the run before stopped; [`StartingPosition::Now`] when there was none.
    LastStoppedPoint,
}

/// A table that is loaded from an object when the application starts.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceSpec {
    /// For example `2.1`.
    pub id: String,
    /// Name of the table, as given: no folding of case.
    pub table_name: String,
    /// Where its rows are.
    pub location: ReferenceLocation,
    /// ARN of the role in which it is read; `None` reads as the application's account.
    pub role: Option<String>,
    /// How they become rows.
    pub schema: InputSchema,
}

/// Where an object is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceLocation {
    /// ARN of the bucket.
    pub bucket_arn: String,
    /// Key of the object in it.
    pub key: String,
}

/// Where rows of an in-application stream go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputSpec {
    /// For example `3.1`.
    pub id: String,
    /// Name of the in-application stream, case exact, or `error_stream`.
    pub name: String,
    /// Where its rows go.
    pub destination: Destination,
    /// ARN of the role in which it is written; `None` writes as the application's account.
    pub role: Option<String>,
    /// As what.
    pub format: OutputFormat,
}

/// Where rows go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// ARN of a data stream.
    Stream(String),
    /// ARN of a delivery stream.
    Firehose(String),
    /// ARN of a function.
    Lambda(String),
}

/// What a row becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// An object for each row.
    Json,
    /// A line for each row.
    Csv,
}

/// Why an application does not run. The text is for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartError {
    /// What is configured cannot run: a source or destination is missing, or is of a kind that this server has not.
    Configuration(String),
    /// The server cannot do it now.
    Unavailable(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Configuration(text) | StartError::Unavailable(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for StartError {}

/// Records that are looked at to find a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRequest {
    /// Who asks, where.
    pub scope: Scope,
    /// What is looked at.
    pub source: SampleSource,
    /// ARN of the role in which it is read; `None` reads as the account.
    pub role: Option<String>,
    /// ARN of a function that the records go through, invoked in the same role.
    pub processing: Option<String>,
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SampleSource {
    /// Records of a stream, from a position on. [`StartingPosition::Now`] waits a few seconds for new ones.
    Records(Source, StartingPosition),
    /// An object.
    Object(ReferenceLocation),
}

/// What was found: the records as they are, and as the function made them (the same without one). An object is one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// As they are in the source.
    pub raw: Vec<Bytes>,
    /// After processing.
    pub processed: Vec<Bytes>,
}

/// Why there is no sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SampleError {
    /// The source or the function does not exist, or cannot be read or invoked. The text is for the user.
    Source(String),
    /// The source's limits refuse the reads.
    Throttled(String),
    /// The server cannot do it now.
    Unavailable(String),
}

/// Runs applications. Implemented by the runtime of this crate, and in tests of the API by a small fake.
pub trait Runner: Send + Sync + 'static {
    /// Called once, before all others: the applications that exist, running or not, so that their durable state is kept.
    /// State of numbers that are not among them can be given up.
    fn open(&self, applications: &[ApplicationNo]);

    /// Whether what an application names is there: sources, destinations, functions. Changes nothing.
    fn check<'a>(&'a self, spec: &'a ApplicationSpec) -> BoxFuture<'a, Result<(), StartError>>;

    /// Starts an application, or, when its number runs already, changes over to a newer version of it, restarting the parts
    /// that differ. Resolves when it runs; later failures are the runner's to retry. Dropping the future may leave it
    /// running or not.
    fn start(&self, spec: ApplicationSpec) -> BoxFuture<'_, Result<(), StartError>>;

    /// Stops an application so that a later run can begin where it stopped. Resolves when nothing of it runs. A number that
    /// does not run is no error.
    fn stop(&self, application: ApplicationNo) -> BoxFuture<'_, ()>;

    /// Deletes the durable state of a stopped application; the number does not come back.
    fn forget(&self, application: ApplicationNo) -> BoxFuture<'_, ()>;

    /// Looks at records of a source.
    fn sample(&self, request: SampleRequest) -> BoxFuture<'_, Result<Sample, SampleError>>;
}
