/* test_charset_guess.c: pages that declare no encoding, or a wrong one, come out in the one they are in. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../ext/page/page.h"

static void encode(const char *to, bs_span text, bs_str *out) {
  iconv_t cd = iconv_open(to, "UTF-8");
  assert_true(cd != (iconv_t)-1);
  assert_true(bs_str_reserve(out, text.n * 2 + 64));
  char *in = (char *)(uintptr_t)text.p, *p = out->p;
  size_t left = text.n, room = text.n * 2 + 64;
  assert_int_equal(iconv(cd, &in, &left, &p, &room), 0);
  out->n = (size_t)(p - out->p);
  iconv_close(cd);
}

/* The page in `to`, opened with a declaration or none: as text it must be what went in. */
static void expect(const char *text, const char *to, const char *declared, const char *charset, const char *from) {
  bs_str html = BS_STR_INIT, bytes = BS_STR_INIT, why = BS_STR_INIT;
  bs_page page;
  bs_str_addf(&html, "<html><title>x</title><p class=\"a\">%s</p>", text);
  encode(to, bs_str_span(&html), &bytes);
  assert_int_equal(bs_page_open(&page, &bytes, bs_span_of(declared), &bs_limits_default, &why), BS_OK);
  if (strcmp(page.charset, charset) != 0) print_message("%s: %s instead of %s\n", text, page.charset, charset);
  assert_string_equal(page.charset, charset);
  assert_string_equal(page.charset_from, from);
  assert_true(bs_span_eq(page.html, bs_str_span(&html)));
  bs_page_free(&page);
  bs_str_free(&html);
}

static const struct {
  const char *iconv, *charset, *text;
} TEXTS[] = {
    {"CP949", "euc-kr", "시의회는 어제 항구 확장 계획을 승인했다고 밝혔다. 공사는 내년 봄에 시작된다."},
    {"GB18030", "gb18030", "市议会昨天批准了港口扩建计划，工程将于明年春天开始。"},
    {"BIG5", "big5", "市議會昨天批准了港口擴建計畫，工程將於明年春天開始。"},
    {"CP932", "shift_jis", "市議会は昨日、港の拡張計画を承認した。工事は来年の春に始まる。"},
    {"EUC-JP", "euc-jp", "市議会は昨日、港の拡張計画を承認した。工事は来年の春に始まる。"},
    {"CP1251", "windows-1251", "Городской совет вчера утвердил план расширения порта. Работы начнутся весной."},
    {"KOI8-R", "koi8-r", "Городской совет вчера утвердил план расширения порта. Работы начнутся весной."},
    {"CP866", "ibm866", "Городской совет вчера утвердил план расширения порта. Работы начнутся весной."},
    {"ISO-8859-5", "iso-8859-5", "Городской совет вчера утвердил план расширения порта. Работы начнутся весной."},
    {"CP1251", "windows-1251", "Міська рада вчора затвердила план розширення порту. Роботи почнуться навесні."},
    {"KOI8-U", "koi8-u", "Міська рада вчора затвердила план розширення порту, її рішення є остаточним."},
    {"CP1251", "windows-1251", "Общинският съвет одобри вчера плана за разширяване на пристанището."},
    {"CP1253", "windows-1253", "Το δημοτικό συμβούλιο ενέκρινε χθες το σχέδιο επέκτασης του λιμανιού."},
    {"CP1255", "windows-1255", "מועצת העיר אישרה אתמול את התוכנית להרחבת הנמל. העבודות יתחילו באביב."},
    {"CP1256", "windows-1256", "وافق مجلس المدينة أمس على خطة توسيع الميناء. تبدأ الأعمال في الربيع المقبل."},
    {"CP874", "windows-874", "สภาเมืองอนุมัติแผนขยายท่าเรือเมื่อวานนี้ งานจะเริ่มในฤดูใบไม้ผลิ"},
    {"CP1254", "windows-1254",
     "Belediye meclisi dün liman genişletme planını onayladı. Çalışmalar ilkbaharda başlayacak, şehir değişecek."},
    {"CP1250", "windows-1250",
     "Rada miasta zatwierdziła wczoraj plan rozbudowy portu. Prace rozpoczną się wiosną, będą też ścieżki."},
    {"ISO-8859-2", "iso-8859-2",
     "Městská rada včera schválila plán na rozšíření přístavu. Práce začnou příští rok, šest měsíců, též žádost."},
    {"CP1250", "windows-1250",
     "A városi tanács tegnap jóváhagyta a kikötő bővítésének tervét, és a munkák tavasszal kezdődnek."},
    {"CP1257", "windows-1257",
     "Miesto taryba vakar patvirtino uosto plėtros planą. Darbai prasidės pavasarį, juos atliks šešios įmonės."},
    {"CP1252", "windows-1252",
     "Le conseil a approuvé hier le projet d’agrandissement du port, où les travaux débuteront à l’été."},
    {"CP1252", "windows-1252",
     "Der Stadtrat hat gestern den Ausbau des Hafens gebilligt; die Arbeiten dürften im Frühjahr anfangen, heißt es."},
    {"CP1252", "windows-1252",
     "El concejo aprobó ayer la ampliación del puerto. ¿Cuándo empezarán las obras? Quizá en otoño."},
    {"CP1252", "windows-1252", "The council’s plan is “sound”, the mayor said – and he wouldn’t say more."},
    {"CP1252", "windows-1252", "Tickets are £5 at the door."},
    {"MACINTOSH", "macintosh",
     "Le conseil a approuvé hier le projet d’agrandissement du port, où les travaux débuteront à l’été."},
};

