# %% A first day with a folder of saved pages, in plain Python. Run it as it is from the folder that holds broadsheet.so, or cell by cell: VS Code,
# Spyder and Jupyter (with Jupytext) take the lines that begin with "# %%" as the cells of a notebook.
# With pandas, `pandas.read_sql_query(query, con)` gives each of the tables below as a data frame.
import sqlite3

con = sqlite3.connect(':memory:')  # or 'archive.db', to keep what was read
con.enable_load_extension(True)
con.load_extension('./broadsheet')


def show(query, *values):
    for row in con.execute(query, values):
        print(*('-' if value is None else value for value in row), sep=' | ')
    print()


# %% Read the pages once. From here on everything is an ordinary table.
con.execute("SELECT broadsheet_param('location', 'samples')").fetchone()
with open('sql/archive.sql', encoding='utf8') as script:
    con.executescript(script.read())
show('SELECT * FROM archive')

# %% What is in it, and what is not?
show('''SELECT language, count(*) AS articles, min(published), max(published)
        FROM article WHERE kind = 'article' GROUP BY language ORDER BY articles DESC, language LIMIT 5''')
show('SELECT path, error FROM capture WHERE error IS NOT NULL')

# %% Words in any script: the index holds runs of Korean, Chinese and Japanese as pairs.
for words in ('메기', 'flood barrier', '干潟'):
    show('''SELECT published, source, a.headline FROM article_index JOIN article AS a ON a.id = article_index.rowid
            WHERE article_index MATCH 'terms : (' || text_terms(?) || ')' ORDER BY published''', words)

# %% Who had the story first?
show('''SELECT a.source, a.published_utc, b.source, b.published_utc, round(headline_similarity(a.headline, b.headline), 2)
        FROM article AS a JOIN article AS b ON a.published_utc < b.published_utc AND a.source <> b.source
        WHERE headline_similarity(a.headline, b.headline) > .6''')

# %% What did a page say before it was changed without a word?
show('''SELECT a.captured, b.captured, d.op, d.old_text, d.new_text
        FROM article AS a JOIN article AS b ON url_key(a.url) = url_key(b.url) AND a.captured < b.captured, text_diff(a.text, b.text) AS d
        WHERE d.op <> '=' ''')

# %% Where does a date come from?
show("SELECT role, value, raw, scheme FROM html_dates('samples/wordpress') WHERE chosen ORDER BY role")
