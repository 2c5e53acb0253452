# Any number of threads gives the same rows in the same order: of pages that fail, of files with several articles, of files that are no pages,
# whatever a query asks for, also when it stops early or scans again while it scans.
cd "$TMP" && mkdir -p saved/f saved/none || exit 1
for i in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  echo "<html lang=en><head><title>Ferry $i</title><meta name=description content='What the harbour office says of ferry $i on that day.'></head><body><h1>Ferry $i sails again</h1>
<p>30 November 20$i</p><p>The ferry $i sails again from Monday, the harbour office said, and the new pier is open.</p><a href=/$i.html>A further story of the day $i</a></body></html>" > "saved/f/$i.html"
done
: > saved/f/12a.html
head -c 3000 /dev/zero > saved/f/13a.html
printf '   \n' > saved/f/14a.html
echo 'body { }' > saved/f/15a.css
echo '<html><title>No suffix</title><h1>A page whose name says nothing</h1><p>It is read all the same, since it begins as one.' > saved/f/16a
ln -s nowhere saved/f/17a.html
mkfifo saved/f/18a.html
cp "$OLDPWD"/samples/daily/0803.htm saved/f/19a.htm
run() { # threads, query
  "$BS" :memory: "SELECT broadsheet_config('threads', $1) IS NULL" "$2" 2>&1
}
same() {
  run 1 "$1" > one
  for n in 2 3 8; do run $n "$1" > more; cmp -s one more || echo "$n threads: $1"; done
  wc -l < one | tr -d ' '
}
same "SELECT rowid, *, content, paragraphs, links, related FROM html_articles('saved')"
for table in html_paragraphs html_related html_links html_images html_meta html_dates html_blocks; do same "SELECT rowid, * FROM $table('saved')"; done
same "SELECT * FROM html_select('saved', 'h1, a')"
same "SELECT locator, item, text FROM html_articles('saved') WHERE published BETWEEN '2005' AND '2020' AND headline LIKE '%1%'"
same "SELECT headline FROM html_articles('saved') WHERE published IS NULL OR published IN ('2003-11-30', '2029-11-30')"
same "SELECT text FROM html_articles('saved') WHERE length(headline) > 22"
same "SELECT headline FROM html_articles('saved') LIMIT 5 OFFSET 11"
same "SELECT headline FROM html_articles('saved') ORDER BY text DESC LIMIT 3"
same "SELECT a.headline, b.path, (SELECT count(*) FROM html_links(b.locator)) FROM (SELECT * FROM html_articles('saved') LIMIT 12) AS a, html_articles('saved') AS b WHERE b.bytes > 300 AND b.path > a.path"
same "SELECT l.text, m.value FROM html_articles('saved') AS a, html_links(a.locator) AS l, html_meta(a.locator) AS m WHERE m.key = 'description'"
echo '-- a page that is too large'
run 1 "SELECT broadsheet_config('page_bytes', 300) IS NULL; SELECT path, error, headline FROM html_articles('saved')" > one
run 4 "SELECT broadsheet_config('page_bytes', 300) IS NULL; SELECT path, error, headline FROM html_articles('saved')" | cmp one - && grep -c 'page_bytes' one
echo '-- settings'
run 64 "SELECT broadsheet_config('threads')"
run 0 "SELECT broadsheet_config('threads') BETWEEN 1 AND 4"
run 65 'SELECT 1'
