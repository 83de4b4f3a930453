//! What an application is configured to be: one version of it.

use minicbor::{Decode, Encode};

/// One version of an application.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Config {
    /// ApplicationDescription; `None` when none was ever given.
    #[n(0)]
    pub description: Option<String>,
    /// The program.
    #[n(1)]
    pub code: String,
    /// Streaming sources.
    #[n(2)]
    pub inputs: Vec<Input>,
    /// Destinations.
    #[n(3)]
    pub outputs: Vec<Output>,
    /// Tables.
    #[n(4)]
    pub references: Vec<Reference>,
    /// Where messages about the running application go.
    #[n(5)]
    pub logging: Vec<Logging>,
    /// ServiceExecutionRole of the second API; the first has a role for each resource.
    #[n(6)]
    pub role: Option<String>,
}

/// A streaming source.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Input {
    /// Empty until it is configured.
    #[n(0)]
    pub id: String,
    /// NamePrefix.
    #[n(1)]
    pub prefix: String,
    /// A stream or a delivery stream.
    #[n(2)]
    pub source: Endpoint,
    /// InputSchema.
    #[n(3)]
    pub schema: Schema,
    /// InputParallelism.
    #[n(4)]
    pub parallelism: u32,
    /// The function of InputProcessingConfiguration.
    #[n(5)]
    pub processor: Option<Function>,
}

/// Something with an ARN that is read or written.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Endpoint {
    /// What it is.
    #[n(0)]
    pub kind: EndpointKind,
    /// ResourceARN.
    #[n(1)]
    pub arn: String,
    /// RoleARN, where one was given.
    #[n(2)]
    pub role: Option<String>,
}

/// What an endpoint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum EndpointKind {
    /// A data stream.
    #[n(0)]
    Stream,
    /// A delivery stream.
    #[n(1)]
    Firehose,
    /// A function.
    #[n(2)]
    Lambda,
}

/// A function.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Function {
    /// ResourceARN.
    #[n(0)]
    pub arn: String,
    /// RoleARN, where one was given.
    #[n(1)]
    pub role: Option<String>,
}

/// SourceSchema, as it was given.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Schema {
    /// RecordFormatType.
    #[n(0)]
    pub format: RowFormat,
    /// MappingParameters.
    #[n(1)]
    pub mapping: Option<Mapping>,
    /// RecordEncoding.
    #[n(2)]
    pub encoding: Option<String>,
    /// RecordColumns.
    #[n(3)]
    pub columns: Vec<Column>,
}

/// The text form of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum RowFormat {
    /// JSON.
    #[n(0)]
    Json,
    /// CSV.
    #[n(1)]
    Csv,
}

/// MappingParameters.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Mapping {
    /// JSONMappingParameters.
    #[n(0)]
    Json {
        /// RecordRowPath.
        #[n(0)]
        row_path: String,
    },
    /// CSVMappingParameters.
    #[n(1)]
    Csv {
        /// RecordRowDelimiter.
        #[n(0)]
        row: String,
        /// RecordColumnDelimiter.
        #[n(1)]
        column: String,
    },
}

/// RecordColumn.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Column {
    /// Name.
    #[n(0)]
    pub name: String,
    /// Mapping.
    #[n(1)]
    pub mapping: Option<String>,
    /// SqlType.
    #[n(2)]
    pub sql_type: String,
}

/// A destination.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Output {
    /// Empty until it is configured.
    #[n(0)]
    pub id: String,
    /// Name of the in-application stream.
    #[n(1)]
    pub name: String,
    /// Where its rows go.
    #[n(2)]
    pub destination: Endpoint,
    /// RecordFormatType.
    #[n(3)]
    pub format: RowFormat,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Reference {
    /// Empty until it is configured.
    #[n(0)]
    pub id: String,
    /// TableName.
    #[n(1)]
    pub table: String,
    /// BucketARN.
    #[n(2)]
    pub bucket: String,
    /// FileKey.
    #[n(3)]
    pub key: String,
    /// ReferenceRoleARN, where one was given.
    #[n(4)]
    pub role: Option<String>,
    /// ReferenceSchema.
    #[n(5)]
    pub schema: Schema,
}

/// Where messages about the running application go.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct Logging {
    /// Empty until it is configured.
    #[n(0)]
    pub id: String,
    /// LogStreamARN.
    #[n(1)]
    pub log_stream: String,
    /// RoleARN, where one was given.
    #[n(2)]
    pub role: Option<String>,
}

/// InputStartingPosition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Position {
    /// With what arrives from then on.
    #[n(0)]
    Now,
    /// With the oldest record.
    #[n(1)]
    TrimHorizon,
    /// Where the run before stopped.
    #[n(2)]
    LastStoppedPoint,
}
