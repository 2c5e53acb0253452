import pyodbc

con = pyodbc.connect('Driver=SQLite3;Database=:memory:;LoadExt=./broadsheet.so')
query = 'SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)'
for published, headline in con.execute(query, 'samples', '메기'):
    print(published, headline)
try:
    con.execute(query, 'no/such/folder', '').fetchall()
except pyodbc.Error as error:
    print(error.args[1])
