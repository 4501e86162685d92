// Languages told apart; encodings found; times with their zones.

#include "news/charset.h"
#include "news/language.h"
#include "news/phrases.h"
#include "news/timestamp.h"
#include "tap.h"

static void ignore_message(void *const handle, const EntLogLevel level,
                           const EntPlace place, const char *const text) {
  (void)handle;
  (void)level;
  (void)place;
  (void)text;
}

/// \name Languages
/// @{

static const struct {
  const char *tag;
  const char *text;
} TEXTS[] = {
    {"en", "The ministers of the two states met on Monday and said that they "
           "would sign an agreement before the end of the year, but it was not "
           "clear whether the parliament of the country would approve it, "
           "because the opposition has a majority in the house."},
    {"fr", "Les ministres des deux pays se sont rencontrés lundi et ont dit "
           "qu'ils signeraient un accord avant la fin de l'année, mais on ne "
           "sait pas si le parlement va l'approuver, car les partis qui sont "
           "contre le texte ont une majorité dans la chambre."},
    {"de", "Die Minister der beiden Staaten haben sich am Montag getroffen und "
           "erklärt, dass sie noch vor dem Ende des Jahres ein Abkommen "
           "unterzeichnen werden; es ist aber nicht klar, ob das Parlament "
           "zustimmt, denn die Opposition hat eine Mehrheit im Haus."},
    {"es",
     "Los ministros de los dos países se reunieron el lunes y dijeron que "
     "firmarían un acuerdo antes del fin de año, pero no está claro si "
     "el parlamento lo aprobará, porque la oposición tiene la mayoría en "
     "la cámara y no ha dicho cómo va a votar."},
    {"ru", "Министры двух стран встретились в понедельник и заявили, что "
           "подпишут соглашение до конца года, но не ясно, одобрит ли его "
           "парламент, так как оппозиция имеет большинство в палате и не "
           "сказала, как она будет голосовать по этому вопросу, и что из "
           "этого выйдет для страны, которая ждёт мира уже много лет."},
    {"tr", "İki ülkenin bakanları pazartesi günü bir araya geldi ve yıl sonuna "
           "kadar bir anlaşma imzalayacaklarını söyledi, ama parlamentonun "
           "bunu onaylayıp onaylamayacağı belli değil, çünkü muhalefet "
           "mecliste çok güçlü ve bu konuda ne yapacağını henüz açıklamadı, "
           "daha sonra da bir karar için toplanacak gibi görünüyor."},
    {"az",
     "İki ölkənin nazirləri bazar ertəsi görüşüb və ilin sonuna qədər bir "
     "saziş imzalayacaqlarını deyib, amma parlamentin bunu təsdiq edib "
     "etməyəcəyi bəlli deyil, çünki müxalifət də bu məsələ üçün öz "
     "mövqeyini açıqlamayıb və bu barədə daha sonra qərar veriləcək, "
     "nazir olan şəxs isə hələ danışmayıb."},
    {"de", "Die Minister trafen sich am Sonntag in der Stadt, sagte ein "
           "Sprecher."},
    {"", "The minister of the Land der Horizonte met the president."},
    {"", "Only a few words of a note."},
};

static void test_languages(const EntNewsReader *const reader) {
  for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); ++i) {
    is_view(ent_language_guess(&reader->languages, ent_view(TEXTS[i].text)),
            TEXTS[i].tag, "the language of a text");
  }
  const EntView names = ENT_VIEW(
      "Belk Rul Danek Orsay Milov Tarn Vesely Quist Haddar Lorne Petrak Savin "
      "Ostrel Mandel Krow Ilves Tormay Brandl Celik Novar Belk Rul Danek Orsay "
      "Milov Tarn Vesely Quist Haddar Lorne Petrak Savin Ostrel Mandel Krow "
      "Ilves Tormay Brandl Celik Novar Belk Rul Danek");
  is_view(ent_language_guess(&reader->languages, names), "und",
          "names are of no language");
  static const char *const english[] = {"en",    "EN",  "en-GB",
                                        "en_US", "eng", "English"};
  static const char *const others[] = {"", "fr", "enm", "e", "engi"};
  for (size_t i = 0; i < 6; ++i) {
    ok(ent_language_is_english(ent_view(english[i])), "'%s' is English",
       english[i]);
  }
  for (size_t i = 0; i < 5; ++i) {
    ok(!ent_language_is_english(ent_view(others[i])), "'%s' is not", others[i]);
  }
}

/// @}
/// \name Encodings
/// @{

static void test_charset(const EntWorld *const world,
                         const EntNewsReader *const reader, const EntView bytes,
                         const char *const declared, const char *const wanted,
                         const char *const what) {
  EntArena arena;
  EntView text = ENT_VIEW("");
  ent_arena_init(&arena, ent_world_allocator(world));
  ok(!ent_charset_decode(world, &reader->charsets, bytes, ent_view(declared),
                         ENT_NOWHERE, &arena, &text),
     "%s: is text", what);
  is_view(text, wanted, what);
  ent_arena_clear(&arena);
}

