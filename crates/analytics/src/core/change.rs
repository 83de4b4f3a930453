//! Changes of a configuration, and what they make of it.

use minicbor::{Decode, Encode};

use super::config::{
    Config, Endpoint, Function, Input, Logging, Mapping, Output, Reference, RowFormat, Schema,
};
use super::refusal::{Kind, Refusal};
use super::{Column, EndpointKind};

/// Streaming sources of an application.
const INPUTS_MAX: usize = 1;
/// Destinations of an application.
const OUTPUTS_MAX: usize = 3;
/// Tables of an application.
const REFERENCES_MAX: usize = 1;
/// Logging options of an application.
const LOGGING_MAX: usize = 1;

/// One change. Ids of what is added are given by [`Config::changed`].
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Change {
    /// A new program.
    #[n(0)]
    Code(#[n(0)] String),
    /// A new source.
    #[n(1)]
    AddInput(#[n(0)] Input),
    /// Another source, schema or name.
    #[n(2)]
    UpdateInput(#[n(0)] InputUpdate),
    /// A function for the records of an input.
    #[n(3)]
    SetProcessor {
        /// Of which input.
        #[n(0)]
        input: String,
        /// The function.
        #[n(1)]
        function: Function,
    },
    /// None any more.
    #[n(4)]
    DeleteProcessor {
        /// Of which input.
        #[n(0)]
        input: String,
    },
    /// A new destination.
    #[n(5)]
    AddOutput(#[n(0)] Output),
    /// Another destination, format or stream.
    #[n(6)]
    UpdateOutput(#[n(0)] OutputUpdate),
    /// One destination less.
    #[n(7)]
    DeleteOutput(#[n(0)] String),
    /// A new table.
    #[n(8)]
    AddReference(#[n(0)] Reference),
    /// Another object, schema or name.
    #[n(9)]
    UpdateReference(#[n(0)] ReferenceUpdate),
    /// One table less.
    #[n(10)]
    DeleteReference(#[n(0)] String),
    /// A new logging option.
    #[n(11)]
    AddLogging(#[n(0)] Logging),
    /// Another log stream or role; what is `None` stays.
    #[n(12)]
    UpdateLogging {
        /// Which.
        #[n(0)]
        id: String,
        /// LogStreamARNUpdate.
        #[n(1)]
        log_stream: Option<String>,
        /// RoleARNUpdate.
        #[n(2)]
        role: Option<String>,
    },
    /// One logging option less.
    #[n(13)]
    DeleteLogging(#[n(0)] String),
    /// ServiceExecutionRoleUpdate.
    #[n(14)]
    Role(#[n(0)] String),
}

/// What of an input changes; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct InputUpdate {
    /// Which.
    #[n(0)]
    pub id: String,
    /// NamePrefixUpdate.
    #[n(1)]
    pub prefix: Option<String>,
    /// Another source, of the kind that it says.
    #[n(2)]
    pub source: Option<EndpointUpdate>,
    /// InputSchemaUpdate.
    #[n(3)]
    pub schema: Option<SchemaUpdate>,
    /// InputParallelismUpdate.
    #[n(4)]
    pub parallelism: Option<u32>,
    /// InputLambdaProcessorUpdate: ARN and role, of which one may stay.
    #[n(5)]
    pub processor: Option<FunctionUpdate>,
}

/// Another resource, another role, or both.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct EndpointUpdate {
    /// What it is.
    #[n(0)]
    pub kind: EndpointKind,
    /// ResourceARNUpdate.
    #[n(1)]
    pub arn: Option<String>,
    /// RoleARNUpdate.
    #[n(2)]
    pub role: Option<String>,
}

/// Another function, another role, or both.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct FunctionUpdate {
    /// ResourceARNUpdate.
    #[n(0)]
    pub arn: Option<String>,
    /// RoleARNUpdate.
    #[n(1)]
    pub role: Option<String>,
}

/// What of a schema changes; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct SchemaUpdate {
    /// RecordFormatUpdate.
    #[n(0)]
    pub format: Option<(RowFormat, Option<Mapping>)>,
    /// RecordEncodingUpdate.
    #[n(1)]
    pub encoding: Option<String>,
    /// RecordColumnUpdates: all columns, in place of those before.
    #[n(2)]
    pub columns: Option<Vec<Column>>,
}

/// What of an output changes; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct OutputUpdate {
    /// Which.
    #[n(0)]
    pub id: String,
    /// NameUpdate.
    #[n(1)]
    pub name: Option<String>,
    /// Another destination, of the kind that it says.
    #[n(2)]
    pub destination: Option<EndpointUpdate>,
    /// DestinationSchemaUpdate.
    #[n(3)]
    pub format: Option<RowFormat>,
}

/// What of a table changes; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct ReferenceUpdate {
    /// Which.
    #[n(0)]
    pub id: String,
    /// TableNameUpdate.
    #[n(1)]
    pub table: Option<String>,
    /// BucketARNUpdate.
    #[n(2)]
    pub bucket: Option<String>,
    /// FileKeyUpdate.
    #[n(3)]
    pub key: Option<String>,
    /// ReferenceRoleARNUpdate.
    #[n(4)]
    pub role: Option<String>,
    /// ReferenceSchemaUpdate.
    #[n(5)]
    pub schema: Option<Schema>,
}

impl Config {
    /// The configuration after some changes, which make the given version of it. Ids of what they add are
    /// `{version}.{n}`, so none comes twice.
    ///
    /// # Errors
    /// [`Refusal`] when a change names what is not there, or would exceed a limit.
    pub fn changed(&self, version: u64, changes: &[Change]) -> Result<Config, Refusal> {
        let mut config = self.clone();
        changes.iter().try_for_each(|change| config.change(version, change))?;
        config.check()?;
        Ok(config)
    }

    fn change(&mut self, version: u64, change: &Change) -> Result<(), Refusal> {
        match change {
            Change::Code(code) => self.code.clone_from(code),
            Change::Role(role) => self.role = Some(role.clone()),
            Change::AddInput(input) => {
                let id = new_id(version, self.inputs.iter().map(|input| &*input.id));
                self.inputs.push(Input { id, ..input.clone() });
            }
            Change::UpdateInput(update) => update.apply(self.input_mut(&update.id)?)?,
            Change::SetProcessor { input, function } => {
                self.input_mut(input)?.processor = Some(function.clone());
            }
            Change::DeleteProcessor { input } => {
                let found = self.input_mut(input)?;
                found.processor.take().ok_or_else(|| Refusal::missing(Kind::Processor, input))?;
            }
            Change::AddOutput(output) => {
                let id = new_id(version, self.outputs.iter().map(|output| &*output.id));
                self.outputs.push(Output { id, ..output.clone() });
            }
            Change::UpdateOutput(update) => {
                let found = self.outputs.iter_mut().find(|output| output.id == update.id);
                update.apply(found.ok_or_else(|| Refusal::missing(Kind::Output, &update.id))?)?;
            }
            Change::DeleteOutput(id) => remove(&mut self.outputs, Kind::Output, id, |output| &output.id)?,
            Change::AddReference(reference) => {
                let id = new_id(version, self.references.iter().map(|reference| &*reference.id));
                self.references.push(Reference { id, ..reference.clone() });
            }
            Change::UpdateReference(update) => {
                let found = self.references.iter_mut().find(|reference| reference.id == update.id);
                update.apply(found.ok_or_else(|| Refusal::missing(Kind::Reference, &update.id))?);
            }
            Change::DeleteReference(id) => {
                remove(&mut self.references, Kind::Reference, id, |reference| &reference.id)?;
            }
            Change::AddLogging(logging) => {
                let id = new_id(version, self.logging.iter().map(|logging| &*logging.id));
                self.logging.push(Logging { id, ..logging.clone() });
            }
            Change::UpdateLogging { id, log_stream, role } => {
                let found = self.logging.iter_mut().find(|logging| logging.id == *id);
                let found = found.ok_or_else(|| Refusal::missing(Kind::Logging, id))?;
                set(&mut found.log_stream, log_stream.as_ref());
                set_some(&mut found.role, role.as_ref());
            }
            Change::DeleteLogging(id) => remove(&mut self.logging, Kind::Logging, id, |logging| &logging.id)?,
        }
        Ok(())
    }

    fn input_mut(&mut self, id: &str) -> Result<&mut Input, Refusal> {
        let found = self.inputs.iter_mut().find(|input| input.id == id);
        found.ok_or_else(|| Refusal::missing(Kind::Input, id))
    }

    /// What holds for a configuration as a whole.
    fn check(&self) -> Result<(), Refusal> {
        let limits = [
            (Kind::Input, self.inputs.len(), INPUTS_MAX),
            (Kind::Output, self.outputs.len(), OUTPUTS_MAX),
            (Kind::Reference, self.references.len(), REFERENCES_MAX),
            (Kind::Logging, self.logging.len(), LOGGING_MAX),
        ];
        if let Some((kind, _, max)) = limits.into_iter().find(|(_, found, max)| found > max) {
            return Err(Refusal::TooMany { kind, max });
        }
        for (at, output) in self.outputs.iter().enumerate() {
            let same =
                |other: &Output| other.name == output.name && other.destination.arn == output.destination.arn;
            if self.outputs[..at].iter().any(same) {
                return Err(Refusal::SameOutput { name: output.name.clone() });
            }
        }
        Ok(())
    }
}

impl InputUpdate {
    fn apply(&self, input: &mut Input) -> Result<(), Refusal> {
        set(&mut input.prefix, self.prefix.as_ref());
        set(&mut input.parallelism, self.parallelism.as_ref());
        if let Some(update) = &self.source {
            update.apply(&mut input.source)?;
        }
        if let Some(update) = &self.schema {
            if let Some((format, mapping)) = &update.format {
                (input.schema.format, input.schema.mapping) = (*format, mapping.clone());
            }
            set_some(&mut input.schema.encoding, update.encoding.as_ref());
            set(&mut input.schema.columns, update.columns.as_ref());
        }
        if let Some(FunctionUpdate { arn, role }) = &self.processor {
            let processor = input.processor.as_mut();
            let processor = processor.ok_or_else(|| Refusal::missing(Kind::Processor, &self.id))?;
            set(&mut processor.arn, arn.as_ref());
            set_some(&mut processor.role, role.as_ref());
        }
        Ok(())
    }
}

impl EndpointUpdate {
    /// A resource of another kind must be named; the same kind may change its role alone.
    fn apply(&self, endpoint: &mut Endpoint) -> Result<(), Refusal> {
        match &self.arn {
            Some(arn) => {
                let role = self.role.clone().or_else(|| endpoint.role.clone());
                *endpoint = Endpoint { kind: self.kind, arn: arn.clone(), role };
            }
            None if self.kind == endpoint.kind => set_some(&mut endpoint.role, self.role.as_ref()),
            None => return Err(Refusal::OtherKind),
        }
        Ok(())
    }
}

impl OutputUpdate {
    fn apply(&self, output: &mut Output) -> Result<(), Refusal> {
        set(&mut output.name, self.name.as_ref());
        set(&mut output.format, self.format.as_ref());
        self.destination.as_ref().map_or(Ok(()), |update| update.apply(&mut output.destination))
    }
}

impl ReferenceUpdate {
    fn apply(&self, reference: &mut Reference) {
        set(&mut reference.table, self.table.as_ref());
        set(&mut reference.bucket, self.bucket.as_ref());
        set(&mut reference.key, self.key.as_ref());
        set_some(&mut reference.role, self.role.as_ref());
        set(&mut reference.schema, self.schema.as_ref());
    }
}

fn set<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}

fn set_some<T: Clone>(field: &mut Option<T>, value: Option<&T>) {
    if let Some(value) = value {
        *field = Some(value.clone());
    }
}

fn remove<T>(all: &mut Vec<T>, kind: Kind, id: &str, id_of: fn(&T) -> &String) -> Result<(), Refusal> {
    let at = all.iter().position(|one| id_of(one) == id).ok_or_else(|| Refusal::missing(kind, id))?;
    all.remove(at);
    Ok(())
}

/// The next id of a version, after those that it has given.
fn new_id<'a>(version: u64, ids: impl Iterator<Item = &'a str>) -> String {
    let prefix = format!("{version}.");
    let given = ids.filter_map(|id| id.strip_prefix(&prefix)?.parse::<u64>().ok());
    format!("{prefix}{}", given.max().unwrap_or(0) + 1)
}
