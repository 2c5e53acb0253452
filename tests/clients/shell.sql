.load ./broadsheet
.parameter init
.parameter set :folder "'samples'"
.parameter set :word "'메기'"
SELECT published, headline FROM html_articles(:folder) WHERE instr(headline, :word);
SELECT count(*) FROM html_articles('no/such/folder');
