/**
   @file repairs.h
   Mends trees where the parser errs in ways that grammar and lexicon rule out.

   A sentence of news that has a past verb, a subject and no auxiliary is no
   passive; a noun between two subjects and its "and" is coordinated with what
   stands before it. Such faults come back whatever the weights of the parser
   are. They are mended once, before time expressions are resolved and before
   anything is read from the trees:

   - "Hale, the president, called for calm" is no passive, and in "Hale met Dorn
     and praised the deal" the second verb is none.
   - "Condemned the raid, expelled envoys and left": a participle has no object.
   - "Voted to dismiss him and elected her": a past tense is joined to no
     infinitive.
   - "Against six firms and two envoys, it said": a verb has one subject.
   - "Called the deal a breach": nor has it two objects.
   - "Gave Ostria a warning": the first of them gets the second.
   - "Handed over 12 ships": the verb is to hand over.
   - "Agreed to free them", "denied targeting them": those are verbs.
   - "Abducted 250": a number without preposition is an object.
   - "Under an accord signed last year" tells of the accord.
   - "Broke relations and established ties" tells two deeds.
   - "The WHO" is no pronoun.
   - "Imposed visa bans on them": a noun behind a noun is no verb; but in the
     headline "Ostria expels aide, summons envoy" it is one.
   - "Ostria jails 40", "votes to close embassy", "Hale, Dorn agree": headlines
     have few words, and all have a verb.
   - "Troops fighting rebels": who fights stands before the participle.
   - "The army and allied militias" are two.
   - "A meeting of the council, which rejected it": only a body can reject.
   - "Ruled on Friday that she had broken the law" tells nothing about Friday.
   - "Hours after rebels struck a base": hours do not strike.
   - "Left the accord, a spokesman said": a thing has no person beside it.
   - "Parliament elected army chief Hale on Friday": every sentence has a verb.

   Only heads, relations, tags and features change; what is repaired keeps the
   probabilities of the parser.
*/
#ifndef ENT_FRAME_REPAIRS_H
#define ENT_FRAME_REPAIRS_H

#include "base/status.h"
#include "frame/reading.h"
#include "text/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Mend the trees of `document`. Returns #ENT_ERR_MEMORY if out of memory.
EntStatus ent_repairs_apply(const EntFrameModel *model, EntDocument *document);

#ifdef __cplusplus
}
#endif

#endif // ENT_FRAME_REPAIRS_H
