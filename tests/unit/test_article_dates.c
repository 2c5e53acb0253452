/* test_article_dates.c: which of a page's dates is its day of publication, which its last change, which its capture; labels in 30 languages; ambiguous
** dates that the page itself decides. */
#include <stdio.h>

#include "page_fixture.h"

#define PROSE                                                                                                         \
  "The council met for three hours on Saturday and voted, after a debate that was at times heated, to keep the old "  \
  "bridge open to walkers until the spring, said the mayor.</p><p>Work on the piers is to begin in March, according " \
  "to the engineers, and will take at least a year to finish, they said, adding that money is short.</p>"
#define META(key, value) "<meta property='" key "' content='" value "'>"
#define LD(fields)                                                                                               \
  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Old bridge stays open\"," fields \
  "}</script>"
#define HTTRACK \
  "<!-- Mirrored from a.example/bridge by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 30 Nov 2024 07:45:12 GMT -->"

typedef struct story { /* what stands where; NULL: nothing */
  const char *lang, *head, *above, *below, *lead, *behind;
} story;

static void write_page(char *out, size_t room, const story *s) {
#define PART(p) (s->p ? s->p : "")
  int n = snprintf(out, room,
                   "<!doctype html><html lang='%s'><head><title>Old bridge stays open</title>%s</head><body>%s<article>"
                   "<h1>Old bridge stays open</h1>%s<p>%s" PROSE "</article>%s</body></html>",
                   PART(lang), PART(head), PART(above), PART(below), PART(lead), PART(behind));
#undef PART
  assert_true(n > 0 && (size_t)n < room);
}

typedef struct wanted {
  const char *published, *modified, *captured, *utc;
} wanted;

static int check(const char *what, const char *html, const wanted *want) {
  static const bs_field fields[] = {BS_FIELD_PUBLISHED, BS_FIELD_MODIFIED, BS_FIELD_CAPTURED, BS_FIELD_PUBLISHED_UTC};
  const char *list[] = {want->published, want->modified, want->captured, want->utc};
  fixture f;
  int wrong = 0;
  fixture_open(&f, html);
  for (int i = 0; i < 4; i++) {
    const char *got = fixture_field(&f, fields[i]);
    if ((got && list[i]) ? strcmp(got, list[i]) == 0 : got == list[i]) continue;
    print_message("%s: field %d is %s, not %s\n", what, i, got ? got : "absent", list[i] ? list[i] : "absent");
    wrong++;
  }
  fixture_close(&f);
  return wrong;
}

typedef struct row {
  const char *what;
  story story;
  wanted want;
} row;

static int check_rows(const row *rows, size_t n) {
  static char html[8192];
  int wrong = 0;
  for (size_t i = 0; i < n; i++) {
    write_page(html, sizeof html, &rows[i].story);
    wrong += check(rows[i].what, html, &rows[i].want);
  }
  return wrong;
}

#define CHECK(rows) assert_int_equal(check_rows(rows, sizeof rows / sizeof *rows), 0)

static void test_address(void **state) {
  static const struct {
    const char *url, *day;
  } rows[] = {
      {"https://a.example/2024/11/30/bridge", "2024-11-30"},
      {"https://a.example/news/bridge-20241130.html", "2024-11-30"},
      {"https://a.example/news/2024-11-30-bridge", "2024-11-30"},
      {"https://a.example/newstream/1452058173-983528564/slug/", "2016-01-06 05:29:33"},
      {"https://a.example/x?d=MjAyNC0xMS0zMCBhYmM=", "2024-11-30"},
      {"https://a.example/2024/nov/30/bridge", "2024-11-30"},
      {"https://a.example/30-11-2024/bridge", "2024-11-30"},
      {"https://a.example/a/202411/30/t20241130_123.html", "2024-11-30"},
      {"https://a.example/news/202411300745.html", "2024-11-30 07:45:00"},
      {"https://a.example/story-12345678", NULL},
      {"https://a.example/2024/11/bridge", NULL},
      {"https://a.example/1/2/3/bridge", NULL},
      {"https://a.example/hash/4fa201990101bc", NULL},
  };
  char head[256], html[8192];
  int wrong = 0;
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool clock = rows[i].day && strchr(rows[i].day, ' ') && strchr(rows[i].url, '-');
    snprintf(head, sizeof head, "<link rel=canonical href='%s'>", rows[i].url);
    write_page(html, sizeof html, &(story){.head = head});
    wrong += check(rows[i].url, html, &(wanted){.published = rows[i].day, .utc = clock ? rows[i].day : NULL});
  }
  assert_int_equal(wrong, 0);
}

