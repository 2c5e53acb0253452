const Database = require('better-sqlite3');

const db = new Database(':memory:');
db.loadExtension('./broadsheet');
const query = db.prepare('SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)');
for (const { published, headline } of query.all('samples', '메기')) console.log(published, headline);
try {
  query.all('no/such/folder', '');
} catch (error) {
  if (error instanceof Database.SqliteError) console.log(error.message);
}
