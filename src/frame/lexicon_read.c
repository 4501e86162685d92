#include "base/buffer.h"
#include "base/table.h"
#include "base/vector.h"
#include "frame/lexicon_impl.h"

#include <stdlib.h>

/*
   Lines, cells separated by tabs, lists by commas:

   | cell 1           | cell 2      | cell 3        | cell 4  | cell 5      |
   | ---------------- | ----------- | ------------- | ------- | ----------- |
   | $set or @Kind    | words       |               |         |             |
   | &group           | maps        |               |         |             |
   | words            | modifier    | /Status       |         |             |
   | irregular forms  | form        | base form     |         |             |
   | triggers         | v, n or a   | class, =slot, - | maps  | conditions  |

   maps      ::= ("&" group | map) (" " ("&" group | map))*
   map       ::= slot ("," slot)* "=" ("-" | (role | "|" role | "/" status
                 | ">" slot)+)
   condition ::= slot ":" ("0" | "!"? item ("," item)*)
   item      ::= "*" | "$" set | "@" kind | word
   trigger   ::= word (" " word)*; the head is marked with "*", or it is the
                 first word, of a noun the last word before a preposition
*/

/// A line on its way into the lexicon.
typedef struct {
  EntLexicon *lexicon;
  const EntTableRow *row;
  EntPlace place; ///< With the name of the file as the lexicon keeps it
} Line;

#define FAIL(line, ...)                                                        \
  ent_error((line)->lexicon->world, ENT_ERR_DATA, (line)->place, __VA_ARGS__)

/// Cut the next part, without space around, off `rest`; false at the end.
static bool next_part(EntView *const rest, const char separator,
                      EntView *const part) {
  while (rest->data) {
    *part = ent_view_trim(ent_view_cut(rest, separator));
    if (part->size) {
      return true;
    }
  }
  return false;
}

static EntView without_first(const EntView view) {
  return ent_view_slice(view, 1, view.size);
}

static bool starts_with_byte(const EntView view, const char byte) {
  return view.size && view.data[0] == byte;
}

/* Sets */

static EntStatus find_set(const Line *const line, const EntView name,
                          EntId *const id) {
  *id = ent_intern_find(line->lexicon->set_names, name);
  return *id == ENT_NO_ID
             ? FAIL(line, "unknown set '%.*s'", ENT_VIEW_ARGS(name))
             : ENT_SUCCESS;
}

static EntStatus add_to_set(EntLexicon *const lexicon, EntLexSet *const set,
                            const EntId word) {
  EntId *const item = ENT_PUSH(lexicon->allocator, &set->words);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = word;
  return ENT_SUCCESS;
}

