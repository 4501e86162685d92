#include "text/lemma_script.h"

#include "tap.h"

static void check(const char *const form, const char *const lemma,
                  const char *const script) {
  char derived[64];
  char applied[64];
  size_t size = 0;
  ok(ent_lemma_script_derive(form, strlen(form), lemma, strlen(lemma), derived,
                             sizeof derived),
     "%s: derived", form);
  is_view(ent_view(derived), script, form);
  ok(ent_lemma_script_apply(derived, form, strlen(form), applied,
                            sizeof applied, &size),
     "%s: applied", form);
  is_view(ent_view_of(applied, size), lemma, form);
}

static void test_both_ways(void) {
  check("talks", "talk", "ls>");
  check("Policies", "policy", "lies>y");
  check("Geneva", "Geneva", "k>");
  check("IRAQ", "Iraq", "t>");
  check("went", "go", "lwent>go");
  check("better", "well", "lbetter>well");
  check("signed", "sign", "led>");
  check("\xC3\x89tats", "\xC3\xA9tat", "ls>");
}

static bool applies(const char *const script, const char *const form,
                    const size_t capacity) {
  char out[64];
  size_t size;
  return ent_lemma_script_apply(script, form, strlen(form), out, capacity,
                                &size);
}

static void test_refusals(void) {
  ok(!applies("lies>y", "talks", 64), "another ending");
  ok(!applies("lies>y", "es", 64), "a form shorter than the ending");
  ok(!applies("ltalks>", "talks", 64), "nothing would be left");
  ok(!applies("ls>", "talks", 3), "no room");
  ok(!applies("l", "talks", 64), "a script without an arrow");
  char out[8];
  ok(!ent_lemma_script_derive("abcdefgh", 8, "xyz", 3, out, sizeof out),
     "a script that does not fit");
}

int main(void) {
  test_both_ways();
  test_refusals();
  return done();
}
