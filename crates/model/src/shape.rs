//! The tables: services, operations, shapes and their constraints.

/// One AWS service of one API version.
#[derive(Debug)]
pub struct Service {
    /// Name as in endpoint and IAM actions, for example `kinesis`.
    pub name: &'static str,
    /// First part of `X-Amz-Target`, for example `Kinesis_20131202`.
    pub target_prefix: &'static str,
    /// `1.0` or `1.1`.
    pub json_version: &'static str,
    /// In alphabetical order.
    pub operations: &'static [Operation],
}

impl Service {
    /// Finds an operation by its exact name.
    #[must_use]
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations.binary_search_by(|op| op.name.cmp(name)).ok().map(|i| &self.operations[i])
    }
}

/// One operation.
#[derive(Debug)]
pub struct Operation {
    /// For example `PutRecords`.
    pub name: &'static str,
    /// A structure; operations without input have an empty one.
    pub input: &'static Shape,
    /// A structure; operations without output have an empty one.
    pub output: &'static Shape,
    /// The model has no output at all: AWS answers with an empty body instead of an empty structure.
    pub no_output: bool,
    /// The errors that the model lists for it.
    pub errors: &'static [&'static ErrorShape],
    /// The output holds an event stream.
    pub event_stream: bool,
}

/// An error of a service.
#[derive(Debug)]
pub struct ErrorShape {
    /// The `__type`, for example `ResourceNotFoundException`.
    pub name: &'static str,
    /// HTTP status: 400, or 500 for the service's own faults.
    pub status: u16,
}

/// A named type with its constraints.
#[derive(Debug)]
pub struct Shape {
    /// Name in the model, for example `StreamName`.
    pub name: &'static str,
    /// Of structures: the Java package that AWS's messages print before the name, for example
    /// `com.amazonaws.kinesis.v20131202`. Empty for all else.
    pub package: &'static str,
    /// What it is.
    pub kind: Kind,
}

/// What a shape is, with its constraints.
#[derive(Debug)]
pub enum Kind {
    /// Members by name; a decoded structure is a [`crate::Value::Struct`] with one slot for each, in this order.
    Structure {
        /// In the order of the model.
        members: &'static [Member],
    },
    /// Items of one shape.
    List {
        /// The items' shape.
        item: fn() -> &'static Shape,
        /// Fewest items.
        min: Option<u64>,
        /// Most items.
        max: Option<u64>,
    },
    /// String keys to values of one shape.
    Map {
        /// The keys' shape, a string.
        key: fn() -> &'static Shape,
        /// The values' shape.
        value: fn() -> &'static Shape,
        /// Fewest entries.
        min: Option<u64>,
        /// Most entries.
        max: Option<u64>,
    },
    /// UTF-8 text.
    String {
        /// Fewest characters.
        min: Option<u64>,
        /// Most characters.
        max: Option<u64>,
        /// Regular expression that the whole text must match, in Java's syntax.
        pattern: Option<&'static str>,
        /// The values of an enum; empty for a free text.
        values: &'static [&'static str],
    },
    /// Bytes.
    Blob {
        /// Fewest bytes.
        min: Option<u64>,
        /// Most bytes.
        max: Option<u64>,
    },
    /// 32-bit number.
    Integer {
        /// Smallest value.
        min: Option<i64>,
        /// Largest value.
        max: Option<i64>,
    },
    /// 64-bit number.
    Long {
        /// Smallest value.
        min: Option<i64>,
        /// Largest value.
        max: Option<i64>,
    },
    /// Floating point number.
    Double,
    /// True or false.
    Boolean,
    /// Point in time.
    Timestamp,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Name on the wire.
    pub name: &'static str,
    /// Its shape; a function because shapes may refer to each other in circles.
    pub shape: fn() -> &'static Shape,
    /// Must be present in a request.
    pub required: bool,
}
