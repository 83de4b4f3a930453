//! `flumen streams`: lists, makes, shows, reshards and deletes streams.

use std::io::{self, BufRead, IsTerminal, Write};

use clap::{Args, Subcommand, value_parser};
use model::kinesis as k;
use serde_json::{Value, json};

use crate::client::{Client, ConnectionArgs, streams};
use crate::console;
use crate::failure::Failure;
use crate::follow::parse_shard;
use crate::text::table::{Table, fields};
use crate::text::{civil, units};

mod reshard;

const EXAMPLES: &str = "\
Examples:
  flumen streams ls                            names, states, shards
  flumen streams create orders --shards 4      waits until the stream takes records
  flumen streams describe orders --json        everything about one, for programs
  flumen streams shards orders                 hash ranges and parents
  flumen streams retention orders 7d           keep records for a week
  flumen streams scale orders 8                eight shards of equal shares
  flumen streams delete orders --yes           with all its records, without asking";

/// List, create, describe, reshard and delete streams
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct StreamsArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List all streams of the account and region
    #[command(
        alias = "list",
        after_help = "Examples:\n  flumen streams ls\n  flumen streams ls --json | jq -r '.[].name'"
    )]
    Ls {
        #[command(flatten)]
        output: Output,
    },
    /// Create a stream and wait until it takes records
    #[command(
        after_help = "Examples:\n  flumen streams create orders\n  flumen streams create orders --shards 8 --retention 7d\n  \
                            flumen streams create clicks --on-demand"
    )]
    Create {
        /// Name: 1 to 128 letters, digits, _ . -
        stream: String,
        /// Number of shards
        #[arg(long, value_name = "N", default_value = "1", value_parser = value_parser!(i32).range(1..))]
        shards: i32,
        /// Let the server choose the number of shards
        #[arg(long, conflicts_with = "shards")]
        on_demand: bool,
        /// How long records are kept [default: 24h]
        #[arg(long, value_name = "TIME", value_parser = units::parse_hours)]
        retention: Option<i64>,
        #[command(flatten)]
        output: Output,
    },
    /// Show everything about a stream
    #[command(
        after_help = "Examples:\n  flumen streams describe orders\n  flumen streams describe orders --json | jq .shards"
    )]
    Describe {
        /// Name of the stream
        stream: String,
        #[command(flatten)]
        output: Output,
    },
    /// Delete a stream with all its records
    #[command(
        alias = "rm",
        after_help = "Examples:\n  flumen streams delete orders        asks first\n  flumen streams delete orders --yes"
    )]
    Delete {
        /// Name of the stream
        stream: String,
        /// Do not ask
        #[arg(long, short)]
        yes: bool,
        #[command(flatten)]
        connection: ConnectionArgs,
    },
    /// List the shards of a stream, closed ones included
    #[command(
        after_help = "Examples:\n  flumen streams shards orders\n  flumen streams shards orders --json"
    )]
    Shards {
        /// Name of the stream
        stream: String,
        #[command(flatten)]
        output: Output,
    },
    /// Show how long records are kept, or change it
    #[command(
        after_help = "Examples:\n  flumen streams retention orders      shows it\n  flumen streams retention orders 7d   keeps \
                            records for a week\n  flumen streams retention orders 24   keeps them for a day"
    )]
    Retention {
        /// Name of the stream
        stream: String,
        /// New retention in hours (48, 48h) or days (7d), from 24 hours to 365 days
        #[arg(value_name = "TIME", value_parser = units::parse_hours)]
        time: Option<i64>,
        #[command(flatten)]
        output: Output,
    },
    /// Split a shard in two
    #[command(
        after_help = "Examples:\n  flumen streams split orders 0              in the middle\n  flumen streams split orders 0 --at \
                            10%     at a share of its hash keys\n  flumen streams split orders 0 --at 4711    at a hash key"
    )]
    Split {
        /// Name of the stream
        stream: String,
        /// The shard: shardId-000000000003, or just 3
        #[arg(value_parser = parse_shard)]
        shard: String,
        /// First hash key of the upper half, as a number or as a share of the shard
        #[arg(long, value_name = "KEY|PERCENT%", default_value = "50%", value_parser = reshard::Cut::parse)]
        at: reshard::Cut,
        #[command(flatten)]
        output: Output,
    },
    /// Merge two neighbouring shards
    #[command(after_help = "Examples:\n  flumen streams merge orders 1 2")]
    Merge {
        /// Name of the stream
        stream: String,
        /// One shard
        #[arg(value_parser = parse_shard)]
        shard: String,
        /// Its neighbour
        #[arg(value_parser = parse_shard)]
        neighbour: String,
        #[command(flatten)]
        output: Output,
    },
    /// Change the number of shards; all get equal shares of the hash keys
    #[command(
        after_help = "Examples:\n  flumen streams scale orders 8\n\nA count more than double or less than half is reached in several steps."
    )]
    Scale {
        /// Name of the stream
        stream: String,
        /// Open shards wanted
        #[arg(value_name = "N", value_parser = value_parser!(i32).range(1..))]
        shards: i32,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Args, Debug)]