static void test_charsets(const EntWorld *const world,
                          const EntNewsReader *const reader) {
  const struct {
    EntView bytes;
    const char *declared, *wanted, *what;
  } cases[] = {
      {ENT_VIEW("plain"), "", "plain", "ASCII"},
      {ENT_VIEW("caf\xC3\xA9"), "windows-1251", "café",
       "UTF-8, said to be not"},
      {ENT_VIEW("\xEF\xBB\xBF"
                "caf\xC3\xA9"),
       "", "café", "a mark of UTF-8"},
      {ENT_VIEW("\xFF\xFE"
                "a\0\xE9\0"),
       "utf-8", "aé", "UTF-16 with a mark"},
      {ENT_VIEW("\xFE\xFF\0a\0\xE9"), "", "aé", "the other byte order"},
      {ENT_VIEW("\x93"
                "caf\xE9\x94"),
       "ISO-8859-1", "“café”", "Latin 1 is windows-1252"},
      {ENT_VIEW("\xCC\xEE\xF1\xEA\xE2\xE0"), "Windows-1251", "Москва",
       "windows-1251"},
      {ENT_VIEW("\xED\xCF\xD3\xCB\xD7\xC1"), "koi8-r", "Москва", "KOI8-R"},
      {ENT_VIEW("caf\xE9 and no more"), "utf-8", "café and no more",
       "said to be UTF-8, and is not"},
      {ENT_VIEW("caf\xE9 and no more"), "UTF-8//IGNORE", "café and no more",
       "what is no label"},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    test_charset(world, reader, cases[i].bytes, cases[i].declared,
                 cases[i].wanted, cases[i].what);
  }
  EntArena arena;
  EntView text;
  ent_arena_init(&arena, ent_world_allocator(world));
  is_int(ent_charset_decode(world, &reader->charsets, ENT_VIEW("a\0b"),
                            ENT_VIEW(""), ENT_NOWHERE, &arena, &text),
         ENT_ERR_READ, "a zero is in no text");
  ent_arena_clear(&arena);
}

/// @}
/// \name Times
/// @{

static void test_times(const EntNewsReader *const reader) {
  static const struct {
    const char *text, *wanted;
  } cases[] = {
      {"2031-04-01T12:30:00Z", "2031-04-01T12:30:00Z"},
      {"2031-04-01T12:30:00.123+04:00", "2031-04-01T12:30:00+04:00"},
      {"2031-04-01 12:30 -0530", "2031-04-01T12:30:00-05:30"},
      {"20310401T123000+0400", "2031-04-01T12:30:00+04:00"},
      {"20310401", "2031-04-01"},
      {"2031-04-01T12:30:00", "2031-04-01"},
      {"Tue, 01 Apr 2031 12:30:00 GMT", "2031-04-01T12:30:00Z"},
      {"Tue, 1 Apr 2031 12:30 +0400", "2031-04-01T12:30:00+04:00"},
      {"26 October, 2031 15:08 (UTC+04:00)", "2031-10-26T15:08:00+04:00"},
      {"November 12, 2031 14:31 GMT", "2031-11-12T14:31:00Z"},
      {"1935705600", "2031-05-05T00:00:00Z"},
      {"1935705600000", "2031-05-05T00:00:00Z"},
      {"17-09-2031, 13:45", "2031-09-17"},
      {"Posted on 5 May 2031 by A. Name", "2031-05-05"},
      {"10:15 GMT, 6 May 2031", "2031-05-06T10:15:00Z"},
      {"11:12 PM EDT, June 12, 2032", "2032-06-12T23:12:00-04:00"},
      {"10:15, 14 June 2032 (GMT+3)", "2032-06-14T10:15:00+03:00"},
      {"12:14, 2 APR 2032", "2032-04-02"},
      {"14 June 2032 – 10:15 GMT", "2032-06-14T10:15:00Z"},
      {"June 14, 2032, 12:05 AM EST", "2032-06-14T00:05:00-05:00"},
      {"9 June 2032, 6.40pm BST", "2032-06-09T18:40:00+01:00"},
      {"MAY 6, 2031 | 11:02 PM (UTC +3)", "2031-05-06T23:02:00+03:00"},
      {"Tuesday, May 06 @ 21:17:45 CEST 2003", "2003-05-06"},
      {"6-May-2031", "2031-05-06"},
      {"06/May/2031", "2031-05-06"},
      {"2031-02-30", ""},
      {"25:61", ""},
      {"soon", ""},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    EntTimestamp time;
    char text[ENT_TIMESTAMP_SIZE];
    const bool is_found =
        ent_timestamp_find(reader, ent_view(cases[i].text), &time);
    is_view(ent_view_of(text, is_found ? ent_timestamp_format(&time, text) : 0),
            cases[i].wanted, cases[i].text);
  }
}

/// @}

int main(void) {
  EntWorld *const world = ent_world_new(NULL);
  EntNewsReader *reader = NULL;
  if (!ok(world && !ent_news_reader_load(world, &reader), "tables")) {
    return done();
  }
  ent_world_set_log(world, ignore_message, NULL);
  test_languages(reader);
  test_charsets(world, reader);
  test_times(reader);
  ent_news_reader_free(reader);
  ent_world_free(world);
  return done();
}
