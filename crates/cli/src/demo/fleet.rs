//! The unicorn fleet: a simulation that a seed decides entirely.

use base::Timestamp;

use crate::text::civil;

const NAMES: [&str; 12] = [
    "Shadowfax",
    "Rocinante",
    "Bucephalus",
    "Amalthea",
    "Twilight",
    "Silverwind",
    "Moonbeam",
    "Stardust",
    "Thunder",
    "Willow",
    "Ember",
    "Juniper",
];
/// Where they start: Worcester, Massachusetts, more or less.
const START: (f64, f64) = (42.264_444, -71.975_829);
const METRES_PER_DEGREE: f64 = 111_320.0;

/// All unicorns.
pub struct Fleet {
    unicorns: Vec<Unicorn>,
    random: SplitMix,
}

struct Unicorn {
    name: String,
    latitude: f64,
    longitude: f64,
    /// Radians, clockwise from north.
    heading: f64,
    /// Metres a second.
    speed: f64,
    magic: f64,
    health: f64,
}

/// What a unicorn reports, and under which key.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its name, the partition key.
    pub name: String,
    /// Its state as JSON.
    pub json: String,
}

impl Fleet {
    /// So many unicorns around the same place.
    pub fn new(seed: u64, size: usize) -> Self {
        let mut random = SplitMix(seed);
        let unicorns = (0..size).map(|index| Unicorn::new(index, &mut random)).collect();
        Fleet { unicorns, random }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.unicorns.len()
    }

    /// Lets unicorns of this range fly for a second and report.
    pub fn fly(&mut self, which: std::ops::Range<usize>, now: Timestamp) -> Vec<Report> {
        let random = &mut self.random;
        self.unicorns[which].iter_mut().map(|unicorn| unicorn.fly(random, now)).collect()
    }
}

impl Unicorn {
    fn new(index: usize, random: &mut SplitMix) -> Self {
        let name = NAMES[index % NAMES.len()];
        let round = index / NAMES.len();
        Unicorn {
            name: if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) },
            latitude: START.0 + random.between(-0.05, 0.05),
            longitude: START.1 + random.between(-0.05, 0.05),
            heading: random.between(0.0, std::f64::consts::TAU),
            speed: random.between(140.0, 210.0),
            magic: random.between(110.0, 190.0),
            health: random.between(130.0, 190.0),
        }
    }

    fn fly(&mut self, random: &mut SplitMix, now: Timestamp) -> Report {
        self.heading += random.between(-0.2, 0.2);
        self.speed = (self.speed + random.between(-8.0, 8.0)).clamp(90.0, 260.0);
        self.magic = (self.magic + random.between(-3.0, 3.0)).clamp(100.0, 200.0);
        self.health = (self.health + random.between(-3.0, 3.0)).clamp(100.0, 200.0);
        let metres = self.speed.round();
        self.latitude += metres * self.heading.cos() / METRES_PER_DEGREE;
        self.longitude +=
            metres * self.heading.sin() / (METRES_PER_DEGREE * self.latitude.to_radians().cos());
        // Nobody flies over a pole or loses the map.
        if (self.latitude - START.0).abs() > 20.0 || (self.longitude - START.1).abs() > 40.0 {
            self.heading += std::f64::consts::PI;
        }
        let json = format!(
            "{{\"Name\":\"{}\",\"StatusTime\":\"{}\",\"Latitude\":{},\"Longitude\":{},\"Distance\":{metres},\
             \"MagicPoints\":{:.0},\"HealthPoints\":{:.0}}}",
            self.name,
            civil::sql(now),
            self.latitude,
            self.longitude,
            self.magic,
            self.health
        );
        Report { name: self.name.clone(), json }
    }
}

/// SplitMix64, a generator with 64 bits of state.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        // 53 bits fit a double exactly.
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flight(seed: u64, seconds: u64) -> Vec<Report> {
        let mut fleet = Fleet::new(seed, 3);
        (0..seconds).flat_map(|s| fleet.fly(0..3, Timestamp(s * 1000))).collect()
    }

    #[test]
    fn a_seed_decides_every_report() {
        assert_eq!(flight(7, 50), flight(7, 50));
        assert_ne!(flight(7, 1), flight(8, 1));
    }

    #[test]
    fn a_report_has_the_seven_fields_and_plausible_values() {
        for report in flight(1, 300) {
            let value: serde_json::Value = serde_json::from_str(&report.json).unwrap();
            assert_eq!(value.as_object().unwrap().len(), 7);
            assert_eq!(value["Name"], report.name.as_str());
            assert!(value["StatusTime"].as_str().unwrap().starts_with("1970-01-01 00:0"));
            assert!((90..=260).contains(&value["Distance"].as_u64().unwrap()));
            assert!((100..=200).contains(&value["HealthPoints"].as_u64().unwrap()));
            assert!((100..=200).contains(&value["MagicPoints"].as_u64().unwrap()));
            assert!((value["Latitude"].as_f64().unwrap() - START.0).abs() < 2.0);
        }
    }

    #[test]
    fn five_minutes_of_one_unicorn_are_300_records_of_about_58_kilobytes() {
        let mut fleet = Fleet::new(1, 1);
        let sizes = (0..300).flat_map(|s| fleet.fly(0..1, Timestamp(1_700_000_000_000 + s * 1000)));
        let bytes: usize = sizes.map(|report| report.name.len() + report.json.len()).sum();
        assert!((45_000..65_000).contains(&bytes), "{bytes}");
    }

    #[test]
    fn names_stay_unique_in_a_large_fleet() {
        let mut names: Vec<String> =
            Fleet::new(1, 100).fly(0..100, Timestamp(0)).into_iter().map(|r| r.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 100);
    }
}