static void undeclared(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
    expect(TEXTS[i].text, TEXTS[i].iconv, NULL, TEXTS[i].charset, "bytes");
}

static void declared_utf8_that_is_none(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
    expect(TEXTS[i].text, TEXTS[i].iconv, "utf-8", TEXTS[i].charset, "bytes");
}

static void a_right_declaration_stands(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
    expect(TEXTS[i].text, TEXTS[i].iconv, TEXTS[i].charset, TEXTS[i].charset, "http");
  /* Short and unusual text is no reason to doubt it. */
  expect("김", "CP949", "euc-kr", "euc-kr", "http");
  expect("ðþæ", "CP1252", "iso-8859-1", "windows-1252", "http");
  expect("Þ", "CP1252", "latin1", "windows-1252", "http");
  expect("ŽŠ", "CP1250", "windows-1250", "windows-1250", "http");
  expect("ГОРОДСКОЙ СОВЕТ УТВЕРДИЛ ПЛАН", "CP1251", "windows-1251", "windows-1251", "http");
  expect("МОСКВА", "KOI8-R", "koi8-r", "koi8-r", "http");
  expect("ΤΟ ΔΗΜΟΤΙΚΟ ΣΥΜΒΟΥΛΙΟ", "CP1253", "windows-1253", "windows-1253", "http");
  expect("三一運動 記念式 擧行", "CP949", "euc-kr", "euc-kr", "http");
  expect("市議會通過港口擴建計畫", "GB18030", "gbk", "gb18030", "http");
}

static void the_template_label_of_western_servers_gives_way(void **state) {
  static const size_t OTHERS = 16; /* the scripts that are not Latin stand first */
  (void)state;
  for (size_t i = 0; i < OTHERS; i++) expect(TEXTS[i].text, TEXTS[i].iconv, "iso-8859-1", TEXTS[i].charset, "bytes");
  expect(TEXTS[6].text, "KOI8-R", "windows-1251", "koi8-r", "bytes");
  expect(TEXTS[1].text, "GB18030", "euc-kr", "gb18030", "bytes");
  expect(TEXTS[3].text, "CP932", "euc-jp", "shift_jis", "bytes");
  expect(TEXTS[3].text, "CP932", "iso-2022-jp", "shift_jis", "bytes");
}

static void utf8_wins_over_any_label(void **state) {
  static const char *const labels[] = {"euc-kr",       "gb2312",      "shift_jis", "iso-8859-1",
                                       "windows-1251", "windows-874", "big5"};
  (void)state;
  for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
    for (size_t i = 0; i < 16; i++) expect(TEXTS[i].text, "UTF-8", labels[k], "utf-8", "bytes");
}

static void damaged_utf8_stays_utf8(void **state) {
  static const struct {
    bs_span bytes;
    const char *declared, *from;
    bs_span text;
  } rows[] = {
#define B(literal) {(literal), sizeof(literal) - 1}
      {B("<p>\xC3\xA9t\xC3\xA9 \xFF\xC3\xA9"), "utf-8", "http", B("<p>\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD\xC3\xA9")},
      {B("<p>\xC3\xA9t\xC3\xA9 \xFF\xC3\xA9"), NULL, "bytes", B("<p>\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD\xC3\xA9")},
      {B("<p>news\xEA\xB9"), "utf-8", "http", B("<p>news\xEF\xBF\xBD")},
      {B("<p>\xEA\xB9\x80\xEC\xA0\x95\xEC\x9D"), "utf-8", "http", B("<p>\xEA\xB9\x80\xEC\xA0\x95\xEF\xBF\xBD")},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bs_page page;
    bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
    bs_str_addspan(&bytes, rows[i].bytes);
    assert_int_equal(bs_page_open(&page, &bytes, bs_span_of(rows[i].declared), &bs_limits_default, &why), BS_OK);
    assert_string_equal(page.charset, "utf-8");
    assert_string_equal(page.charset_from, rows[i].from);
    assert_true(bs_span_eq(page.html, rows[i].text));
    bs_page_free(&page);
  }
}

static void escapes_show_themselves(void **state) {
  (void)state;
  expect("市議会は昨日", "ISO-2022-JP", NULL, "iso-2022-jp", "bytes");
}

static void html_lang_helps(void **state) {
  bs_page page;
  bs_str bytes = BS_STR_INIT, why = BS_STR_INIT;
  (void)state;
  bs_str_addz(&bytes,
              "<html lang=\"pl-PL\"><p>Krak\xF3w, \xB3\xF3"
              "d\xBC"); /* Kraków, łódź in ISO 8859-2: too little alone */
  assert_int_equal(bs_page_open(&page, &bytes, BS_NULL_SPAN, &bs_limits_default, &why), BS_OK);
  assert_string_equal(page.charset, "iso-8859-2");
  bs_page_free(&page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(undeclared),
      cmocka_unit_test(declared_utf8_that_is_none),
      cmocka_unit_test(a_right_declaration_stands),
      cmocka_unit_test(the_template_label_of_western_servers_gives_way),
      cmocka_unit_test(utf8_wins_over_any_label),
      cmocka_unit_test(damaged_utf8_stays_utf8),
      cmocka_unit_test(escapes_show_themselves),
      cmocka_unit_test(html_lang_helps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
