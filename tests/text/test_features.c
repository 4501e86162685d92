#include "text/features.h"

#include "tap.h"

static EntView normalised(const char *const form) {
  static char out[ENT_FEATURE_FORM_BYTES];
  return ent_view_of(out, ent_features_normalise(form, strlen(form), out));
}

static void test_normalising(void) {
  is_view(normalised("Geneva"), "geneva", "letters are lowered");
  is_view(normalised("\xC3\x89mile"), "emile", "an accent is dropped");
  is_view(normalised("Erdo\xC4\x9F"
                     "an"),
          "erdogan", "a breve is dropped");
  is_view(normalised("n\xE2\x80\x99t"), "n't", "a curly quote is straight");
  is_view(normalised("2,300"), "!num", "a number");
  is_view(normalised("2026"), "!year", "a year");
  is_view(normalised("9876"), "!num", "four digits that are no year");
  is_view(normalised("F-16"), "f-00", "digits in a word");
  is_view(normalised("https://example.org/a"), "!url", "an address");
  is_view(normalised(""), "", "nothing");
}

static void test_limits(void) {
  char word[10000];
  EntWordFeatures features;
  memset(word, 'a', sizeof word);
  char out[ENT_FEATURE_FORM_BYTES];
  ok(ent_features_normalise(word, sizeof word, out) < ENT_FEATURE_FORM_BYTES,
     "a word of 10,000 letters is cut");
  ent_features_of(word, sizeof word, false, &features);
  is_int(features.ngram_count, ENT_FEATURE_NGRAMS, "its n-grams are limited");
  ent_features_of("", 0, false, &features);
  ok(features.ngram_count == 0 && features.key, "an empty word has no n-grams");
  ent_features_of("\xC4", 1, false, &features);
  ok(features.ngram_count == 1, "half a letter is a letter");
}

static bool same_but_shape(const EntWordFeatures *const a,
                           const EntWordFeatures *const b) {
  return a->key == b->key && a->prefix == b->prefix && a->suffix == b->suffix &&
         a->ngram_count == b->ngram_count &&
         !memcmp(a->ngrams, b->ngrams, a->ngram_count * sizeof *a->ngrams);
}

static void test_shape(void) {
  EntWordFeatures lower;
  EntWordFeatures upper;
  EntWordFeatures first;
  EntWordFeatures root;
  ent_features_of("treaty", 6, false, &lower);
  ent_features_of("TREATY", 6, false, &upper);
  ent_features_of("treaty", 6, true, &first);
  ent_features_of_root(&root);
  ok(same_but_shape(&lower, &upper), "case changes the shape only");
  ok(lower.shape != upper.shape, "case changes the shape");
  ok(same_but_shape(&lower, &first) && lower.shape != first.shape,
     "the first word of a sentence has a shape of its own");
  ok(root.shape < ENT_FEATURE_SHAPE_ROWS && root.shape != lower.shape,
     "the root has a shape of its own");
  is_int(lower.ngram_count, 6 + 5 + 4, "n-grams of three to five letters");
}

int main(void) {
  test_normalising();
  test_limits();
  test_shape();
  return done();
}
