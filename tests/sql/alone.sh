# A column gives the same alone, with all others before it, and in the reverse order; so do the rows of the tables of parts.
folder=${ALONE:-samples}
columns=$("$BS" :memory: "SELECT group_concat('\"' || name || '\"', ' ') FROM pragma_table_xinfo('html_articles') WHERE name NOT IN ('x', 'glob', 'recursive', 'date_order', 'shards', 'shard')")
list=$(echo "$columns" | tr ' ' ',')
reverse=$(echo "$columns" | tr ' ' '\n' | sed -n '1!G;h;$p' | paste -sd, -)
{
  echo "CREATE TEMP TABLE together AS SELECT rowid AS id, $list FROM html_articles('$folder');"
  echo "CREATE TEMP TABLE reversed AS SELECT rowid AS id, $reverse FROM html_articles('$folder');"
  echo "SELECT 'rows', count(*) = (SELECT count(*) FROM together), count(*) > 0 FROM html_articles('$folder');"
  for c in $columns; do
    echo "SELECT $c || ' alone', a.locator, quote(a.$c), quote(b.$c) FROM together a JOIN (SELECT rowid AS id, $c FROM html_articles('$folder')) b USING (id) WHERE a.$c IS NOT b.$c LIMIT 3;" |
      sed "s/SELECT \"\([a-z_]*\)\" ||/SELECT '\1' ||/"
    echo "SELECT $c || ' in reverse', a.locator, quote(a.$c), quote(b.$c) FROM together a JOIN reversed b USING (id) WHERE a.$c IS NOT b.$c LIMIT 3;" |
      sed "s/SELECT \"\([a-z_]*\)\" ||/SELECT '\1' ||/"
  done
  for t in html_paragraphs html_related html_links html_images html_meta html_dates html_blocks; do
    echo "CREATE TEMP TABLE a_$t AS SELECT * FROM $t('$folder');"
    echo "CREATE TEMP TABLE b_$t AS SELECT t.* FROM (SELECT locator AS page, length(text) + length(links) + length(related) AS all_known FROM html_articles('$folder') WHERE error IS NULL) p CROSS JOIN $t(p.page) t WHERE p.all_known IS NOT -1;"
    echo "SELECT '$t after the fields', * FROM (SELECT * FROM a_$t EXCEPT SELECT * FROM b_$t) LIMIT 3;"
    echo "SELECT '$t after the fields', * FROM (SELECT * FROM b_$t EXCEPT SELECT * FROM a_$t) LIMIT 3;"
    echo "SELECT '$t', count(*) = (SELECT count(*) FROM a_$t) FROM b_$t;"
  done
} > "$TMP/all.sql"
"$BS" :memory: < "$TMP/all.sql" 2>&1