struct Output {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    connection: ConnectionArgs,
}

/// Runs one subcommand.
pub async fn run(args: StreamsArgs) -> Result<(), Failure> {
    match args.command {
        Command::Ls { output } => ls(&output).await,
        Command::Create { stream, shards, on_demand, retention, output } => {
            create(&stream, (!on_demand).then_some(shards), retention, &output).await
        }
        Command::Describe { stream, output } => describe(&stream, &output).await,
        Command::Delete { stream, yes, connection } => delete(&stream, yes, &connection).await,
        Command::Shards { stream, output } => shards(&stream, &output).await,
        Command::Retention { stream, time, output } => retention(&stream, time, &output).await,
        Command::Split { stream, shard, at, output } => {
            let done = reshard::split(&output.client()?, &stream, &shard, at).await?;
            output.print(|| done.text(), || changes_json(&done))
        }
        Command::Merge { stream, shard, neighbour, output } => {
            let done = reshard::merge(&output.client()?, &stream, &shard, &neighbour).await?;
            output.print(|| done.text(), || changes_json(&done))
        }
        Command::Scale { stream, shards, output } => {
            let client = output.client()?;
            let summary = reshard::scale(&client, &stream, shards).await?;
            let open = units::plural(u64::try_from(summary.open_shard_count).unwrap_or(0), "open shard");
            output.print(|| format!("stream {stream} has {open}\n"), || summary_json(&summary))
        }
    }
}

impl Output {
    fn client(&self) -> Result<Client, Failure> {
        Client::connect(&self.connection)
    }

    /// One of the two forms.
    fn print(&self, text: impl FnOnce() -> String, json: impl FnOnce() -> Value) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        if self.json {
            // A tree of texts, numbers and lists always has a JSON form.
            writeln!(out, "{:#}", json())?;
        } else {
            out.write_all(text().as_bytes())?;
        }
        Ok(out.flush()?)
    }
}

async fn ls(output: &Output) -> Result<(), Failure> {
    let client = output.client()?;
    let mut streams_found = Vec::new();
    for stream in streams::list(&client).await? {
        match streams::summary(&client, &stream.stream_name).await {
            Ok(summary) => streams_found.push(summary),
            // Deleted meanwhile.
            Err(error) if error.code() == Some("ResourceNotFoundException") => {}
            Err(error) => return Err(error.into()),
        }
    }
    if streams_found.is_empty() && !output.json {
        console::note("no streams; `flumen streams create NAME` makes one");
        return Ok(());
    }
    let text = || {
        let mut table = Table::new(&["NAME", "STATUS", "MODE", ">SHARDS", ">RETENTION", "CREATED (UTC)"]);
        for stream in &streams_found {
            table.row(vec![
                stream.stream_name.to_string(),
                stream.stream_status.as_str().to_owned(),
                mode(stream),
                stream.open_shard_count.to_string(),
                hours(stream.retention_period_hours),
                civil::to_second(stream.stream_creation_timestamp),
            ]);
        }
        table.render()
    };
    output.print(text, || streams_found.iter().map(summary_json).collect())
}

