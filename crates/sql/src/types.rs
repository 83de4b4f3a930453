//! The types of SQL values and how they mix.

use std::fmt;
use std::sync::Arc;

use crate::civil::Unit;

/// The digits that DECIMAL arithmetic keeps.
pub const PRECISION_MAX: u8 = 18;
/// The length of VARCHAR without one, and the longest.
pub const LENGTH_MAX: u32 = 65_535;

/// The fields of an interval and the digits of the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntervalQualifier {
    /// The first field.
    pub from: Unit,
    /// The last field.
    pub to: Unit,
    /// Digits of the first field.
    pub precision: u8,
    /// Digits after the point of SECOND.
    pub fraction: u8,
}

impl IntervalQualifier {
    /// One field with the default precisions.
    pub fn of(unit: Unit) -> Self {
        IntervalQualifier { from: unit, to: unit, precision: 2, fraction: 3 }
    }

    /// Whether values are months, not milliseconds.
    pub fn is_months(self) -> bool {
        matches!(self.from, Unit::Year | Unit::Month)
    }

    /// The field range of two intervals together.
    pub fn with(self, other: Self) -> Self {
        IntervalQualifier {
            from: self.from.max(other.from),
            to: self.to.min(other.to),
            precision: self.precision.max(other.precision),
            fraction: self.fraction.max(other.fraction),
        }
    }
}

impl fmt::Display for IntervalQualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        if self.precision != 2 {
            write!(f, "({})", self.precision)?;
        }
        if self.to != self.from {
            write!(f, " TO {}", self.to)?;
        }
        Ok(())
    }
}

/// A type of SQL. Its text is the one of error messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Only NULL has it.
    Null,
    /// TRUE, FALSE, NULL.
    Boolean,
    /// 8 bits.
    TinyInt,
    /// 16 bits.
    SmallInt,
    /// 32 bits.
    Integer,
    /// 64 bits.
    BigInt,
    /// Precision and scale; the value is a 64-bit count of 10^-scale.
    Decimal(u8, u8),
    /// 32-bit floating point.
    Real,
    /// 64-bit floating point.
    Double,
    /// The same as DOUBLE under another name.
    Float,
    /// Padded in AWS; here as VARCHAR.
    Char(u32),
    /// Text up to a length.
    Varchar(u32),
    /// Bytes.
    Binary(u32),
    /// Bytes up to a length.
    Varbinary(u32),
    /// Milliseconds since 1970 of a midnight.
    Date,
    /// Milliseconds since midnight.
    Time,
    /// Milliseconds since 1970.
    Timestamp,
    /// Milliseconds or months.
    Interval(IntervalQualifier),
    /// The result of a log parser.
    Record(Arc<[(String, Type)]>),
}

impl Type {
    /// Whole numbers.
    pub fn is_integer(&self) -> bool {
        matches!(self, Type::TinyInt | Type::SmallInt | Type::Integer | Type::BigInt)
    }

    /// REAL, DOUBLE, FLOAT.
    pub fn is_approximate(&self) -> bool {
        matches!(self, Type::Real | Type::Double | Type::Float)
    }

    /// All numbers.
    pub fn is_numeric(&self) -> bool {
        self.is_integer() || self.is_approximate() || matches!(self, Type::Decimal(..))
    }

    /// CHAR and VARCHAR.
    pub fn is_text(&self) -> bool {
        matches!(self, Type::Char(_) | Type::Varchar(_))
    }

    /// BINARY and VARBINARY.
    pub fn is_binary(&self) -> bool {
        matches!(self, Type::Binary(_) | Type::Varbinary(_))
    }

    /// DATE, TIME, TIMESTAMP.
    pub fn is_datetime(&self) -> bool {
        matches!(self, Type::Date | Type::Time | Type::Timestamp)
    }

    /// INTERVAL.
    pub fn is_interval(&self) -> bool {
        matches!(self, Type::Interval(_))
    }

    /// The smallest and largest value of a whole-number type.
    pub fn integer_range(&self) -> Option<(i64, i64)> {
        Some(match self {
            Type::TinyInt => (i64::from(i8::MIN), i64::from(i8::MAX)),
            Type::SmallInt => (i64::from(i16::MIN), i64::from(i16::MAX)),
            Type::Integer => (i64::from(i32::MIN), i64::from(i32::MAX)),
            Type::BigInt => (i64::MIN, i64::MAX),
            _ => return None,
        })
    }

    /// Precision and scale of an exact number.
    pub fn exact(&self) -> Option<(u8, u8)> {
        Some(match self {
            Type::TinyInt => (3, 0),
            Type::SmallInt => (5, 0),
            Type::Integer => (10, 0),
            Type::BigInt => (19, 0),
            Type::Decimal(precision, scale) => (*precision, *scale),
            _ => return None,
        })
    }

