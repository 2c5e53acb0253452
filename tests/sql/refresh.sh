# sql/refresh.sql: what it does with files that are new, changed, gone and back, and that it does nothing at all where something is wrong: each
# case is run as a shell does that goes on after an error, and the database must be the same to the byte afterwards.
db=$TMP/archive.db saved=$TMP/saved
page() { printf '<title>%s</title><h1>%s</h1><p>%s said so in a long enough sentence, and the council heard it on Monday.</p>\n' "$2" "$2" "$3" > "$saved/$1"; }
say() { echo "-- $1"; }
run() { # SQL that comes first, location
  printf "%s\nSELECT broadsheet_param('location', '%s') WHERE 0;\n.output /dev/null\nSELECT broadsheet_param('location', '%s');\n.output\n.read sql/refresh.sql\n" "$1" "$2" "$2" | "$BS" "$db" 2>&1
}
same() { # what has just been said leaves the database as it was
  if cmp -s "$db" "$TMP/before.db"; then echo unchanged; else echo CHANGED; fi
  [ ! -e "$db-journal" ] || echo "a journal is left"
}
keep() { cp "$db" "$TMP/before.db"; }
show() { "$BS" "$db" "SELECT c.path, a.headline, c.replaced_at IS NOT NULL AS replaced, c.vanished_at IS NOT NULL AS vanished, c.error,
  (SELECT group_concat(text, ' / ') FROM paragraph WHERE article = a.id) FROM capture AS c LEFT JOIN article AS a ON a.capture = c.id ORDER BY c.id"; }
count() { "$BS" "$db" "SELECT (SELECT count(*) FROM capture), (SELECT count(*) FROM article), (SELECT count(*) FROM paragraph), (SELECT count(*) FROM link),
  (SELECT count(*) FROM article_index WHERE article_index MATCH 'council')" "PRAGMA integrity_check" "PRAGMA foreign_key_check"; }

mkdir "$saved" "$saved/sub"
for n in 1 2 3 4 5 6; do page $n.html "Story $n" "Gideon Marsh"; done
page sub/7.html "Story 7" "Marta Ilves"
: > "$saved/empty.html"
printf "SELECT broadsheet_param('location', '%s') > '';\n.read sql/archive.sql\n" "$saved" | "$BS" "$db"
keep

say "nothing new: nothing is written"
run "" "$saved"; same
say "a second time"
run "" "$saved"; same
say "no location"
"$BS" "$db" < sql/refresh.sql 2>&1; same
say "a mistyped one"
run "" "${saved}d"; same
say "one that is there but is not the archive's"
mkdir "$TMP/other"; cp "$saved/1.html" "$TMP/other"; run "" "$TMP/other"; same
say "the disk is not mounted: no folder"
mv "$saved" "$TMP/away"; run "" "$saved"; same
say "the disk is not mounted: an empty folder"
mkdir "$saved"; run "" "$saved"; same
say "more than a fifth is gone"
rmdir "$saved"; mv "$TMP/away" "$saved"; mv "$saved/1.html" "$saved/2.html" "$TMP"; run "" "$saved"; same
say "an error in the middle of the writing"
mv "$TMP/1.html" "$TMP/2.html" "$saved"; page 8.html "Story 8" "Howard Stell"
"$BS" "$db" "CREATE TRIGGER stop BEFORE INSERT ON paragraph WHEN NEW.text LIKE 'Howard%' BEGIN SELECT RAISE(ABORT, 'no Howard here'); END"; keep
run "" "$saved"; same
say "the same inside somebody's transaction, which goes on"
{ printf "BEGIN; CREATE TABLE mine(x);\nSELECT broadsheet_param('location', '%s') > '';\n" "$saved"; echo ".read sql/refresh.sql"; echo "COMMIT;"; } | "$BS" "$db" 2>&1
"$BS" "$db" "SELECT name FROM sqlite_schema WHERE name = 'mine'" "SELECT count(*) FROM capture" "DROP TABLE mine" "DROP TRIGGER stop"; keep
say "the disk is full while pages are read"
for n in 11 12 13 14 15 16 17 18 19; do page $n.html "Story $n" "$(seq 1 3000 | tr '\n' ' ')"; done
run "PRAGMA temp.max_page_count = 40;" "$saved"; same
say "the disk is full while they are written"
run "PRAGMA main.max_page_count = 40;" "$saved"; same
say "there is room again"
run "" "$saved"; count; keep
run "" "$saved"; same
for n in 11 12 13 14 15 16 17 18 19; do rm $saved/$n.html; done
say "a newer broadsheet's archive"
cp "$db" "$TMP/kept.db"; "$BS" "$db" "UPDATE archive_meta SET value = 2 WHERE name = 'format'"; keep
run "" "$saved"; same
cp "$TMP/kept.db" "$db"

say "new, changed, gone, and a page that can be read now"
page 1.html "Story 1, corrected" "A builder"
rm "$saved/2.html"
page 9.html "Story 9" "Howard Stell"
page empty.html "No longer empty" "Howard Stell"
run "SELECT broadsheet_param('max_vanished', 60) > 1;" "$saved"
show | grep -v 'Story 1[1-9]'
say "back as it was"
touch -d '2024-01-01' "$saved/9.html"; run "" "$saved"; mv "$saved/9.html" "$TMP"; run "" "$saved"; mv "$TMP/9.html" "$saved"; run "" "$saved"
say "a folder that cannot be read: its pages are not gone"
if [ "$(id -u)" = 0 ]; then rm -r "$saved/sub"; ln -s sub "$saved/sub"; else chmod 000 "$saved/sub"; fi
run "" "$saved"; "$BS" "$db" "SELECT path, error, vanished_at FROM capture WHERE path LIKE '%/sub%'"
[ -L "$saved/sub" ] || chmod 755 "$saved/sub"
count
say "a page that was changed and is then gone has vanished"
rm "$saved/1.html"; run "SELECT broadsheet_param('max_vanished', 60) > 1;" "$saved" > "$TMP/ignored"
echo ".read sql/versions.sql" | "$BS" "$db" | grep 'vanished.*/1.html' | sed 's/|20[0-9: -]*|20[0-9: -]*|/|then|now|/'
