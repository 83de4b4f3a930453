//! Which expressions never decrease from row to row, and when they change.

use crate::ast::BinaryOp;
use crate::civil::Unit;
use crate::expr::Expr;
use crate::expr::arith::Kind;
use crate::plan::Bucket;
use crate::types::Type;
use crate::value::Value;

/// How an expression moves with the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Monotonic {
    /// Not known to be monotonic.
    No,
    /// The same for all rows.
    Constant,
    /// ROWTIME and a constant.
    Time(i64),
    /// The time since an instant, as in `(ROWTIME - TIMESTAMP '1970-01-01 00:00:00') MINUTE / 5`: cut to a width, then divided.
    Since {
        /// What is added to ROWTIME.
        shift: i64,
        /// What it is cut to, in milliseconds.
        width: i64,
        /// What it is divided by.
        divisor: i64,
    },
    /// A function of ROWTIME that changes at these instants.
    Bucket(Bucket),
    /// It never decreases; when it changes is seen when it does.
    Change,
}

impl Monotonic {
    /// When the expression's value is over.
    pub fn bucket(&self, expr: &Expr) -> Option<Bucket> {
        match self {
            Monotonic::No | Monotonic::Constant => None,
            Monotonic::Time(_) => Some(Bucket::Every),
            Monotonic::Since { shift, width, divisor: 1 } => {
                Some(Bucket::Step { shift: *shift, width: *width })
            }
            Monotonic::Since { .. } => Some(Bucket::Every),
            Monotonic::Bucket(bucket) => Some(bucket.clone()),
            Monotonic::Change => Some(Bucket::Change(expr.clone())),
        }
    }

    /// Whether it is computed from ROWTIME alone.
    pub fn is_time(&self) -> bool {
        matches!(self, Monotonic::Time(_) | Monotonic::Since { .. } | Monotonic::Bucket(_))
    }

    fn weak(self) -> Monotonic {
        match self {
            Monotonic::No | Monotonic::Constant => self,
            _ => Monotonic::Change,
        }
    }
}

/// How an expression over these columns moves.
pub fn of(expr: &Expr, columns: &[Monotonic]) -> Monotonic {
    if expr.is_constant() {
        return Monotonic::Constant;
    }
    match expr {
        Expr::Time => Monotonic::Time(0),
        Expr::Column(index) => columns.get(*index).cloned().unwrap_or(Monotonic::No),
        Expr::Cast(inner, cast) if cast.to.is_datetime() || cast.to.is_numeric() => of(inner, columns).weak(),
        Expr::Cast(inner, cast) if cast.to.is_interval() => since(of(inner, columns), &cast.to),
        Expr::Arith(arith, left, right) => arithmetic(arith.op, arith.kind, left, right, columns),
        Expr::Call(call) => match (call.function.name, &call.arguments[..]) {
            ("MONOTONIC", [inner]) => match of(inner, columns) {
                Monotonic::No => Monotonic::Change,
                known => known,
            },
            ("UNIX_TIMESTAMP", [inner]) => of(inner, columns),
            ("STEP", [inner, width]) => {
                let months =
                    matches!(&call.info.types[1], Type::Interval(qualifier) if qualifier.is_months());
                step(of(inner, columns), width, months)
            }
            ("FLOOR TO", [inner, unit]) => rounded(of(inner, columns), unit, Bucket::Floor),
            ("CEIL TO" | "CEILING TO", [inner, unit]) => rounded(of(inner, columns), unit, Bucket::Ceil),
            ("FLOOR" | "CEIL" | "CEILING", [inner]) => of(inner, columns).weak(),
            _ => Monotonic::No,
        },
        _ => Monotonic::No,
    }
}

/// The time since an instant, cut to the last field of an interval.
fn since(inner: Monotonic, to: &Type) -> Monotonic {
    match (inner, to) {
        (Monotonic::Time(shift), Type::Interval(qualifier)) if !qualifier.is_months() => {
            // Seconds keep their fraction.
            let width = if qualifier.to == Unit::Second { 1 } else { qualifier.to.millis() };
            Monotonic::Since { shift, width, divisor: 1 }
        }
        (other, _) => other.weak(),
    }
}

fn step(inner: Monotonic, width: &Expr, months: bool) -> Monotonic {
    let Some(Value::Int(width)) = width.constant() else { return Monotonic::No };
    match inner {
        Monotonic::Time(shift) if *width > 0 && months => {
            Monotonic::Bucket(Bucket::Months { shift, width: *width })
        }
        Monotonic::Time(shift) if *width > 0 => Monotonic::Bucket(Bucket::Step { shift, width: *width }),
        other => other.weak(),
    }
}

fn rounded(inner: Monotonic, unit: &Expr, bucket: fn(i64, Unit) -> Bucket) -> Monotonic {
    let Some(unit) = unit.constant().and_then(|unit| Unit::named(unit.str())) else { return Monotonic::No };
    match inner {
        Monotonic::Time(shift) => Monotonic::Bucket(bucket(shift, unit)),
        Monotonic::Since { shift, width, divisor } => {
            let whole = unit.millis().checked_mul(divisor).filter(|whole| *whole > 0 && whole % width == 0);
            whole.map_or(Monotonic::Change, |width| Monotonic::Bucket(Bucket::Step { shift, width }))
        }
        other => other.weak(),
    }
}

fn arithmetic(op: BinaryOp, kind: Kind, left: &Expr, right: &Expr, columns: &[Monotonic]) -> Monotonic {
    let (a, b) = (of(left, columns), of(right, columns));
    let (moving, constant) = match (&a, &b, op) {
        (_, Monotonic::Constant, _) => (a, right),
        (Monotonic::Constant, _, BinaryOp::Add | BinaryOp::Multiply) => (b, left),
        _ => return Monotonic::No,
    };
    let Some(Value::Int(number)) = constant.constant() else { return Monotonic::No };
    match (op, moving) {
        (BinaryOp::Add, Monotonic::Time(shift)) if kind != Kind::Months => Monotonic::Time(shift + number),
        (BinaryOp::Subtract, Monotonic::Time(shift)) if kind != Kind::Months => {
            Monotonic::Time(shift - number)
        }
        (BinaryOp::Add | BinaryOp::Subtract, Monotonic::Bucket(bucket)) => Monotonic::Bucket(bucket),
        (BinaryOp::Divide, Monotonic::Time(shift)) if *number > 0 && matches!(kind, Kind::Integer(..)) => {
            Monotonic::Bucket(Bucket::Step { shift, width: *number })
        }
        (BinaryOp::Divide, Monotonic::Since { shift, width, divisor: 1 })
            if *number > 0 && kind == Kind::Scaled(0) =>
        {
            Monotonic::Since { shift, width, divisor: *number }
        }
        (BinaryOp::Multiply, Monotonic::Bucket(bucket)) if *number > 0 => Monotonic::Bucket(bucket),
        (BinaryOp::Multiply | BinaryOp::Divide, moving) if *number > 0 => moving.weak(),
        (BinaryOp::Add | BinaryOp::Subtract, moving) => moving.weak(),
        _ => Monotonic::No,
    }
}
