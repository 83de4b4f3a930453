//! Schemas of samples: the published example, names, types, nested and mixed JSON, and too little to go by.

use super::*;

fn found(records: &[&str]) -> Discovered {
    discover(records).unwrap_or_else(|| panic!("{records:?}"))
}

/// `name TYPE mapping`, one a line.
fn columns(discovered: &Discovered) -> Vec<String> {
    let line = |column: &DiscoveredColumn| {
        let mapping = column.mapping.as_deref().unwrap_or_default();
        format!("{} {} {mapping}", column.name, column.sql_type).trim_end().to_string()
    };
    discovered.columns.iter().map(line).collect()
}

fn rows(discovered: &Discovered) -> Vec<Vec<&str>> {
    discovered.rows.iter().map(|row| row.iter().map(|v| v.as_deref().unwrap_or("null")).collect()).collect()
}

#[test]
fn the_example_of_the_developer_guide_gives_the_published_schema_and_rows() {
    let data = "year,month,state,producer_type,energy_source,units,consumption\r\n\
                2001,1,AK,TotalElectricPowerIndustry,Coal,ShortTons,47615\r\n\
                2001,1,AK,ElectricGeneratorsElectricUtilities,Coal,ShortTons,16535\r\n\
                2001,1,AK,CombinedHeatandPowerElectricPower,Coal,ShortTons,22890\r\n\
                2001,1,AL,TotalElectricPowerIndustry,Coal,ShortTons,3020601\r\n\
                2001,1,AL,ElectricGeneratorsElectricUtilities,Coal,ShortTons,2987681";
    let discovered = found(&[data]);
    assert_eq!(discovered.format, Format::Csv { column: ",".into(), row: "\r\n".into() });
    assert_eq!(
        columns(&discovered),
        [
            "COL_year INTEGER",
            "COL_month INTEGER",
            "state VARCHAR(4)",
            "producer_type VARCHAR(64)",
            "energy_source VARCHAR(4)",
            "units VARCHAR(16)",
            "consumption INTEGER",
        ]
    );
    let rows = rows(&discovered);
    assert_eq!(rows[0], ["null", "null", "state", "producer_type", "energy_source", "units", "null"]);
    assert_eq!(rows[1], ["2001", "1", "AK", "TotalElectricPowerIndustry", "Coal", "ShortTons", "47615"]);
    assert_eq!(rows.len(), 6);
}

#[test]
fn names_are_kept_where_they_can_be() {
    for (given, expected) in [
        ("ticker", "ticker"),
        ("USER", "COL_USER"),
        ("year", "COL_year"),
        ("USER@DOMAIN", "COL_USERDOMAIN"),
        ("2nd", "COL_2nd"),
        ("@@", "COL_0"),
    ] {
        assert_eq!(column_name(given, 0), expected);
    }
    assert_eq!(column_name(&"x".repeat(101), 0), format!("COL_{}", "x".repeat(100)));
    assert_eq!(column_name("@@", 7), "COL_7");
}

#[test]
fn json_columns_get_the_smallest_type_that_holds_the_sample() {
    let discovered = found(&[
        r#"{"TICKER_SYMBOL":"QXZ","SECTOR":"HEALTHCARE","CHANGE":-5,"PRICE":84.51,"big":40000,"huge":3000000000}"#,
        r#"{"TICKER_SYMBOL":"AMZN","SECTOR":"TECH","CHANGE":3,"PRICE":102.5,"big":1,"at":"2026-01-01 10:00:00.123"}"#,
        r#"{"exp":1e3,"ok":true,"none":null,"long":12345678901234567.89,"day":"2026-01-01"}"#,
    ]);
    assert_eq!(discovered.format, Format::Json { row_path: "$".into() });
    assert_eq!(
        columns(&discovered),
        [
            "TICKER_SYMBOL VARCHAR(4) $.TICKER_SYMBOL",
            "SECTOR VARCHAR(16) $.SECTOR",
            "CHANGE TINYINT $.CHANGE",
            "PRICE DECIMAL(5,2) $.PRICE",
            "big INTEGER $.big",
            "huge BIGINT $.huge",
            "at TIMESTAMP $.at".replace("at ", "COL_at ").as_str(),
            "exp DOUBLE $.exp".replace("exp ", "COL_exp ").as_str(),
            "ok BOOLEAN $.ok",
            "none VARCHAR(4) $.none".replace("none ", "COL_none ").as_str(),
            "long DOUBLE $.long",
            "day VARCHAR(16) $.day".replace("day ", "COL_day ").as_str(),
        ]
    );
    assert_eq!(rows(&discovered)[1][..4], ["AMZN", "TECH", "3", "102.5"]);
}

