# Twelve folders, each with a link to every other: 12! paths without a loop in any of them. The walk ends, with rows that say where.
cd "$TMP" || exit 1
names='a b c d e f g h i j k l'
for d in $names; do mkdir "$d"; : > "$d/page.html"; done
for d in $names; do for l in $names; do ln -s "../$l" "$d/to-$l"; done; done
"$BS" :memory: <<'END'
CREATE TABLE file AS SELECT path, error FROM html_files('.') LIMIT 10000;
SELECT count(*) > 1000, count(*) < 10000 FROM file;
SELECT DISTINCT error FROM file WHERE error IS NOT NULL;
SELECT count(*), count(error) FROM (SELECT error FROM html_files('a') LIMIT 10000);
END
