require 'sqlite3'

db = SQLite3::Database.new(':memory:')
db.enable_load_extension(true)
db.load_extension('./broadsheet')
query = 'SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)'
db.execute(query, ['samples', '메기']) { |published, headline| puts "#{published} #{headline}" }
begin
  db.execute(query, ['no/such/folder', ''])
rescue SQLite3::SQLException => error
  puts error.message
end