/* What a label says, wherever on the page it stands. */
static void test_labels(void **state) {
  static const struct {
    const char *lang, *published, *modified;
  } rows[] = {
      {"en", "Published: November 30, 2024", "Updated: December 1, 2024"},
      {"en", "Date: 30/11/2024", NULL},
      {"en", "Posted on Nov 30, 2024", NULL},
      {"de", "Veröffentlicht am 30. November 2024", "Aktualisiert am 1. Dezember 2024"},
      {"de", "Erschienen am 30.11.2024", NULL},
      {"fr", "Publié le 30 novembre 2024", "Mis à jour le 1 décembre 2024"},
      {"es", "Publicado el 30 de noviembre de 2024", "Actualizado el 1 de diciembre de 2024"},
      {"pt", "Publicado em 30 de novembro de 2024", "Atualizado em 1 de dezembro de 2024"},
      {"it", "Pubblicato il 30 novembre 2024", "Aggiornato il 1 dicembre 2024"},
      {"nl", "Gepubliceerd op 30 november 2024", "Bijgewerkt op 1 december 2024"},
      {"sv", "Publicerad 30 november 2024", "Uppdaterad 1 december 2024"},
      {"da", "Udgivet 30. november 2024", "Opdateret 1. december 2024"},
      {"no", "Publisert 30. november 2024", NULL},
      {"fi", "Julkaistu 30.11.2024", "Päivitetty 1.12.2024"},
      {"pl", "Opublikowano: 30 listopada 2024", "Aktualizacja: 1 grudnia 2024"},
      {"cs", "Publikováno 30. listopadu 2024", "Aktualizováno 1. prosince 2024"},
      {"sk", "Publikované 30. novembra 2024", NULL},
      {"hu", "Megjelent: 2024. november 30.", "Frissítve: 2024. december 1."},
      {"ro", "Publicat: 30 noiembrie 2024", "Actualizat: 1 decembrie 2024"},
      {"bg", "Публикувано на 30 ноември 2024", NULL},
      {"ru", "Опубликовано: 30 ноября 2024", "Обновлено: 1 декабря 2024"},
      {"uk", "Опубліковано: 30 листопада 2024", "Оновлено: 1 грудня 2024"},
      {"el", "Δημοσιεύτηκε: 30 Νοεμβρίου 2024", "Ενημερώθηκε: 1 Δεκεμβρίου 2024"},
      {"tr", "Yayınlanma Tarihi: 30 Kasım 2024", "Güncelleme: 1 Aralık 2024"},
      {"ar", "نشر في: 30 نوفمبر 2024", "آخر تحديث: 1 ديسمبر 2024"},
      {"fa", "تاریخ انتشار: ۱۰ آذر ۱۴۰۳", NULL},
      {"he", "פורסם: 30 בנובמבר 2024", NULL},
      {"hi", "प्रकाशित: 30 नवंबर 2024", NULL},
      {"ja", "公開日：2024年11月30日", "更新日：2024年12月1日"},
      {"ja", "発表日 2024年11月30日", NULL},
      {"ko", "입력 2024.11.30", "수정 2024.12.01"},
      {"ko", "등록일: 2024-11-30", NULL},
      {"zh", "发布时间：2024-11-30", "更新时间：2024-12-01"},
      {"zh", "發布時間：2024年11月30日", NULL},
      {"vi", "Ngày đăng: 30/11/2024", "Cập nhật: 01/12/2024"},
      {"th", "เผยแพร่: 30 พฤศจิกายน 2567", NULL},
      {"id", "Diterbitkan: 30 November 2024", "Diperbarui: 1 Desember 2024"},
      {"hr", "Objavljeno: 30. studenoga 2024.", NULL},
      {"sr", "Објављено: 30. новембра 2024.", NULL},
      {"sl", "Objavljeno: 30. novembra 2024", NULL},
      {"lt", "Paskelbta: 2024 m. lapkričio 30 d.", NULL},
      {"lv", "Publicēts: 2024. gada 30. novembrī", NULL},
      {"et", "Avaldatud: 30. november 2024", NULL},
      {"ca", "Publicat el 30 de novembre de 2024", NULL},
  };
  char line[512], html[8192];
  int wrong = 0;
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    wanted day = {.published = "2024-11-30"}, both = {.published = "2024-11-30", .modified = "2024-12-01"};
    snprintf(line, sizeof line, "<div><span>%s</span></div>", rows[i].published);
    write_page(html, sizeof html, &(story){.lang = rows[i].lang, .below = line});
    wrong += check(rows[i].published, html, &day);
    write_page(html, sizeof html, &(story){.lang = rows[i].lang, .below = "<p>Bridge desk</p>", .behind = line});
    wrong += check(rows[i].published, html, &day);
    if (!rows[i].modified) continue;
    snprintf(line, sizeof line, "<div><span>%s</span> <span>%s</span></div>", rows[i].published, rows[i].modified);
    write_page(html, sizeof html, &(story){.lang = rows[i].lang, .below = line});
    wrong += check(rows[i].modified, html, &both);
    snprintf(line, sizeof line, "<p>%s | %s</p>", rows[i].published, rows[i].modified);
    write_page(html, sizeof html, &(story){.lang = rows[i].lang, .below = line});
    wrong += check(rows[i].modified, html, &both);
  }
  assert_int_equal(wrong, 0);
}

