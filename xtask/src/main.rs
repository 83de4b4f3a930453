//! Automation.

mod codegen;
mod models;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies below the root");
    let result = match args.split_first() {
        Some((command, rest)) if command == "models" => models::run(root, rest),
        Some((command, rest)) if command == "codegen" => codegen::run(root, rest),
        _ => Err("usage: cargo xtask models|codegen".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{message}\n").as_bytes());
            ExitCode::FAILURE
        }
    }
}
