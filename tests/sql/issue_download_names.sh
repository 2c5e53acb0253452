# Chrome saves a page's scripts as site.js.download: assets, also outside of a page's own folder, and never opened.
cd "$TMP" || exit 1
for name in site.js.download style.css.download 'style.css?ver=5' story.html.download; do printf '<html><h1>A page by its bytes</h1>' > "$name"; done
"$BS" :memory: "SELECT path, type FROM html_files('.')" "SELECT path, headline FROM html_articles('.')"
