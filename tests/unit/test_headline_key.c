/* test_headline_key.c: headlines meet under one key whatever stands around them, in many languages; and nothing of a headline itself is taken for such. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../ext/text/fold.h"
#include "../../ext/text/similarity.h"

static const struct {
  const char *headline, *with[80];
} met[] = {
    {"Harbour bridge opens to traffic",
     {"Harbour bridge opens to traffic - The New York Times",
      "Harbour bridge opens to traffic | Reuters",
      "Harbour bridge opens to traffic – BBC News",
      "Harbour bridge opens to traffic - BBC Sport",
      "Harbour bridge opens to traffic — CNN",
      "Harbour bridge opens to traffic | CNN Politics",
      "Harbour bridge opens to traffic - CNN.com",
      "Harbour bridge opens to traffic | AP News",
      "Harbour bridge opens to traffic - Associated Press",
      "Harbour bridge opens to traffic | The Guardian",
      "Harbour bridge opens to traffic | World news | The Guardian",
      "Harbour bridge opens to traffic - Los Angeles Times",
      "Harbour bridge opens to traffic - The Washington Post",
      "Harbour bridge opens to traffic - WSJ",
      "Harbour bridge opens to traffic - Yahoo News",
      "Harbour bridge opens to traffic | Daily Mail Online",
      "Harbour bridge opens to traffic - POLITICO",
      "Harbour bridge opens to traffic - The Hindu",
      "Harbour bridge opens to traffic - Times of India",
      "Harbour bridge opens to traffic | NK News",
      "Harbour bridge opens to traffic - Al Jazeera English",
      "Harbour bridge opens to traffic | Fox News",
      "Harbour bridge opens to traffic - USA TODAY",
      "Harbour bridge opens to traffic | The Times of Israel",
      "Harbour bridge opens to traffic - Deutsche Welle",
      "Harbour bridge opens to traffic | DW | 05.11.2024",
      "Harbour bridge opens to traffic - France 24",
      "Harbour bridge opens to traffic - RT World News",
      "Harbour bridge opens to traffic - TASS",
      "Harbour bridge opens to traffic - Xinhua | English.news.cn",
      "Harbour bridge opens to traffic - Global Times",
      "Harbour bridge opens to traffic - Chosun Ilbo",
      "Harbour bridge opens to traffic : The Korea Herald",
      "Harbour bridge opens to traffic - Korea JoongAng Daily",
      "Harbour bridge opens to traffic - CBC.ca",
      "BREAKING: Harbour bridge opens to traffic",
      "Breaking News: Harbour bridge opens to traffic",
      "BREAKING NEWS - Harbour bridge opens to traffic",
      "JUST IN: Harbour bridge opens to traffic",
      "UPDATE 2-Harbour bridge opens to traffic",
      "UPDATE 1 - Harbour bridge opens to traffic",
      "UPDATE: Harbour bridge opens to traffic",
      "WRAPUP 3-Harbour bridge opens to traffic",
      "REFILE-UPDATE 1-Harbour bridge opens to traffic",
      "RPT-Harbour bridge opens to traffic",
      "EXCLUSIVE-Harbour bridge opens to traffic",
      "Exclusive: Harbour bridge opens to traffic",
      "FACTBOX-Harbour bridge opens to traffic",
      "Factbox: Harbour bridge opens to traffic",
      "(LEAD) Harbour bridge opens to traffic",
      "(2nd LD) Harbour bridge opens to traffic",
      "(URGENT) Harbour bridge opens to traffic",
      "(News Focus) Harbour bridge opens to traffic",
      "[Photo] Harbour bridge opens to traffic",
      "[Photos] Harbour bridge opens to traffic",
      "[Editorial] Harbour bridge opens to traffic",
      "[News Analysis] Harbour bridge opens to traffic",
      "Opinion | Harbour bridge opens to traffic",
      "Opinion: Harbour bridge opens to traffic",
      "OPINION - Harbour bridge opens to traffic",
      "Analysis | Harbour bridge opens to traffic",
      "WATCH: Harbour bridge opens to traffic",
      "WATCH LIVE: Harbour bridge opens to traffic",
      "VIDEO: Harbour bridge opens to traffic",
      "Live updates: Harbour bridge opens to traffic",
      "LIVE - Harbour bridge opens to traffic",
      "Harbour bridge opens to traffic - live updates",
      "Harbour bridge opens to traffic - as it happened",
      "Harbour bridge opens to traffic (video)",
      "Harbour bridge opens to traffic [VIDEO]",
      "Harbour bridge opens to traffic (Updated)",
      "Harbour bridge opens to traffic (photos)",
      "ALERT: Harbour bridge opens to traffic",
      "News Wrap: Harbour bridge opens to traffic"}},
    {"Hafenbrücke für Verkehr geöffnet",
     {"Eilmeldung: Hafenbrücke für Verkehr geöffnet", "+++ EIL +++ Hafenbrücke für Verkehr geöffnet",
      "Hafenbrücke für Verkehr geöffnet - DER SPIEGEL", "Hafenbrücke für Verkehr geöffnet | tagesschau.de",
      "Hafenbrücke für Verkehr geöffnet | ZEIT ONLINE", "Hafenbrücke für Verkehr geöffnet - Süddeutsche.de",
      "Hafenbrücke für Verkehr geöffnet - WELT", "Hafenbrücke für Verkehr geöffnet - FAZ",
      "Hafenbrücke für Verkehr geöffnet | NZZ", "Liveticker: Hafenbrücke für Verkehr geöffnet",
      "Kommentar: Hafenbrücke für Verkehr geöffnet", "Interview: Hafenbrücke für Verkehr geöffnet"}},
    {"Le pont du port ouvre enfin",
     {"EN DIRECT. Le pont du port ouvre enfin", "EN DIRECT - Le pont du port ouvre enfin",
      "Direct : Le pont du port ouvre enfin", "ALERTE INFO - Le pont du port ouvre enfin",
      "VIDÉO. Le pont du port ouvre enfin", "Le pont du port ouvre enfin - Le Monde",
      "Le pont du port ouvre enfin – Libération", "Le pont du port ouvre enfin - Le Figaro",
      "Le pont du port ouvre enfin - franceinfo", "Le pont du port ouvre enfin | Le HuffPost",
      "Tribune. Le pont du port ouvre enfin"}},
    {"Abre por fin el puente del puerto",
     {"ÚLTIMA HORA: Abre por fin el puente del puerto", "Última hora | Abre por fin el puente del puerto",
      "EN VIVO: Abre por fin el puente del puerto", "EN DIRECTO | Abre por fin el puente del puerto",
      "VÍDEO: Abre por fin el puente del puerto", "Opinión: Abre por fin el puente del puerto",
      "Abre por fin el puente del puerto | EL PAÍS", "Abre por fin el puente del puerto - EL MUNDO",
      "Abre por fin el puente del puerto - Infobae", "Abre por fin el puente del puerto - La Vanguardia"}},
    {"Apre il ponte sul porto",
     {"ULTIM'ORA: Apre il ponte sul porto", "DIRETTA - Apre il ponte sul porto",
      "Apre il ponte sul porto - la Repubblica", "Apre il ponte sul porto - Corriere.it",
      "Apre il ponte sul porto - La Stampa", "Apre il ponte sul porto - Il Sole 24 ORE"}},
    {"Ponte do porto abre ao trânsito",
     {"AO VIVO: Ponte do porto abre ao trânsito", "URGENTE: Ponte do porto abre ao trânsito",
      "Ponte do porto abre ao trânsito - Folha de S.Paulo", "Ponte do porto abre ao trânsito | G1",
      "Ponte do porto abre ao trânsito - Público"}},
    {"Havenbrug open voor verkeer",
     {"Havenbrug open voor verkeer - NRC", "Havenbrug open voor verkeer | de Volkskrant",
      "Havenbrug open voor verkeer - NOS", "Liveblog: Havenbrug open voor verkeer"}},
    {"Most w porcie już otwarty",
     {"PILNE: Most w porcie już otwarty", "Z OSTATNIEJ CHWILI: Most w porcie już otwarty",
      "NA ŻYWO: Most w porcie już otwarty", "Most w porcie już otwarty - Wyborcza.pl",
      "Most w porcie już otwarty - Onet Wiadomości"}},
    {"Мост через гавань открыт",
     {"СРОЧНО: Мост через гавань открыт", "⚡️Мост через гавань открыт",
      "Мост через гавань открыт — РБК", "Мост через гавань открыт - РИА Новости, 06.11.2024",
      "Мост через гавань открыт - BBC News Русская служба", "Мост через гавань открыт — Meduza",
      "Мост через гавань открыт - Газета.Ru", "Мост через гавань открыт | Новости", "ВИДЕО: Мост через гавань открыт"}},
    {"항구 다리 개통",
     {"[속보] 항구 다리 개통", "(속보) 항구 다리 개통", "속보: 항구 다리 개통", "[단독] 항구 다리 개통",
      "[포토] 항구 다리 개통", "항구 다리 개통 - 조선일보", "항구 다리 개통 | 연합뉴스", "항구 다리 개통(종합)",
      "항구 다리 개통(종합2보)", "항구 다리 개통 : 한겨레", "항구 다리 개통-국민일보"}},
    {"港の橋がようやく開通",
     {"【速報】港の橋がようやく開通", "【独自】港の橋がようやく開通", "港の橋がようやく開通：朝日新聞デジタル",
      "港の橋がようやく開通 | NHKニュース", "港の橋がようやく開通 - 毎日新聞", "港の橋がようやく開通（写真）",
      "港の橋がようやく開通 - Yahoo!ニュース"}},
    {"海港大桥今日通车",
     {"快讯：海港大桥今日通车", "突发！海港大桥今日通车", "（组图）海港大桥今日通车", "海港大桥今日通车-新华网",
      "海港大桥今日通车_新浪新闻", "海港大桥今日通车 - BBC News 中文", "海港大桥今日通车--人民网"}},
    {"افتتاح جسر الميناء",
     {"عاجل: افتتاح جسر الميناء", "عاجل | افتتاح جسر الميناء", "افتتاح جسر الميناء - الجزيرة نت"}},
    {"Liman köprüsü açıldı",
     {"SON DAKİKA: Liman köprüsü açıldı", "Son dakika... Liman köprüsü açıldı", "Liman köprüsü açıldı - Hürriyet"}},
    {"Άνοιξε η γέφυρα του λιμανιού", {"ΕΚΤΑΚΤΟ: Άνοιξε η γέφυρα του λιμανιού"}},
    {"Jembatan pelabuhan dibuka", {"TERKINI: Jembatan pelabuhan dibuka"}},
    {"Міст через гавань відкрито", {"ТЕРМІНОВО: Міст через гавань відкрито"}},
    {"Hamnbron öppnar för trafik", {"SENASTE NYTT: Hamnbron öppnar för trafik", "JUST NU: Hamnbron öppnar för trafik"}},
    {"Cầu cảng mở cửa hôm nay", {"TIN NÓNG: Cầu cảng mở cửa hôm nay"}},
};

static const char *const whole[] = {
    "Spider-Man: No Way Home tops the box office",
    "Ukraine: what we know so far",
    "Covid-19 cases rise in Europe",
    "The day the music died - a history",
    "Report: Mueller was told of phone call",
    "Trump to Biden: debate me now",
    "Live music returns to London",
    "US-China talks resume in Geneva",
    "North Korea - a country in numbers",
    "Man found dead in New York (and nobody noticed)",
    "Exclusive club opens its doors",
    "Photo exhibition: refugees in Syria",
    "First day: school opens again",
    "In Paris: fashion week opens",
    "News of the World - a film about reading",
    "Havenbrug open - hoe het nu verder gaat",
    "Ferry strike ends - good news for islanders",
    "Bridge opens in hard times - but nobody comes",
    "Pour la paix - Croix-Rouge",
    "Harbour.master wins appeal over bridge toll",
    "특집 방송: 다리의 역사",
    "Mayor wins by 3-2 in the council",
    "Why the bridge had to be built | because the old one sank with the ferry",
};

static void same_key(const char *headline, const char *other) {
  bs_str key = BS_STR_INIT, want = BS_STR_INIT;
  assert_int_equal(bs_headline_key(bs_span_of(headline), &key), BS_OK);
  assert_int_equal(bs_text_fold(bs_span_of(other), &want), BS_OK);
  assert_string_equal(key.p, want.p);
  bs_str_free(&key);
  bs_str_free(&want);
}

static void test_what_is_around_goes(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(met) / sizeof(*met); i++)
    for (size_t k = 0; met[i].with[k]; k++) same_key(met[i].with[k], met[i].headline);
}

static void test_what_is_in_it_stays(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++) same_key(whole[i], whole[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_is_around_goes),
      cmocka_unit_test(test_what_is_in_it_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
