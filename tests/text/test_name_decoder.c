#include "text/name_decoder.h"

#include "tap.h"

enum { STRIDE = 16, OUTSIDE = 0, B_PER, I_PER, B_LOC, I_LOC, N_TAGS };

static EntNameTags tag_set(void) {
  static const char *const names[N_TAGS] = {"O", "B-PER", "I-PER", "B-LOC",
                                            "I-LOC"};
  EntNameTags tags = {.n_tags = N_TAGS};
  for (int i = 0; i < N_TAGS; ++i) {
    ok(ent_name_tag_read(ent_view(names[i]), &tags.tags[i]), "%s", names[i]);
  }
  return tags;
}

/// Decode `n` rows of five probabilities; the names are left in `document`.
static void decode(const EntNameTags *const tags, const float (*const rows)[5],
                   const uint32_t n, EntDocument *const document) {
  float padded[8 * STRIDE] = {0};
  uint8_t choices[8 * ENT_NAME_TAGS];
  for (uint32_t i = 0; i < n; ++i) {
    memcpy(padded + i * STRIDE, rows[i], sizeof rows[i]);
  }
  document->names.count = 0;
  ok(!ent_name_decode(tags, padded, STRIDE, 100, n, choices, document),
     "decoded");
}

static bool is_name(const EntNamed *const name, const uint32_t first,
                    const uint32_t n, const EntNamedKind kind) {
  return name->first_token == first && name->n_tokens == n &&
         name->kind == kind;
}

static void test_plain(const EntNameTags *const tags,
                       EntDocument *const document) {
  const float rows[][5] = {{.1F, .8F, 0, .1F, 0},
                           {.2F, 0, .7F, 0, .1F},
                           {.9F, 0, 0, .1F, 0},
                           {.1F, .1F, 0, .6F, .2F}};
  decode(tags, rows, 4, document);
  is_int((long)document->names.count, 2, "two names");
  ok(is_name(&document->names.items[0], 100, 2, ENT_NAMED_PERSON),
     "a person of two words");
  ok(is_name(&document->names.items[1], 103, 1, ENT_NAMED_PLACE), "a place");
  ok(document->names.items[0].probability == .7F, "the least probability");
}

static void test_constraints(const EntNameTags *const tags,
                             EntDocument *const document) {
  // Alone, the second word would be I-LOC; after B-PER it cannot.
  const float kinds[][5] = {{0, .9F, 0, .1F, 0}, {.1F, 0, .4F, 0, .5F}};
  decode(tags, kinds, 2, document);
  ok(document->names.count == 1 &&
         is_name(&document->names.items[0], 100, 2, ENT_NAMED_PERSON),
     "I- follows its own kind");
  const float inside[][5] = {{.1F, .05F, .8F, .05F, 0}};
  decode(tags, inside, 1, document);
  is_int((long)document->names.count, 0, "no sentence begins with I-");
  const float adjacent[][5] = {{0, 1, 0, 0, 0}, {0, 1, 0, 0, 0}};
  decode(tags, adjacent, 2, document);
  is_int((long)document->names.count, 2, "B- begins a new name");
  decode(tags, adjacent, 0, document);
  is_int((long)document->names.count, 0, "no words, no names");
}

int main(void) {
  const EntAllocator allocator = ent_default_allocator();
  EntDocument document;
  EntNameTag tag;
  ent_document_init(&document, NULL, &allocator);
  const EntNameTags tags = tag_set();
  test_plain(&tags, &document);
  test_constraints(&tags, &document);
  ok(ent_name_tag_read(ENT_VIEW("B-SHIP"), &tag) && tag.kind == ENT_NAMED_OTHER,
     "an unknown kind is another name");
  ok(!ent_name_tag_read(ENT_VIEW("B"), &tag), "a tag without a kind");
  ok(!ent_name_tag_read(ENT_VIEW("X-PER"), &tag), "an unknown part");
  ent_document_clear(&document);
  return done();
}