static void test_places(void **state) {
  static const row rows[] = {
      {"agency's dateline", {.lead = "PYONGYANG, November 30, 2024 (KCNA) -- "}, {"2024-11-30", NULL, NULL, NULL}},
      {"paper's dateline", {.lead = "LONDON, Nov 30, 2024 - "}, {"2024-11-30", NULL, NULL, NULL}},
      {"byline row",
       {.below = "<div class=meta>By Ann Lee</div><div>30 November 2024</div>"},
       {"2024-11-30", NULL, NULL, NULL}},
      {"copyright",
       {.behind = "<footer>Copyright 30 November 2019 The Daily Bridge.</footer>"},
       {NULL, NULL, NULL, NULL}},
      {"cards alone",
       {.behind =
            "<aside><ul><li><a href=/x>Another story of the day</a> 5 January 2026</li><li><a href=/y>And one more "
            "story</a> 6 January 2026</li><li><a href=/z>A third story</a> 7 January 2026</li></ul></aside>"},
       {NULL, NULL, NULL, NULL}},
      {"cards behind",
       {.below = "<div>30 November 2024</div>",
        .behind =
            "<section><h2>More From Us</h2><div class=card><a href=/1>Story one of the day</a> January 3, 2026</div>"
            "<div class=card><a href=/2>Story two of the day</a> January 4, 2026</div><div class=card><a "
            "href=/3>Story three of the day</a> January 5, 2026</div></section>"},
       {"2024-11-30", NULL, NULL, NULL}},
      {"clock above the headline",
       {.above = "<div class=today-date>January 20, 2026</div>", .below = "<div>30 November 2024</div>"},
       {"2024-11-30", NULL, "2026-01-20", NULL}},
      {"event",
       {.below = "<div>The fair runs from 3 May 2025 to 9 May 2025 in the town hall and in the park behind it, and is "
                 "free for all.</div>"},
       {NULL, NULL, NULL, NULL}},
      {"too old for a guess", {.below = "<div>3 May 1985</div>"}, {NULL, NULL, NULL, NULL}},
      {"old and sure", {.head = META("article:published_time", "1985-05-03")}, {"1985-05-03", NULL, NULL, NULL}},
      {"stamp never set", {.head = LD("\"datePublished\":\"1970-01-01T00:00:00Z\"")}, {NULL, NULL, NULL, NULL}},
  };
  (void)state;
  CHECK(rows);
}

static void test_captures(void **state) {
  static const row rows[] = {
      {"capture alone", {.head = HTTRACK}, {NULL, NULL, "2024-11-30 07:45:12", NULL}},
      {"after the capture",
       {.head = HTTRACK META("article:published_time", "2024-12-05T10:00:00+00:00")},
       {NULL, NULL, "2024-11-30 07:45:12", NULL}},
      {"after it, but somewhere it may have been before",
       {.head = HTTRACK META("article:published_time", "2024-11-30T18:00:00")},
       {"2024-11-30 18:00:00", NULL, "2024-11-30 07:45:12", NULL}},
      {"after it by the clock, before it by the zones",
       {.head = HTTRACK META("article:published_time", "2024-11-30T16:00:00+09:00")},
       {"2024-11-30 16:00:00", NULL, "2024-11-30 07:45:12", "2024-11-30 07:00:00"}},
      {"after it by the zones",
       {.head = HTTRACK META("article:published_time", "2024-11-30T12:00:00+00:00")},
       {NULL, NULL, "2024-11-30 07:45:12", NULL}},
  };
  (void)state;
  CHECK(rows);
}

