package require sqlite3

sqlite3 db :memory:
db enable_load_extension 1
db eval {SELECT load_extension('./broadsheet')}
set query {SELECT published, headline FROM html_articles($folder) WHERE instr(headline, $word)}
set folder samples
set word 메기
db eval $query { puts "$published $headline" }
set folder no/such/folder
if {[catch { db eval $query } message]} { puts $message }
