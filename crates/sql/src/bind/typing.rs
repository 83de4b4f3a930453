//! Types of bound expressions: conversions, literals, calls, and the messages of those that do not fit.

use crate::ast::BinaryOp;
use crate::error::{Result, Span, SqlError};
use crate::expr::cast::{Cast, same_form};
use crate::expr::{BoundCall, Expr, decimal};
use crate::functions::{Arg, CallInfo, Function, Prepared, Returns};
use crate::types::{PRECISION_MAX, Type};
use crate::value::Value;

/// A bound expression and its type.
pub type Binding = (Expr, Type);

/// The expression with a conversion, where the type needs one.
pub fn typed((expr, from): Binding, to: &Type, assign: bool) -> Expr {
    if same_form(&from, to) {
        return expr;
    }
    let cast = Cast { from, to: to.clone(), assign };
    Expr::Cast(Box::new(expr), Box::new(cast)).fold()
}

fn kinds(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => {
            "'<NUMERIC> + <NUMERIC>' '<DATETIME_INTERVAL> + <DATETIME_INTERVAL>' '<DATETIME> + <DATETIME_INTERVAL>' '<DATETIME_INTERVAL> + <DATETIME>'"
        }
        BinaryOp::Subtract => {
            "'<NUMERIC> - <NUMERIC>' '<DATETIME_INTERVAL> - <DATETIME_INTERVAL>' '<DATETIME> - <DATETIME_INTERVAL>'"
        }
        BinaryOp::Multiply => {
            "'<NUMERIC> * <NUMERIC>' '<DATETIME_INTERVAL> * <NUMERIC>' '<NUMERIC> * <DATETIME_INTERVAL>'"
        }
        BinaryOp::Divide => "'<NUMERIC> / <NUMERIC>' '<DATETIME_INTERVAL> / <NUMERIC>'",
        BinaryOp::Concat => "'<STRING> || <STRING>'",
        _ => "'<COMPARABLE_TYPE> OP <COMPARABLE_TYPE>'",
    }
}

/// The message of an operator that does not take these types.
pub fn refused(span: Span, op: BinaryOp, left: &Type, right: &Type) -> SqlError {
    let symbol = op.symbol();
    let supported = kinds(op).replace("OP", symbol);
    SqlError::invalid(
        span,
        format!(
            "Cannot apply '{symbol}' to arguments of type '<{left}> {symbol} <{right}>'. Supported form(s): {supported}"
        ),
    )
}

/// The expression in the representation of a common type.
pub fn widened(binding: Binding, common: &Type) -> Expr {
    // Texts of different lengths are the same already.
    if common.is_text() && binding.1.is_text() { binding.0 } else { typed(binding, common, false) }
}

/// Digits, perhaps with a point.
pub fn exact(digits: &str, span: Span) -> Result<Binding> {
    let out_of_range = || SqlError::invalid(span, format!("Numeric literal '{digits}' out of range"));
    let (value, scale) = decimal::parse(digits).ok_or_else(out_of_range)?;
    let value = i64::try_from(value).map_err(|_| out_of_range())?;
    let ty = if digits.contains('.') {
        let precision = value.unsigned_abs().to_string().len().max(usize::from(scale));
        if precision > usize::from(PRECISION_MAX) {
            return Err(out_of_range());
        }
        Type::Decimal(precision as u8, scale)
    } else if i32::try_from(value).is_ok() {
        Type::Integer
    } else {
        Type::BigInt
    };
    Ok((Expr::Literal(Value::Int(value)), ty))
}

/// The call of a function with these arguments. The sentence says what is wrong with constants.
pub fn call(
    function: &'static Function,
    mut arguments: Vec<Expr>,
    mut types: Vec<Type>,
) -> std::result::Result<Binding, String> {
    for (at, kind) in function.arguments.iter().take(arguments.len()).enumerate() {
        if *kind == Arg::Double && types[at] != Type::Double {
            let cast = Cast { from: types[at].clone(), to: Type::Double, assign: false };
            arguments[at] = Expr::Cast(Box::new(arguments[at].clone()), Box::new(cast)).fold();
            types[at] = Type::Double;
        }
    }
    let constants: Vec<Option<Value>> =
        arguments.iter().map(|argument| argument.constant().cloned()).collect();
    let result = match &function.returns {
        Returns::Fixed(ty) => ty.clone(),
        Returns::Same(index) => types[*index].clone(),
        Returns::Derived(derive) => derive(&types, &constants)?,
    };
    let prepared = match function.prepare {
        Some(prepare) => prepare(&types, &constants)?,
        None => Prepared::None,
    };
    let info = CallInfo { types, result: result.clone(), prepared };
    Ok((Expr::Call(Box::new(BoundCall { function, arguments, info })).fold(), result))
}
