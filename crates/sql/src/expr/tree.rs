//! The tree, and how it is computed.

use std::cmp::Ordering;
use std::ops::Deref;
use std::sync::Arc;

use super::arith;
use super::cast;
use super::context::{Clock, Context, Evaluated, RowError};
use super::like;
use crate::functions::{ARGUMENTS_MAX, CallInfo, Function};
use crate::types::Type;
use crate::value::Value;

/// A value of the row or a computed one.
pub enum Operand<'a> {
    /// In the row or the plan.
    Borrowed(&'a Value),
    /// Computed.
    Owned(Value),
}

impl Deref for Operand<'_> {
    type Target = Value;

    fn deref(&self) -> &Value {
        match self {
            Operand::Borrowed(value) => value,
            Operand::Owned(value) => value,
        }
    }
}

impl Operand<'_> {
    fn into_value(self) -> Value {
        match self {
            Operand::Borrowed(value) => value.clone(),
            Operand::Owned(value) => value,
        }
    }
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `=`.
    Equal,
    /// `<>`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterEqual,
}

impl Compare {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Compare::Equal => order.is_eq(),
            Compare::NotEqual => order.is_ne(),
            Compare::Less => order.is_lt(),
            Compare::LessEqual => order.is_le(),
            Compare::Greater => order.is_gt(),
            Compare::GreaterEqual => order.is_ge(),
        }
    }
}

/// A user's function.
#[derive(Debug, PartialEq)]
pub struct UserFunction {
    /// Its name.
    pub name: String,
    /// The types of its parameters.
    pub parameters: Vec<Type>,
    /// The type of its result.
    pub returns: Type,
    /// RETURNS NULL ON NULL INPUT.
    pub null_on_null: bool,
    /// Its body, over the parameters.
    pub body: Expr,
    /// The levels of the body, with those of the functions it calls.
    pub height: usize,
}

/// An expression over a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A constant.
    Literal(Value),
    /// A column of the row.
    Column(usize),
    /// ROWTIME.
    Time,
    /// A parameter of a user's function.
    Parameter(usize),
    /// A field of a record.
    Field(Box<Expr>, usize),
    /// Arithmetic.
    Arith(arith::Arith, Box<Expr>, Box<Expr>),
    /// `-x` within the range of its type.
    Negate(Box<Expr>, Type),
    /// `||`.
    Concat(Box<Expr>, Box<Expr>),
    /// NOT.
    Not(Box<Expr>),
    /// AND.
    And(Vec<Expr>),
    /// OR.
    Or(Vec<Expr>),
    /// A comparison of two values of one representation.
    Compare(Compare, Box<Expr>, Box<Expr>),
    /// IS NULL.
    IsNull(Box<Expr>),
    /// IS TRUE, IS FALSE: the wanted value.
    IsBool(Box<Expr>, bool),
    /// IS DISTINCT FROM.
    IsDistinct(Box<Expr>, Box<Expr>),
    /// IN over a list.
    In(Box<Expr>, Vec<Expr>),
    /// LIKE and SIMILAR TO.
    Like(Box<Expr>, Box<like::Pattern>),
    /// With a pattern that each row brings: the escape character, SIMILAR TO.
    LikeDynamic(Box<Expr>, Box<Expr>, Option<char>, bool),
    /// CASE WHEN condition THEN value.
    Case(Vec<(Expr, Expr)>, Option<Box<Expr>>),
    /// CAST and the conversions that assignment and mixed arithmetic need.
    Cast(Box<Expr>, Box<cast::Cast>),
    /// A function of the registry.
    Call(Box<BoundCall>),
    /// A user's function.
    User(Arc<UserFunction>, Vec<Expr>),
}

/// Why a value cannot be: used by several operators.
pub const NOT_A_RECORD: RowError = RowError::fixed("Value is no record");

impl Expr {
    /// TRUE.
    pub fn truth() -> Expr {
        Expr::Literal(Value::Bool(true))
    }

