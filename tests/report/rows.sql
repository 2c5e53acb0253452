-- An archive by hand, for the tests of sql/report.sql: what it shows does not hang on how pages are read. Run on an empty one that archive.sql made.
INSERT INTO capture(id, location, path, bytes, mtime, error, broadsheet, read_at, replaced_at, vanished_at) VALUES
  (1, 'saved', 'saved/2024-02-01/grant.html', 5000, 1706774400, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (2, 'saved', 'saved/2024-03-18/grant.html', 5100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (3, 'saved', 'saved/quay.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', '2024-04-02 00:00:00', NULL),
  (4, 'saved', 'saved/quay.html', 120, 1710777700, NULL, '0.1.0', '2024-04-02 00:00:00', NULL, NULL),
  (5, 'saved', 'saved/barrier.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (6, 'saved', 'saved/barrier-again.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (7, 'saved', 'saved/barrier-copy.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (8, 'saved', 'saved/dates.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (9, 'saved', 'saved/"quoted" & <odd>.html', 0, 1710777600, 'the page is empty (0 bytes)', '0.1.0', '2024-04-01 00:00:00', NULL, NULL),
  (10, 'saved', 'saved/gone.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, '2024-04-03 00:00:00'),
  (11, 'saved', 'saved/empty.html', 100, 1710777600, NULL, '0.1.0', '2024-04-01 00:00:00', NULL, NULL);

INSERT INTO article(id, capture, locator, item, url, source, headline, published, published_tz, published_utc, published_precision, published_from,
    captured, captured_tz, language, text, words, text_hash, kind) VALUES
  (1, 1, 'saved/2024-02-01/grant.html', 1, 'https://pellam.example/grant?utm_source=x', 'Pellam Advertiser', 'County pays for new roof', '2024-01-31 15:30:00', '+00:00',
    '2024-01-31 15:30:00', 'minute', 'og', '2024-02-01 08:02:10', '+00:00', 'en',
    'The county pays.' || char(10) || 'Work was due to begin in March, under the Thornbury builder Gideon Marsh.' || char(10) || 'This paragraph is <b>gone</b>.', 20, 'a', 'article'),
  (2, 2, 'saved/2024-03-18/grant.html', 1, 'https://www.pellam.example/grant', 'Pellam Advertiser', 'County & parish pay for new roof', '2024-01-31 15:30:00', '+00:00',
    '2024-01-31 15:30:00', 'minute', 'og', '2024-03-18 19:45:31', '+00:00', 'en',
    'The county pays.' || char(10) || 'Work was due to begin in March.' || char(10) || 'A new one is here & says "so".', 20, 'b', 'article'),
  (3, 3, 'saved/quay.html', 1, 'https://sail.example/quay', 'الشراع', 'افتتاح رصيف جديد', '2024-03-01', NULL, NULL, 'day', 'visible', NULL, NULL, 'ar',
    'افتتح الرصيف صباح يوم الجمعة.', 5, 'c', 'article'),
  (4, 4, 'saved/quay.html', 1, 'https://sail.example/quay', 'الشراع', 'افتتاح رصيف جديد', '2024-03-01', NULL, NULL, 'day', 'visible', NULL, NULL, 'ar',
    'افتتح الرصيف مساء يوم الجمعة.', 5, 'd', 'article');

-- One story in three outlets: two headlines that are alike, and a copy under another; the third names no time zone.
INSERT INTO article(id, capture, locator, item, url, source, headline, published, published_tz, published_utc, published_precision, published_from,
    language, text, words, text_hash, kind)
SELECT n, n, path, 1, 'https://' || n || '.example/', outlet, headline, published, tz, utc, 'minute', 'jsonld', 'en', lead || body, 64, 'e' || n, 'article'
FROM (SELECT 'The barrier across the mouth of the Elsing stuck half way at its first full test on Tuesday evening, and stood there for two hours while the tide ran'
    || ' in under it. Engineers from the port freed the middle gate by hand shortly before midnight. Nobody was hurt, the harbour office said, and the ferries were back'
    || ' on time the next morning.' AS body),
  (SELECT 5 AS n, 'saved/barrier.html' AS path, 'Elsing Gazette' AS outlet, 'Flood barrier fails first full test' AS headline,
      '2024-03-12 21:48:00' AS published, '+01:00' AS tz, '2024-03-12 20:48:00' AS utc, '' AS lead
    UNION ALL SELECT 6, 'saved/barrier-again.html', 'Valley Dispatch', 'Port Elsing flood barrier fails its first full test', '2024-03-13 06:00:00', '+00:00',
      '2024-03-13 06:00:00', 'From our desk. '
    UNION ALL SELECT 7, 'saved/barrier-copy.html', '東岸新報', '“Half way and no further”', '2024-03-14', NULL, NULL, '');

-- A page of several items, each with a date to doubt.
INSERT INTO article(id, capture, locator, item, source, headline, published, published_tz, published_utc, published_precision, published_from, published_raw,
    modified, modified_tz, captured, captured_tz, canonical_url, language, text, words, text_hash, kind) VALUES
  (20, 8, 'saved/dates.html!1', 1, 'Küstenbote', 'Published after the capture', '2024-03-20 10:00:00', '+00:00', '2024-03-20 10:00:00', 'second', 'og', NULL,
    NULL, NULL, '2024-03-20 09:00:00', '+00:00', NULL, 'de', 'Text.', 1, 'f', 'article'),
  (21, 8, 'saved/dates.html!2', 2, 'Küstenbote', 'In the same hour, by another clock', '2024-03-20 10:00:00', '+01:00', '2024-03-20 09:00:00', 'second', 'og', NULL,
    NULL, NULL, '2024-03-20 09:30:00', '+00:00', NULL, 'de', 'Text.', 1, 'g', 'article'),
  (22, 8, 'saved/dates.html!3', 3, 'Küstenbote', 'Modified before it was published', '2024-03-20', NULL, NULL, 'day', 'visible', NULL,
    '2024-03-18', NULL, NULL, NULL, NULL, 'de', 'Text.', 1, 'h', 'article'),
  (23, 8, 'saved/dates.html!4', 4, 'Küstenbote', 'The address disagrees', '2024-03-20', NULL, NULL, 'day', 'visible', NULL,
    NULL, NULL, NULL, NULL, 'https://kueste.example/2019/11/30/meldung', 'de', 'Text.', 1, 'i', 'article'),
  (24, 8, 'saved/dates.html!5', 5, 'Küstenbote', 'Only a month', '2024-03-01', NULL, NULL, 'month', 'visible', NULL, NULL, NULL, NULL, NULL, NULL, 'de', 'Text.', 1, 'j', 'article'),
  (25, 8, 'saved/dates.html!6', 6, NULL, 'No date, and no outlet', NULL, NULL, NULL, NULL, NULL, '03/04/2024', NULL, NULL, NULL, NULL, NULL, NULL, 'Text.', 1, 'k', 'article'),
  (26, 8, 'saved/dates.html!7', 7, 'Küstenbote', 'Next year', '2025-05-05', NULL, NULL, 'day', 'visible', NULL, NULL, NULL, NULL, NULL, NULL, 'de', 'Text.', 1, 'l', 'article'),
  (27, 8, 'saved/dates.html!8', 8, 'Küstenbote', NULL, '2024-02-29', NULL, NULL, 'day', 'visible', NULL, NULL, NULL, NULL, NULL, NULL, 'de', NULL, NULL, NULL, 'article'),
  (28, 8, 'saved/dates.html!9', 9, 'Küstenbote', 'A front page is no article', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'de', 'Text.', 1, 'm', 'index');
INSERT INTO outlet_alias VALUES ('Küstenbote', 'Küstenbote & Söhne');
