# html_files opens no file whose name says HTML; html_articles opens them. strace is the witness.
command -v strace > /dev/null 2>&1 || { echo "there is no strace here"; exit 77; }
strace -o "$TMP/probe" true 2> /dev/null || { echo "strace may not trace here"; exit 77; }
[ -z "${PRELOAD:-}" ] || { echo "LeakSanitizer does not work under strace"; exit 77; }
cp -r samples "$TMP/pages"
cd "$TMP" || exit 1
count() { strace -f -e trace=open,openat,openat2 -o trace "$BS" :memory: "$1" | tail -n 1; grep -c 'pages/.*\.s*x*html*".*O_RDONLY' trace; }
echo "-- html_files: files, then files opened"
count "SELECT count(*) FROM (SELECT path, mtime FROM html_files('pages') WHERE path LIKE '%.htm%')"
echo "-- html_articles: rows of one folder, then files opened"
count "SELECT count(text) FROM html_articles('pages/stories')"
echo "-- html_articles: rows below a beginning that LIKE and GLOB ask for, of a size, then files opened"
count "SELECT count(text) FROM html_articles('pages') WHERE path LIKE 'Pages/Stor%.html'"
count "SELECT count(text) FROM html_articles('pages') WHERE path GLOB '*/stor*/[a-z]*'"
count "SELECT count(text) FROM html_articles('pages/stories') WHERE bytes = (SELECT max(bytes) FROM html_files('pages/stories')) AND mtime > 0"
echo "-- html_articles: rows of a list of paths, most of which are not there, then files opened"
count "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT count(text) FROM html_articles('pages') WHERE path IN (SELECT 'pages/none/' || i FROM n UNION SELECT path FROM html_files('pages/stories'))"
