import apsw

con = apsw.Connection(':memory:')
con.enableloadextension(True)
con.loadextension('./broadsheet')
query = 'SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)'
for published, headline in con.cursor().execute(query, ('samples', '메기')):
    print(published, headline)
try:
    con.cursor().execute(query, ('no/such/folder', '')).fetchall()
except apsw.SQLError as error:
    print(error)
