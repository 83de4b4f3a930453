//! What the conformance programs need of other languages, installed below the target directory.
//!
//! Interpreters and compilers are the machine's; libraries come from the package managers that those bring, in
//! the versions pinned beside each program. An installation is made again when its pin file changes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::process::{self, which};
use crate::workspace::Workspace;

/// Why a tool is not there.
#[derive(Debug)]
pub enum Missing {
    /// The machine has no such program: what needs it is skipped.
    Absent(String),
    /// It should work and did not.
    Failed(String),
}

impl From<String> for Missing {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// Time for one installation, over a slow network.
const LIMIT: Duration = Duration::from_secs(15 * 60);

/// A program that must be on the search path.
fn need(program: &str) -> Result<PathBuf, Missing> {
    which(program).ok_or_else(|| Missing::Absent(format!("{program} is not installed")))
}

/// The machine's Python.
///
/// # Errors
/// When there is none.
pub fn python() -> Result<PathBuf, Missing> {
    need("python3")
}

/// A virtual environment with what `conformance/NAME/requirements.txt` pins; answers its folder of programs.
///
/// # Errors
/// When Python is absent or pip fails.
pub fn python_environment(workspace: &Workspace, name: &str) -> Result<PathBuf, Missing> {
    let python = python()?;
    let requirements = workspace.root.join("conformance").join(name).join("requirements.txt");
    let place = workspace.tools().join("python").join(name);
    installed(&place, &[&requirements], |place| {
        step(workspace, &python, &["-m".as_ref(), "venv".as_ref(), "--clear".as_ref(), place])?;
        let pip =
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
        let mut arguments: Vec<&Path> = pip.iter().map(Path::new).collect();
        arguments.push(&requirements);
        step(workspace, &place.join("bin/python"), &arguments)
    })?;
    Ok(place.join("bin"))
}

/// Node, and a folder whose `node_modules` has what `conformance/NAME/package-lock.json` pins.
///
/// # Errors
/// When Node or npm is absent or npm fails.
pub fn node_modules(workspace: &Workspace, name: &str) -> Result<(PathBuf, PathBuf), Missing> {
    let (node, npm) = (need("node")?, need("npm")?);
    let source = workspace.root.join("conformance").join(name);
    let pins = [source.join("package.json"), source.join("package-lock.json")];
    let place = workspace.tools().join("node").join(name);
    installed(&place, &[&pins[0], &pins[1]], |place| {
        for pin in &pins {
            let name = pin.file_name().unwrap_or_default();
            std::fs::copy(pin, place.join(name)).map_err(|why| format!("{}: {why}", pin.display()))?;
        }
        let flags = ["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
        let mut arguments: Vec<&Path> = flags.iter().map(Path::new).collect();
        arguments.push(place);
        step(workspace, &npm, &arguments)
    })?;
    Ok((node, place.join("node_modules")))
}

/// Java, and the class path of the compiled programs in `conformance/NAME` with what its `pom.xml` pins.
///
/// # Errors
/// When a JDK or Maven is absent, or the artefacts or the programs do not come out.
pub fn java_classes(workspace: &Workspace, name: &str) -> Result<(PathBuf, String), Missing> {
    let (java, javac, maven) = (need("java")?, need("javac")?, need("mvn")?);
    let source = workspace.root.join("conformance").join(name);
    let pom = source.join("pom.xml");
    let place = workspace.tools().join("java").join(name);
    installed(&place, &[&pom], |place| {
        let out = format!("-DoutputDirectory={}", place.join("lib").display());
        let quiet =
            ["--batch-mode", "--quiet", "--no-transfer-progress", "dependency:copy-dependencies", "--file"];
        let mut arguments: Vec<&Path> = quiet.iter().map(Path::new).collect();
        arguments.extend([pom.as_path(), Path::new(&out)]);
        step(workspace, &maven, &arguments)
    })?;
    let classes = place.join("classes");
    let class_path = format!("{}:{}", place.join("lib/*").display(), classes.display());
    let mut arguments: Vec<PathBuf> = [
        "-encoding",
        "UTF-8",
        "-Xlint:all,-processing,-path,-classfile",
        "-proc:none",
        "-cp",
        &class_path,
        "-d",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    arguments.push(classes);
    arguments.extend(sources(&source, "java")?);
    let arguments: Vec<&Path> = arguments.iter().map(PathBuf::as_path).collect();
    step(workspace, &javac, &arguments)?;
    Ok((java, class_path))
}

/// The program in `conformance/NAME`, built by the machine's Go with the modules that its `go.sum` pins.
///
/// # Errors
/// When Go is absent or the program does not build.
pub fn go_program(workspace: &Workspace, name: &str) -> Result<PathBuf, Missing> {
    let go = need("go")?;
    let source = workspace.root.join("conformance").join(name);
    let place = workspace.tools().join("go");
    let program = place.join(name);
    let log = workspace.tools().join("log/install.log");
    let mut command = workspace.command(go);
    // The machine's own Go, whatever the modules wish for: nothing else is to be fetched.
    command
        .env("GOTOOLCHAIN", "local")
        .env("GOFLAGS", "-mod=readonly -modcacherw")
        .env("GOMODCACHE", place.join("mod"));
    command.args(["build", "-buildvcs=false", "-o"]).arg(&program).arg(".").current_dir(&source);
    let ended = process::run(&mut command, &log, LIMIT)?;
    if ended.success {
        Ok(program)
    } else {
        Err(Missing::Failed(format!("go build failed:\n{}", ended.output)))
    }
}

/// The program in `conformance/NAME`, a Cargo project of its own, built with the crates that its `Cargo.lock` pins.
///
/// # Errors
/// When it does not build.
pub fn rust_program(workspace: &Workspace, name: &str) -> Result<PathBuf, Missing> {
    let cargo = need("cargo")?;
    let manifest = workspace.root.join("conformance").join(name).join("Cargo.toml");
    let place = workspace.tools().join("rust").join(name);
    let arguments = ["build", "--quiet", "--locked", "--manifest-path"].map(Path::new);
    let place_of_it = [Path::new("--target-dir"), &place];
    step(workspace, &cargo, &[&arguments[..], &[&manifest], &place_of_it].concat())?;
    Ok(place.join("debug").join(format!("conformance-{name}")))
}

/// AWS CLI v2: the one on the search path, else Debian's package when we may install it.
///
/// # Errors
/// When there is none and it cannot be installed.
pub fn aws_cli_v2(workspace: &Workspace) -> Result<PathBuf, Missing> {
    let is_v2 = |place: &PathBuf| {
        let output = workspace.command(place).arg("--version").output();
        output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).starts_with("aws-cli/2"))
    };
    let debian = PathBuf::from("/usr/bin/aws");
    let mut places = process::all_of("aws");
    places.push(debian.clone());
    if let Some(place) = places.into_iter().find(is_v2) {
        return Ok(place);
    }
    let apt = which("apt-get").filter(|_| is_root(workspace));
    let Some(apt) = apt else {
        return Err(Missing::Absent(
            "AWS CLI v2 is not installed, and only root on Debian can have it installed".into(),
        ));
    };
    step(workspace, &apt, &["update".as_ref(), "-qq".as_ref()])?;
    let install = ["install", "--yes", "-qq", "--no-install-recommends", "awscli"].map(Path::new);
    step(workspace, &apt, &install)?;
    if is_v2(&debian) { Ok(debian) } else { Err(Missing::Failed("apt-get installed no AWS CLI v2".into())) }
}

fn is_root(workspace: &Workspace) -> bool {
    workspace.command("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0"))
}

