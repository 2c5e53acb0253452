/* test_lang.c: prose in many languages is told apart, and where nothing tells nothing is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/text/hash.h"
#include "../../ext/text/lang.h"

static const struct {
  const char *tag, *text;
} prose[] = {
    {"en",
     "The harbour was closed for two days because of the storm, and none of the boats that were at sea had come back."},
    {"de",
     "Der Hafen war zwei Tage lang wegen des Sturms geschlossen, und keines der Boote ist bis jetzt "
     "zur\u00fcckgekehrt."},
    {"fr",
     "Le port est rest\u00e9 ferm\u00e9 pendant deux jours \u00e0 cause de la temp\u00eate et aucun des bateaux n'est "
     "revenu."},
    {"es",
     "El puerto estuvo cerrado dos d\u00edas por la tormenta y ninguno de los barcos que estaban en el mar ha vuelto."},
    {"it",
     "Il porto \u00e8 rimasto chiuso per due giorni a causa della tempesta e nessuna delle barche \u00e8 tornata."},
    {"pt",
     "O porto ficou fechado por dois dias por causa da tempestade e nenhum dos barcos que estavam no mar voltou, "
     "n\u00e3o h\u00e1 not\u00edcias."},
    {"nl", "De haven was twee dagen gesloten vanwege de storm en geen van de boten die op zee waren is terug."},
    {"pl",
     "Port by\u0142 zamkni\u0119ty przez dwa dni z powodu sztormu i \u017cadna z \u0142odzi, kt\u00f3re by\u0142y na "
     "morzu, nie wr\u00f3ci\u0142a."},
    {"sv",
     "Hamnen var st\u00e4ngd i tv\u00e5 dagar p\u00e5 grund av stormen och ingen av b\u00e5tarna som var till "
     "sj\u00f6ss har kommit tillbaka."},
    {"fi",
     "Satama oli suljettu kaksi p\u00e4iv\u00e4\u00e4 myrskyn vuoksi, eik\u00e4 yksik\u00e4\u00e4n vene, joka oli "
     "merell\u00e4, ole palannut."},
    {"cs",
     "P\u0159\u00edstav byl kv\u016fli bou\u0159i dva dny zav\u0159en a \u017e\u00e1dn\u00e1 z lod\u00ed, kter\u00e9 "
     "byly na mo\u0159i, se nevr\u00e1tila."},
    {"hu",
     "A kik\u00f6t\u0151 k\u00e9t napig z\u00e1rva volt a vihar miatt, \u00e9s egyik haj\u00f3 sem t\u00e9rt vissza, "
     "amely a tengeren volt."},
    {"tr",
     "Liman f\u0131rt\u0131na nedeniyle iki g\u00fcn kapal\u0131 kald\u0131 ve denizde olan teknelerden hi\u00e7biri "
     "geri d\u00f6nmedi."},
    {"vi",
     "C\u1ea3ng \u0111\u00e3 \u0111\u00f3ng c\u1eeda trong hai ng\u00e0y v\u00ec b\u00e3o v\u00e0 kh\u00f4ng c\u00f3 "
     "t\u00e0u n\u00e0o tr\u1edf v\u1ec1."},
    {"ru",
     "\u041f\u043e\u0440\u0442 \u0431\u044b\u043b \u0437\u0430\u043a\u0440\u044b\u0442 \u0434\u0432\u0430 "
     "\u0434\u043d\u044f \u0438\u0437-\u0437\u0430 \u0448\u0442\u043e\u0440\u043c\u0430, \u0438 \u043d\u0438 "
     "\u043e\u0434\u043d\u0430 \u0438\u0437 \u043b\u043e\u0434\u043e\u043a \u043d\u0435 "
     "\u0432\u0435\u0440\u043d\u0443\u043b\u0430\u0441\u044c."},
    {"uk",
     "\u041f\u043e\u0440\u0442 \u0431\u0443\u0432 \u0437\u0430\u0447\u0438\u043d\u0435\u043d\u0438\u0439 "
     "\u0434\u0432\u0430 \u0434\u043d\u0456 \u0447\u0435\u0440\u0435\u0437 \u0448\u0442\u043e\u0440\u043c, \u0456 "
     "\u0449\u0435 \u0436\u043e\u0434\u0435\u043d \u0447\u043e\u0432\u0435\u043d \u043d\u0435 "
     "\u043f\u043e\u0432\u0435\u0440\u043d\u0443\u0432\u0441\u044f \u0437 \u043c\u043e\u0440\u044f."},
    {"el",
     "\u03a4\u03bf \u03bb\u03b9\u03bc\u03ac\u03bd\u03b9 \u03ad\u03bc\u03b5\u03b9\u03bd\u03b5 "
     "\u03ba\u03bb\u03b5\u03b9\u03c3\u03c4\u03cc"},
    {"ar",
     "\u0623\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621 \u0644\u0645\u062f\u0629 "
     "\u064a\u0648\u0645\u064a\u0646 \u0628\u0633\u0628\u0628 \u0627\u0644\u0639\u0627\u0635\u0641\u0629 "
     "\u0648\u0644\u0645 \u064a\u0639\u062f \u0623\u064a \u0645\u0646 \u0627\u0644\u0642\u0648\u0627\u0631\u0628"},
    {"fa",
     "\u0628\u0646\u062f\u0631 \u0628\u0647 \u062f\u0644\u06cc\u0644 \u0637\u0648\u0641\u0627\u0646 \u062f\u0648 "
     "\u0631\u0648\u0632 \u0628\u0633\u062a\u0647 \u0628\u0648\u062f \u0648 \u0647\u06cc\u0686 \u06cc\u06a9 "
     "\u0627\u0632 \u0642\u0627\u06cc\u0642\u200c\u0647\u0627 \u0628\u0631\u0646\u06af\u0634\u062a\u0647 "
     "\u0627\u0633\u062a"},
    {"he",
     "\u05d4\u05e0\u05de\u05dc \u05d4\u05d9\u05d4 \u05e1\u05d2\u05d5\u05e8 \u05d1\u05de\u05e9\u05da "
     "\u05d9\u05d5\u05de\u05d9\u05d9\u05dd \u05d1\u05d2\u05dc\u05dc \u05d4\u05e1\u05e2\u05e8\u05d4"},
    {"hi",
     "\u0924\u0942\u092b\u093e\u0928 \u0915\u0947 \u0915\u093e\u0930\u0923 \u092c\u0902\u0926\u0930\u0917\u093e\u0939 "
     "\u0926\u094b \u0926\u093f\u0928 \u092c\u0902\u0926 \u0930\u0939\u093e \u0914\u0930 \u0915\u094b\u0908 "
     "\u0928\u093e\u0935 \u0935\u093e\u092a\u0938 \u0928\u0939\u0940\u0902 \u0906\u0908 \u0939\u0948"},
    {"th", "\u0e17\u0e48\u0e32\u0e40\u0e23\u0e37\u0e2d\u0e1b\u0e34\u0e14\u0e2a\u0e2d\u0e07\u0e27\u0e31\u0e19"},
    {"ko", "\ud3ed\ud48d\uc73c\ub85c \ud56d\uad6c\uac00 \uc774\ud2c0 \ub3d9\uc548 \ud3d0\uc1c4\ub410\ub2e4"},
    {"ja", "\u5d50\u306e\u305f\u3081\u6e2f\u306f\u4e8c\u65e5\u9593\u9589\u9396\u3055\u308c\u305f"},
    {"zh", "\u6e2f\u53e3\u56e0\u98ce\u66b4\u5173\u95ed\u4e24\u5929\uff0c\u6ca1\u6709\u4e00\u8258\u8239\u8fd4\u56de"},
};

static void test_prose(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(prose) / sizeof(*prose); i++) {
    double confidence = -1;
    const char *tag = bs_lang_guess(bs_span_of(prose[i].text), &confidence);
    assert_non_null(tag);
    assert_string_equal(tag, prose[i].tag);
    assert_true(confidence > 0 && confidence <= 1);
  }
}

static void test_nothing_tells(void **state) {
  (void)state;
  static const char *const rows[] = {"", "12:30, 45%", "Xqzzt Brrkl", "\xff\xfe"};
  for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
    double confidence = 1;
    assert_null(bs_lang_guess(bs_span_of(rows[i]), &confidence));
    assert_true(confidence == 0);
  }
  assert_null(bs_lang_guess(BS_NULL_SPAN, NULL));
}

static void test_more_text_is_surer(void **state) {
  (void)state;
  double little, much;
  bs_lang_guess(BS_LIT("The harbour"), &little);
  bs_lang_guess(bs_span_of(prose[0].text), &much);
  assert_true(little < much);
}

static uint64_t hash_of(const char *word) { return bs_hash_quick(word, strlen(word), 0); }

static void test_function_words(void **state) {
  (void)state;
  int number;
  assert_true(bs_lang_function(hash_of("the"), NULL) && bs_lang_function(hash_of("fur"), NULL) &&
              bs_lang_function(hash_of("\u0432"), &number));
  assert_int_equal(number, -1);
  assert_false(bs_lang_function(hash_of("harbour"), &number) || bs_lang_function(hash_of(""), NULL));
  assert_int_equal(number, -1);
  /* One word of many languages has the bits of all. */
  assert_true((bs_lang_function(hash_of("la"), NULL) & bs_lang_function(hash_of("les"), NULL)) != 0);
  bs_lang_function(hash_of("zwolf"), &number);
  assert_int_equal(number, 12);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_prose),
      cmocka_unit_test(test_nothing_tells),
      cmocka_unit_test(test_more_text_is_surer),
      cmocka_unit_test(test_function_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
