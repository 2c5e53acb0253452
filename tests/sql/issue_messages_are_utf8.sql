-- What a message repeats of an argument is UTF-8 and not longer than a line or two, whatever the argument was.
SELECT date_parse('x', CAST(x'FF41' AS TEXT));
SELECT text_clean('x', replace(hex(zeroblob(500)), '0', 'é'));
SELECT broadsheet_param(CAST(x'41FF' AS TEXT));
SELECT broadsheet_config('x' || replace(hex(zeroblob(500)), '0', 'é'));
SELECT path FROM html_articles('samples') WHERE date_order = CAST(x'FF' AS TEXT);
SELECT path FROM html_articles('samples') WHERE recursive = replace(hex(zeroblob(500)), '0', 'é');
CREATE VIRTUAL TABLE temp.t USING html_articles(location='samples', date_order='dmyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy');
SELECT count(*) FROM html_select('samples', CAST(x'FF' AS TEXT));
