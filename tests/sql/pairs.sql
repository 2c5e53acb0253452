-- Comparing: headlines, whole texts, signatures; NULL in, NULL out; what is no signature is said to be none (errors stand above the rows).
.nullvalue NULL
SELECT headline_similarity('Ferry sails again', 'FERRY SAILS AGAIN!'), headline_similarity('Ferry sails again', 'Tax talks fail') < 0.3, headline_similarity('', ''),
  headline_similarity(NULL, 'a'), headline_similarity('a', NULL), headline_similarity(5, '5');
SELECT headline_key('BREAKING: Ferry sails again - The Inlet Courier') = headline_key('Ferry Sails Again'), headline_key(NULL);
-- The same whichever side comes first, and however many other headlines stand between.
WITH h(t) AS (SELECT 'Ferry ' || value || ' sails again from the ' || (value * 7) || ' isles' FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12]'))
SELECT count(*), sum(headline_similarity(a.t, b.t) = headline_similarity(b.t, a.t)), sum(headline_similarity(a.t, b.t) = 1.0), sum(headline_similarity(a.t, 'Ferry 3 sails again') BETWEEN 0 AND 1)
FROM h a, h b;
SELECT text_similarity('one two three four', 'one two three four'), text_similarity('one two three four', 'a b c d'), text_containment('two three four', 'one two three four five'),
  text_similarity(NULL, 'a'), text_containment('a', NULL);
SELECT length(text_minhash('one two three')) = length(text_minhash('four five six seven')), length(text_minhash('a', 16)) < length(text_minhash('a')), text_minhash(NULL), text_minhash('a', NULL);
SELECT minhash_similarity(text_minhash('one two three'), text_minhash('One two THREE')), minhash_containment(text_minhash('one two three'), text_minhash('one two three')),
  minhash_similarity(NULL, text_minhash('a'));
SELECT minhash_similarity('foreign', text_minhash('a'));
SELECT minhash_similarity(x'', text_minhash('a'));
SELECT minhash_similarity(text_minhash('a b c', 16), text_minhash('a b c'));
SELECT text_minhash('a', 0);
SELECT text_minhash('a', 100000);
SELECT typeof(text_simhash('one two three')), simhash_distance(text_simhash('one two three'), text_simhash('One, two, three')), simhash_distance(0, -1), simhash_distance(NULL, 1);
SELECT simhash_distance('a', 1);
SELECT text_similarity(x'ff', 'a');
-- Clusters do not depend on the order of the pairs; 5 and '5' are two members; a pair with a NULL joins nothing.
WITH pair(a, b) AS (VALUES('b','c'), ('a','b'), ('x','y'), (5, 6), ('5','7'), ('z','z'), ('n', NULL))
SELECT story_clusters(a, b) = (SELECT story_clusters(b, a) FROM (SELECT * FROM pair ORDER BY b DESC)), story_clusters(a, b) FROM pair;
SELECT story_clusters(a, b), json_array_length(story_clusters(a, b)) FROM (SELECT 1 AS a, 2 AS b WHERE 0);
SELECT value ->> 0, value ->> 1 FROM json_each((SELECT story_clusters(a, b) FROM (SELECT 'p' AS a, 'q' AS b)));