    /// A boxed copy of a constant, if it is one.
    pub fn constant(&self) -> Option<&Value> {
        match self {
            Expr::Literal(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the condition is TRUE for the row; UNKNOWN is not.
    pub fn is_true(&self, at: &Context) -> Result<bool, RowError> {
        Ok(matches!(*self.operand(at)?, Value::Bool(true)))
    }

    /// Without copying what is in the row.
    pub fn operand<'a>(&'a self, at: &Context<'a>) -> Result<Operand<'a>, RowError> {
        match self {
            Expr::Column(index) => Ok(Operand::Borrowed(&at.row[*index])),
            Expr::Literal(value) => Ok(Operand::Borrowed(value)),
            Expr::Parameter(index) => Ok(Operand::Borrowed(&at.parameters[*index])),
            Expr::Time => Ok(Operand::Owned(Value::Int(at.time))),
            _ => self.compute(at).map(Operand::Owned),
        }
    }

    /// The value for the row.
    pub fn eval(&self, at: &Context) -> Evaluated {
        self.operand(at).map(Operand::into_value)
    }

    fn compute(&self, at: &Context) -> Evaluated {
        match self {
            Expr::Literal(_) | Expr::Column(_) | Expr::Parameter(_) | Expr::Time => self.eval(at),
            Expr::Field(record, index) => match &*record.operand(at)? {
                Value::Null => Ok(Value::Null),
                Value::Record(fields) => Ok(fields.get(*index).cloned().unwrap_or(Value::Null)),
                _ => Err(NOT_A_RECORD),
            },
            Expr::Arith(arith, left, right) => {
                let (left, right) = (left.operand(at)?, right.operand(at)?);
                if left.is_null() || right.is_null() { Ok(Value::Null) } else { arith.apply(&left, &right) }
            }
            Expr::Negate(inner, ty) => arith::negate(&*inner.operand(at)?, ty),
            Expr::Concat(left, right) => {
                let (left, right) = (left.operand(at)?, right.operand(at)?);
                Ok(arith::concat(&left, &right))
            }
            Expr::Not(inner) => Ok(match *inner.operand(at)? {
                Value::Bool(flag) => Value::Bool(!flag),
                _ => Value::Null,
            }),
            Expr::And(all) => connect(all, at, false),
            Expr::Or(all) => connect(all, at, true),
            Expr::Compare(compare, left, right) => {
                let (left, right) = (left.operand(at)?, right.operand(at)?);
                if left.is_null() || right.is_null() {
                    return Ok(Value::Null);
                }
                Ok(Value::Bool(compare.holds(left.order(&right))))
            }
            Expr::IsNull(inner) => Ok(Value::Bool(inner.operand(at)?.is_null())),
            Expr::IsBool(inner, wanted) => {
                Ok(Value::Bool(matches!(*inner.operand(at)?, Value::Bool(flag) if flag == *wanted)))
            }
            Expr::IsDistinct(left, right) => Ok(Value::Bool(*left.operand(at)? != *right.operand(at)?)),
            Expr::In(value, list) => member(value, list, at),
            Expr::Like(value, pattern) => Ok(pattern.matches(&*value.operand(at)?)),
            Expr::LikeDynamic(value, pattern, escape, similar) => match &*pattern.operand(at)? {
                Value::Text(text) => {
                    let pattern = like::Pattern::new(text, *escape, *similar).map_err(RowError::new)?;
                    Ok(pattern.matches(&*value.operand(at)?))
                }
                _ => Ok(Value::Null),
            },
            Expr::Case(branches, otherwise) => {
                for (when, then) in branches {
                    if when.is_true(at)? {
                        return then.eval(at);
                    }
                }
                otherwise.as_ref().map_or(Ok(Value::Null), |expr| expr.eval(at))
            }
            Expr::Cast(inner, cast) => {
                let value = inner.operand(at)?;
                if value.is_null() { Ok(Value::Null) } else { cast.apply(&value, at) }
            }
            Expr::Call(call) => call.eval(at),
            Expr::User(function, arguments) => call_user(function, arguments, at),
        }
    }

    /// Calls the visitor on this expression and all below it.
    pub fn visit(&self, visitor: &mut dyn FnMut(&Expr)) {
        visitor(self);
        self.children().into_iter().for_each(|child| child.visit(visitor));
    }

    fn children(&self) -> Vec<&Expr> {
        match self {
            Expr::Literal(_) | Expr::Column(_) | Expr::Time | Expr::Parameter(_) => Vec::new(),
            Expr::Field(a, _)
            | Expr::Negate(a, _)
            | Expr::Not(a)
            | Expr::IsNull(a)
            | Expr::IsBool(a, _)
            | Expr::Like(a, _)
            | Expr::Cast(a, _) => vec![a],
            Expr::Arith(_, a, b)
            | Expr::Concat(a, b)
            | Expr::Compare(_, a, b)
            | Expr::IsDistinct(a, b)
            | Expr::LikeDynamic(a, b, ..) => {
                vec![a, b]
            }
            Expr::And(all) | Expr::Or(all) | Expr::User(_, all) => all.iter().collect(),
            Expr::In(a, all) => std::iter::once(&**a).chain(all).collect(),
            Expr::Case(branches, otherwise) => {
                let all = branches.iter().flat_map(|(when, then)| [when, then]);
                all.chain(otherwise.as_deref()).collect()
            }
            Expr::Call(call) => call.arguments.iter().collect(),
        }
    }

    /// Calls the visitor on this expression and all below it, parents first.
    pub fn rewrite(&mut self, visitor: &mut dyn FnMut(&mut Expr)) {
        visitor(self);
        match self {
            Expr::Literal(_) | Expr::Column(_) | Expr::Time | Expr::Parameter(_) => {}
            Expr::Field(a, _)
            | Expr::Negate(a, _)
            | Expr::Not(a)
            | Expr::IsNull(a)
            | Expr::IsBool(a, _)
            | Expr::Like(a, _)
            | Expr::Cast(a, _) => a.rewrite(visitor),
            Expr::Arith(_, a, b)
            | Expr::Concat(a, b)
            | Expr::Compare(_, a, b)
            | Expr::IsDistinct(a, b)
            | Expr::LikeDynamic(a, b, ..) => {
                a.rewrite(visitor);
                b.rewrite(visitor);
            }
            Expr::And(all) | Expr::Or(all) | Expr::User(_, all) => {
                all.iter_mut().for_each(|expr| expr.rewrite(visitor));
            }
            Expr::In(a, all) => {
                a.rewrite(visitor);
                all.iter_mut().for_each(|expr| expr.rewrite(visitor));
            }
            Expr::Case(branches, otherwise) => {
                for (when, then) in branches {
                    when.rewrite(visitor);
                    then.rewrite(visitor);
                }
                if let Some(expr) = otherwise {
                    expr.rewrite(visitor);
                }
            }
            Expr::Call(call) => call.arguments.iter_mut().for_each(|expr| expr.rewrite(visitor)),
        }
    }

    /// Whether the value is the same for all rows.
    pub fn is_constant(&self) -> bool {
        let mut constant = true;
        self.visit(&mut |expr| {
            let varies = match expr {
                Expr::Column(_) | Expr::Time | Expr::Parameter(_) => true,
                Expr::Call(call) => call.varies(),
                _ => false,
            };
            constant &= !varies;
        });
        constant
    }

    /// The value of a constant expression, computed now. Errors are left for the rows.
    pub fn fold(self) -> Expr {
        if matches!(self, Expr::Literal(_)) || !self.is_constant() {
            return self;
        }
        let at = Context { row: &[], time: 0, clock: Clock::default(), parameters: &[] };
        match self.eval(&at) {
            Ok(value) => Expr::Literal(value),
            Err(_) => self,
        }
    }
}

/// AND and OR: one `decisive` operand decides, else one UNKNOWN does.
fn connect(all: &[Expr], at: &Context, decisive: bool) -> Evaluated {
    let mut unknown = false;
    for expr in all {
        match *expr.operand(at)? {
            Value::Bool(flag) if flag == decisive => return Ok(Value::Bool(decisive)),
            Value::Bool(_) => {}
            _ => unknown = true,
        }
    }
    Ok(if unknown { Value::Null } else { Value::Bool(!decisive) })
}

fn member(value: &Expr, list: &[Expr], at: &Context) -> Evaluated {
    let value = value.operand(at)?;
    if value.is_null() {
        return Ok(Value::Null);
    }
    let mut unknown = false;
    for item in list {
        let item = item.operand(at)?;
        if item.is_null() {
            unknown = true;
        } else if *item == *value {
            return Ok(Value::Bool(true));
        }
    }
    Ok(if unknown { Value::Null } else { Value::Bool(false) })
}

fn call_user(function: &UserFunction, arguments: &[Expr], at: &Context) -> Evaluated {
    let mut parameters = Vec::with_capacity(arguments.len());
    for argument in arguments {
        parameters.push(argument.eval(at)?);
    }
    if function.null_on_null && parameters.iter().any(Value::is_null) {
        return Ok(Value::Null);
    }
    function.body.eval(&Context { parameters: &parameters, ..*at })
}

/// A call of a function whose overload is chosen.
#[derive(Clone)]
pub struct BoundCall {
    /// The function.
    pub function: &'static Function,
    /// The arguments.
    pub arguments: Vec<Expr>,
    /// What is known before any row.
    pub info: CallInfo,
}

impl std::fmt::Debug for BoundCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:?}", self.function.name, self.arguments)
    }
}

impl PartialEq for BoundCall {
    fn eq(&self, other: &BoundCall) -> bool {
        std::ptr::eq(self.function, other.function)
            && self.arguments == other.arguments
            && self.info.result == other.info.result
    }
}

impl BoundCall {
    /// Whether the value can differ for equal arguments.
    pub fn varies(&self) -> bool {
        self.function.varies
    }

    fn eval(&self, at: &Context) -> Evaluated {
        const NONE: Value = Value::Null;
        let mut values = [NONE; ARGUMENTS_MAX];
        let count = self.arguments.len().min(ARGUMENTS_MAX);
        for (value, argument) in values.iter_mut().zip(&self.arguments) {
            *value = argument.eval(at)?;
            if value.is_null() && !self.function.sees_null {
                return Ok(Value::Null);
            }
        }
        (self.function.eval)(&self.info, &values[..count], at)
    }
}
