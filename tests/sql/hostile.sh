# A database from elsewhere must not read the disk of who opens it, whatever it holds. The stored tables and views below are written with the
# schema opened for writing, as an attacker would, since the extension refuses to create them.
mkdir "$TMP/secret"
echo '<html><body><h1>Secret</h1><p>This page lies on the disk of who opens the database.</p></body></html>' > "$TMP/secret/page.html"
"$SQLITE3" -batch -init /dev/null "$TMP/hostile.db" "PRAGMA writable_schema = ON" \
  "INSERT INTO sqlite_schema VALUES
     ('table', 'notes', 'notes', 0, 'CREATE VIRTUAL TABLE notes USING html_articles(location=''$TMP/secret'')'),
     ('table', 'html_links', 'html_links', 0, 'CREATE VIRTUAL TABLE html_links USING html_articles(location=''$TMP/secret'')'),
     ('table', 'html_articles', 'html_articles', 0, 'CREATE VIRTUAL TABLE html_articles USING html_articles(location=''$TMP/secret'')'),
     ('table', 'html_files', 'html_files', 0, 'CREATE VIRTUAL TABLE html_files USING html_files')" \
  "CREATE VIEW seen AS SELECT headline FROM html_paragraphs('$TMP/secret')" \
  "CREATE VIEW seen_files AS SELECT path FROM html_files WHERE x = '$TMP/secret'" \
  "CREATE VIEW settings AS SELECT broadsheet_config('depth', 1)" \
  "CREATE TABLE t(a)" "CREATE TRIGGER stolen AFTER INSERT ON t BEGIN INSERT INTO t SELECT text FROM html_paragraphs('$TMP/secret'); END"
run() { echo "> $1" | sed "s|$TMP|TMP|g"; "$BS" "$TMP/hostile.db" "$1" 2>&1 | sed "s|$TMP|TMP|g"; }
run "SELECT * FROM notes"
run "SELECT * FROM html_links"
run "SELECT headline FROM html_articles"
run "SELECT path FROM html_files"
run "SELECT * FROM seen"
run "SELECT * FROM seen_files"
run "SELECT * FROM settings"
run "INSERT INTO t VALUES(1)"
# What the user asks for directly is the user's own wish.
run "SELECT text FROM html_paragraphs('$TMP/secret') WHERE role = 'p'"
run "CREATE TEMP VIEW mine AS SELECT text FROM html_paragraphs('$TMP/secret') WHERE role = 'p'; SELECT * FROM mine"
