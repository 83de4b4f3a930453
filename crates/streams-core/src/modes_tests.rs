//! What the machine promises about capacity.

use std::collections::BTreeMap;

use base::{AccountId, Region, Scope, Timestamp};

use crate::{Command, Commitment, Machine, Mode, Peak, Refusal};

const HOUR: u64 = 3_600_000;
const T: Timestamp = Timestamp(1_700_000_000_000);

fn scope() -> Scope {
    Scope { account: AccountId::DEFAULT, region: Region::DEFAULT }
}

fn at(hours: u64) -> Timestamp {
    Timestamp(T.0 + hours * HOUR)
}

fn create(name: &str, mode: Mode) -> Command {
    Command::CreateStream {
        scope: scope(),
        name: name.into(),
        mode,
        shards: 4,
        record_kib_max: 1024,
        tags: BTreeMap::new(),
        creating_ms: 0,
        account_shards_max: 100,
        warm_mibps: None,
        auto_distribution: false,
        creating_max: 5,
        on_demand_streams_max: 2,
    }
}

fn mode(mode: Mode, warm_mibps: Option<u32>) -> Command {
    Command::UpdateStreamMode {
        scope: scope(),
        name: "s".into(),
        mode,
        warm_mibps,
        updating_ms: 0,
        per_day_max: 2,
        on_demand_streams_max: 2,
    }
}

fn account(enabled: bool) -> Command {
    Command::UpdateAccountSettings { scope: scope(), enabled }
}

fn auto(auto: bool) -> Command {
    Command::SetRecordDistribution { scope: scope(), name: "s".into(), auto }
}

fn warm(mibps: u32) -> Command {
    Command::SetWarmThroughput { scope: scope(), name: "s".into(), mibps, updating_ms: 0 }
}

fn peak(bytes: u64) -> Command {
    let peak = Peak { bytes, records: 1 };
    Command::NotePeak { scope: scope(), name: "s".into(), peak, memory_days: 30 }
}

fn machine(first: Mode) -> Machine {
    let mut machine = Machine::default();
    machine.apply(T, &create("s", first)).unwrap();
    machine
}

#[test]
fn the_mode_changes_twice_in_a_day_and_the_shards_stay() {
    let mut machine = machine(Mode::Provisioned);
    machine.apply(at(1), &mode(Mode::OnDemand, None)).unwrap();
    machine.apply(at(2), &mode(Mode::OnDemand, None)).expect("the same mode is no change");
    machine.apply(at(3), &mode(Mode::Provisioned, None)).unwrap();
    let refused = machine.apply(at(24), &mode(Mode::OnDemand, None));
    assert!(matches!(refused, Err(Refusal::TooManyModeChanges { max: 2, .. })), "{refused:?}");
    machine.apply(at(25), &mode(Mode::OnDemand, None)).unwrap();
    let stream = machine.stream(at(25), &scope(), "s").unwrap();
    assert_eq!((stream.mode, stream.open_shards().count()), (Mode::OnDemand, 4));
}

#[test]
fn an_account_has_so_many_on_demand_streams() {
    let mut machine = machine(Mode::OnDemand);
    machine.apply(T, &create("t", Mode::OnDemand)).unwrap();
    machine.apply(T, &create("u", Mode::Provisioned)).unwrap();
    let refused = machine.apply(T, &create("v", Mode::OnDemand));
    assert!(matches!(refused, Err(Refusal::TooManyOnDemandStreams { max: 2, .. })), "{refused:?}");
}

#[test]
fn an_account_creates_so_many_streams_at_once() {
    let mut machine = Machine::default();
    let slow = |name: &str| {
        let mut command = create(name, Mode::Provisioned);
        let Command::CreateStream { creating_ms, .. } = &mut command else { unreachable!() };
        *creating_ms = 1000;
        command
    };
    for name in ["a", "b", "c", "d", "e"] {
        machine.apply(T, &slow(name)).unwrap();
    }
    assert!(matches!(machine.apply(T, &slow("f")), Err(Refusal::TooManyCreating { max: 5, .. })));
    machine.apply(Timestamp(T.0 + 1000), &slow("f")).unwrap();
}

