-- A byte order mark of UTF-16 says that zeros are no binary data, also where no tag stands first.
.mode list
.nullvalue NULL
SELECT charset, error FROM html_articles(CAST(x'FFFE' || x'48006900200074006800650072006500' AS BLOB));
SELECT charset, error FROM html_articles(CAST(x'FEFF' || x'00480069002000740068006500720065' AS BLOB));
SELECT charset, error FROM html_articles(x'4800690020007400');
