# Twelve folders, each with a link to every other: 12! paths without a loop in any of them. The walk ends, with rows that say where.
cd "$TMP" || exit 1
names='a b c d e f g h i j k l'
for d in $names; do mkdir "$d"; : > "$d/page.html"; done
for d in $names; do for l in $names; do ln -s "../$l" "$d/to-$l"; done; done
"$BS" :memory: <<'END'
SELECT count(*) > 1000, count(*) < 10000 FROM html_files('.');
SELECT DISTINCT error FROM html_files('.') WHERE error IS NOT NULL;
SELECT count(*), count(error) FROM html_files('a');
END
