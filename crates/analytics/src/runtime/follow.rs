//! Which shards of the inputs are read, by which in-application stream, from where: children after their parents.

use base::SequenceNumber;
use service_api::ports::SourceShard;

use super::journal::{Number, Read, SavedShard};
use crate::{InputSpec, Source};

/// A shard that is, was or will be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// Index of the input.
    pub input: usize,
    /// Its id.
    pub id: String,
    /// Index of the in-application stream of the input.
    pub stream: usize,
    /// Everything before this was taken.
    pub place: SequenceNumber,
    /// Its end was reached.
    pub ended: bool,
    parents: Vec<String>,
}

/// All shards of all inputs.
#[derive(Debug, Default)]
pub(super) struct Follow {
    shards: Vec<Followed>,
}

impl Follow {
    /// Goes on where a checkpoint says, for the inputs that are still the same.
    pub fn restored(saved: &[SavedShard], inputs: &[InputSpec]) -> Follow {
        let mut follow = Follow::default();
        for shard in saved {
            let same = |input: &InputSpec| input.id == shard.input && source(input) == shard.source;
            let Some(input) = inputs.iter().position(same) else { continue };
            let stream = shard.stream as usize;
            let stream = match stream < inputs[input].parallelism as usize {
                true => stream,
                false => follow.least(input, inputs[input].parallelism),
            };
            follow.shards.push(Followed {
                input,
                id: shard.shard.clone(),
                stream,
                place: shard.place.0,
                ended: shard.ended,
                parents: Vec::new(),
            });
        }
        follow
    }

    /// As it is kept.
    pub fn saved(&self, inputs: &[InputSpec]) -> Vec<SavedShard> {
        let saved = |shard: &Followed| SavedShard {
            input: inputs[shard.input].id.clone(),
            source: source(&inputs[shard.input]).to_owned(),
            stream: shard.stream as u32,
            shard: shard.id.clone(),
            place: Number(shard.place),
            ended: shard.ended,
        };
        self.shards.iter().map(saved).collect()
    }

    /// Whether anything is known of an input.
    pub fn knows(&self, input: usize) -> bool {
        self.shards.iter().any(|shard| shard.input == input)
    }

    /// Forgets all shards of some inputs.
    pub fn forget(&mut self, inputs: impl Fn(usize) -> bool) {
        self.shards.retain(|shard| !inputs(shard.input));
    }

    /// Takes what an input's stream lists now: new shards begin where `begin` says, in the in-application stream that
    /// has the fewest, and so does a known one that is of another stream of the same name now; shards that are listed no
    /// more are forgotten.
    pub fn list<E>(
        &mut self,
        input: usize,
        parallelism: u32,
        listed: &[SourceShard],
        mut begin: impl FnMut(&str) -> Result<SequenceNumber, E>,
    ) -> Result<(), E> {
        let is_listed = |id: &str| listed.iter().any(|shard| *shard.id == *id);
        // One that is not listed has expired: nothing of it can be read any more.
        self.shards.retain(|shard| shard.input != input || is_listed(&shard.id));
        for shard in listed {
            let parents: Vec<String> =
                shard.parents.iter().filter(|id| is_listed(id)).map(ToString::to_string).collect();
            match self.shards.iter_mut().find(|known| known.input == input && *known.id == *shard.id) {
                Some(known) => {
                    let start = begin(&shard.id)?;
                    if start.shard_created_s() != known.place.shard_created_s() {
                        (known.place, known.ended) = (start, false);
                    }
                    known.parents = parents;
                }
                None => {
                    let (id, place) = (shard.id.to_string(), begin(&shard.id)?);
                    let stream = self.least(input, parallelism);
                    self.shards.push(Followed { input, id, stream, place, ended: false, parents });
                }
            }
        }
        Ok(())
    }

    fn least(&self, input: usize, parallelism: u32) -> usize {
        let open = |stream: usize| {
            let of = |shard: &&Followed| shard.input == input && shard.stream == stream && !shard.ended;
            self.shards.iter().filter(of).count()
        };
        (0..parallelism as usize).min_by_key(|stream| open(*stream)).unwrap_or(0)
    }

    /// The shards that can be read now: their parents have been read to the end.
    pub fn readable(&self) -> impl Iterator<Item = &Followed> {
        self.shards.iter().filter(|shard| {
            let done = |id: &String| {
                let parent = self.shards.iter().find(|other| other.input == shard.input && other.id == *id);
                parent.is_none_or(|parent| parent.ended)
            };
            !shard.ended && shard.parents.iter().all(done)
        })
    }

    /// A shard.
    pub fn get_mut(&mut self, input: usize, id: &str) -> Option<&mut Followed> {
        self.shards.iter_mut().find(|shard| shard.input == input && shard.id == id)
    }

    /// Notes what a step has read.
    pub fn advance(&mut self, read: &Read) {
        let input = read.input as usize;
        match self.get_mut(input, &read.shard) {
            Some(shard) => (shard.place, shard.ended) = (read.upto.0, read.ended),
            None => self.shards.push(Followed {
                input,
                id: read.shard.clone(),
                stream: read.stream as usize,
                place: read.upto.0,
                ended: read.ended,
                parents: Vec::new(),
            }),
        }
    }
}

/// ARN of the source of an input.
pub(super) fn source(input: &InputSpec) -> &str {
    match &input.source {
        Source::Stream(arn) | Source::Firehose(arn) => arn,
    }
}
