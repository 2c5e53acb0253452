-- html_related: one row a card under its heading, none of it in the text; and what every page of an outlet ends with is no card.
CREATE TEMP TABLE body AS SELECT '<p>The council bought the old paper mill for two million crowns on Friday, and it will be a school by spring.</p><p>The roof, which is older than the railway, has to be made new, an engineer told the council in March.</p><p>The first pupils will come in August, when the work on the northern wing is done, the mayor said.</p>' AS html;
CREATE TEMP TABLE page(what TEXT, cards TEXT, want TEXT); -- want: [heading, headline, teaser, truncated, published, url] of each
INSERT INTO page VALUES
 ('two headings',
  '<h3>Most read</h3><ul><li><a href=/a>Ferry stopped by a net</a></li><li><a href=/b>Swans return to the basin</a></li></ul><h3>More from the Valley Post</h3><div><a href=/c>Choir wins a prize in Riga</a></div><div><a href=/d>Canal office hires wardens</a></div>',
  '[["Most read","Ferry stopped by a net",null,null,null,"http://v.example/a"],["Most read","Swans return to the basin",null,null,null,"http://v.example/b"],["More from the Valley Post","Choir wins a prize in Riga",null,null,null,"http://v.example/c"],["More from the Valley Post","Canal office hires wardens",null,null,null,"http://v.example/d"]]'),
 ('title and teaser are a link each, in one line',
  '<h3>Related</h3><div class=c><a href=/a>Ferry stopped by a net</a><a href=/a>A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur</a><time datetime=2024-05-03>3 May 2024</time></div><div class=c><a href=/b>Swans return again</a><a href=/b>Forty swans have come back to the upper basin, where nobody had seen one for years.</a></div>',
  '[["Related","Ferry stopped by a net","A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur",1,"2024-05-03","http://v.example/a"],["Related","Swans return again","Forty swans have come back to the upper basin, where nobody had seen one for years.",0,null,"http://v.example/b"]]'),
 ('image and title are a link each; the teaser says that it is cut',
  '<h3>Related</h3><div class=c><a href=/a><img src=a.jpg alt="A ferry"></a><h4><a href=/a>Ferry stopped by a net</a></h4><p>A fishing net had wrapped itself around both of the propelle…</p></div><div class=c><a href=/b><img src=b.jpg></a><h4><a href=/b>Swans return to the basin</a></h4></div>',
  '[["Related","Ferry stopped by a net","A fishing net had wrapped itself around both of the propelle…",1,null,"http://v.example/a"],["Related","Swans return to the basin",null,null,null,"http://v.example/b"]]'),
 ('teasers as long as paragraphs, without a link',
  '<h3>Related</h3><div class=c><h4><a href=/a>Ferry stopped by a net</a></h4><p>A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur</p></div><div class=c><h4><a href=/b>Swans return to the basin</a></h4><p>Forty swans have come back to the upper basin, where nobody had seen one for years, said the warden, who counted them.</p></div>',
  '[["Related","Ferry stopped by a net","A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur",1,null,"http://v.example/a"],["Related","Swans return to the basin","Forty swans have come back to the upper basin, where nobody had seen one for years, said the warden, who counted them.",0,null,"http://v.example/b"]]'),
 ('long links in menus, footers and comments',
  '<nav><ul><li><a href=/2024/a-1>Ferry to the islands stopped by a fishing net</a></li><li><a href=/2024/b-2>Swans return to the upper basin after six years</a></li><li><a href=/2024/c-3>Choir wins a prize for its winter songs in Riga</a></li></ul></nav><footer><ul><li><a href=/2024/a-1>Ferry to the islands stopped by a fishing net</a></li><li><a href=/2024/b-2>Swans return to the upper basin after six years</a></li><li><a href=/2024/c-3>Choir wins a prize for its winter songs in Riga</a></li></ul></footer><div class=comments><ul><li><a href=/2024/a-1>Ferry to the islands stopped by a fishing net</a></li><li><a href=/2024/b-2>Swans return to the upper basin after six years</a></li><li><a href=/2024/c-3>Choir wins a prize for its winter songs in Riga</a></li></ul></div>',
  '[]'),
 ('one link around the whole card',
  '<h3>You may also like</h3><a href=/a><h4>Ferry stopped by a net</h4><p>A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur</p><span>3 May 2024</span></a><a href=/b><h4>Swans return to the basin</h4><p>Forty swans have come back to the upper basin, where nobody had seen one for years.</p><span>4 May 2024</span></a>',
  '[["You may also like","Ferry stopped by a net","A fishing net had wrapped itself around both of the propellers, and divers cut it loose on Sunday night before the tide had tur",1,"2024-05-03","http://v.example/a"],["You may also like","Swans return to the basin","Forty swans have come back to the upper basin, where nobody had seen one for years.",0,"2024-05-04","http://v.example/b"]]'),
 ('the list twice, for small screens',
  '<div class=d><h3>Related</h3><a href=/a>Ferry stopped by a net</a></div><div class=m><h3>Related</h3><a href=/a>Ferry stopped by a net</a></div>',
  '[["Related","Ferry stopped by a net",null,null,null,"http://v.example/a"]]'),
 ('a label and a link in one line',
  '<p><b>Read more:</b> <a href=/a>Ferry stopped by a net</a></p>',
  '[["Read more:","Ferry stopped by a net",null,null,null,"http://v.example/a"]]'),
 ('Japanese',
  '<h3>関連記事</h3><ul><li><a href=/a>運河事務所が管理人六人を採用した</a></li><li><a href=/b>白鳥が上流の池に帰ってきた</a></li></ul>',
  '[["関連記事","運河事務所が管理人六人を採用した",null,null,null,"http://v.example/a"],["関連記事","白鳥が上流の池に帰ってきた",null,null,null,"http://v.example/b"]]'),
 ('headlines without any heading',
  '<ul><li><a href=/2024/a-1>Ferry to the islands stopped by a fishing net</a></li><li><a href=/2024/b-2>Swans return to the upper basin after six years</a></li><li><a href=/2024/c-3>Choir wins a prize for its winter songs in Riga</a></li></ul>',
  '[[null,"Ferry to the islands stopped by a fishing net",null,null,null,"http://v.example/2024/a-1"],[null,"Swans return to the upper basin after six years",null,null,null,"http://v.example/2024/b-2"],[null,"Choir wins a prize for its winter songs in Riga",null,null,null,"http://v.example/2024/c-3"]]'),
 ('headlines under a heading that no list of words has, with addresses of their own',
  '<h4>From the islands</h4><ul><li><a href=/news/ferry-stopped-by-net>Ferry stopped by a net</a></li><li><a href=/news/swans-return-to-basin>Swans return to basin</a></li></ul><p>© 2024 The Valley Post</p>',
  '[["From the islands","Ferry stopped by a net",null,null,null,"http://v.example/news/ferry-stopped-by-net"],["From the islands","Swans return to basin",null,null,null,"http://v.example/news/swans-return-to-basin"]]'),
 ('what every page ends with, under a heading',
  '<h4>The Valley Post</h4><ul><li><a href=/privacy-policy>Privacy and data policy</a></li><li><a href=/terms>Terms and conditions</a></li><li><a href=/about>About us and the paper</a></li></ul><p>© 2024 The Valley Post</p>',
  '[]');
