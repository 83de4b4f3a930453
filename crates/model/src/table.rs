//! Short constructors for the generated tables.

use crate::{Kind, Member, Shape};

type Part = fn() -> &'static Shape;

const fn shape(name: &'static str, kind: Kind) -> Shape {
    Shape { name, package: "", kind }
}

pub(crate) const fn structure(
    name: &'static str,
    package: &'static str,
    members: &'static [Member],
) -> Shape {
    Shape { name, package, kind: Kind::Structure { members } }
}

pub(crate) const fn required(name: &'static str, shape: Part) -> Member {
    Member { name, shape, required: true }
}

pub(crate) const fn optional(name: &'static str, shape: Part) -> Member {
    Member { name, shape, required: false }
}

pub(crate) const fn list(name: &'static str, item: Part, min: Option<u64>, max: Option<u64>) -> Shape {
    shape(name, Kind::List { item, min, max })
}

pub(crate) const fn map(
    name: &'static str,
    key: Part,
    value: Part,
    min: Option<u64>,
    max: Option<u64>,
) -> Shape {
    shape(name, Kind::Map { key, value, min, max })
}

pub(crate) const fn string(
    name: &'static str,
    min: Option<u64>,
    max: Option<u64>,
    pattern: Option<&'static str>,
) -> Shape {
    shape(name, Kind::String { min, max, pattern, values: &[] })
}

pub(crate) const fn enumeration(name: &'static str, values: &'static [&'static str]) -> Shape {
    shape(name, Kind::String { min: None, max: None, pattern: None, values })
}

pub(crate) const fn blob(name: &'static str, min: Option<u64>, max: Option<u64>) -> Shape {
    shape(name, Kind::Blob { min, max })
}

pub(crate) const fn integer(name: &'static str, min: Option<i64>, max: Option<i64>) -> Shape {
    shape(name, Kind::Integer { min, max })
}

pub(crate) const fn long(name: &'static str, min: Option<i64>, max: Option<i64>) -> Shape {
    shape(name, Kind::Long { min, max })
}

pub(crate) const fn double(name: &'static str) -> Shape {
    shape(name, Kind::Double)
}

pub(crate) const fn boolean(name: &'static str) -> Shape {
    shape(name, Kind::Boolean)
}

pub(crate) const fn timestamp(name: &'static str) -> Shape {
    shape(name, Kind::Timestamp)
}
