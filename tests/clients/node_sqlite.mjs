import { DatabaseSync } from 'node:sqlite';

const db = new DatabaseSync(':memory:', { allowExtension: true });
db.loadExtension('./broadsheet');
const query = db.prepare('SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)');
for (const { published, headline } of query.all('samples', '메기')) console.log(published, headline);
try {
  query.all('no/such/folder', '');
} catch (error) {
  if (error.code === 'ERR_SQLITE_ERROR') console.log(error.message);
}
