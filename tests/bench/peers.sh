#!/bin/sh
# How long other extractors take over the same pages in the same run: Mozilla's Readability.js with linkedom (npm) and readability-lxml (Debian's
# python3-readability), beside `every column of html_articles` on one thread. usage: tests/bench/peers.sh [FOLDER] (aeb where `make eval` unpacked it,
# else samples/). CPU seconds of the whole process, medians of three rounds in turn; a peer that is not installed is left out and said so.
set -u
cd "$(dirname "$0")/../.." || exit 2
folder=${1:-build/pages/aeb/html}
[ -d "$folder" ] || folder=samples
work=build/bench/peers
mkdir -p "$work"
find "$folder" -type f -size +2k \( -name '*.htm*' -o -name '*.shtml' \) ! -path '*_files/*' ! -path '*compressed*' | sort > "$work/pages"
megabytes=$(tr '\n' '\0' < "$work/pages" | xargs -0 cat | wc -c | awk '{ printf "%.2f", $1 / 1e6 }')
echo "$(wc -l < "$work/pages" | tr -d ' ') pages, $megabytes MB, $folder"
rm -rf "$work/html" && mkdir "$work/html"
n=0
while IFS= read -r page; do n=$((n + 1)); ln "$page" "$work/html/$(printf '%05d' $n).html"; done < "$work/pages"

cat > "$work/readability.mjs" <<'END'
import fs from 'node:fs';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
let found = 0;
for (const path of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!path) continue;
  try { found += new Readability(parseHTML(fs.readFileSync(path, 'utf8')).document).parse() ? 1 : 0; } catch { /* a page that it cannot read */ }
}
console.error(found, 'articles');
END
cat > "$work/readability_lxml.py" <<'END'
import logging, sys
from readability import Document
logging.disable(logging.CRITICAL)
found = 0
for path in open(sys.argv[1]).read().split('\n'):
    if not path: continue
    try:
        document = Document(open(path, 'rb').read().decode('utf-8', 'replace'))
        found += bool(document.summary() and document.title())
    except Exception: pass  # a page that it cannot read
print(found, 'articles', file=sys.stderr)
END
if command -v npm > /dev/null && [ ! -d "$work/node_modules/linkedom" ]; then
  npm install --silent --no-audit --no-fund --prefix "$work" @mozilla/readability linkedom > "$work/npm.log" 2>&1 || echo "# npm could not install: $(tail -n 1 "$work/npm.log")"
fi

cpu() { # name, command…: appends CPU seconds to $work/NAME.times
  name=$1
  shift
  env LC_ALL=C bash -c 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1' cpu "$@" 2>&1 | awk '{ print $1 + $2 }' >> "$work/$name.times"
}
rm -f "$work"/*.times
for _ in 1 2 3; do
  cpu broadsheet "${SQLITE3:-sqlite3}" -batch -init /dev/null -cmd '.load ./broadsheet' :memory: \
    "SELECT broadsheet_config('threads', 1); CREATE TEMP TABLE t AS SELECT *, paragraphs, links, related FROM html_articles('$work/html')"
  [ ! -d "$work/node_modules/linkedom" ] || cpu readability.js node "$work/readability.mjs" "$work/pages"
  ! /usr/bin/python3 -c 'import readability' 2> /dev/null || cpu readability-lxml /usr/bin/python3 "$work/readability_lxml.py" "$work/pages"
done
median() { sort -n "$work/$1.times" | sed -n 2p; }
own=$(median broadsheet)
echo
echo '| extractor | CPU seconds | MB/s | x broadsheet |'
echo '|---|---|---|---|'
for name in broadsheet readability.js readability-lxml; do
  if [ -s "$work/$name.times" ]; then
    awk -v name="$name" -v s="$(median $name)" -v own="$own" -v mb="$megabytes" 'BEGIN { printf "| %s | %.2f | %.1f | %.1f |\n", name, s, mb / s, s / own }'
  else
    echo "# $name is not installed"
  fi
done