async fn create(
    stream: &str,
    shards: Option<i32>,
    retention: Option<i64>,
    output: &Output,
) -> Result<(), Failure> {
    let client = output.client()?;
    streams::create(&client, stream, shards).await?;
    let mut summary = streams::wait_active(&client, stream).await?;
    if let Some(hours) = retention {
        set_retention(&client, &summary, hours).await?;
        summary = streams::wait_active(&client, stream).await?;
    }
    let shards = units::plural(u64::try_from(summary.open_shard_count).unwrap_or(0), "shard");
    let text = || {
        format!(
            "created stream {stream} with {shards}, retention {}\n",
            hours(summary.retention_period_hours)
        )
    };
    output.print(text, || summary_json(&summary))
}

async fn describe(stream: &str, output: &Output) -> Result<(), Failure> {
    let client = output.client()?;
    let summary = streams::summary(&client, stream).await?;
    let listed = streams::shards(&client, stream).await?;
    let input = k::ListTagsForStreamInput { stream_name: Some(stream.into()), ..Default::default() };
    let tags = client.call(&input).await?.tags;
    let text = || {
        let tags = tags.iter().map(|tag| format!("{}={}", tag.key, tag.value.as_deref().unwrap_or_default()));
        let tags = tags.collect::<Vec<_>>().join(", ");
        fields(&[
            ("Name", summary.stream_name.to_string()),
            ("ARN", summary.stream_arn.to_string()),
            ("Status", summary.stream_status.as_str().to_owned()),
            ("Mode", mode(&summary)),
            ("Open shards", summary.open_shard_count.to_string()),
            ("Closed shards", listed.iter().filter(|shard| !is_open(shard)).count().to_string()),
            ("Retention", hours(summary.retention_period_hours)),
            ("Created", civil::rfc3339(summary.stream_creation_timestamp)),
            ("Encryption", summary.encryption_type.as_ref().map_or("NONE", |e| e.as_str()).to_owned()),
            ("Consumers", summary.consumer_count.unwrap_or(0).to_string()),
            ("Tags", if tags.is_empty() { "none".to_owned() } else { tags }),
        ])
    };
    let json = || {
        let mut json = summary_json(&summary);
        let tag = |tag: &k::Tag| (tag.key.to_string(), json!(tag.value.as_deref()));
        json["tags"] = tags.iter().map(tag).collect::<serde_json::Map<_, _>>().into();
        json["shards"] = listed.iter().map(shard_json).collect();
        json
    };
    output.print(text, json)
}

async fn delete(stream: &str, yes: bool, connection: &ConnectionArgs) -> Result<(), Failure> {
    let client = Client::connect(connection)?;
    streams::summary(&client, stream).await?;
    if !yes && !confirmed(stream)? {
        return Err(Failure::new(format!("stream {stream} was not deleted")));
    }
    let input = k::DeleteStreamInput {
        stream_name: Some(stream.into()),
        // As the AWS console does: consumers are of no use without their stream.
        enforce_consumer_deletion: Some(true),
        ..Default::default()
    };
    client.command(&input).await?;
    streams::wait_gone(&client, stream).await?;
    Ok(writeln!(io::stdout().lock(), "deleted stream {stream}")?)
}

fn confirmed(stream: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(format!(
            "give --yes to delete stream {stream}; there is no terminal to ask at"
        )));
    }
    let mut answer = String::new();
    let _ = write!(io::stderr().lock(), "Delete stream {stream} with all its records? [y/N] ");
    // Unreadable is no.
    let _ = io::stdin().lock().read_line(&mut answer);
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

async fn shards(stream: &str, output: &Output) -> Result<(), Failure> {
    let listed = streams::shards(&output.client()?, stream).await?;
    let text = || {
        let mut table =
            Table::new(&["SHARD", "STATE", ">HASH FROM", ">SHARE", "PARENTS", "FIRST SEQUENCE NUMBER"]);
        for shard in &listed {
            let parents: Vec<&str> =
                shard.parent_shard_id.iter().chain(&shard.adjacent_parent_shard_id).map(|id| &**id).collect();
            let (from, share) = share(&shard.hash_key_range);
            table.row(vec![
                shard.shard_id.to_string(),
                if is_open(shard) { "open" } else { "closed" }.to_owned(),
                from,
                share,
                if parents.is_empty() { "-".to_owned() } else { parents.join(" ") },
                shard.sequence_number_range.starting_sequence_number.to_string(),
            ]);
        }
        table.render()
    };
    output.print(text, || listed.iter().map(shard_json).collect())
}

