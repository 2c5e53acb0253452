# Files that cannot be read are rows with an error, and the scan goes on.
cd "$TMP" || exit 1
page='<html><head><title>Good</title></head><body><h1>Good</h1><p>The harbour office said on Monday that the ferry would sail again, and that tickets bought before the storm stay valid.</p></body></html>'
mkdir a; printf '%s' "$page" > a/good.html; printf '%s' "$page" > a/z.html
: > a/empty.html
head -c 5000 /dev/zero > a/zeros.html
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0' > a/picture.html
printf '\037\213\010\0broken' > a/gzip.html
mkfifo a/pipe.html
ln -s nowhere.html a/dangling.html
ln -s .. a/up
ln -s ../a a/self
mkdir a/folder.html; printf '%s' "$page" > a/folder.html/in.html
truncate -s 2200000000 a/huge.html 2>/dev/null || echo "no sparse files" >&2
printf 'plain text, no page' > a/notes
printf '%s' "$page" > a/index
"$BS" :memory: <<'END'
.nullvalue NULL
.print -- articles
SELECT path, bytes, headline, error FROM html_articles('a') ORDER BY path;
.print -- files
SELECT path, type, error FROM html_files('a') ORDER BY path;
.print -- a table without an error column leaves them out
SELECT locator, count(*) FROM html_paragraphs('a') GROUP BY 1;
.print -- by name
SELECT path, error FROM html_articles('a/pipe.html');
SELECT path, error FROM html_articles('a/dangling.html');
SELECT path, error FROM html_articles('/dev/null');
.print -- limits give a row with an error, never a cut text
SELECT broadsheet_config('page_bytes', 60);
SELECT path, headline, text, error FROM html_articles('a/good.html');
SELECT broadsheet_config('page_bytes', 1000000);
SELECT broadsheet_config('nodes', 3);
SELECT path, headline, text, error FROM html_articles('a/good.html');
SELECT broadsheet_config('nodes', 1000000);
SELECT headline, error FROM html_articles('a/good.html');
.print -- wrong settings
SELECT broadsheet_config('nods', 3);
SELECT broadsheet_config('nodes', -1);
SELECT broadsheet_config('nodes', 'many');
END
