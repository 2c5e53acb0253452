# What X may be, and what is said when it is nothing.
mkdir "$TMP/empty" "$TMP/odd" "$TMP/plain"
page='<html><head><title>One</title></head><body><h1>One</h1><p>Some text in a page.</p></body></html>'
for name in 'a#b.html' 'a?b.html' 'a*b.html' '[a]b.html' 'a%41b.html' 'a%b.html' "it's.html" 'two words.html' 'x!2.html' 'x!2' '-dash.html' "$(printf 'line\nbreak.html')" "$(printf 'caf\303\251.html')" "$(printf 'latin\351.html')"; do
  printf '%s<!-- %s -->' "$page" "$name" > "$TMP/odd/$name"
done
mkdir "$TMP/odd/a#b.d"; printf '%s' "$page" > "$TMP/odd/a#b.d/in.html"
cd "$TMP" || exit 1
echo "-- every printed locator reopens exactly its page"
"$BS" :memory: <<'END'
SELECT quote(f.locator) FROM html_files('odd') AS f;
CREATE TABLE had AS SELECT locator, path, content FROM html_articles('odd');
SELECT count(*), sum((SELECT count(*) FROM html_articles(had.locator) AS again WHERE again.content = had.content AND again.locator = had.locator)),
       sum((SELECT count(*) FROM html_articles(had.locator))) FROM had;
END
cd - > /dev/null || exit 1
"$BS" :memory: <<END
.print -- the same of the samples
CREATE TABLE had AS SELECT locator, path, item, content FROM html_articles('samples');
SELECT locator FROM had WHERE 1 <> (SELECT count(*) FROM html_articles(had.locator) AS again WHERE again.locator = had.locator AND again.item IS had.item AND again.content IS had.content)
  OR 1 <> (SELECT count(*) FROM html_articles(had.locator));
.print -- NULL from a column: no rows; as a literal or parameter: an error
SELECT count(*) FROM (SELECT NULL AS x UNION ALL SELECT 'samples/daily') AS t, html_files(t.x);
SELECT * FROM html_articles(NULL);
.parameter set @x NULL
SELECT * FROM html_articles(@x);
.print -- no argument
SELECT * FROM html_articles;
SELECT * FROM html_paragraphs;
.print -- nothing there, nothing in it, markup instead of a name
SELECT * FROM html_articles('no/such/folder');
SELECT * FROM html_files('$TMP/gone*.html');
SELECT count(*) FROM html_articles('$TMP/empty');
SELECT * FROM html_articles('');
SELECT * FROM html_articles('  <!DOCTYPE html><p>text');
.print -- globs
SELECT substr(path, 1 + length('samples/')) FROM html_files('samples/*/*.htm');
SELECT substr(path, 1 + length('samples/')) FROM html_files('samples/**/[bk]*.html');
SELECT count(*) FROM html_files('samples/captures/2024-0?-??');
SELECT count(*) FROM html_files('samples') WHERE glob = '**/*.htm';
.print -- not below
SELECT path FROM html_files('samples') WHERE recursive = 0;
.print -- wrong options
SELECT count(*) FROM html_articles('samples') WHERE date_order = 'ydm';
SELECT count(*) FROM html_files('samples', glob='*.html');
.print -- a page in memory, and a number
SELECT path, locator, headline, length(content) FROM html_articles(CAST('<title>In memory</title><h1>In memory</h1>' AS BLOB));
SELECT * FROM html_articles(5);
.print -- text that is given twice
SELECT * FROM html_articles('samples/daily') AS a WHERE a.x = 'samples/ja';
END
