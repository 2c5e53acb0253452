<?php // php -d sqlite3.extension_dir=FOLDER: the folder that holds broadsheet.so, and no path but that
$db = new SQLite3(':memory:');
$db->enableExceptions(true);
$db->loadExtension('broadsheet.so');
$query = $db->prepare('SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)');
$query->bindValue(1, 'samples');
$query->bindValue(2, '메기');
for ($result = $query->execute(); $row = $result->fetchArray();) {
    echo "$row[published] $row[headline]\n";
}
try {
    $query->reset();
    $query->bindValue(1, 'no/such/folder');
    $query->execute();
} catch (Exception $error) {
    echo $error->getMessage(), "\n";
}