static void test_changes(void **state) {
  static const row rows[] = {
      {"both in metadata",
       {.head = LD("\"datePublished\":\"2024-11-30T07:45:00+09:00\",\"dateModified\":\"2024-12-01T10:00:00+09:00\"")},
       {"2024-11-30 07:45:00", "2024-12-01 10:00:00", NULL, "2024-11-29 22:45:00"}},
      {"no zone, no UTC",
       {.head = META("article:published_time", "2024-11-30 07:45:00")},
       {"2024-11-30 07:45:00", NULL, NULL, NULL}},
      {"the change twice, once without a word",
       {.head = LD("\"datePublished\":\"2025-08-21\""),
        .below = "<p>Published Apr 26, 2023</p><p>Updated Aug 21, 2025</p><p>Aug 21, 2025</p>"},
       {"2023-04-26", "2025-08-21", NULL, NULL}},
      {"metadata know of the change alone",
       {.head = META("article:modified_time", "2025-08-21T10:00:00+00:00"), .below = "<p>Updated Aug 21, 2025</p>"},
       {NULL, "2025-08-21 10:00:00", NULL, NULL}},
      {"the page shows its change alone",
       {.below = "<p>Updated Aug 21, 2025</p>"},
       {"2025-08-21", "2025-08-21", NULL, NULL}},
  };
  (void)state;
  CHECK(rows);
}

#define POSTED "<p>Published: 03/04/2024</p>"

static void test_order(void **state) {
  static const row rows[] = {
      {"nothing decides", {.below = POSTED}, {NULL, NULL, NULL, NULL}},
      {"English has two habits", {.lang = "en", .below = POSTED}, {NULL, NULL, NULL, NULL}},
      {"region", {.lang = "en-US", .below = POSTED}, {"2024-03-04", NULL, NULL, NULL}},
      {"other region", {.lang = "en-GB", .below = POSTED}, {"2024-04-03", NULL, NULL, NULL}},
      {"language", {.lang = "de", .below = POSTED}, {"2024-04-03", NULL, NULL, NULL}},
      {"og:locale",
       {.lang = "en", .head = META("og:locale", "en_US"), .below = POSTED},
       {"2024-03-04", NULL, NULL, NULL}},
      {"another date of the template",
       {.below = POSTED "<p>Updated: 30/04/2024</p>"},
       {"2024-04-03", "2024-04-30", NULL, NULL}},
      {"address",
       {.head = "<link rel=canonical href='https://a.example/2024/04/03/x'>", .below = POSTED},
       {"2024-04-03", NULL, NULL, NULL}},
      {"metadata", {.head = "<meta name=date content=2024-04-03>", .below = POSTED}, {"2024-04-03", NULL, NULL, NULL}},
      {"proof before habit",
       {.lang = "en-US", .below = POSTED "<p>Updated: 30/04/2024</p>"},
       {"2024-04-03", "2024-04-30", NULL, NULL}},
      {"address before habit",
       {.lang = "en-US", .head = "<link rel=canonical href='https://a.example/2024/04/03/x'>", .below = POSTED},
       {"2024-04-03", NULL, NULL, NULL}},
      {"its own card among the others'",
       {.below = POSTED,
        .behind =
            "<ul class=related><li><a href=/b>Harbour opens early</a> <time>9 May 2024</time></li><li><a href=/a>Old "
            "bridge stays "
            "open</a> <time>3 April 2024</time></li><li><a href=/c>Ships return</a> <time>7 May 2024</time></li></ul>"},
       {"2024-04-03", NULL, NULL, NULL}},
  };
  const bs_seen_date *seen;
  size_t n;
  fixture f;
  static char html[8192];
  (void)state;
  CHECK(rows);
  write_page(html, sizeof html, &(story){.below = POSTED});
  fixture_open(&f, html);
  assert_int_equal(bs_article_dates(f.article, &seen, &n), BS_OK);
  assert_int_equal(n, 1);
  assert_true(seen[0].ambiguous && !seen[0].chosen && !seen[0].value.p);
  fixture_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_address), cmocka_unit_test(test_labels),
                                     cmocka_unit_test(test_places),  cmocka_unit_test(test_captures),
                                     cmocka_unit_test(test_changes), cmocka_unit_test(test_order)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
