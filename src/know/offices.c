#include "know/knowledge.h"

#include "know/knowledge_impl.h"

#include <assert.h>

uint32_t ent_knowledge_office_index(const EntKnowledge *const knowledge,
                                    const EntView name) {
  const EntFormat *const f = &knowledge->format;
  for (uint32_t i = 0; i < f->counts[ENT_SECTION_OFFICES]; ++i) {
    if (ent_view_equals(ent_format_string(f, f->offices[i].name), name)) {
      return i;
    }
  }
  return ENT_FORMAT_NONE;
}

static bool span_covers(const EntYmd begin, const EntYmd end,
                        const EntYmd date) {
  if (!date) {
    return true;
  }
  const EntYmd day = ent_ymd_latest(date);
  return (!begin || ent_ymd_earliest(begin) <= day) &&
         (!end || (end % 100 ? day < end : day <= ent_ymd_latest(end)));
}

bool ent_office_term_covers(const EntOfficeTerm *const term,
                            const EntDate date) {
  return span_covers(ent_ymd(term->begin), ent_ymd(term->end), ent_ymd(date));
}

/// Return the first term that is not before this office of this entity.
static uint32_t lower_bound(const EntFormat *const f, const uint32_t of,
                            const uint32_t office) {
  uint32_t low = 0;
  uint32_t high = f->counts[ENT_SECTION_TERMS];
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const EntFormatTerm *const t = &f->terms[middle];
    if (t->of < of || (t->of == of && t->office < office)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static EntEntity find_holder(const EntFormat *const f, const uint32_t office,
                             const uint32_t of, const EntYmd date) {
  EntEntity holder = ENT_NO_ENTITY;
  for (uint32_t i = lower_bound(f, of, office);
       i < f->counts[ENT_SECTION_TERMS]; ++i) {
    const EntFormatTerm *const t = &f->terms[i];
    if (t->of != of || t->office != office) {
      break;
    }
    if (span_covers(t->begin, t->end, date)) {
      holder = t->holder;
    }
  }
  return holder;
}

EntEntity ent_knowledge_holder(const EntKnowledge *const knowledge,
                               const EntView office, const EntEntity of,
                               const EntDate date) {
  const uint32_t index = ent_knowledge_office_index(knowledge, office);
  return index == ENT_FORMAT_NONE || of == ENT_NO_ENTITY ||
                 !knowledge->format.offices[index].is_exclusive
             ? ENT_NO_ENTITY
             : find_holder(&knowledge->format, index, of, ent_ymd(date));
}

/// Find the holder of a leading office listed for `of` (none: for everyone).
static EntEntity find_leader(const EntFormat *const f, const uint32_t listed,
                             const EntEntity of, const EntYmd date,
                             uint32_t *const office) {
  for (uint32_t i = 0; i < f->counts[ENT_SECTION_LEADING]; ++i) {
    const EntFormatLeading *const l = &f->leading[i];
    if (l->of == listed && span_covers(l->begin, l->end, date)) {
      const EntEntity holder = find_holder(f, l->office, of, date);
      if (holder != ENT_NO_ENTITY) {
        *office = l->office;
        return holder;
      }
    }
  }
  return ENT_NO_ENTITY;
}

EntEntity ent_knowledge_leader(const EntKnowledge *const knowledge,
                               const EntEntity of, const EntDate date,
                               EntView *const office) {
  const EntFormat *const f = &knowledge->format;
  uint32_t index = ENT_FORMAT_NONE;
  if (of == ENT_NO_ENTITY) {
    return ENT_NO_ENTITY;
  }
  EntEntity holder = find_leader(f, of, of, ent_ymd(date), &index);
  if (holder == ENT_NO_ENTITY) {
    holder = find_leader(f, ENT_FORMAT_NONE, of, ent_ymd(date), &index);
  }
  if (office && holder != ENT_NO_ENTITY) {
    *office = ent_format_string(f, f->offices[index].name);
  }
  return holder;
}

size_t ent_knowledge_term_count(const EntKnowledge *const knowledge,
                                const EntEntity person) {
  assert(person < ent_knowledge_count(knowledge));
  return knowledge->format.entities[person].n_terms;
}

EntOfficeTerm ent_knowledge_term(const EntKnowledge *const knowledge,
                                 const EntEntity person, const size_t index) {
  const EntFormat *const f = &knowledge->format;
  assert(index < ent_knowledge_term_count(knowledge, person));
  const EntFormatTerm *const t =
      &f->terms[f->by_holder[f->entities[person].first_term + index]];
  return (EntOfficeTerm){
      t->holder, ent_format_string(f, f->offices[t->office].name), t->of,
      ent_ymd_to_date(t->begin), ent_ymd_to_date(t->end)};
}

bool ent_knowledge_held(const EntKnowledge *const knowledge,
                        const EntEntity person, const EntView office,
                        const EntEntity of, const EntDate date) {
  for (size_t i = 0; i < ent_knowledge_term_count(knowledge, person); ++i) {
    const EntOfficeTerm t = ent_knowledge_term(knowledge, person, i);
    if ((!office.size || ent_view_equals(t.office, office)) &&
        (of == ENT_NO_ENTITY || t.of == of) &&
        ent_office_term_covers(&t, date)) {
      return true;
    }
  }
  return false;
}
