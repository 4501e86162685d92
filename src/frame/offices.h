/**
   @file offices.h
   Third stage: who holds which office.

   "Azerbaijani President Ilham Aliyev", "Karel De Gucht, the Belgian foreign
   minister", "its ambassador, Vyacheslav Kovalenko": an office phrase
   (lexicon/offices.tsv), whose it is, and a name beside it make an office
   holding. The words of the title then belong to the mention of the person.
*/
#ifndef ENT_FRAME_OFFICES_H
#define ENT_FRAME_OFFICES_H

#include "base/status.h"
#include "frame/reading.h"

/// Find the office holdings that stand beside names.
EntStatus ent_offices_read(EntReading *reading);

/// Find whose the offices are that "his" and "its" tell of, once it is known
/// what these stand for.
void ent_offices_resolve_pronouns(EntReading *reading);

/**
   Find the person who holds the office that `phrase` (of lexicon/offices.tsv)
   names, or one that it covers, of `of`, on the date of the article.

   Looks at what the article said up to now, then asks the knowledge base, whose
   answer is recorded as not said. Returns #ENT_NO_MATCH if neither knows.
*/
EntStatus ent_offices_holder(EntReading *reading, const EntPhrase *phrase,
                             EntReferentId of, EntReferentId *holder);

/// Return whether the article says that `person` holds the office that `phrase`
/// names, or one that it covers.
bool ent_offices_is_held(const EntReading *reading, EntReferentId person,
                         const EntPhrase *phrase);

/// Return the state that the article or the knowledge base says `person` holds
/// an office of, or #ENT_NO_REFERENT.
EntReferentId ent_offices_state_of(const EntReading *reading,
                                   EntReferentId person);

#endif // ENT_FRAME_OFFICES_H
