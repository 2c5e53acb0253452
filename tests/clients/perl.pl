use strict; use warnings; use utf8;
use DBI;
binmode STDOUT, ':encoding(UTF-8)';

my $db = DBI->connect('dbi:SQLite:dbname=:memory:', '', '', { RaiseError => 1, PrintError => 0, sqlite_unicode => 1 });
$db->sqlite_enable_load_extension(1);
$db->sqlite_load_extension('./broadsheet');
my $query = 'SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)';
print "@$_\n" for @{ $db->selectall_arrayref($query, undef, 'samples', '메기') };
eval { $db->selectall_arrayref($query, undef, 'no/such/folder', '') };
print $DBI::errstr, "\n" if $@;
