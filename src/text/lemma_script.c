#include "text/lemma_script.h"

#include <string.h>

static bool is_upper(const char *s, size_t i) {
  unsigned char c = (unsigned char)s[i];
  if (c >= 'A' && c <= 'Z')
    return true;
  // U+00C0..U+00DE but for the multiplication sign
  return i > 0 && (unsigned char)s[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E &&
         c != 0x97;
}

static bool is_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

// The byte at `i` of `form` in the wanted case. Lowering never changes the
// number of bytes.
static char cased(char letter_case, const char *form, size_t i) {
  bool is_kept =
      letter_case == 'k' ||
      (letter_case == 't' && (i == 0 || (i == 1 && is_continuation(form[1]))));
  if (is_kept || !is_upper(form, i))
    return form[i];
  return (char)(form[i] + 0x20);
}

static bool ends_in(char letter_case, const char *form, size_t length,
                    const char *ending, size_t ending_length) {
  if (ending_length > length)
    return false;
  size_t begin = length - ending_length;
  for (size_t i = 0; i < ending_length; i++)
    if (cased(letter_case, form, begin + i) != ending[i])
      return false;
  return true;
}

bool ent_lemma_script_apply(const char *script, const char *form, size_t length,
                            char *out, size_t capacity, size_t *written) {
  const char *strip = script + 1, *arrow = strchr(strip, '>');
  if (!arrow)
    return false;
  size_t stripped = (size_t)(arrow - strip), added = strlen(arrow + 1);
  if (!ends_in(script[0], form, length, strip, stripped))
    return false;
  size_t kept = length - stripped;
  if (kept + added == 0 || kept + added > capacity)
    return false;
  for (size_t i = 0; i < kept; i++)
    out[i] = cased(script[0], form, i);
  memcpy(out + kept, arrow + 1, added);
  *written = kept + added;
  return true;
}

static size_t common_prefix(char letter_case, const char *form,
                            size_t form_length, const char *lemma,
                            size_t lemma_length) {
  size_t n = 0;
  while (n < form_length && n < lemma_length &&
         cased(letter_case, form, n) == lemma[n])
    n++;
  while (n > 0 && ((n < form_length && is_continuation(form[n])) ||
                   (n < lemma_length && is_continuation(lemma[n]))))
    n--;
  return n;
}

bool ent_lemma_script_derive(const char *form, size_t form_length,
                             const char *lemma, size_t lemma_length, char *out,
                             size_t capacity) {
  static const char cases[] = "lkt";
  char best_case = 'l';
  size_t best = 0;
  for (const char *c = cases; *c; c++) {
    size_t n = common_prefix(*c, form, form_length, lemma, lemma_length);
    if (n > best) {
      best = n;
      best_case = *c;
    }
  }
  size_t stripped = form_length - best, added = lemma_length - best;
  if (stripped + added + 3 > capacity)
    return false;
  char *end = out;
  *end++ = best_case;
  for (size_t i = best; i < form_length; i++)
    *end++ = cased(best_case, form, i);
  *end++ = '>';
  memcpy(end, lemma + best, added);
  end[added] = '\0';
  return true;
}
