CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (c0 VARCHAR(32),
  c1 VARCHAR(32),
  c2 VARCHAR(32),
  c3 VARCHAR(32),
  c4 VARCHAR(32),
  c5 VARCHAR(32),
  c6 VARCHAR(32),
  c7 VARCHAR(32));
CREATE OR REPLACE PUMP p AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM t.r.COLUMN1 AS c0,
  t.r.COLUMN2 AS c1,
  t.s.COLUMN1 AS c2,
  t.s.COLUMN2 AS c3,
  t.u.COLUMN1 AS c4,
  t.u.COLUMN2 AS c5,
  t.v.COLUMN1 AS c6,
  t.v.COLUMN2 AS c7
FROM (SELECT STREAM FAST_REGEX_LOG_PARSE('Mary_had_a_little_lamb', '(.*)_(._.*)_.*'), FAST_REGEX_LOG_PARSE('Mary_had_a_little_lamb', '(.*)_+(._.*)'),
  FAST_REGEX_LOG_PARSE('Mary____had_a_little_lamb', '(.*)_+(.*)'), FAST_REGEX_LOG_PARSE('Mary____had_a_little_lamb', '(.*)_+(<Alpha>.*)')
  FROM "SOURCE_SQL_STREAM_001") AS t(r, s, u, v);
