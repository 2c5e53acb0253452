-- Headline, deck, section, source, site, summary and image, a page each; then captures, and languages that the page tells wrongly.
CREATE TEMP TABLE body AS SELECT '<p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>' AS html;
CREATE TEMP TABLE page(what TEXT, field TEXT, html TEXT, want TEXT); -- BODY stands for the two paragraphs
INSERT INTO page VALUES
 ('og:title with the site behind - ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill - The Valley Post"><title>Council buys the mill - The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 - ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill - The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind | ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill | The Valley Post"><title>Council buys the mill | The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 | ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill | The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind – ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill – The Valley Post"><title>Council buys the mill – The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 – ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill – The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind — ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill — The Valley Post"><title>Council buys the mill — The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 — ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill — The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind :: ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill :: The Valley Post"><title>Council buys the mill :: The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 :: ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill :: The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind » ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill » The Valley Post"><title>Council buys the mill » The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 » ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill » The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind • ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill • The Valley Post"><title>Council buys the mill • The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 • ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill • The Valley Post">BODY', 'Council buys the mill'),
 ('og:title with the site behind · ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill · The Valley Post"><title>Council buys the mill · The Valley Post</title><h1>Council buys the mill</h1>BODY', 'Council buys the mill'),
 ('og:title with the site behind, no h1 · ', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill · The Valley Post">BODY', 'Council buys the mill'),
 ('site in front', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="The Valley Post: Council buys the mill">BODY', 'Council buys the mill'),
 ('site by host only', 'headline', '<link rel=canonical href="https://www.valleypost.example/a"><title>Council buys the mill - Valley Post</title>BODY', 'Council buys the mill'),
 ('section and site', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="article:section" content="City"><title>Council buys the mill | City | The Valley Post</title>BODY', 'Council buys the mill'),
 ('section without evidence stays', 'headline', '<title>Council buys the mill - a town waits</title>BODY', 'Council buys the mill - a town waits'),
 ('headline that names the site', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="The Valley Post turns 100"><h1>The Valley Post turns 100</h1>BODY', 'The Valley Post turns 100'),
 ('logo h1', 'headline', '<meta property=''og:site_name'' content=''The Valley Post''><meta property="og:title" content="Council buys the mill"><title>Council buys the mill</title><h1><a href="/">The Valley Post</a></h1><h2>Council buys the mill</h2>BODY', 'Council buys the mill'),
 ('logo h1 image', 'headline', '<title>Council buys the mill</title><h1><a href=/><img src=logo.png alt="The Valley Post"></a></h1><h2>Council buys the mill</h2>BODY', 'Council buys the mill'),
 ('logo h1 without meta', 'headline', '<title>Council buys the mill - The Valley Post</title><h1>The Valley Post</h1><h2>Council buys the mill</h2>BODY', 'Council buys the mill'),
 ('two h1', 'headline', '<title>Council buys the mill</title><h1>The Valley Post</h1><article><h1>Council buys the mill</h1></article>BODY', 'Council buys the mill'),
 ('escaped once too often', 'headline', '<meta property="og:title" content="Q&amp;amp;A: the mill &amp;quot;for all&amp;quot;">BODY', 'Q&A: the mill "for all"'),
 ('escaped tags', 'headline', '<meta property="og:title" content="&lt;i&gt;Aurelia&lt;/i&gt; sails again">BODY', 'Aurelia sails again'),
 ('escaped once is right', 'headline', '<meta property="og:title" content="Rise &amp; fall of the mill">BODY', 'Rise & fall of the mill'),
 ('a reference to a reference stays once', 'headline', '<title>How to write &amp;amp;amp; in HTML</title><h1>How to write &amp;amp;amp; in HTML</h1>BODY', 'How to write &amp; in HTML'),
 ('typographic h1 over plain og', 'headline', '<meta property="og:title" content="The mill''s new roof"><h1>The mill’s new roof</h1>BODY', 'The mill’s new roof'),
 ('cut og', 'headline', '<meta property="og:title" content="Council buys the old mill for two million and makes a..."><h1>Council buys the old mill for two million and makes a school</h1>BODY', 'Council buys the old mill for two million and makes a school'),
 ('ja', 'headline', '<meta property=''og:site_name'' content=''谷の便り''><title>市が製紙工場を購入｜谷の便り</title>BODY', '市が製紙工場を購入'),
 ('breaking', 'headline', '<meta property="og:title" content="Council buys the mill"><h1>Council buys the mill</h1><h2>Read more</h2>BODY', 'Council buys the mill'),
 ('standfirst', 'subheadline', '<h1>Council buys the mill</h1><p class=standfirst>A school is to open there by spring.</p>BODY', 'A school is to open there by spring.'),
 ('deck h2', 'subheadline', '<meta name=description content="A school is to open there by spring."><h1>Council buys the mill</h1><h2>A school is to open there by spring.</h2>BODY', 'A school is to open there by spring.'),
 ('alternativeHeadline', 'subheadline', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council buys the mill","alternativeHeadline":"A school is to open there by spring"}</script><h1>Council buys the mill</h1>BODY', 'A school is to open there by spring'),
 ('subhead is no deck', 'subheadline', '<h1>Council buys the mill</h1>BODY<h2>A school is to open there</h2>BODY', NULL),
 ('breadcrumb ol', 'section', '<nav aria-label=breadcrumb><ol><li><a href=/>Home</a></li><li><a href=/city>City</a></li><li>Council buys the mill</li></ol></nav><h1>Council buys the mill</h1>BODY', 'City'),
 ('breadcrumb class', 'section', '<div class=breadcrumb><a href=/>Home</a> &gt; <a href=/city>City</a> &gt; <span>Council buys the mill</span></div><h1>Council buys the mill</h1>BODY', 'City'),
 ('breadcrumb microdata', 'section', '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop=itemListElement itemscope itemtype="https://schema.org/ListItem"><a itemprop=item href=/><span itemprop=name>Home</span></a></li><li itemprop=itemListElement itemscope itemtype="https://schema.org/ListItem"><a itemprop=item href=/c><span itemprop=name>City</span></a></li></ol><h1>Council buys the mill</h1>BODY', 'City'),
 ('breadcrumb de', 'section', '<nav class=breadcrumb><a href=/>Startseite</a> › <a href=/s>Stadt</a></nav><h1>Stadt kauft die Mühle</h1>BODY', 'Stadt'),
 ('articleSection', 'section', '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":["City","Schools"]}</script><h1>Council buys the mill</h1>BODY', 'City'),
 ('none', 'section', '<h1>Council buys the mill</h1>BODY', NULL),
 ('publisher', 'source', '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Valley Post"}}</script><h1>Council buys the mill</h1>BODY', 'The Valley Post'),
 ('publisher id', 'source', '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},{"@id":"#o","@type":"Organization","name":"The Valley Post"}]}</script><h1>Council buys the mill</h1>BODY', 'The Valley Post'),
 ('visible source', 'source', '<meta property=''og:site_name'' content=''News Reader''><h1>Council buys the mill</h1><p>Source: The Valley Post | 3 May 2024</p>BODY', 'The Valley Post'),
 ('visible source de', 'source', '<h1>Council buys the mill</h1><p>Quelle: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source fr', 'source', '<h1>Council buys the mill</h1><p>Source: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source es', 'source', '<h1>Council buys the mill</h1><p>Fuente: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source it', 'source', '<h1>Council buys the mill</h1><p>Fonte: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source pt', 'source', '<h1>Council buys the mill</h1><p>Fonte: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source nl', 'source', '<h1>Council buys the mill</h1><p>Bron: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source pl', 'source', '<h1>Council buys the mill</h1><p>Źródło: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source ru', 'source', '<h1>Council buys the mill</h1><p>Источник: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source zh', 'source', '<h1>Council buys the mill</h1><p>来源: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source ja', 'source', '<h1>Council buys the mill</h1><p>出典: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source ko', 'source', '<h1>Council buys the mill</h1><p>출처: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source ar', 'source', '<h1>Council buys the mill</h1><p>المصدر: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source tr', 'source', '<h1>Council buys the mill</h1><p>Kaynak: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source uk', 'source', '<h1>Council buys the mill</h1><p>Джерело: The Valley Post</p>BODY', 'The Valley Post'),
 ('visible source sv', 'source', '<h1>Council buys the mill</h1><p>Källa: The Valley Post</p>BODY', 'The Valley Post'),
 ('source of a picture is none', 'source', '<meta property=''og:site_name'' content=''The Valley Post''><h1>Council buys the mill</h1><figure><img src=a.jpg><figcaption>Source: City archive</figcaption></figure>BODY', 'The Valley Post'),
 ('site', 'site', '<link rel=canonical href="https://news.valleypost.co.uk/a"><h1>Council buys the mill</h1>BODY', 'valleypost.co.uk'),
 ('description', 'summary', '<meta name=description content="A school is to open in the mill by spring."><h1>Council buys the mill</h1>BODY', 'A school is to open in the mill by spring.'),
 ('og description', 'summary', '<meta property="og:description" content="A school is to open in the mill by spring."><h1>Council buys the mill</h1>BODY', 'A school is to open in the mill by spring.'),
 ('first sentence', 'summary', '<h1>Council buys the mill</h1>BODY', 'The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.'),
 ('first of two sentences', 'summary', '<h1>Council buys the mill</h1><p>The council bought the mill of Mr. Holt on Friday. It will be a school by spring, and the roof has to be made new before that.</p>BODY', 'The council bought the mill of Mr. Holt on Friday.'),
 ('og:image', 'image', '<meta property="og:image" content="https://v.example/a.jpg"><h1>Council buys the mill</h1>BODY', 'https://v.example/a.jpg'),
 ('ld image object', 'image', '<script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","url":"https://v.example/a.jpg"}}</script><h1>Council buys the mill</h1>BODY', 'https://v.example/a.jpg'),
 ('logo og, figure', 'image', '<base href="https://v.example/"><meta property="og:image" content="https://v.example/img/logo.png"><h1>Council buys the mill</h1><figure><img src=/mill.jpg width=800 height=500></figure>BODY', 'https://v.example/mill.jpg'),
 ('pixel', 'image', '<base href="https://v.example/"><h1>Council buys the mill</h1><img src=/t.gif width=1 height=1><img src=/mill.jpg width=800 height=500>BODY', 'https://v.example/mill.jpg'),
 ('pixel only', 'image', '<base href="https://v.example/"><h1>Council buys the mill</h1><img src=/t.gif width=1 height=1>BODY', NULL),
 ('avatar', 'image', '<base href="https://v.example/"><h1>Council buys the mill</h1><div class=author><img src=/avatar.jpg width=48 height=48></div><img src=/mill.jpg width=800 height=500>BODY', 'https://v.example/mill.jpg');
SELECT what, field, got FROM (SELECT what, field, want, (SELECT CASE field WHEN 'headline' THEN headline WHEN 'subheadline' THEN subheadline WHEN 'section' THEN section WHEN 'source' THEN source WHEN 'site' THEN site WHEN 'summary' THEN summary ELSE image END
 FROM html_articles(CAST('<meta charset=utf-8>' || replace(page.html, 'BODY', body.html) AS BLOB))) AS got FROM page, body) WHERE got IS NOT want;
SELECT field, count(*) FROM page GROUP BY 1 ORDER BY 1;
-- captures: url is the page's own address, whoever saved it
CREATE TEMP TABLE capture(what TEXT, html TEXT);
INSERT INTO capture VALUES
 ('wayback toolbar', '<html><head><script src="/_static/js/bundle-playback.js"></script><script>__wm.init("https://web.archive.org/web");</script><link rel="stylesheet" href="/_static/css/banner-styles.css"/><!-- End Wayback Rewrite JS Include --><link rel=canonical href="https://web.archive.org/web/20200120101112/https://v.example/a"></head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><div id="wm-ipp"><p>19 captures of this page, from the twentieth of January on</p></div></div><!-- END WAYBACK TOOLBAR INSERT --><h1>Council buys the mill</h1><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p><a href="/web/20200120101112/https://v.example/b">B</a></body></html><!--
     FILE ARCHIVED ON 10:11:12 Jan 20, 2020 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 01:02:03 Feb 3, 2021.
-->'),
 ('singlefile', '<!DOCTYPE html><html><!--
 Page saved with SingleFile 
 url: https://v.example/a?x=1 
 saved date: Tue Jan 20 2026 10:11:12 GMT+0900 (Korean Standard Time)
--><head><link rel=canonical href=https://v.example/a></head><body><h1>Council buys the mill</h1><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>'),
 ('saved from', '<!DOCTYPE html>
<!-- saved from url=(0019)https://v.example/a -->
<html><body><h1>Council buys the mill</h1><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>'),
 ('httrack', '<html><!-- Mirrored from v.example/a.html by HTTrack Website Copier/3.x [XR&CO''2014], Thu, 01 Jan 2015 10:00:00 GMT --><body><h1>Council buys the mill</h1><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>'),
 ('aggregator', '<html><head><link rel=canonical href=https://reader.example/7></head><body><h1>Council buys the mill</h1><p>Date: 30/11/2024 | Source: The Valley Post | <a href="https://v.example/a">Read original version at source</a></p><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>'),
 ('page clock', '<html><head><link rel=canonical href=https://reader.example/7></head><body><div><span>January 20, 2026</span><span>Jan 20, 2026</span></div><nav><a href=/>Home</a></nav><h1>Council buys the mill</h1><p>Date: 30/11/2024 | Source: The Valley Post</p><p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p>');
.mode list
.nullvalue -
SELECT what, url, canonical_url, original_url, archive_url, captured, captured_tz, captured_from FROM capture, html_articles(CAST(html AS BLOB));
-- of the archive's own toolbar and rewriting nothing is left
SELECT substr(text, 1, 30) FROM capture, html_articles(CAST(html AS BLOB)) WHERE what = 'wayback toolbar';
SELECT url, text FROM capture, html_links(CAST(html AS BLOB)) WHERE what = 'wayback toolbar';
-- the page's clock is no date of publication
SELECT role, value, chosen FROM capture, html_dates(CAST(html AS BLOB)) WHERE what = 'page clock';
CREATE TEMP TABLE prose(code TEXT PRIMARY KEY, said TEXT);
INSERT INTO prose VALUES
 ('de', 'Die Stadt hat am Freitag die alte Papiermühle für zwei Millionen Kronen gekauft, und bis zum Frühjahr soll dort eine Schule sein. Das Dach, das älter ist als die Eisenbahn, muss erneuert werden, sagte eine Ingenieurin.'),
 ('nl', 'De gemeente heeft vrijdag de oude papiermolen voor twee miljoen kronen gekocht, en in het voorjaar wordt het een school. Het dak, dat ouder is dan de spoorlijn, moet vernieuwd worden, zei een ingenieur tegen de raad.'),
 ('es', 'El ayuntamiento compró el viernes el antiguo molino de papel por dos millones de coronas, y en primavera será una escuela. El tejado, más viejo que el ferrocarril, tiene que rehacerse, dijo una ingeniera ante el pleno.'),
 ('pt', 'A câmara comprou na sexta-feira o antigo moinho de papel por dois milhões de coroas, e na primavera será uma escola. O telhado, mais velho do que o caminho de ferro, tem de ser refeito, disse uma engenheira na assembleia.'),
 ('ru', 'Город купил в пятницу старую бумажную мельницу за два миллиона крон, и к весне в ней будет школа. Крышу, которая старше железной дороги, надо менять, сказала инженер на заседании совета в марте.'),
 ('uk', 'Місто купило в п’ятницю старий паперовий млин за два мільйони крон, і до весни в ньому буде школа. Дах, який старший за залізницю, треба міняти, сказала інженерка на засіданні ради в березні.'),
 ('zh', '市政府星期五以二百万克朗买下老造纸厂，计划在春天之前把它改建成学校。工程师三月在议会上说，屋顶比铁路还要老，必须重新铺设。'),
 ('ja', '市は金曜日、古い製紙工場を二百万クローネで購入し、春までに学校にする計画を明らかにした。鉄道より古い屋根は葺き替えなければならないと技師が述べた。'),
 ('en', 'The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring. The roof, which is older than the railway, has to be made new, an engineer told the council.'),
 ('fr', 'La ville a acheté vendredi l''ancien moulin à papier pour deux millions de couronnes, et une école y ouvrira au printemps. Le toit, plus vieux que le chemin de fer, doit être refait, a dit une ingénieure.'),
 ('it', 'Il comune ha comprato venerdì il vecchio mulino della carta per due milioni di corone, e in primavera sarà una scuola. Il tetto, più vecchio della ferrovia, deve essere rifatto, ha detto un''ingegnera davanti al consiglio.'),
 ('sv', 'Staden köpte i fredags den gamla pappersbruket för två miljoner kronor, och till våren ska det bli en skola. Taket, som är äldre än järnvägen, måste läggas om, sade en ingenjör till fullmäktige i mars.'),
 ('pl', 'Miasto kupiło w piątek stary młyn papierniczy za dwa miliony koron, a wiosną będzie w nim szkoła. Dach, starszy od kolei, trzeba wymienić, powiedziała w marcu przed radą inżynierka.'),
 ('cs', 'Město koupilo v pátek starý papírenský mlýn za dva miliony korun a na jaře v něm bude škola. Střechu, která je starší než železnice, je třeba vyměnit, řekla v březnu před radou inženýrka.'),
 ('ko', '시는 금요일에 오래된 제지 공장을 이백만 크로네에 사들였으며, 봄까지 학교로 바꿀 계획이라고 밝혔다. 철도보다 오래된 지붕은 새로 놓아야 한다고 한 기술자가 말했다.'),
 ('ar', 'اشترت البلدية يوم الجمعة مطحنة الورق القديمة بمليوني كرونة، وستصبح مدرسة بحلول الربيع القادم. قالت مهندسة أمام المجلس في مارس إن السقف أقدم من سكة الحديد، ولا بد من تجديده.'),
 ('fa', 'شهرداری روز جمعه آسیاب کاغذ قدیمی را به دو میلیون کرون خرید و تا بهار آینده آن را مدرسه خواهد کرد. مهندسی در ماه مارس به شورا گفت که سقف از راه‌آهن قدیمی‌تر است و باید نو شود.'),
 ('bg', 'Градът купи в петък старата хартиена мелница за два милиона крони и до пролетта в нея ще има училище. Покривът, който е по-стар от железницата, трябва да се смени, каза инженерка пред съвета през март.');
-- lang says another, often a related, language than the text is in; none at all; the right one with its region
CREATE TEMP TABLE pair(code TEXT, declared TEXT);
INSERT INTO pair VALUES ('de', 'nl'), ('nl', 'de'), ('es', 'pt'), ('pt', 'es'), ('ru', 'uk'), ('uk', 'ru'), ('zh', 'ja'), ('ja', 'zh'), ('en', 'de'), ('fr', 'en'), ('it', 'es'), ('es', 'it'), ('sv', 'da'), ('pl', 'cs'), ('cs', 'pl'), ('ko', 'ja'), ('ar', 'fa'), ('fa', 'ar'), ('bg', 'ru'), ('ru', 'bg'), ('fr', 'it'), ('de', 'en');
INSERT INTO pair SELECT code, NULL FROM prose UNION ALL SELECT code, code || '-XX' FROM prose;
SELECT code, declared, got FROM (SELECT code, declared, (SELECT language FROM html_articles(CAST('<html' || coalesce(' lang=' || declared, '') || '><meta charset=utf-8><h1>' || substr(said, 1, 20) || '</h1><article><p>' || said || '</p><p>' || said || '</p></article>' AS BLOB))) AS got FROM pair JOIN prose USING (code))
 WHERE got IS NOT iif(declared = code || '-XX', declared, code);
SELECT count(*) || ' pairs' FROM pair;
