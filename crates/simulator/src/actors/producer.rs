//! Puts records, and puts them again when it does not know what became of them.

use base::HashKey;

use super::{Surroundings, Told};
use crate::calls::{Answer, Ask, Outgoing};
use crate::oracle::stored_nothing;

/// Most records of a PutRecords.
const BATCH_MAX: u64 = 8;
/// Most attempts of one request.
const ATTEMPTS_MAX: u32 = 4;

pub(crate) struct Producer {
    no: usize,
    keys: u64,
    again: Option<Ask>,
    attempts: u32,
}

impl Producer {
    pub(crate) fn new(no: usize, keys: u64) -> Self {
        Producer { no, keys, again: None, attempts: 0 }
    }

    pub(crate) fn ask(&mut self, around: &mut Surroundings<'_>) -> Option<Ask> {
        if let Some(ask) = self.again.take() {
            self.attempts += 1;
            return Some(ask);
        }
        self.attempts = 1;
        let stream = u8::try_from(around.random.below(u64::from(around.streams))).expect("few streams");
        let single = around.random.one_in(2);
        let count = if single { 1 } else { 1 + around.random.below(BATCH_MAX) };
        let records = (0..count).map(|_| self.record(around)).collect();
        Some(Ask::Put { stream, records, single })
    }

    fn record(&self, around: &mut Surroundings<'_>) -> Outgoing {
        let id = *around.next_record;
        *around.next_record += 1;
        let random = &mut *around.random;
        let explicit =
            random.one_in(10).then(|| HashKey(u128::from(random.next()) << 64 | u128::from(random.next())));
        let len = if random.one_in(12) { random.below(5000) } else { random.below(80) };
        let key = format!("{}-{}", self.no, random.below(self.keys));
        Outgoing { id, key, explicit, len: usize::try_from(len).expect("small") }
    }

    pub(crate) fn told(&mut self, ask: &Ask, told: &Told<'_>, around: &mut Surroundings<'_>) {
        let Ask::Put { stream, records, single } = ask else { return };
        let failed: Vec<Outgoing> = match told {
            Told::Answer(Answer::Put(results)) => {
                // A record that failed alone is sent again alone; another of its key may have been stored since, so
                // what came after it in the request is given up.
                let failed = records.iter().zip(results).filter(|(_, result)| result.is_err());
                failed.map(|(record, _)| record.clone()).take(1).collect()
            }
            Told::Answer(Answer::Refused(refused)) if refused.status < 500 && stored_nothing(refused) => {
                Vec::new()
            }
            _ => records.clone(),
        };
        if !failed.is_empty() && self.attempts < ATTEMPTS_MAX && !around.random.one_in(3) {
            let single = *single && failed.len() == 1;
            self.again = Some(Ask::Put { stream: *stream, records: failed, single });
        }
    }
}
