-- Tables over plain values: text_diff, minhash_bands, text_fingerprints, headline_bands (errors stand above the rows).
.nullvalue NULL
SELECT op, old_n, new_n, old_text, new_text, similarity > 0.5 FROM text_diff('The ferry sails.' || char(10) || 'It costs 4 crowns for all passengers on board.' || char(10) || 'Old line.',
  'The ferry sails.' || char(10) || 'It costs 5 crowns for all passengers on board.' || char(10) || char(10) || 'A line of its own that is new.');
SELECT count(*) FROM text_diff(NULL, 'a');
SELECT count(*) FROM text_diff('a', NULL);
SELECT count(*) FROM text_diff('', '');
SELECT count(*) FROM text_diff('a');
SELECT count(*) FROM text_diff;
SELECT count(*) FROM text_diff(x'ff', 'a');
SELECT arg_a, arg_b, op FROM text_diff('x', 'x') WHERE op = '-' OR op = '=';
WITH t(a) AS (VALUES('one two three four five six seven eight'))
SELECT count(*), count(DISTINCT band), min(band), max(band), sum(typeof(hash) = 'integer') FROM t, minhash_bands(text_minhash(a));
SELECT count(*) FROM minhash_bands(text_minhash('one two three'), 16);
SELECT count(*) FROM minhash_bands(text_minhash('')), minhash_bands(NULL);
SELECT count(*) FROM minhash_bands('foreign');
SELECT count(*) FROM minhash_bands(text_minhash('one two three'), 129);
SELECT count(*) FROM minhash_bands(text_minhash('one two three'), 0);
SELECT count(*) FROM minhash_bands(text_minhash('one two three'), bands=16);
SELECT count(*) FROM text_fingerprints('');
SELECT count(*) > 0, min(n) FROM text_fingerprints('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty and more');
SELECT count(*) > 0 FROM headline_bands('Ferry sails again') a, headline_bands('FERRY sails again!') b USING (hash);
-- An argument may be a column of any likely name; of a namesake of theirs the error speaks.
CREATE TABLE t(x, s, a, b, hash); INSERT INTO t VALUES ('one two three four five six', text_minhash('one two three four'), 'a', 'b', 'c');
SELECT (SELECT count(*) FROM text_fingerprints(x)), (SELECT count(*) FROM minhash_bands(s)), (SELECT count(*) FROM text_diff(a, b)) FROM t;
SELECT (SELECT count(*) FROM headline_bands(hash)) FROM t;
SELECT (SELECT count(*) FROM html_files(x)) FROM t;
DROP TABLE t;
-- They touch no file, so a view may keep them; they are called, not created.
CREATE VIEW v AS SELECT op FROM text_diff('a', 'b');
SELECT count(*) > 0 FROM v;
CREATE VIRTUAL TABLE t USING text_diff;