#[test]
fn a_commitment_lasts_a_day_and_ends_by_itself() {
    let mut machine = Machine::default();
    let stands = |machine: &Machine, hours| machine.account(&scope()).commitment(at(hours));
    assert_eq!(stands(&machine, 0), Commitment::Disabled);
    machine.apply(at(0), &account(true)).unwrap();
    machine.apply(at(1), &account(false)).unwrap();
    assert_eq!(stands(&machine, 23), Commitment::EnabledUntilEarliestAllowedEnd);
    assert_eq!(stands(&machine, 24), Commitment::Disabled);
    machine.apply(at(2), &account(true)).unwrap();
    assert_eq!(stands(&machine, 30), Commitment::Enabled);
    machine.apply(at(30), &account(false)).unwrap();
    assert_eq!(stands(&machine, 30), Commitment::Disabled);
    machine.apply(at(40), &account(true)).unwrap();
    assert_eq!(machine.account(&scope()).earliest_allowed_end(), Some(at(64)));
}

#[test]
fn warm_throughput_is_for_committed_accounts_and_on_demand_streams() {
    let mut machine = machine(Mode::OnDemand);
    assert_eq!(machine.apply(T, &warm(10)), Err(Refusal::WarmNeedsCommitment));
    machine.apply(T, &account(true)).unwrap();
    assert_eq!(machine.apply(T, &warm(10_241)), Err(Refusal::TooWarm { mibps: 10_241 }));
    machine.apply(T, &warm(10)).unwrap();
    let warm_of = |machine: &Machine| machine.stream(T, &scope(), "s").unwrap().capacity.warm_mibps;
    assert_eq!(warm_of(&machine), Some(10));
    assert_eq!(machine.apply(T, &mode(Mode::Provisioned, Some(1))), Err(Refusal::WarmNeedsOnDemand));
    machine.apply(T, &mode(Mode::Provisioned, None)).unwrap();
    assert_eq!(warm_of(&machine), None);
    assert_eq!(machine.apply(T, &warm(10)), Err(Refusal::WarmNeedsOnDemand));
}

#[test]
fn auto_distribution_is_for_on_demand_streams_and_ends_with_the_mode() {
    let mut machine = machine(Mode::Provisioned);
    assert_eq!(machine.apply(T, &auto(true)), Err(Refusal::AutoNeedsOnDemand));
    machine.apply(T, &auto(false)).unwrap();
    machine.apply(T, &mode(Mode::OnDemand, None)).unwrap();
    machine.apply(T, &auto(true)).unwrap();
    machine.apply(T, &mode(Mode::Provisioned, None)).unwrap();
    assert!(!machine.stream(T, &scope(), "s").unwrap().capacity.auto_distribution);
}

#[test]
fn the_peak_of_the_last_days_is_remembered_and_older_ones_are_forgotten() {
    let mut machine = machine(Mode::OnDemand);
    for (hours, bytes) in [(0, 500), (1, 100), (240, 300)] {
        machine.apply(at(hours), &peak(bytes)).unwrap();
    }
    let peak_at = |machine: &Machine, days: u64| {
        let now = at(days * 24);
        machine.stream(now, &scope(), "s").unwrap().capacity.peak(now, 30).bytes
    };
    assert_eq!([10, 30, 31, 40, 41].map(|days| peak_at(&machine, days)), [500, 500, 300, 300, 0]);
    machine.apply(at(50 * 24), &peak(1)).unwrap();
    assert_eq!(machine.stream(at(1200), &scope(), "s").unwrap().capacity.peaks.len(), 1);
}

#[test]
fn capacity_survives_a_snapshot() {
    let mut machine = machine(Mode::OnDemand);
    for command in [account(true), warm(7), auto(true), peak(9)] {
        machine.apply(T, &command).unwrap();
    }
    assert_eq!(Machine::from_snapshot(&machine.to_snapshot()).unwrap(), machine);
}