CREATE TEMP TABLE got AS SELECT what, want, CAST('<html><head><link rel=canonical href="http://v.example/me"></head><body><h1>Council buys the mill</h1>' || body.html || cards || '</body></html>' AS BLOB) AS html FROM page, body;
SELECT what, got FROM (SELECT what, want, (SELECT coalesce(json_group_array(json_array(heading, headline, teaser, truncated, published, url)), '[]') FROM html_related(html)) AS got FROM got) WHERE got IS NOT want;
SELECT what, text FROM got, html_articles(html) WHERE text IS NOT (SELECT text FROM body, html_articles(CAST('<h1>Council buys the mill</h1>' || body.html AS BLOB)));
SELECT count(*) || ' lists' FROM got;
-- Footers: five shapes in fifteen languages, addresses with and without words.
CREATE TEMP TABLE foot(lang TEXT, links TEXT);
INSERT INTO foot VALUES
 ('en', '["Privacy Policy", "Terms of use", "Contact us", "About us", "Cookie settings"]'),
 ('de', '["Datenschutzerklärung", "Nutzungsbedingungen", "Kontakt aufnehmen", "Über uns und das Blatt", "Impressum der Zeitung"]'),
 ('fr', '["Politique de confidentialité", "Mentions légales", "Nous contacter", "Qui sommes-nous ?", "Gestion des cookies"]'),
 ('es', '["Política de privacidad", "Aviso legal y condiciones", "Contacte con nosotros", "Quiénes somos", "Configuración de cookies"]'),
 ('it', '["Informativa sulla privacy", "Condizioni di utilizzo", "Contatta la redazione", "Chi siamo e dove siamo", "Preferenze sui cookie"]'),
 ('pt', '["Política de privacidade", "Termos de uso do site", "Fale com a redação", "Quem somos e onde", "Preferências de cookies"]'),
 ('nl', '["Privacyverklaring", "Algemene voorwaarden", "Neem contact met ons op", "Over deze krant", "Cookie-instellingen"]'),
 ('pl', '["Polityka prywatności", "Regulamin serwisu", "Kontakt z redakcją", "O nas i o gazecie", "Ustawienia plików cookie"]'),
 ('ru', '["Политика конфиденциальности", "Пользовательское соглашение", "Связаться с редакцией", "О нас и об издании", "Настройки файлов cookie"]'),
 ('sv', '["Integritetspolicy", "Användarvillkor", "Kontakta redaktionen", "Om oss och tidningen", "Hantera kakor här"]'),
 ('ja', '["プライバシーポリシー", "ご利用規約について", "お問い合わせはこちら", "会社概要と沿革", "クッキーの設定"]'),
 ('zh', '["隐私政策与声明", "使用条款说明", "联系我们编辑部", "关于我们报社", "广告服务与合作"]'),
 ('ko', '["개인정보처리방침", "이용약관 및 정책", "고객센터 문의하기", "회사소개 및 연혁", "청소년보호정책"]'),
 ('ar', '["سياسة الخصوصية", "شروط الاستخدام", "اتصل بهيئة التحرير", "من نحن وأين نحن", "إعدادات ملفات الارتباط"]'),
 ('tr', '["Gizlilik politikası", "Kullanım koşulları", "Bize ulaşın, yazın", "Hakkımızda kısaca", "Çerez ayarlarını aç"]');
CREATE TEMP TABLE shape(name TEXT, before TEXT, first TEXT, last TEXT, behind TEXT, address TEXT);
INSERT INTO shape VALUES ('list', '<ul>', '<li>', '</li>', '</ul>', '/service'), ('line', '<div>', ' ', ' ', '</div>', '/service'), ('bars', '<p>', ' | ', '', '</p>', '/service'), ('paragraphs', '', '<p>', '</p>', '', '/service'),
 ('boxes', '<div class=col>', '<div>', '</div>', '</div><div>© 2024 The Valley Post</div>', '/service'), ('numbers', '<ul>', '<li>', '</li>', '</ul>', '/p');
SELECT lang, name, count(*), min(headline) FROM (SELECT lang, name, CAST('<html><body><h1>Council buys the mill</h1>' || body.html || before
 || (SELECT group_concat(first || '<a href="' || address || '/' || key || '">' || value || '</a>' || last, '') FROM json_each(links)) || behind AS BLOB) AS html FROM foot, shape, body), html_related(html) GROUP BY 1, 2;
SELECT count(DISTINCT lang) || ' languages, ' || count(*) || ' footers' FROM foot, shape;
