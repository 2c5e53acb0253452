# A folder that cannot be read is a row that stands where its pages would, so that ORDER BY path (which the walk itself answers) holds.
cd "$TMP" || exit 1
# Root reads every folder: a path that is too long for the system is one that nobody can read.
mkdir top top/deep; : > top/deep.html; : > top/deep-1.html
name=$(printf 'd%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50)
(cd top/deep && i=0; while [ $i -lt 90 ]; do mkdir "$name" && : > "$name.html" && cd -P "$name" || exit 1; i=$((i + 1)); done)
"$BS" :memory: <<'END'
SELECT count(*), count(error) FROM html_files('top');
SELECT substr(path, -3), error FROM html_files('top') WHERE error IS NOT NULL;
WITH got(path, n) AS (SELECT path, row_number() OVER () FROM (SELECT path FROM html_files('top') ORDER BY path)),
     want(path, n) AS (SELECT path, row_number() OVER (ORDER BY path || '') FROM html_files('top'))
SELECT count(*) FROM got JOIN want USING (n) WHERE got.path <> want.path;
END
rm -rf top
