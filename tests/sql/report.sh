# sql/report.sql over an archive by hand: one row, one column; its text, as far as a browser is not needed to read it.
db=$TMP/archive.db
mkdir -p "$TMP/none" && : > "$TMP/none/a.html"
printf "SELECT broadsheet_param('location', '%s');\n.read sql/archive.sql\nDELETE FROM article;\nDELETE FROM capture;\n.read sql/report.sql\n" "$TMP/none" |
  "$BS" -list -noheader "$db" > "$TMP/empty.html"
echo "-- nothing in it"
sed -n 's/.*<p class="empty">\(.*\)<\/p>/\1/p' "$TMP/empty.html"
"$SQLITE3" "$db" < tests/report/rows.sql
"$BS" -bail -list -noheader "$db" '.read sql/report.sql' > "$TMP/report.html"
printf '.output /dev/null\n.read sql/report.sql\n.output\nSELECT count(*) FROM report;\nSELECT name FROM pragma_table_info(%s);\n' "'report'" | "$BS" "$db"
echo "-- its text"
# A value stands in a line of its own, tags are blanks; not the styles, the script, and the line that names versions and the hour.
sed -e '/<style>/,/<\/style>/d' -e '/<script>/,/<\/script>/d' -e '/^<footer>/d' -e 's/<[^>]*>/ /g' -e 's/  */ /g' -e 's/^ //' -e '/^ *$/d' "$TMP/report.html"
echo "-- nothing of it is markup"
grep -c '<b>gone</b>\|"quoted"\|<odd>' "$TMP/report.html"
echo "-- without an archive, and of a later format"
"$BS" -bail :memory: '.read sql/report.sql'
"$SQLITE3" "$db" "UPDATE archive_meta SET value = 2 WHERE name = 'format'"
"$BS" -bail "$db" '.read sql/report.sql'
