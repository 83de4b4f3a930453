//! Our JSON reader takes exactly what `serde_json` takes.

use bytes::Bytes;
use model::Shaped;
use wire::{Protocol, decode, encode};

use crate::random::{Random, messages, value};

fn agree(text: &[u8], shape: &'static model::Shape) -> bool {
    let ours = decode(Protocol::Json11, &Bytes::copy_from_slice(text), shape).is_ok();
    let theirs = match serde_json::from_slice::<serde_json::Value>(text) {
        Ok(value) => value.is_object() || value.is_array(),
        // JSON has numbers of any size, serde_json has doubles: it stops there and cannot judge the rest.
        Err(error) if error.to_string().starts_with("number out of range") => return ours,
        Err(_) => false,
    };
    assert_eq!(ours, theirs, "{}", String::from_utf8_lossy(text));
    ours
}

#[test]
fn mutated_messages_are_taken_or_refused_alike() {
    let pieces: [&[u8]; 24] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\"",
        b"\\",
        b"\\u",
        b"\\ud83e",
        b"\\udd84",
        b"\\n",
        b"0",
        b"-",
        b".",
        b"1e5",
        b"1E-2",
        b"null",
        b"tru",
        b" ",
        b"\n",
        b"\x01",
        b"\xFF",
        b"\xC3\xA9",
    ];
    let (mut taken, mut refused) = (0, 0);
    for seed in 0..15 {
        let mut random = Random(seed);
        for shape in messages() {
            let value = value(&mut random, shape, 0);
            let mut text = encode(Protocol::Json11, &Shaped(shape, &value)).to_vec();
            for _ in 0..1 + random.below(3) {
                let at = random.below(text.len() + 1);
                let piece = pieces[random.below(pieces.len())];
                match random.below(3) {
                    0 => drop(text.splice(at..at, piece.iter().copied())),
                    1 => drop(text.splice(at..(at + 1).min(text.len()), piece.iter().copied())),
                    _ => drop(text.splice(at..(at + 1).min(text.len()), [])),
                }
                *if agree(&text, shape) { &mut taken } else { &mut refused } += 1;
            }
        }
    }
    assert!(taken > 200 && refused > 200, "{taken} {refused}");
}

#[test]
fn texts_of_json_pieces_are_taken_or_refused_alike() {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"\\u00e9\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "1",
        "-0",
        "01",
        "1.5",
        "1.",
        ".5",
        "1e+9",
        "1e",
        "-",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\t",
        "\u{b}",
        "\u{feff}",
    ];
    let shape = model::kinesis::SERVICE.operation("PutRecords").expect("in the model").input;
    let mut taken = 0;
    for seed in 0..20_000 {
        let mut random = Random(seed);
        let count = random.below(8);
        let middle: String = (0..count).map(|_| pieces[random.below(pieces.len())]).collect();
        let text = match random.below(3) {
            0 => middle,
            1 => format!("{{\"Records\":[{middle}]}}"),
            _ => format!("{{{middle}}}"),
        };
        taken += usize::from(agree(text.as_bytes(), shape));
    }
    assert!(taken > 300, "{taken}");
}

#[test]
fn the_depth_limit_is_that_of_others() {
    let shape = model::kinesis::SERVICE.operation("PutRecords").expect("in the model").input;
    for depth in [1, 126, 127, 128, 129, 10_000] {
        agree(format!("{}{}", "[".repeat(depth), "]".repeat(depth)).as_bytes(), shape);
    }
}
