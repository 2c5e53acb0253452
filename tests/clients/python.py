import sqlite3

con = sqlite3.connect(':memory:')
con.enable_load_extension(True)
con.load_extension('./broadsheet')
query = 'SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)'
for published, headline in con.execute(query, ('samples', '메기')):
    print(published, headline)
try:
    con.execute(query, ('no/such/folder', '')).fetchall()
except sqlite3.OperationalError as error:
    print(error)
