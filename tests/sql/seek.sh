# A locator or a path leads to its folder: no other is read, and of its files only what may be meant. strace is the witness.
command -v strace > /dev/null 2>&1 || { echo "there is no strace here"; exit 77; }
strace -o "$TMP/probe" true 2> /dev/null || { echo "strace may not trace here"; exit 77; }
[ -z "${PRELOAD:-}" ] || { echo "LeakSanitizer does not work under strace"; exit 77; }
samples=$PWD/samples
cd "$TMP" && mkdir -p saved/b saved/much/c saved/much/a || exit 1
for f in saved/a.html saved/b/c.html saved/much/c/x.html 'saved/much/c/x.html!2' saved/much/a/x.html; do cp "$samples/juche/mirim-dairy.html" "$f"; done
cp "$samples/daily/0803.htm" saved/much/c/
for where in "locator = 'saved/much/c/x.html'" "path = 'saved/much/c/x.html'" "locator = 'saved/much/c/0803.htm!2'" "path GLOB '*/c/x*'" "locator = 'saved/much/c/x.html!2'" "path = 'saved/none/x.html'"; do
  echo "-- $where: rows and whether their rowids are what they were; folders and files that were opened"
  "$BS" :memory: "SELECT locator, rowid IN (SELECT rowid FROM html_articles('saved') WHERE +$where) FROM html_articles('saved') WHERE $where"
  strace -f -e trace=openat -o trace "$BS" :memory: "SELECT headline FROM html_articles('saved') WHERE $where" > /dev/null
  grep -c 'saved.*O_DIRECTORY' trace
  grep -c 'saved.*htm' trace
done