#[test]
fn mixed_values_of_a_column_are_text() {
    let discovered =
        found(&[r#"{"a":1,"b":1,"c":true}{"a":"one","b":1.25,"c":0}"#, r#"{"a":{"x":1},"b":null}"#]);
    assert_eq!(columns(&discovered), ["a VARCHAR(8) $.a", "b DECIMAL(3,2) $.b", "c VARCHAR(4) $.c"]);
    assert_eq!(rows(&discovered).len(), 3, "several documents in a record are several rows");
    assert_eq!(rows(&discovered)[2], [r#"{"x":1}"#, "null", "null"]);
}

#[test]
fn objects_are_looked_into_once_and_one_array_of_objects_becomes_rows() {
    let document = r#"{"id":7,"place":{"city":"Bonn","geo":{"lat":50.7}},"tags":["a","b"],
        "items":[{"id":1,"price":2.5},{"id":2,"price":3}],"others":[{"x":1}]}"#;
    let discovered = found(&[document]);
    assert_eq!(
        columns(&discovered),
        [
            "id TINYINT $.id",
            "city VARCHAR(4) $.place.city",
            "geo VARCHAR(16) $.place.geo",
            "tags VARCHAR(16) $.tags[0:]",
            "items_id TINYINT $.items[0:].id",
            "price DECIMAL(2,1) $.items[0:].price",
            "others VARCHAR(16) $.others[0:]",
        ]
    );
    let rows = rows(&discovered);
    assert_eq!(rows.len(), 2, "a row for each element");
    assert_eq!((rows[0][0], rows[0][4], rows[1][4], rows[1][5]), ("7", "1", "2", "3"));
    assert_eq!(rows[0][2], r#"{"lat":50.7}"#);
}

#[test]
fn an_array_of_rows_is_found() {
    let discovered = found(&[r#"[{"a":1},{"a":2}]"#]);
    assert_eq!(discovered.format, Format::Json { row_path: "$[0:]".into() });
    assert_eq!((columns(&discovered), rows(&discovered).len()), (vec!["a TINYINT $.a".to_string()], 2));
}

#[test]
fn a_broken_record_does_not_hide_what_the_others_are() {
    let discovered = found(&[r#"{"a":1}"#, r#"{"a":"#, r#"{"a":300}"#]);
    assert_eq!(columns(&discovered), ["a SMALLINT $.a"]);
    assert_eq!(rows(&discovered), [["1"], ["300"]]);
}

#[test]
fn delimited_text_without_names_gets_numbers_for_names() {
    let discovered = found(&["1|x|2.50\n", "20000000000|y|\n"]);
    assert_eq!(discovered.format, Format::Csv { column: "|".into(), row: "\n".into() });
    assert_eq!(columns(&discovered), ["COL_0 BIGINT", "COL_1 VARCHAR(4)", "COL_2 DECIMAL(3,2)"]);
    assert_eq!(rows(&discovered), [vec!["1", "x", "2.50"], vec!["20000000000", "y", "null"]]);
}

#[test]
fn too_little_to_go_by_gives_nothing() {
    let nothing: [&[&str]; 9] = [
        &[],
        &["", "  \n"],
        &["hello"],
        &["hello", "world"],
        &["a,b,c"],
        &["a,b", "c"],
        &["17"],
        &["{}"],
        &[r#"["a"]"#],
    ];
    for records in nothing {
        assert_eq!(discover(records), None, "{records:?}");
    }
}

#[test]
fn whatever_is_found_is_a_schema_that_reads_its_sample() {
    let samples: [&[&str]; 6] = [
        &[r#"{"a.b":1,"c'd":2,"":3}"#],
        &[r#"{"a":[]}"#, r#"{"a":[{"b":1}]}"#, r#"{"a":null}"#],
        &[r#"{"a":{"b":1}}"#, r#"{"a":5}"#],
        &[r#"{"a":5}"#, r#"{"a":{"b":1}}"#],
        &["a,\"b \"\"x\"\" c\",1\n2,3,4", "5,6,7"],
        &[r#"{"a":[{"b":[{"c":1}]}]}"#],
    ];
    for records in samples {
        let Discovered { format, columns, .. } = found(records);
        let columns = columns.into_iter().map(|c| (c.name, c.sql_type, c.mapping)).collect();
        let schema = InputSchema::new(format, columns).unwrap();
        let mut decoder = Decoder::new(&schema).unwrap_or_else(|why| panic!("{records:?}: {why}"));
        let meta = Meta {
            arrival: 0,
            partition_key: Value::Null,
            sequence_number: Value::Null,
            shard_id: Value::Null,
        };
        let mut good = 0;
        for record in records {
            decoder.decode(record.as_bytes(), &meta, &mut |row| good += usize::from(row.is_ok()));
        }
        assert!(good > 0, "{records:?}");
    }
}
