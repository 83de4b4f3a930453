//! Aggregates over rows that only come, as in GROUP BY.

use super::state::{Broken, Reader, State};
use crate::expr::decimal::{divide_rounded, overflow};
use crate::expr::{Context, Evaluated, RowError};
use crate::plan::{Aggregate, AggregateKind};
use crate::types::Type;
use crate::value::{KeyMap, Value};

/// A sum of doubles that does not drift (Neumaier).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, number: f64) {
        let total = self.total + number;
        self.lost += if self.total.abs() >= number.abs() {
            (self.total - total) + number
        } else {
            (number - total) + self.total
        };
        self.total = total;
    }

    /// The sum.
    pub fn value(self) -> f64 {
        self.total + self.lost
    }
}

/// What an aggregate remembers of a group.
#[derive(Clone, Debug)]
pub enum Accumulator {
    /// COUNT.
    Count(i64),
    /// SUM and AVG of exact numbers.
    Exact(i128, i64),
    /// SUM and AVG of floating-point numbers.
    Double(Sum, i64),
    /// MIN, MAX, FIRST_VALUE, LAST_VALUE: the value and whether there is one.
    Kept(Value, bool),
    /// STDDEV and VAR: count, mean, squares.
    Spread(i64, f64, f64),
    /// ANY and EVERY: trues and falses.
    Truth(i64, i64),
}

/// An aggregate of a group, with the values seen for DISTINCT.
#[derive(Clone, Debug)]
pub struct GroupState {
    accumulator: Accumulator,
    seen: Option<Box<KeyMap<()>>>,
}

impl GroupState {
    /// Before the first row.
    pub fn new(call: &Aggregate) -> GroupState {
        GroupState { accumulator: Accumulator::new(call), seen: call.distinct.then(Box::default) }
    }

    /// Takes the argument's value for a row.
    pub fn add(&mut self, call: &Aggregate, value: &Value) {
        if let Some(seen) = &mut self.seen
            && seen.insert([value.clone()].into(), ()).is_some()
        {
            return;
        }
        self.accumulator.add(call, value);
    }

    /// The result.
    pub fn result(&self, call: &Aggregate) -> Evaluated {
        self.accumulator.result(call)
    }

    /// Writes the state.
    pub fn save(&self, state: &mut State) {
        self.accumulator.save(state);
        if let Some(seen) = &self.seen {
            let mut keys: Vec<&Value> = seen.keys().map(|key| &key[0]).collect();
            keys.sort_by(|a, b| a.order(b));
            state.values(keys.into_iter());
        }
    }

    /// Reads it.
    pub fn load(call: &Aggregate, reader: &mut Reader) -> Result<GroupState, Broken> {
        let mut group = GroupState::new(call);
        group.accumulator.load(reader)?;
        if let Some(seen) = &mut group.seen {
            for value in reader.values()? {
                seen.insert([value].into(), ());
            }
        }
        Ok(group)
    }
}

impl Accumulator {
    /// Before the first row.
    pub fn new(call: &Aggregate) -> Accumulator {
        match call.kind {
            AggregateKind::Count => Accumulator::Count(0),
            AggregateKind::Sum | AggregateKind::Avg if call.argument_type.is_approximate() => {
                Accumulator::Double(Sum::default(), 0)
            }
            AggregateKind::Sum | AggregateKind::Avg => Accumulator::Exact(0, 0),
            AggregateKind::Any | AggregateKind::Every => Accumulator::Truth(0, 0),
            AggregateKind::StddevPop
            | AggregateKind::StddevSamp
            | AggregateKind::VarPop
            | AggregateKind::VarSamp => Accumulator::Spread(0, 0.0, 0.0),
            _ => Accumulator::Kept(Value::Null, false),
        }
    }

    /// Takes a value.
    pub fn add(&mut self, call: &Aggregate, value: &Value) {
        match self {
            Accumulator::Count(count) => *count += i64::from(call.argument.is_none() || !value.is_null()),
            Accumulator::Kept(kept, some) => match call.kind {
                AggregateKind::FirstValue if !(*some || (call.ignore_nulls && value.is_null())) => {
                    (*kept, *some) = (value.clone(), true);
                }
                AggregateKind::LastValue if !(call.ignore_nulls && value.is_null()) => {
                    (*kept, *some) = (value.clone(), true);
                }
                AggregateKind::Min if !value.is_null() && (!*some || value.order(kept).is_lt()) => {
                    (*kept, *some) = (value.clone(), true);
                }
                AggregateKind::Max if !value.is_null() && (!*some || value.order(kept).is_gt()) => {
                    (*kept, *some) = (value.clone(), true);
                }
                _ => {}
            },
            _ if value.is_null() => {}
            Accumulator::Exact(sum, count) => {
                *sum += i128::from(value.int());
                *count += 1;
            }
            Accumulator::Double(sum, count) => {
                sum.add(value.double());
                *count += 1;
            }
            Accumulator::Truth(trues, falses) => {
                if matches!(value, Value::Bool(true)) {
                    *trues += 1;
                } else {
                    *falses += 1;
                }
            }
            Accumulator::Spread(count, mean, squares) => {
                let number = value_as_double(value, &call.argument_type);
                *count += 1;
                let before = number - *mean;
                *mean += before / *count as f64;
                *squares += before * (number - *mean);
            }
        }
    }

