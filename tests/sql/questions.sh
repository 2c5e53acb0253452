# The scripts in sql/ that answer a question, over pages made so that each answer has something to say. (Over samples/ their examples are tested.)
db=$TMP/archive.db
cd "$TMP" || exit 1
top=$OLDPWD
page() { # file, address, published, captured, headline, text…
  file=$1; mkdir -p "$(dirname "$file")"
  { printf '<html lang="en"><head><meta charset="utf-8"><!-- Page saved with SingleFile url: %s saved date: %s -->' "$2" "$4"
    printf '<link rel="canonical" href="%s"><meta property="og:site_name" content="%s">' "$2" "$(echo "$2" | cut -d/ -f3)"
    [ -z "$3" ] || printf '<meta property="article:published_time" content="%s">' "$3"
    printf '</head><body><article><h1>%s</h1>' "$5"
    shift 5
    for p in "$@"; do printf '<p>%s</p>' "$p"; done
    printf '</article></body></html>'; } > "$file"
}
ask() { # script, then name and value of parameters
  script=$1; shift
  { echo ".output /dev/null"; while [ $# -gt 0 ]; do echo "SELECT broadsheet_param('$1', '$2');"; shift 2; done
    echo ".output"; echo ".nullvalue -"; echo ".read $top/sql/$script.sql"; } | "$BS" "$db" 2>&1
}
long="The council met for two hours on Monday evening and heard the report of its engineer."
one="Thu Feb 01 2024 08:00:00 GMT+0000 (Greenwich Mean Time)" two="Fri Mar 01 2024 08:00:00 GMT+0000 (Greenwich Mean Time)"
page crawl-1/bridge.html https://a.example/bridge 2024-01-20T10:00:00Z "$one" "Bridge to close" "$long" "Kim Jong Min, who built it, said it was safe, and José Álvarez agreed." "Nobody else was asked about the bridge at that meeting."
page crawl-2/bridge.html "https://www.a.example/bridge?utm_source=x" 2024-01-20T10:00:00Z "$two" "Bridge to stay open" "$long" "José Alvarez said it was safe." "Nobody else was asked about the bridge at that meeting."
page crawl-1/gone.html https://a.example/gone 2024-01-21T10:00:00Z "$one" "Mayor sells his house" "$long" "Kim Jong Min bought it, and Kim Jong Min sold it again."
page crawl-1/quiet.html https://a.example/quiet 2024-01-22T10:00:00Z "$one" "A quiet day" "$long" "“Nothing” happened – and nobody minded."
page crawl-2/quiet.html https://a.example/quiet 2024-01-23T10:00:00Z "$two" "A quiet day" "$long" '"Nothing" happened - and nobody minded.'
page crawl-2/future.html https://b.example/future 2024-03-02T10:00:00Z "$two" "Tomorrow in the paper" "$long"
page crawl-2/address.html https://b.example/2021/05/06/address 2021-06-20T10:00:00Z "$two" "An old address" "$long"
page crawl-2/undated.html https://b.example/undated "" "$two" "No day given" "$long"
page crawl-2/korea.html https://c.example/k 2024-02-10T10:00:00Z "$two" "Pyongyang" "$long" "김정은은 북한의 지도자이고 김정은이 말했다. $long"
page crawl-2/order.html https://d.example/o "" "$two" "Which day" "Published: 03/04/2024" "$long"
page crawl-2/order2.html https://d.example/p "" "$two" "Which day it is" "Published: 25/04/2023" "$long"
page crawl-2/twice.html https://e.example/t 2023-05-05T10:00:00Z "$two" "Two days" "Published: 25 April 2023" "$long"
page crawl-2/modified.html https://c.example/m 2024-02-10T10:00:00Z "$two" "Changed before it was written" "$long"
sed -i.bak 's|</head>|<meta property="article:modified_time" content="2024-02-01T10:00:00Z"></head>|' crawl-2/modified.html; rm crawl-2/*.bak
: > crawl-2/empty.html
printf "SELECT broadsheet_param('location', '.') > '';\n.read %s/sql/archive.sql\n" "$top" | "$BS" "$db"
echo "-- versions"; ask versions
echo "-- versions of two crawls"; ask versions before ./crawl-1 after ./crawl-2
echo "-- versions, half of it said"; ask versions before ./crawl-1
echo "-- names"; ask names names 'Kim Jong Min; jose alvarez;김정은; ; Nobody Here'
echo "-- no name"; ask names names ' ; '; ask names
echo "-- sanity"; ask sanity
echo "-- sanity, with the dates on the pages"; ask sanity location . | sed -n '/order.html.*Which/,$p'
echo "-- timeline"; ask timeline since 2024-01 until 2024-02
echo "-- sources"; "$BS" "$db" "INSERT INTO outlet_alias VALUES ('A.EXAMPLE', 'The A')"; ask sources
echo "-- search"; ask search query 'kim jong'; ask search query '"jong kim"'; ask search query 'JOSE'; ask search query 북한; ask search query 북; ask search query 'bri* open' rows 1
ask search query '!'; ask search
echo "-- quote"; ask quote locator ./crawl-1/gone.html paragraph 2; ask quote locator ./crawl-1/gone.html paragraph 9; ask quote locator nowhere; ask quote
echo "-- what is no value of a parameter is said, in every script that has it"
for value in abc -1 2.5 ''; do ask search query bridge rows "$value"; ask sources rows "$value"; ask missing rows "$value"; done | sed 's/.*near line [0-9]*: //' | sort | uniq -c | sed 's/^ *//'
ask quote locator ./crawl-1/gone.html paragraph two | head -n 1
for value in June 2024-13 2024-1; do ask timeline since "$value"; ask timeline until "$value"; done
ask versions before ./crawl-1 after ./crawl-3 | head -n 1