async fn retention(stream: &str, time: Option<i64>, output: &Output) -> Result<(), Failure> {
    let client = output.client()?;
    let mut summary = streams::summary(&client, stream).await?;
    if let Some(hours) = time {
        set_retention(&client, &summary, hours).await?;
        summary = streams::wait_active(&client, stream).await?;
    }
    let text = || format!("stream {stream} keeps records for {}\n", hours(summary.retention_period_hours));
    output.print(text, || json!({"name": stream, "retention_hours": summary.retention_period_hours}))
}

/// AWS has one operation for up and one for down.
async fn set_retention(
    client: &Client,
    summary: &k::StreamDescriptionSummary,
    hours: i64,
) -> Result<(), Failure> {
    // Out of range either way; the server says so.
    let hours = i32::try_from(hours).unwrap_or(i32::MAX);
    let name = Some(summary.stream_name.clone());
    if hours >= summary.retention_period_hours {
        let input = k::IncreaseStreamRetentionPeriodInput {
            stream_name: name,
            retention_period_hours: hours,
            ..Default::default()
        };
        return Ok(client.command(&input).await?);
    }
    let input = k::DecreaseStreamRetentionPeriodInput {
        stream_name: name,
        retention_period_hours: hours,
        ..Default::default()
    };
    Ok(client.command(&input).await?)
}

fn is_open(shard: &k::Shard) -> bool {
    shard.sequence_number_range.ending_sequence_number.is_none()
}

fn mode(summary: &k::StreamDescriptionSummary) -> String {
    summary
        .stream_mode_details
        .as_ref()
        .map_or("PROVISIONED", |details| details.stream_mode.as_str())
        .to_owned()
}

fn hours(hours: i32) -> String {
    if hours > 24 && hours % 24 == 0 { format!("{} d", hours / 24) } else { format!("{hours} h") }
}

/// Where a range begins in the hash space, and how much of it it takes, both in per cent.
fn share(range: &k::HashKeyRange) -> (String, String) {
    let key = |text: &str| text.parse::<u128>().unwrap_or(0) as f64 / u128::MAX as f64 * 100.0;
    let (start, end) = (key(&range.starting_hash_key), key(&range.ending_hash_key));
    (format!("{start:.1} %"), format!("{:.1} %", end - start))
}

fn summary_json(summary: &k::StreamDescriptionSummary) -> Value {
    json!({
        "name": &*summary.stream_name,
        "arn": &*summary.stream_arn,
        "status": summary.stream_status.as_str(),
        "mode": mode(summary),
        "open_shards": summary.open_shard_count,
        "retention_hours": summary.retention_period_hours,
        "created": civil::rfc3339(summary.stream_creation_timestamp),
        "consumers": summary.consumer_count.unwrap_or(0),
    })
}

fn changes_json(done: &reshard::Resharded) -> Value {
    let shards = |shards: &[k::Shard]| shards.iter().map(shard_json).collect::<Value>();
    json!({"closed": shards(&done.closed), "opened": shards(&done.opened)})
}

fn shard_json(shard: &k::Shard) -> Value {
    let parents: Vec<&str> =
        shard.parent_shard_id.iter().chain(&shard.adjacent_parent_shard_id).map(|id| &**id).collect();
    json!({
        "id": &*shard.shard_id,
        "open": is_open(shard),
        "parents": parents,
        "hash_from": &*shard.hash_key_range.starting_hash_key,
        "hash_to": &*shard.hash_key_range.ending_hash_key,
        "first_sequence": &*shard.sequence_number_range.starting_sequence_number,
        "last_sequence": shard.sequence_number_range.ending_sequence_number.as_deref(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retention_is_shown_in_days_where_that_is_whole() {
        assert_eq!([hours(24), hours(25), hours(168)], ["24 h", "25 h", "7 d"]);
    }

    #[test]
    fn hash_ranges_are_shown_as_shares() {
        let half = k::HashKeyRange {
            starting_hash_key: (1u128 << 127).to_string().into(),
            ending_hash_key: u128::MAX.to_string().into(),
        };
        assert_eq!(share(&half), ("50.0 %".to_owned(), "50.0 %".to_owned()));
    }
}