    /// Takes a value back: COUNT, exact sums and truths only.
    pub fn remove(&mut self, call: &Aggregate, value: &Value) {
        match self {
            Accumulator::Count(count) => *count -= i64::from(call.argument.is_none() || !value.is_null()),
            _ if value.is_null() => {}
            Accumulator::Exact(sum, count) => {
                *sum -= i128::from(value.int());
                *count -= 1;
            }
            Accumulator::Truth(trues, falses) => {
                if matches!(value, Value::Bool(true)) {
                    *trues -= 1;
                } else {
                    *falses -= 1;
                }
            }
            Accumulator::Double(sum, count) => {
                *count -= 1;
                if *count == 0 { *sum = Sum::default() } else { sum.add(-value.double()) }
            }
            Accumulator::Kept(..) | Accumulator::Spread(..) => {}
        }
    }

    /// The result.
    pub fn result(&self, call: &Aggregate) -> Evaluated {
        Ok(match self {
            Accumulator::Count(count) => Value::Int(*count),
            Accumulator::Exact(_, 0) | Accumulator::Double(_, 0) => Value::Null,
            Accumulator::Exact(sum, count) => exact(*sum, *count, call)?,
            Accumulator::Double(sum, count) => {
                let number =
                    if call.kind == AggregateKind::Avg { sum.value() / *count as f64 } else { sum.value() };
                if !number.is_finite() {
                    return Err(overflow(&call.ty));
                }
                Value::Double(number)
            }
            Accumulator::Kept(value, _) => value.clone(),
            Accumulator::Truth(0, 0) => Value::Null,
            Accumulator::Truth(trues, falses) => {
                Value::Bool(if call.kind == AggregateKind::Any { *trues > 0 } else { *falses == 0 })
            }
            Accumulator::Spread(count, _, squares) => spread(*count, *squares, call.kind),
        })
    }

    /// Writes the state.
    pub fn save(&self, state: &mut State) {
        match self {
            Accumulator::Count(count) => state.int(*count),
            Accumulator::Exact(sum, count) => {
                state.wide(*sum);
                state.int(*count);
            }
            Accumulator::Double(sum, count) => {
                state.double(sum.total);
                state.double(sum.lost);
                state.int(*count);
            }
            Accumulator::Kept(value, some) => {
                state.value(value);
                state.flag(*some);
            }
            Accumulator::Spread(count, mean, squares) => {
                state.int(*count);
                state.double(*mean);
                state.double(*squares);
            }
            Accumulator::Truth(trues, falses) => {
                state.int(*trues);
                state.int(*falses);
            }
        }
    }

    /// Reads it.
    pub fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        match self {
            Accumulator::Count(count) => *count = reader.int()?,
            Accumulator::Exact(sum, count) => (*sum, *count) = (reader.wide()?, reader.int()?),
            Accumulator::Double(sum, count) => {
                *sum = Sum { total: reader.double()?, lost: reader.double()? };
                *count = reader.int()?;
            }
            Accumulator::Kept(value, some) => (*value, *some) = (reader.value()?, reader.flag()?),
            Accumulator::Spread(count, mean, squares) => {
                (*count, *mean, *squares) = (reader.int()?, reader.double()?, reader.double()?);
            }
            Accumulator::Truth(trues, falses) => (*trues, *falses) = (reader.int()?, reader.int()?),
        }
        Ok(())
    }
}

/// SUM or AVG of exact numbers.
fn exact(sum: i128, count: i64, call: &Aggregate) -> Evaluated {
    let result = match (call.kind, &call.argument_type) {
        // Whole numbers are cut, decimals rounded at their scale.
        (AggregateKind::Avg, Type::Decimal(..)) => divide_rounded(sum, i128::from(count)),
        (AggregateKind::Avg, _) => sum / i128::from(count),
        _ => sum,
    };
    i64::try_from(result).map(Value::Int).map_err(|_| overflow(&call.ty))
}

/// The number that an exact or approximate value is.
pub fn value_as_double(value: &Value, ty: &Type) -> f64 {
    match value {
        Value::Int(number) => *number as f64 / crate::expr::decimal::POWERS[usize::from(ty.scale())] as f64,
        other => other.double(),
    }
}

/// STDDEV and VAR from the sum of squared differences.
pub fn spread(count: i64, squares: f64, kind: AggregateKind) -> Value {
    let sample = matches!(kind, AggregateKind::StddevSamp | AggregateKind::VarSamp);
    let degrees = count - i64::from(sample);
    if degrees <= 0 {
        return Value::Null;
    }
    let variance = squares / degrees as f64;
    let root = matches!(kind, AggregateKind::StddevPop | AggregateKind::StddevSamp);
    Value::Double(if root { variance.sqrt() } else { variance })
}

/// The values of the arguments of calls for a row; COUNT(*) has TRUE.
pub fn arguments(calls: &[Aggregate], at: &Context, into: &mut Vec<Value>) -> Result<(), RowError> {
    into.clear();
    for call in calls {
        into.push(match &call.argument {
            Some(argument) => argument.eval(at)?,
            None => Value::Bool(true),
        });
    }
    Ok(())
}
