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
echo "-- html_articles: rows under LIMIT, in the order of the walk and in another, then files opened"
count "SELECT count(headline) FROM (SELECT headline FROM html_articles('pages') LIMIT 2 OFFSET 1)"
count "SELECT count(headline) FROM (SELECT headline FROM html_articles('pages') ORDER BY path LIMIT 2)"
count "SELECT count(headline) FROM (SELECT headline FROM html_articles('pages/stories') ORDER BY headline LIMIT 1)"
count "SELECT count(headline) FROM (SELECT headline FROM html_articles('pages/stories') WHERE headline > '' LIMIT 1)"
echo "-- 8 threads look no further ahead than LIMIT: at most 20 files of 60 are opened"
mkdir pages/many; for i in $(seq 10 69); do cp pages/juche/mirim-dairy.html pages/many/$i.html; done
test "$(count "SELECT broadsheet_config('threads', 8); SELECT headline FROM html_articles('pages/many') LIMIT 20" | tail -n 1)" -le 20 && echo yes
rm -r pages/many
echo "-- html_articles: rows of a list of paths, most of which are not there, then files opened"
count "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT count(text) FROM html_articles('pages') WHERE path IN (SELECT 'pages/none/' || i FROM n UNION SELECT path FROM html_files('pages/stories'))"