    /// The scale of an exact number, 0 for anything else.
    pub fn scale(&self) -> u8 {
        self.exact().map_or(0, |(_, scale)| scale)
    }

    /// The length of a text or binary type.
    pub fn length(&self) -> Option<u32> {
        match self {
            Type::Char(length) | Type::Varchar(length) | Type::Binary(length) | Type::Varbinary(length) => {
                Some(*length)
            }
            _ => None,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Type::TinyInt => 1,
            Type::SmallInt => 2,
            Type::Integer => 3,
            Type::BigInt => 4,
            _ => 0,
        }
    }

    /// The type that holds values of both, if the two may stand side by side (in CASE, COALESCE, UNION ALL).
    pub fn common(&self, other: &Type) -> Option<Type> {
        if self == other {
            return Some(self.clone());
        }
        Some(match (self, other) {
            (Type::Null, any) | (any, Type::Null) => any.clone(),
            (a, b) if a.is_integer() && b.is_integer() => {
                if a.rank() >= b.rank() {
                    a.clone()
                } else {
                    b.clone()
                }
            }
            (a, b) if a.is_numeric() && b.is_numeric() => match (a.exact(), b.exact()) {
                (Some((p1, s1)), Some((p2, s2))) => {
                    let scale = s1.max(s2);
                    let precision = ((p1 - s1).max(p2 - s2) + scale).min(PRECISION_MAX);
                    Type::Decimal(precision, scale.min(precision))
                }
                _ => Type::Double,
            },
            (a, b) if a.is_text() && b.is_text() => {
                Type::Varchar(a.length().unwrap_or(0).max(b.length().unwrap_or(0)))
            }
            (a, b) if a.is_binary() && b.is_binary() => {
                Type::Varbinary(a.length().unwrap_or(0).max(b.length().unwrap_or(0)))
            }
            (Type::Interval(a), Type::Interval(b)) if a.is_months() == b.is_months() => {
                Type::Interval(a.with(*b))
            }
            (Type::Date, Type::Timestamp) | (Type::Timestamp, Type::Date) => Type::Timestamp,
            _ => return None,
        })
    }

    /// Whether two values can be compared.
    pub fn comparable(&self, other: &Type) -> bool {
        self.common(other).is_some() && !matches!(self, Type::Record(_))
    }

    /// Whether a column of this type takes values of the other without CAST.
    pub fn takes(&self, source: &Type) -> bool {
        matches!(source, Type::Null)
            || self == source
            || (self.is_numeric() && source.is_numeric())
            || (self.is_text() && source.is_text())
            || (self.is_binary() && source.is_binary())
            || matches!((self, source), (Type::Interval(a), Type::Interval(b)) if a.is_months() == b.is_months())
            || matches!((self, source), (Type::Timestamp, Type::Date))
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Null => f.write_str("NULL"),
            Type::Boolean => f.write_str("BOOLEAN"),
            Type::TinyInt => f.write_str("TINYINT"),
            Type::SmallInt => f.write_str("SMALLINT"),
            Type::Integer => f.write_str("INTEGER"),
            Type::BigInt => f.write_str("BIGINT"),
            Type::Decimal(precision, scale) => write!(f, "DECIMAL({precision}, {scale})"),
            Type::Real => f.write_str("REAL"),
            Type::Double => f.write_str("DOUBLE"),
            Type::Float => f.write_str("FLOAT"),
            Type::Char(length) => write!(f, "CHAR({length})"),
            Type::Varchar(length) => write!(f, "VARCHAR({length})"),
            Type::Binary(length) => write!(f, "BINARY({length})"),
            Type::Varbinary(length) => write!(f, "VARBINARY({length})"),
            Type::Date => f.write_str("DATE"),
            Type::Time => f.write_str("TIME(0)"),
            Type::Timestamp => f.write_str("TIMESTAMP(3)"),
            Type::Interval(qualifier) => write!(f, "INTERVAL {qualifier}"),
            Type::Record(fields) => {
                f.write_str("RecordType(")?;
                for (at, (name, ty)) in fields.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{ty} {name}")?;
                }
                f.write_str(")")
            }
        }
    }
}

/// A column of a stream, a table or a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name, case-sensitive.
    pub name: String,
    /// The type.
    pub ty: Type,
    /// NOT NULL in its declaration.
    pub not_null: bool,
}

impl Column {
    /// A column that may be NULL.
    pub fn new(name: impl Into<String>, ty: Type) -> Self {
        Column { name: name.into(), ty, not_null: false }
    }
}
