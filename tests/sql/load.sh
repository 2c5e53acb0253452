# Loading: by .load and by SELECT load_extension(), twice, with and without access to files.
bare() { LD_PRELOAD=$PRELOAD "$SQLITE3" -batch -init /dev/null "$@" 2>&1; }
page="CAST('<h1>Hello</h1>' AS BLOB)"
echo '# twice'
bare -cmd ".load $EXT" -cmd ".load $EXT" :memory: "SELECT headline FROM html_articles($page)"
bare :memory: "SELECT load_extension('$EXT')" "SELECT load_extension('$EXT')" "SELECT load_extension('$EXT', 'sqlite3_broadsheet_init')" \
  "SELECT headline FROM html_articles($page)"
echo '# without access to files'
nofs=".load $EXT sqlite3_broadsheet_nofs_init"
bare -cmd "$nofs" -cmd "$nofs" :memory: "SELECT json_extract(broadsheet_version(), '\$.files')" "SELECT headline FROM html_articles($page)" \
  "SELECT text_fold('Größe')" "CREATE VIEW v AS SELECT headline FROM html_articles($page)" "SELECT * FROM v"
bare -cmd "$nofs" :memory: "SELECT headline FROM html_articles('/etc')"
bare -cmd "$nofs" :memory: "SELECT headline FROM html_articles('no such folder')"
bare -cmd "$nofs" :memory: "SELECT path FROM html_files('/etc')"
bare -cmd "$nofs" :memory: "CREATE VIRTUAL TABLE temp.k USING html_links(location='/etc')"
echo '# one after the other'
bare -cmd "$nofs" -cmd ".load $EXT" :memory: "SELECT count(*) FROM html_files('/etc')" | sed "s|.*/||"
bare -cmd ".load $EXT" -cmd "$nofs" :memory: "SELECT json_extract(broadsheet_version(), '\$.files')"
echo '# while a statement runs'
bare :memory: "SELECT load_extension('$EXT') IS NULL, load_extension('$EXT') IS NULL FROM (VALUES(1), (2))"
