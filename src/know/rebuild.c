// Takes a compiled knowledge base apart again, to build upon it.

#include "know/builder_impl.h"

#include "base/vector.h"
#include "know/knowledge_impl.h"

static const EntBuilderPlace in_base = {ENT_NO_ID, 0};

static EntStatus add_string(EntBuilder *const b, const EntFormat *const f,
                            const EntFormatString string, EntId *const id) {
  return ent_builder_string(b, ent_format_string(f, string), id);
}

static EntStatus add_entity_id(EntBuilder *const b, const EntFormat *const f,
                               const uint32_t entity, EntId *const id) {
  *id = ENT_NO_ID;
  return entity == ENT_FORMAT_NONE
             ? ENT_SUCCESS
             : add_string(b, f, f->entities[entity].id, id);
}

static EntStatus add_class(EntBuilder *const b, const EntFormat *const f,
                           const uint32_t i) {
  EntBuilderClass *const c = ENT_PUSH(b->allocator, &b->classes);
  if (!c) {
    return ENT_ERR_MEMORY;
  }
  c->parent = ENT_NO_ID;
  c->place = in_base;
  if (f->classes[i].parent != ENT_FORMAT_NONE) {
    ENT_TRY(
        add_string(b, f, f->classes[f->classes[i].parent].name, &c->parent));
  }
  return add_string(b, f, f->classes[i].name, &c->name);
}

static EntStatus add_office(EntBuilder *const b, const EntFormat *const f,
                            const uint32_t i) {
  EntBuilderOffice *const o = ENT_PUSH(b->allocator, &b->offices);
  if (!o) {
    return ENT_ERR_MEMORY;
  }
  o->is_exclusive = f->offices[i].is_exclusive;
  ENT_TRY(add_string(b, f, f->offices[i].abbreviation, &o->abbreviation));
  return add_string(b, f, f->offices[i].name, &o->name);
}

static EntStatus add_relation_kind(EntBuilder *const b,
                                   const EntFormat *const f, const uint32_t i) {
  EntId *const kind = ENT_PUSH(b->allocator, &b->relation_kinds);
  return kind ? add_string(b, f, f->relation_kinds[i].name, kind)
              : ENT_ERR_MEMORY;
}

static EntStatus add_leading(EntBuilder *const b, const EntFormat *const f,
                             const uint32_t i) {
  EntBuilderLeading *const l = ENT_PUSH(b->allocator, &b->leading);
  if (!l) {
    return ENT_ERR_MEMORY;
  }
  l->office = f->leading[i].office;
  l->begin = f->leading[i].begin;
  l->end = f->leading[i].end;
  l->place = in_base;
  return add_entity_id(b, f, f->leading[i].of, &l->of);
}

static EntStatus add_letter(EntBuilder *const b, const EntFormat *const f,
                            const uint32_t i) {
  EntFoldLetter *const letter = ENT_PUSH(b->allocator, &b->letters);
  if (!letter) {
    return ENT_ERR_MEMORY;
  }
  *letter = f->folding.letters[i];
  return ENT_SUCCESS;
}

static EntStatus add_rule(EntBuilder *const b, const EntFormat *const f,
                          const uint32_t i) {
  EntFoldRule *const rule = ENT_PUSH(b->allocator, &b->rules);
  if (!rule) {
    return ENT_ERR_MEMORY;
  }
  *rule = f->folding.rules[i];
  return ENT_SUCCESS;
}

static EntStatus add_entity(EntBuilder *const b, const EntFormat *const f,
                            const uint32_t i) {
  const EntFormatEntity *const from = &f->entities[i];
  uint32_t index = 0;
  ENT_TRY(
      ent_builder_claim(b, ent_format_string(f, from->id), in_base, &index));
  EntBuilderEntity *const e = &b->entities.items[index];
  e->begin = from->begin;
  e->end = from->end;
  e->is_base = true;
  ENT_TRY(add_string(b, f, f->classes[from->class_index].name, &e->class_name));
  ENT_TRY(add_string(b, f, from->label, &e->label));
  ENT_TRY(add_string(b, f, from->code, &e->code));
  ENT_TRY(add_string(b, f, from->wikidata, &e->wikidata));
  ENT_TRY(add_string(b, f, from->source, &e->source));
  return add_entity_id(b, f, from->parent, &e->of);
}

static EntStatus add_name(EntBuilder *const b, const EntFormat *const f,
                          const uint32_t i) {
  const EntFormatName *const n = &f->names[i];
  return ent_builder_add_name(b, n->entity, ent_format_string(f, n->text),
                              (EntNameKind)n->kind);
}

static EntStatus add_relation(EntBuilder *const b, const EntFormat *const f,
                              const uint32_t i) {
  EntBuilderRelation *const r = ENT_PUSH(b->allocator, &b->relations);
  if (!r) {
    return ENT_ERR_MEMORY;
  }
  r->subject = f->relations[i].subject;
  r->kind = f->relations[i].kind;
  r->place = in_base;
  return add_entity_id(b, f, f->relations[i].object, &r->object);
}

static EntStatus add_term(EntBuilder *const b, const EntFormat *const f,
                          const uint32_t i) {
  EntBuilderTerm *const t = ENT_PUSH(b->allocator, &b->terms);
  if (!t) {
    return ENT_ERR_MEMORY;
  }
  t->holder = f->terms[i].holder;
  t->office = f->terms[i].office;
  t->begin = f->terms[i].begin;
  t->end = f->terms[i].end;
  t->is_shared = f->terms[i].is_shared;
  t->place = in_base;
  return add_entity_id(b, f, f->terms[i].of, &t->of);
}

typedef EntStatus (*AddFunc)(EntBuilder *, const EntFormat *, uint32_t);

static const struct {
  EntFormatSectionId section;
  AddFunc add;
} steps[] = {
    {ENT_SECTION_CLASSES, add_class},
    {ENT_SECTION_OFFICES, add_office},
    {ENT_SECTION_RELATION_KINDS, add_relation_kind},
    {ENT_SECTION_LEADING, add_leading},
    {ENT_SECTION_FOLD_LETTERS, add_letter},
    {ENT_SECTION_FOLD_RULES, add_rule},
    {ENT_SECTION_ENTITIES, add_entity},
    {ENT_SECTION_NAMES, add_name},
    {ENT_SECTION_RELATIONS, add_relation},
    {ENT_SECTION_TERMS, add_term},
};

EntStatus ent_builder_add_knowledge(EntBuilder *const builder,
                                    const EntKnowledge *const knowledge) {
  const EntFormat *const f = &knowledge->format;
  for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); ++s) {
    for (uint32_t i = 0; i < f->counts[steps[s].section]; ++i) {
      ENT_TRY(steps[s].add(builder, f, i));
    }
  }
  builder->has_base = true;
  return ENT_SUCCESS;
}