/// Files of a folder with an extension.
fn sources(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|found| found == extension));
    found.sort();
    Ok(found)
}

/// Runs `install` on an empty folder unless it holds an installation of the same pins.
fn installed(
    place: &Path,
    pins: &[&Path],
    install: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<(), Missing> {
    let mut wanted = String::new();
    for pin in pins {
        wanted += &std::fs::read_to_string(pin).map_err(|why| format!("{}: {why}", pin.display()))?;
    }
    let stamp = place.join("installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if place.exists() {
        std::fs::remove_dir_all(place).map_err(|why| format!("{}: {why}", place.display()))?;
    }
    std::fs::create_dir_all(place).map_err(|why| format!("{}: {why}", place.display()))?;
    install(place)?;
    std::fs::write(&stamp, wanted).map_err(|why| format!("{}: {why}", stamp.display()))?;
    Ok(())
}

/// Runs one command of an installation.
fn step(workspace: &Workspace, program: &Path, arguments: &[&Path]) -> Result<(), String> {
    let log = workspace.tools().join("log/install.log");
    let mut command = workspace.command(program);
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    let ended = process::run(&mut command, &log, LIMIT)?;
    if ended.success {
        return Ok(());
    }
    let shown: Vec<String> = arguments.iter().map(|argument| argument.display().to_string()).collect();
    Err(format!("{} {} failed:\n{}", program.display(), shown.join(" "), ended.output))
}
