//! The machine: state, and the one function that changes it.

use std::collections::BTreeMap;

use base::{Scope, Timestamp};
use minicbor::{Decode, Encode};

use super::application::{Application, Status};
use super::change::Change;
use super::codec::{self, CodecError};
use super::command::{Command, Expected};
use super::config::{Config, EndpointKind, Position};
use super::refusal::{Kind, Refusal};

/// All applications of a data directory.
#[derive(Clone, Debug, Default, PartialEq, Encode, Decode)]
pub struct Machine {
    #[n(0)]
    applications: BTreeMap<Scope, BTreeMap<String, Application>>,
    #[n(1)]
    next: u32,
}

/// What must be done with an application so that what runs is what the state says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Start it, or change it over to its current version; then say [`Command::Started`].
    Start(u32),
    /// Stop it; then say [`Command::Stopped`].
    Stop(u32),
    /// Stop it and delete its durable state; then say [`Command::Deleted`].
    Delete(u32),
}

impl Machine {
    /// Changes the state and says what follows, or changes nothing and says why.
    ///
    /// # Errors
    /// The [`Refusal`]; a command that was accepted when it was logged is accepted when it is replayed.
    pub fn apply(&mut self, at: Timestamp, command: &Command) -> Result<Option<Effect>, Refusal> {
        let config = self.check(command)?;
        Ok(self.carry_out(at, command, config))
    }

    /// Whether a command would be accepted; for one that makes a version of an application, that version.
    ///
    /// # Errors
    /// The [`Refusal`] that [`Machine::apply`] would give.
    pub fn check(&self, command: &Command) -> Result<Option<Config>, Refusal> {
        match command {
            Command::Create { scope, name, description, changes, tags: _, applications_max } => {
                self.check_create(scope, name, *applications_max)?;
                first_version(description.clone(), changes).map(Some)
            }
            Command::Configure { scope, name, expected, changes } => {
                let application = self.existing(scope, name)?;
                in_status(application, &[Status::Ready, Status::Running])?;
                is_expected(application, expected)?;
                application.config.changed(application.version + 1, changes).map(Some)
            }
            Command::Start { scope, name, positions } => {
                check_start(self.existing(scope, name)?, positions).map(|()| None)
            }
            Command::Stop { scope, name } => {
                in_status(self.existing(scope, name)?, &[Status::Running]).map(|()| None)
            }
            Command::Delete { scope, name, created_s } => {
                let application = self.existing(scope, name)?;
                if application.created.seconds() != *created_s {
                    return Err(Refusal::WrongCreation { name: name.clone() });
                }
                in_status(application, &[Status::Ready, Status::Running]).map(|()| None)
            }
            Command::AddTags { scope, name, tags, tags_max } => {
                let had = &self.existing(scope, name)?.tags;
                let new = tags.keys().filter(|key| !had.contains_key(*key)).count();
                let max = *tags_max as usize;
                if had.len() + new > max { Err(Refusal::TooManyTags { max }) } else { Ok(None) }
            }
            Command::RemoveTags { scope, name, .. } => self.existing(scope, name).map(|_| None),
            // Reports of what happened: what they do not fit any more, they do not change.
            Command::Started { .. } | Command::Stopped { .. } | Command::Deleted { .. } => Ok(None),
        }
    }

    /// An application, also one that is going away.
    pub fn application(&self, scope: &Scope, name: &str) -> Option<&Application> {
        self.applications.get(scope)?.get(name)
    }

    /// The same by number.
    pub fn by_number(&self, number: u32) -> Option<&Application> {
        self.applications().find(|application| application.number == number)
    }

    /// All applications, by scope and name.
    pub fn applications(&self) -> impl Iterator<Item = &Application> {
        self.applications.values().flat_map(BTreeMap::values)
    }

    /// Applications of an account in a region, by name.
    pub fn of_scope(&self, scope: &Scope) -> impl Iterator<Item = &Application> {
        self.applications.get(scope).into_iter().flat_map(BTreeMap::values)
    }

    /// What is to be done after a start of the server: what was under way, and what runs.
    pub fn unfinished(&self) -> Vec<Effect> {
        let effect = |application: &Application| match application.status {
            Status::Ready => None,
            Status::Starting | Status::Running | Status::Updating => Some(Effect::Start(application.number)),
            Status::Stopping => Some(Effect::Stop(application.number)),
            Status::Deleting => Some(Effect::Delete(application.number)),
        };
        self.applications().filter_map(effect).collect()
    }

    /// The whole state as bytes; equal states give equal bytes.
    pub fn to_snapshot(&self) -> Vec<u8> {
        codec::to_bytes(self)
    }

