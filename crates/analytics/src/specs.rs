//! From what is configured to what runs.

use sql::bind::Options;
use sql::input::WrongSchema;

use crate::core::{
    Application, Config, Endpoint, EndpointKind, Input, Output, Position, Reference, RowFormat,
};
use crate::program::input_schema;
use crate::spec::{
    ApplicationNo, ApplicationSpec, Destination, FunctionSpec, InputSpec, OutputFormat, OutputSpec,
    ReferenceLocation, ReferenceSpec, Source, StartingPosition,
};

/// The application as it runs in its current version.
pub(crate) fn spec(application: &Application) -> Result<ApplicationSpec, WrongSchema> {
    let config = &application.config;
    let role = |own: &Option<String>| own.clone().or_else(|| config.role.clone());
    let input = |input: &Input| input_spec(application, config, input);
    let reference = |reference: &Reference| {
        let location = ReferenceLocation { bucket_arn: reference.bucket.clone(), key: reference.key.clone() };
        let schema = input_schema(&reference.schema)?;
        let (id, table_name) = (reference.id.clone(), reference.table.clone());
        Ok(ReferenceSpec { id, table_name, location, role: role(&reference.role), schema })
    };
    let output = |output: &Output| OutputSpec {
        id: output.id.clone(),
        name: output.name.clone(),
        destination: destination(&output.destination),
        role: role(&output.destination.role),
        format: match output.format {
            RowFormat::Json => OutputFormat::Json,
            RowFormat::Csv => OutputFormat::Csv,
        },
    };
    Ok(ApplicationSpec {
        number: ApplicationNo(application.number),
        arn: application.arn(),
        name: application.name.clone(),
        scope: application.scope.clone(),
        version: application.version,
        run: application.run,
        code: config.code.clone(),
        // A program says itself how it is to be read.
        options: Options::default(),
        inputs: config.inputs.iter().map(input).collect::<Result<_, _>>()?,
        references: config.references.iter().map(reference).collect::<Result<_, _>>()?,
        outputs: config.outputs.iter().map(output).collect(),
    })
}

fn input_spec(application: &Application, config: &Config, input: &Input) -> Result<InputSpec, WrongSchema> {
    Ok(InputSpec {
        id: input.id.clone(),
        name_prefix: input.prefix.clone(),
        parallelism: input.parallelism,
        source: source(&input.source),
        role: input.source.role.clone().or_else(|| config.role.clone()),
        schema: input_schema(&input.schema)?,
        processing: input.processor.as_ref().map(|function| FunctionSpec {
            arn: function.arn.clone(),
            role: function.role.clone().or_else(|| config.role.clone()),
        }),
        starting_position: starting_position(application.position(&input.id)),
    })
}

pub(crate) fn starting_position(position: Position) -> StartingPosition {
    match position {
        Position::Now => StartingPosition::Now,
        Position::TrimHorizon => StartingPosition::TrimHorizon,
        Position::LastStoppedPoint => StartingPosition::LastStoppedPoint,
    }
}

pub(crate) fn source(endpoint: &Endpoint) -> Source {
    match endpoint.kind {
        EndpointKind::Firehose => Source::Firehose(endpoint.arn.clone()),
        // No input is a function: the API has no such member.
        EndpointKind::Stream | EndpointKind::Lambda => Source::Stream(endpoint.arn.clone()),
    }
}

fn destination(endpoint: &Endpoint) -> Destination {
    let arn = endpoint.arn.clone();
    match endpoint.kind {
        EndpointKind::Stream => Destination::Stream(arn),
        EndpointKind::Firehose => Destination::Firehose(arn),
        EndpointKind::Lambda => Destination::Lambda(arn),
    }
}
