# Every value that samples/README.md states is what html_articles finds. A source may differ in letter case only.
sed -n '/^## What a careful/,$p' samples/README.md | grep '^| `' | sed 's/^| `//; s/` | /\t/; s/ |$//; s/ | /\t/g; s/ |\t/\t\t/g' > "$TMP/gold.tsv"
"$BS" :memory: <<END
CREATE TABLE gold(path, item, kind, headline, published, source, byline, captured, language, charset);
.mode ascii
.separator "\t" "\n"
.import $TMP/gold.tsv gold
.mode list
CREATE TABLE got AS SELECT substr(path, 9) AS path, item, kind, headline, published, source, byline, captured, language, charset FROM html_articles('samples');
CREATE INDEX got_path ON got(path, item);
WITH pair AS (SELECT gold.path AS path, gold.item AS item, j.key AS field, j.value AS want, g.value AS got
  FROM gold LEFT JOIN got ON got.path = gold.path AND (gold.item = '' OR got.item = gold.item),
       json_each(json_object('kind', gold.kind, 'headline', gold.headline, 'published', gold.published, 'source', gold.source,
                             'byline', gold.byline, 'captured', gold.captured, 'language', gold.language, 'charset', gold.charset)) AS j,
       json_each(json_object('kind', got.kind, 'headline', got.headline, 'published', got.published, 'source', got.source,
                             'byline', got.byline, 'captured', got.captured, 'language', got.language, 'charset', got.charset)) AS g
  WHERE j.key = g.key)
SELECT path || CASE item WHEN '' THEN '' ELSE '!' || item END || ': ' || field || ': wanted ' || want || ', got ' || coalesce(got, '–') FROM pair
WHERE want <> '' AND want <> coalesce(got, '–') AND NOT (field = 'source' AND coalesce(text_fold(want) = text_fold(got), 0))
ORDER BY 1;
SELECT count(*) || ' articles compared, ' || (SELECT count(*) FROM html_articles('samples')) || ' rows' FROM gold;
END
