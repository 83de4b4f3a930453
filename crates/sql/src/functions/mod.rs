//! The scalar functions. A function is an entry of a table: its name, the kinds of its arguments, its result, one
//! sentence, and the code. [`ALL`] is the list; documentation, checks and messages follow from it.

mod datetime;
pub mod format;
mod function;
mod java;
mod logs;
mod numeric;
mod patterns;
mod strings;

pub use datetime::step_floor;
pub use function::{ARGUMENTS_MAX, Arg, CallInfo, Function, Prepared, Returns};

use crate::types::Type;

/// The tables of functions. A new function is a line in one of them, or a new file with a table and a line here.
pub const ALL: [&[Function]; 5] =
    [numeric::FUNCTIONS, strings::FUNCTIONS, patterns::FUNCTIONS, datetime::FUNCTIONS, logs::FUNCTIONS];

/// Whether a function of this name exists.
pub fn exists(name: &str) -> bool {
    ALL.iter().flat_map(|table| table.iter()).any(|function| function.name == name)
}

/// The entries of this name that take so many arguments of these types.
pub fn find(name: &str, types: &[Type]) -> Option<&'static Function> {
    ALL.iter().flat_map(|table| table.iter()).find(|function| {
        function.name == name
            && (function.required..=function.arguments.len()).contains(&types.len())
            && function.arguments.iter().zip(types).all(|(argument, ty)| argument.takes(ty))
    })
}

/// The forms of a name, for a message.
pub fn forms(name: &str) -> String {
    let spelled = name.split(' ').next().unwrap_or(name);
    let forms = ALL.iter().flat_map(|table| table.iter()).filter(|function| function.name == name);
    let forms: Vec<String> = forms
        .map(|function| {
            let kinds: Vec<&str> = function.arguments.iter().map(|argument| argument.name()).collect();
            format!("'{spelled}({})'", kinds.join(", "))
        })
        .collect();
    forms.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_says_what_it_does() {
        for function in ALL.iter().flat_map(|table| table.iter()) {
            assert!(function.summary.ends_with('.') && !function.form.is_empty(), "{}", function.name);
            assert!(
                function.arguments.len() <= ARGUMENTS_MAX && function.required <= function.arguments.len()
            );
        }
    }
}
