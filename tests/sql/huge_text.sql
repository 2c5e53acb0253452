-- Texts of 100 MB go through; a result over SQLite's limit of length says so.
CREATE TEMP TABLE t AS SELECT hex(zeroblob(50000000)) AS zeros;
SELECT length(text_clean(zeros)), length(text_fold(zeros)), text_hash(zeros) FROM t;
SELECT length(headline_key(zeros)), headline_similarity(zeros, 'Ferry sails again') < .1, length(text_minhash(zeros)) FROM t;
SELECT count(*) FROM t, text_fingerprints(zeros);
.limit length 2000
SELECT length(text_fold(replace(hex(zeroblob(300)), '0', char(0xFDFA))));
SELECT length(text_terms(replace(hex(zeroblob(300)), '0', char(0xAC00))));
