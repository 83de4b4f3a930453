CREATE STREAM d (t VARCHAR(8), a BOOLEAN, b BOOLEAN, c BOOLEAN, e INTEGER, f INTEGER, g VARCHAR(16), h BOOLEAN);
CREATE PUMP p AS INSERT INTO d SELECT STREAM "ticker", "ticker" IN (SELECT "ticker" FROM "ref"), "ticker" NOT IN (SELECT "ticker" FROM "ref" WHERE "n" > 1),
 EXISTS (SELECT 1 FROM "ref" r WHERE r."n" = s."qty"), (SELECT MAX("n") FROM "ref"), (SELECT COUNT(*) FROM "ref" r WHERE r."n" < s."qty"),
 (SELECT "company" FROM "ref" r WHERE r."ticker" = s."ticker"), ("ticker", "qty") IN (SELECT "ticker", "n" FROM "ref")
FROM SOURCE_SQL_STREAM_001 s WHERE "qty" < (SELECT MAX(x) FROM (VALUES (5),(9)) AS v(x)) OR "qty" IS NULL;
CREATE STREAM g (t VARCHAR(8), n BIGINT, known BOOLEAN);
CREATE PUMP q AS INSERT INTO g SELECT STREAM "ticker", COUNT(*), EXISTS (SELECT * FROM "ref" r WHERE r."ticker" = s."ticker" AND r."n" < 3) FROM SOURCE_SQL_STREAM_001 s
GROUP BY "ticker", FLOOR(s.ROWTIME TO MINUTE) HAVING COUNT(*) >= (SELECT MIN("n") FROM "ref") AND "ticker" NOT IN (SELECT "ticker" FROM "ref" WHERE "company" = 'Target');