    /// Inverse of [`Machine::to_snapshot`].
    ///
    /// # Errors
    /// [`CodecError`] when the bytes are damaged or of a later version.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, CodecError> {
        codec::from_bytes(bytes)
    }

    fn existing(&self, scope: &Scope, name: &str) -> Result<&Application, Refusal> {
        self.application(scope, name).ok_or_else(|| Refusal::NotFound { name: name.to_owned() })
    }

    fn check_create(&self, scope: &Scope, name: &str, max: u32) -> Result<(), Refusal> {
        if self.application(scope, name).is_some() {
            return Err(Refusal::Exists { name: name.to_owned() });
        }
        if self.of_scope(scope).count() >= max as usize {
            return Err(Refusal::TooManyApplications { max });
        }
        Ok(())
    }

    fn carry_out(&mut self, at: Timestamp, command: &Command, config: Option<Config>) -> Option<Effect> {
        match command {
            Command::Create { scope, name, tags, .. } => {
                let application = Application {
                    number: self.next,
                    scope: scope.clone(),
                    name: name.clone(),
                    created: at,
                    updated: at,
                    status: Status::Ready,
                    version: 1,
                    config: config.expect("the check makes it"),
                    before: BTreeMap::new(),
                    version_made: at,
                    tags: tags.clone(),
                    run: 0,
                    positions: BTreeMap::new(),
                };
                self.next += 1;
                self.applications.entry(scope.clone()).or_default().insert(name.clone(), application);
                None
            }
            Command::Configure { scope, name, .. } => {
                let application = self.existing_mut(scope, name);
                application.reconfigure(at, config.expect("the check makes it"));
                if application.status != Status::Running {
                    return None;
                }
                application.status = Status::Updating;
                Some(Effect::Start(application.number))
            }
            Command::Start { scope, name, positions } => {
                let application = self.existing_mut(scope, name);
                application.run += 1;
                application.positions = positions.iter().cloned().collect();
                (application.status, application.updated) = (Status::Starting, at);
                Some(Effect::Start(application.number))
            }
            Command::Stop { scope, name } => {
                let application = self.existing_mut(scope, name);
                (application.status, application.updated) = (Status::Stopping, at);
                Some(Effect::Stop(application.number))
            }
            Command::Delete { scope, name, .. } => {
                let application = self.existing_mut(scope, name);
                (application.status, application.updated) = (Status::Deleting, at);
                Some(Effect::Delete(application.number))
            }
            Command::AddTags { scope, name, tags, .. } => {
                self.existing_mut(scope, name).tags.extend(tags.clone());
                None
            }
            Command::RemoveTags { scope, name, keys } => {
                self.existing_mut(scope, name).tags.retain(|key, _| !keys.contains(key));
                None
            }
            Command::Started { number, version } => {
                self.report(*number, &[Status::Starting, Status::Updating], at, |application| {
                    if application.version == *version {
                        application.status = Status::Running;
                    }
                });
                None
            }
            Command::Stopped { number } => {
                let from = [Status::Starting, Status::Running, Status::Stopping, Status::Updating];
                self.report(*number, &from, at, |application| application.status = Status::Ready);
                None
            }
            Command::Deleted { number } => {
                let found = self.by_number(*number).filter(|found| found.status == Status::Deleting);
                if let Some((scope, name)) = found.map(|found| (found.scope.clone(), found.name.clone())) {
                    self.applications.get_mut(&scope).and_then(|of| of.remove(&name));
                    self.applications.retain(|_, of| !of.is_empty());
                }
                None
            }
        }
    }

    fn existing_mut(&mut self, scope: &Scope, name: &str) -> &mut Application {
        let found = self.applications.get_mut(scope).and_then(|of| of.get_mut(name));
        found.expect("the command was checked")
    }

    fn report(&mut self, number: u32, from: &[Status], at: Timestamp, then: impl FnOnce(&mut Application)) {
        let mut all = self.applications.values_mut().flat_map(BTreeMap::values_mut);
        if let Some(found) = all.find(|found| found.number == number && from.contains(&found.status)) {
            then(found);
            found.updated = at;
        }
    }
}

fn first_version(description: Option<String>, changes: &[Change]) -> Result<Config, Refusal> {
    Config { description, ..Config::default() }.changed(1, changes)
}

fn in_status(application: &Application, allowed: &[Status]) -> Result<(), Refusal> {
    if allowed.contains(&application.status) {
        return Ok(());
    }
    Err(Refusal::WrongStatus { name: application.name.clone(), status: application.status })
}

fn is_expected(application: &Application, expected: &Expected) -> Result<(), Refusal> {
    let (name, current) = (application.name.clone(), application.version);
    match expected {
        Expected::Version(given) if *given != current => {
            Err(Refusal::WrongVersion { name, given: *given, current })
        }
        Expected::Token(token) if *token != application.token() => Err(Refusal::WrongToken { name }),
        Expected::Version(_) | Expected::Token(_) => Ok(()),
    }
}

fn check_start(application: &Application, positions: &[(String, Position)]) -> Result<(), Refusal> {
    in_status(application, &[Status::Ready])?;
    let config = &application.config;
    if config.inputs.is_empty() {
        return Err(Refusal::NoInput { name: application.name.clone() });
    }
    for (id, position) in positions {
        let input = config.inputs.iter().find(|input| input.id == *id);
        let input = input.ok_or_else(|| Refusal::missing(Kind::Input, id))?;
        if input.source.kind == EndpointKind::Firehose && *position == Position::TrimHorizon {
            return Err(Refusal::NoHorizon { id: id.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;
