CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" (gender VARCHAR(8), segment INTEGER, article VARCHAR(8), clicks INTEGER, impressions INTEGER);
CREATE OR REPLACE PUMP "STREAM_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
SELECT STREAM u."gender", u."segment", e."article", SUM(CASE WHEN e."kind" = 'click' THEN 1 ELSE 0 END), SUM(CASE WHEN e."kind" = 'impression' THEN 1 ELSE 0 END)
FROM "SOURCE_SQL_STREAM_001" e JOIN USERS u ON e."user" = u."user"
GROUP BY u."gender", u."segment", e."article", STEP(e.ROWTIME BY INTERVAL '60' SECOND);
