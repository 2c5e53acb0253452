# Everything that may lie in a folder: what is a page, what is listed, and what a row says of a file that cannot be read.
cd "$TMP" && mkdir saved && cd saved || exit 1
page='<html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>The ferry sails again from Monday, the harbour office said.</p></body></html>'
put() { mkdir -p "$(dirname "$1")"; printf '%s' "$page" > "$1"; touch -d '2024-11-30 07:45:00 UTC' "$1"; }
put 'plain.html'; put 'UPPER.HTM'; put 'index.php?id=5'; put '[Photo] Kim.html'; put 'a#b.html'; put 'x!2.html'; put 'p%20q.html'; put "quote'.html"
put "$(printf 'new\nline.html')"; put 'noname'; put 'sub/deep/er.xhtml'; put 'sub.html'; put 'sub-a.html'
put "$(printf 'bad\377.html')"
put 'story.html'; put 'story_files/frame.html'; put 'court_files/one.html'; put 'hts-cache/new.html'; put 'dir.html/inside.shtml'
printf '%s' "$page" | gzip -n > packed.html
: > empty.html; printf '\211PNG\r\n\032\n\0\0\0\rIHDR' > picture.html; printf 'plain words' > notes; printf 'body{}' > s.css; printf 'PK' > x.zip
mkfifo pipe pipe.html; ln -s nowhere gone.html; ln -s .. sub/up; mkdir nothing
cd ..
echo '# files'
"$BS" :memory: "SELECT quote(path), locator = path, bytes, datetime(mtime, 'unixepoch') = '2024-11-30 07:45:00' AS known, type, error FROM html_files('saved')"
echo '# articles'
"$BS" :memory: "SELECT rowid, quote(path), item, bytes, headline, error FROM html_articles('saved')"
echo '# tables without an error column give no row for what cannot be read'
"$BS" :memory: "SELECT count(*), count(DISTINCT locator) FROM html_paragraphs('saved') WHERE role = 'p'"
echo '# narrower'
"$BS" :memory: "SELECT path FROM html_articles('saved/*.htm*') WHERE path GLOB '*[pm]*' AND error IS NULL" "SELECT path FROM html_articles('saved') WHERE glob = 'sub/**'" \
  "SELECT count(*) FROM html_articles('saved') WHERE recursive = 0" "SELECT count(*) FROM html_articles('saved/nothing')" "SELECT path FROM html_articles('saved/plain.html')" \
  "SELECT path FROM html_articles('saved/index.php?id=5')"
echo '# every printed locator reopens exactly its page'
"$BS" :memory: "SELECT a.locator, count(*), count(b.locator = a.locator OR NULL) FROM html_articles('saved') a, html_articles(a.locator) b WHERE a.locator NOT GLOB '*gone*' GROUP BY 1 HAVING count(*) <> 1 OR b.locator <> a.locator" \
  "SELECT count(DISTINCT a.locator) FROM html_articles('saved') a, html_articles(a.locator) b WHERE a.locator NOT GLOB '*gone*'"
echo '# path order, done by the walk and by the sorter'
"$BS" :memory: "SELECT count(*) FROM (SELECT path, row_number() OVER () AS a, row_number() OVER (ORDER BY +path) AS b FROM (SELECT path FROM html_files('saved') ORDER BY path)) WHERE a <> b"