/// Add to `set` all words of the set called `name`.
static EntStatus include_set(const Line *const line, EntLexSet *const set,
                             const EntView name) {
  EntId id;
  ENT_TRY(find_set(line, name, &id));
  const EntLexSet *const other = &line->lexicon->sets.items[id];
  for (size_t i = 0, n = other->words.count; i < n; ++i) {
    ENT_TRY(add_to_set(line->lexicon, set, other->words.items[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus check_single_word(const Line *const line, const EntView word) {
  return ent_view_find(word, ' ') < word.size
             ? FAIL(line, "'%.*s' is more than one word", ENT_VIEW_ARGS(word))
             : ENT_SUCCESS;
}

static EntStatus read_members(const Line *const line, EntLexSet *const set) {
  EntView rest = line->row->cells[1];
  EntView part;
  while (next_part(&rest, ',', &part)) {
    if (part.size > 1 && starts_with_byte(part, '$')) {
      ENT_TRY(include_set(line, set, part));
      continue;
    }
    EntId word;
    ENT_TRY(check_single_word(line, part));
    ENT_TRY(ent_lexicon_add_word(line->lexicon, part, &word));
    ENT_TRY(add_to_set(line->lexicon, set, word));
  }
  return ENT_SUCCESS;
}

static EntStatus check_set_name(const Line *const line, const EntView name) {
  return name.data[0] == '@' && !ent_lexicon_kind_find(without_first(name))
             ? FAIL(line, "unknown kind '%.*s'", ENT_VIEW_ARGS(name))
             : ENT_SUCCESS;
}

/// Make room for the set with this new or old id.
static EntStatus reserve_set(EntLexicon *const lexicon, const EntId id) {
  const bool is_known = id < lexicon->sets.count;
  return is_known || ENT_PUSH(lexicon->allocator, &lexicon->sets)
             ? ENT_SUCCESS
             : ENT_ERR_MEMORY;
}

static EntStatus read_set(const Line *const line) {
  EntLexicon *const lexicon = line->lexicon;
  const EntView name = line->row->cells[0];
  EntId id;
  ENT_TRY(check_set_name(line, name));
  ENT_TRY(ent_intern_add(lexicon->set_names, name, &id));
  ENT_TRY(reserve_set(lexicon, id));
  EntLexSet set = {.file = line->place.file};
  EntLexSet *const old = &lexicon->sets.items[id];
  if (old->file == line->place.file) { // A further line of the same set
    return read_members(line, old);
  }
  const EntStatus status = read_members(line, &set);
  ent_free(lexicon->allocator, status ? set.words.items : old->words.items);
  if (!status) {
    *old = set;
  }
  return status;
}

/* Words that set a status */

static EntStatus read_status(const Line *const line, const EntView name,
                             EntEventStatus *const status) {
  return ent_event_status_find(name, status)
             ? ENT_SUCCESS
             : FAIL(line, "unknown status '%.*s'", ENT_VIEW_ARGS(name));
}

static EntStatus read_modifier(const Line *const line,
                               const EntModifierKind kind) {
  const EntView cell = line->row->cells[2];
  if (line->row->n_cells != 3 || !starts_with_byte(cell, '/')) {
    return FAIL(line, "a status word needs '/' and a status");
  }
  EntEventStatus status;
  ENT_TRY(read_status(line, without_first(cell), &status));
  EntView rest = line->row->cells[0];
  EntView word;
  while (next_part(&rest, ',', &word)) {
    EntId id;
    ENT_TRY(check_single_word(line, word));
    ENT_TRY(ent_lexicon_add_word(line->lexicon, word, &id));
    line->lexicon->word_data.items[id].status[kind] = (uint8_t)status;
  }
  return ENT_SUCCESS;
}

/// Read irregular forms of a base form: "withdrew, withdrawn".
static EntStatus read_forms(const Line *const line) {
  EntLexicon *const lexicon = line->lexicon;
  EntId base;
  if (line->row->n_cells != 3) {
    return FAIL(line, "irregular forms need a base form");
  }
  ENT_TRY(check_single_word(line, line->row->cells[2]));
  ENT_TRY(ent_lexicon_add_word(lexicon, line->row->cells[2], &base));
  EntView rest = line->row->cells[0];
  EntView word;
  while (next_part(&rest, ',', &word)) {
    EntId id;
    ENT_TRY(check_single_word(line, word));
    ENT_TRY(ent_lexicon_add_word(lexicon, word, &id));
    lexicon->word_data.items[id].base = base + 1;
  }
  return ENT_SUCCESS;
}

/* Slots */

/// Which fixed slots a verb, noun and adjective may have, as bits.
#define BIT(slot) (1U << ENT_SLOT_##slot)

static const unsigned pos_slots[ENT_N_LEX_POS] = {
    BIT(SUBJ) | BIT(OBJ) | BIT(IOBJ) | BIT(PRED) | BIT(THAT) | BIT(INF) |
        BIT(ING) | BIT(SELF),
    BIT(SUBJ) | BIT(POSS) | BIT(MOD) | BIT(COMP) | BIT(THAT) | BIT(INF) |
        BIT(SELF),
    BIT(SUBJ) | BIT(MOD) | BIT(COMP) | BIT(THAT) | BIT(INF) | BIT(SELF)};

static const EntView pos_names[ENT_N_LEX_POS] = {
    ENT_VIEW("a verb"), ENT_VIEW("a noun"), ENT_VIEW("an adjective")};

static bool is_preposition(const EntLexicon *const lexicon,
                           const EntView name) {
  const EntId set =
      ent_intern_find(lexicon->set_names, ENT_VIEW("$preposition"));
  const EntId word = ent_intern_find(lexicon->words, name);
  if (set == ENT_NO_ID || word == ENT_NO_ID) {
    return false;
  }
  const EntLexSet *const members = &lexicon->sets.items[set];
  for (size_t i = 0; i < members->words.count; ++i) {
    if (members->words.items[i] == word) {
      return true;
    }
  }
  return false;
}

static EntStatus read_slot(const Line *const line, const EntView name,
                           EntId *const slot) {
  EntLexicon *const lexicon = line->lexicon;
  *slot = ent_intern_find(lexicon->slots, name);
  if (*slot != ENT_NO_ID) {
    return ENT_SUCCESS;
  }
  return is_preposition(lexicon, name)
             ? ent_intern_add(lexicon->slots, name, slot)
             : FAIL(line, "unknown slot '%.*s'", ENT_VIEW_ARGS(name));
}

/// Read a slot that the word itself governs.
static EntStatus read_own_slot(const Line *const line, const EntLexPos pos,
                               const EntView name, EntId *const slot) {
  ENT_TRY(read_slot(line, name, slot));
  return *slot < ENT_N_SLOTS && !(pos_slots[pos] & 1U << *slot)
             ? FAIL(line, "%.*s has no slot '%.*s'",
                    ENT_VIEW_ARGS(pos_names[pos]), ENT_VIEW_ARGS(name))
             : ENT_SUCCESS;
}

/* Maps */

/// Find the role called `name`, or the one that this property of the user is
/// below of.
static bool find_role(const EntVocabulary *const vocabulary, const EntView name,
                      EntRole *const role, EntId *const property) {
  *property = 0;
  if (ent_role_find(name, role)) {
    return true;
  }
  EntId above = ENT_NO_ID;
  if (!ent_property_find(vocabulary, name, &above)) {
    return false;
  }
  *property = above;
  while (above != ENT_NO_ID) {
    const EntVocabEntry *const entry =
        ent_vocab_entry(vocabulary, ENT_VOCAB_PROPERTY, above);
    if (ent_role_find(entry->name, role)) {
      return true;
    }
    above = entry->parent;
  }
  return false;
}

static EntStatus read_role(const Line *const line, const EntView name,
                           EntLexArgument *const argument) {
  EntRole role;
  EntId property;
  if (!find_role(line->lexicon->vocabulary, name, &role, &property)) {
    return FAIL(line, "unknown role '%.*s'", ENT_VIEW_ARGS(name));
  }
  if (argument->n_roles == ENT_LEX_MAX_ROLES) {
    return FAIL(line, "more than %d roles for a slot", ENT_LEX_MAX_ROLES);
  }
  argument->properties[argument->n_roles] = property;
  argument->roles[argument->n_roles++] = (uint8_t)role;
  return ENT_SUCCESS;
}

/// Return how much of `spec` comes before its next "|", "/" or ">".
static size_t part_size(const EntView spec) {
  size_t size = 1;
  while (size < spec.size && !strchr("|/>", spec.data[size])) {
    ++size;
  }
  return size;
}

static EntStatus read_map_part(const Line *const line, const EntView part,
                               EntLexArgument *const argument) {
  switch (part.data[0]) {
  case '/':
    return read_status(line, without_first(part), &argument->status);
  case '>':
    return read_slot(line, without_first(part), &argument->handed_to);
  case '|':
    return read_role(line, without_first(part), argument);
  default:
    return read_role(line, part, argument);
  }
}

static EntStatus read_map_target(const Line *const line, EntView spec,
                                 EntLexArgument *const argument) {
  argument->handed_to = ENT_NO_ID;
  if (ent_view_equals(spec, ENT_VIEW("-"))) {
    return ENT_SUCCESS;
  }
  while (spec.size) {
    const size_t size = part_size(spec);
    ENT_TRY(read_map_part(line, ent_view_slice(spec, 0, size), argument));
    spec = ent_view_slice(spec, size, spec.size);
  }
  return ENT_SUCCESS;
}

static EntStatus add_argument(const Line *const line, EntLexEntry *const entry,
                              const EntLexArgument *const argument) {
  EntLexicon *const lexicon = line->lexicon;
  EntLexArgument *const item =
      ENT_PUSH(lexicon->allocator, &lexicon->arguments);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = *argument;
  ++entry->n_arguments;
  return ENT_SUCCESS;
}

/// Add `argument` for the slots in a list; slots mapped before keep their map
/// if `is_default`.
static EntStatus read_map_slots(const Line *const line, EntView rest,
                                const bool is_default,
                                EntLexArgument *const argument,
                                EntLexEntry *const entry) {
  EntView slot;
  while (next_part(&rest, ',', &slot)) {
    ENT_TRY(read_own_slot(line, entry->pos, slot, &argument->slot));
    if (!ent_lexicon_argument(line->lexicon, entry, argument->slot)) {
      ENT_TRY(add_argument(line, entry, argument));
    } else if (!is_default) {
      return FAIL(line, "slot '%.*s' is mapped twice", ENT_VIEW_ARGS(slot));
    }
  }
  return ENT_SUCCESS;
}

static EntStatus read_map(const Line *const line, const EntView map,
                          const bool is_default, EntLexEntry *const entry) {
  const size_t equals = ent_view_find(map, '=');
  if (equals + 1 >= map.size || !equals) {
    return FAIL(line, "'%.*s' is not SLOT=ROLE", ENT_VIEW_ARGS(map));
  }
  EntLexArgument argument = {0};
  ENT_TRY(read_map_target(line, ent_view_slice(map, equals + 1, map.size),
                          &argument));
  return read_map_slots(line, ent_view_slice(map, 0, equals), is_default,
                        &argument, entry);
}

static EntStatus read_group(const Line *const line, const EntView name,
                            EntLexEntry *const entry) {
  const EntId id = ent_intern_find(line->lexicon->group_names, name);
  if (id == ENT_NO_ID) {
    return FAIL(line, "unknown group '%.*s'", ENT_VIEW_ARGS(name));
  }
  EntView rest = line->lexicon->groups.items[id];
  EntView map;
  while (next_part(&rest, ' ', &map)) {
    ENT_TRY(read_map(line, map, true, entry));
  }
  return ENT_SUCCESS;
}

/// Read the maps of an entry; its own go before those of its groups.
static EntStatus read_maps(const Line *const line, EntLexEntry *const entry) {
  EntView rest = line->row->cells[3];
  EntView part;
  entry->first_argument = (uint32_t)line->lexicon->arguments.count;
  while (next_part(&rest, ' ', &part)) {
    if (!starts_with_byte(part, '&')) {
      ENT_TRY(read_map(line, part, false, entry));
    }
  }
  rest = line->row->cells[3];
  while (next_part(&rest, ' ', &part)) {
    if (starts_with_byte(part, '&')) {
      ENT_TRY(read_group(line, part, entry));
    }
  }
  return ENT_SUCCESS;
}

/// Read `&name` and its maps, which are checked where they are used.
static EntStatus read_group_line(const Line *const line) {
  EntLexicon *const lexicon = line->lexicon;
  EntView maps;
  EntId id;
  ENT_TRY(ent_intern_add(lexicon->group_names, line->row->cells[0], &id));
  ENT_TRY(ent_arena_copy(&lexicon->arena, line->row->cells[1], &maps));
  if (id == lexicon->groups.count &&
      !ENT_PUSH(lexicon->allocator, &lexicon->groups)) {
    return ENT_ERR_MEMORY;
  }
  lexicon->groups.items[id] = maps;
  return ENT_SUCCESS;
}

/* Conditions */

static EntStatus add_to_list(EntLexicon *const lexicon, const EntId id,
                             uint32_t *const count) {
  EntId *const item = ENT_PUSH(lexicon->allocator, &lexicon->lists);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = id;
  ++*count;
  return ENT_SUCCESS;
}

static EntStatus read_kind(const Line *const line, const EntView item,
                           EntLexCondition *const condition) {
  const unsigned kinds = ent_lexicon_kind_find(without_first(item));
  condition->kinds |= (uint16_t)kinds;
  return kinds ? ENT_SUCCESS
               : FAIL(line, "unknown kind '%.*s'", ENT_VIEW_ARGS(item));
}

static EntStatus read_item(const Line *const line, const EntView item,
                           EntLexCondition *const condition) {
  EntId id;
  if (ent_view_equals(item, ENT_VIEW("*"))) {
    condition->is_presence = true;
    return ENT_SUCCESS;
  }
  if (starts_with_byte(item, '@')) {
    return read_kind(line, item, condition);
  }
  if (item.size > 1 && starts_with_byte(item, '$')) {
    ENT_TRY(find_set(line, item, &id));
    id |= ENT_LEX_SET_BIT;
  } else {
    ENT_TRY(ent_lexicon_add_word(line->lexicon, item, &id));
  }
  return add_to_list(line->lexicon, id, &condition->n_words);
}

static EntStatus read_items(const Line *const line, EntView rest,
                            EntLexCondition *const condition) {
  EntView item;
  condition->first_word = (uint32_t)line->lexicon->lists.count;
  if (ent_view_equals(rest, ENT_VIEW("0"))) {
    rest = ENT_VIEW("!*");
  }
  condition->is_negated = starts_with_byte(rest, '!');
  rest = condition->is_negated ? without_first(rest) : rest;
  while (next_part(&rest, ',', &item)) {
    ENT_TRY(read_item(line, item, condition));
  }
  return ENT_SUCCESS;
}

static uint32_t condition_weight(const EntLexCondition *const condition) {
  return condition->is_negated    ? 1
         : condition->is_presence ? 2
         : condition->kinds       ? 4
                                  : 8;
}

static EntStatus read_condition(const Line *const line, const EntView text,
                                EntLexEntry *const entry) {
  EntLexicon *const lexicon = line->lexicon;
  const size_t colon = ent_view_find(text, ':');
  if (colon + 1 >= text.size || !colon) {
    return FAIL(line, "'%.*s' is not SLOT:WHAT", ENT_VIEW_ARGS(text));
  }
  EntLexCondition condition = {0};
  ENT_TRY(read_own_slot(line, entry->pos, ent_view_slice(text, 0, colon),
                        &condition.slot));
  ENT_TRY(
      read_items(line, ent_view_slice(text, colon + 1, text.size), &condition));
  EntLexCondition *const item =
      ENT_PUSH(lexicon->allocator, &lexicon->conditions);
  if (!item) {
    return ENT_ERR_MEMORY;
  }
  *item = condition;
  ++entry->n_conditions;
  entry->weight += condition_weight(&condition);
  return ENT_SUCCESS;
}

static EntStatus read_conditions(const Line *const line,
                                 EntLexEntry *const entry) {
  EntView rest = line->row->cells[4];
  EntView condition;
  entry->first_condition = (uint32_t)line->lexicon->conditions.count;
  while (next_part(&rest, ' ', &condition)) {
    ENT_TRY(read_condition(line, condition, entry));
  }
  return ENT_SUCCESS;
}

/* Triggers */

/// Return the word that is the head of a trigger where none is marked: the
/// first, or of a noun the last before a preposition.
static size_t default_head(const Line *const line, const EntView trigger,
                           const EntLexPos pos) {
  EntView rest = trigger;
  EntView word;
  size_t n_words = 0;
  while (pos == ENT_LEX_NOUN && next_part(&rest, ' ', &word) &&
         !(n_words && is_preposition(line->lexicon, word))) {
    ++n_words;
  }
  return n_words ? n_words - 1 : 0;
}

/// Return which word of a trigger is its head.
static EntStatus find_head(const Line *const line, const EntView trigger,
                           const EntLexPos pos, size_t *const head) {
  EntView rest = trigger;
  EntView word;
  size_t n_heads = 0;
  *head = default_head(line, trigger, pos);
  for (size_t i = 0; next_part(&rest, ' ', &word); ++i) {
    if (ent_view_ends_with(word, ENT_VIEW("*"))) {
      *head = i;
      ++n_heads;
    }
  }
  return n_heads > 1 ? FAIL(line, "'%.*s' has more than one head",
                            ENT_VIEW_ARGS(trigger))
                     : ENT_SUCCESS;
}

static EntStatus read_trigger_word(const Line *const line, EntView word,
                                   const bool is_head,
                                   EntLexEntry *const entry) {
  EntLexicon *const lexicon = line->lexicon;
  EntId id;
  if (is_head && ent_view_ends_with(word, ENT_VIEW("*"))) {
    word = ent_view_slice(word, 0, word.size - 1);
  }
  ENT_TRY(ent_lexicon_add_word(lexicon, word, &id));
  if (!is_head) {
    return add_to_list(lexicon, id, &entry->n_fixed);
  }
  entry->lemma = ent_intern_string(lexicon->words, id);
  entry->n_before = entry->n_fixed;
  return ENT_SUCCESS;
}

static EntStatus read_trigger(const Line *const line, const EntView trigger,
                              EntLexEntry *const entry) {
  size_t head;
  ENT_TRY(find_head(line, trigger, entry->pos, &head));
  EntView rest = trigger;
  EntView word;
  entry->first_fixed = (uint32_t)line->lexicon->lists.count;
  for (size_t i = 0; next_part(&rest, ' ', &word); ++i) {
    ENT_TRY(read_trigger_word(line, word, i == head, entry));
  }
  entry->weight += 100 * entry->n_fixed;
  return ENT_SUCCESS;
}

/* Entries */

static EntStatus read_class(const Line *const line, EntLexEntry *const entry) {
  const EntVocabulary *const vocabulary = line->lexicon->vocabulary;
  const EntView name = line->row->cells[2];
  entry->event_class = ENT_NO_ID;
  entry->carrier = ENT_NO_ID;
  if (!name.size) {
    entry->kind = ENT_LEX_NONE;
    return ENT_SUCCESS;
  }
  if (starts_with_byte(name, '=')) {
    entry->kind = ENT_LEX_LIGHT;
    return read_own_slot(line, entry->pos, without_first(name),
                         &entry->carrier);
  }
  if (!ent_class_find(vocabulary, name, &entry->event_class)) {
    return FAIL(line, "unknown class '%.*s'", ENT_VIEW_ARGS(name));
  }
  if (!ent_class_is_a(vocabulary, entry->event_class, ENT_CLASS_EVENT)) {
    return FAIL(line, "'%.*s' is no class of events", ENT_VIEW_ARGS(name));
  }
  entry->kind = ENT_LEX_EVENT;
  entry->class_name = ent_class_name(vocabulary, entry->event_class);
  return ENT_SUCCESS;
}

static int compare_views(const void *const a, const void *const b) {
  return ent_view_compare(*(const EntView *)a, *(const EntView *)b);
}

/// Append the conditions to `key`, in an order that does not depend on theirs.
static EntStatus append_conditions(const Line *const line,
                                   EntBuffer *const key) {
  EntView parts[64];
  size_t n_parts = 0;
  EntView rest = line->row->cells[4];
  while (n_parts < 64 && next_part(&rest, ' ', &parts[n_parts])) {
    ++n_parts;
  }
  qsort(parts, n_parts, sizeof(EntView), compare_views);
  for (size_t i = 0; i < n_parts; ++i) {
    ENT_TRY(ent_buffer_append_byte(key, ' '));
    ENT_TRY(ent_buffer_append(key, parts[i]));
  }
  return ENT_SUCCESS;
}

static EntStatus add_key(const Line *const line, const EntLexEntry *const entry,
                         EntBuffer *const key, EntId *const id) {
  ENT_TRY(ent_buffer_append_byte(key, (char)('0' + entry->pos)));
  ENT_TRY(ent_buffer_append(key, entry->trigger));
  ENT_TRY(ent_buffer_append_byte(key, ':'));
  ENT_TRY(append_conditions(line, key));
  return ent_intern_add(line->lexicon->entry_keys, ent_buffer_view(key), id);
}

/// Find the place of an entry: a new one, or that of the one it replaces.
static EntStatus find_place(const Line *const line,
                            const EntLexEntry *const entry,
                            EntLexEntry **const place) {
  EntLexicon *const lexicon = line->lexicon;
  EntBuffer key = {.allocator = lexicon->allocator};
  EntId id = ENT_NO_ID;
  const EntStatus status = add_key(line, entry, &key, &id);
  ent_buffer_free(&key);
  ENT_TRY(status);
  if (id == lexicon->entries.count) {
    *place = ENT_PUSH(lexicon->allocator, &lexicon->entries);
    return *place ? ENT_SUCCESS : ENT_ERR_MEMORY;
  }
  *place = &lexicon->entries.items[id];
  return (*place)->file == line->place.file
             ? FAIL(line, "'%.*s' stands already in line %u",
                    ENT_VIEW_ARGS(entry->trigger), (unsigned)(*place)->line)
             : ENT_SUCCESS;
}

/// Return the trigger as people write it, without the mark of its head.
static EntStatus without_star(EntLexicon *const lexicon, const EntView trigger,
                              EntView *const shown) {
  const size_t star = ent_view_find(trigger, '*');
  *shown = trigger;
  return star == trigger.size
             ? ENT_SUCCESS
             : ent_arena_join(&lexicon->arena, ent_view_slice(trigger, 0, star),
                              ent_view_slice(trigger, star + 1, trigger.size),
                              shown);
}

/// Add an entry like `model` for one of the triggers of a line.
static EntStatus add_entry(const Line *const line, const EntLexEntry *model,
                           const EntView trigger) {
  EntLexicon *const lexicon = line->lexicon;
  EntLexEntry entry = *model;
  EntLexEntry *place;
  EntId id;
  EntView shown;
  ENT_TRY(without_star(lexicon, trigger, &shown));
  ENT_TRY(ent_lexicon_add_word(lexicon, shown, &id));
  entry.trigger = ent_intern_string(lexicon->words, id);
  ENT_TRY(read_trigger(line, trigger, &entry));
  ENT_TRY(find_place(line, &entry, &place));
  entry.order = (uint32_t)(place - lexicon->entries.items);
  *place = entry;
  return ENT_SUCCESS;
}

static EntStatus read_entry(const Line *const line, const EntLexPos pos) {
  EntLexEntry entry = {
      .pos = pos,
      .weight = line->lexicon->is_user_file ? ENT_LEX_USER_WEIGHT : 0,
      .file = line->place.file,
      .line = (uint32_t)line->place.line};
  ENT_TRY(read_class(line, &entry));
  ENT_TRY(read_maps(line, &entry));
  ENT_TRY(read_conditions(line, &entry));
  EntView rest = line->row->cells[0];
  EntView trigger;
  while (next_part(&rest, ',', &trigger)) {
    ENT_TRY(add_entry(line, &entry, trigger));
  }
  return ENT_SUCCESS;
}

/* Lines */

static const EntView modifier_names[ENT_N_MODIFIERS] = {
    ENT_VIEW("aux"), ENT_VIEW("adv"), ENT_VIEW("mark"),
    ENT_VIEW("det"), ENT_VIEW("adj"), ENT_VIEW("prep")};

static const EntView entry_names[ENT_N_LEX_POS] = {ENT_VIEW("v"), ENT_VIEW("n"),
                                                   ENT_VIEW("a")};

static size_t find_name(const EntView *const names, const size_t n_names,
                        const EntView name) {
  size_t i = 0;
  while (i < n_names && !ent_view_equals(names[i], name)) {
    ++i;
  }
  return i;
}

static EntStatus read_line(const Line *const line) {
  const EntView first = line->row->cells[0];
  if (starts_with_byte(first, '$') || starts_with_byte(first, '@')) {
    return read_set(line);
  }
  if (starts_with_byte(first, '&')) {
    return read_group_line(line);
  }
  const EntView kind = line->row->cells[1];
  if (ent_view_equals(kind, ENT_VIEW("form"))) {
    return read_forms(line);
  }
  const size_t pos = find_name(entry_names, ENT_N_LEX_POS, kind);
  if (pos < ENT_N_LEX_POS) {
    return read_entry(line, (EntLexPos)pos);
  }
  const size_t modifier = find_name(modifier_names, ENT_N_MODIFIERS, kind);
  return modifier < ENT_N_MODIFIERS
             ? read_modifier(line, (EntModifierKind)modifier)
             : FAIL(line, "unknown part of speech '%.*s'", ENT_VIEW_ARGS(kind));
}

static EntStatus read_rows(EntLexicon *const lexicon, EntTable *const table,
                           const char *const file) {
  EntTableRow row;
  EntStatus status;
  while (!(status = ent_table_next(table, &row))) {
    const Line line = {lexicon, &row, ENT_AT_LINE(file, row.place.line)};
    ENT_TRY(read_line(&line));
  }
  return status == ENT_NO_MATCH ? ENT_SUCCESS : status;
}

EntStatus ent_lexicon_read(EntLexicon *const lexicon, const char *const name) {
  EntView copy;
  ENT_TRY(ent_arena_copy(&lexicon->arena, ent_view(name), &copy));
  EntTable table;
  ENT_TRY(ent_table_open(lexicon->world, name, 2, 5, &table));
  const EntStatus status = read_rows(lexicon, &table, copy.data);
  ent_table_close(&table);
  return status;
}
