/**
   @file scene.h
   Which states and organisations an article speaks of, wherever in it.

   Names are shared: there is a Senate in many states, and a surname, even a
   full name, has many bearers. Whom the knowledge base knows by such a name is
   meant only where his state or organisation is spoken of too; else it is
   somebody else, whom it does not know.
*/
#ifndef ENT_FRAME_SCENE_H
#define ENT_FRAME_SCENE_H

#include "base/status.h"
#include "frame/reading.h"

/// The states and organisations of one article; lives in its arena.
typedef struct {
  const EntKnowledge *knowledge;
  EntDate date;        ///< Of the article
  bool *is_named;      ///< By entity
  bool *is_clear;      ///< By entity: also by a name that nothing else has
  uint32_t *n_regions; ///< By state: how many of its regions are clear
} EntScene;

/// Find the states and organisations that are named in the document, and the
/// states of places and bodies that are. Returns #ENT_ERR_MEMORY.
EntStatus ent_scene_read(const EntReading *reading, EntScene *scene);

/// Whether `entity`, or the state to which it belongs, is spoken of.
bool ent_scene_has(const EntScene *scene, EntEntity entity);

/// Whether `person` held an office on the article's day, of a state or
/// organisation that is spoken of, or led one: leaders need no introduction.
bool ent_scene_has_holder(const EntScene *scene, EntEntity person);

/**
   Whether somebody of the full name of `person` can be taken for him.

   He can if a state or organisation of his offices is spoken of, if he is in
   office, or if nothing speaks against it: he is known without an office, is
   so well known that his Wikidata id is certain, few have his given name, or
   the article has no date.
*/
bool ent_scene_allows(const EntScene *scene, EntEntity person);

/**
   Return how well `entity` fits, of several that have one name; 0 is the least.

   A state fits if it goes by another name too ("Congo", and Kinshasa); a region
   if two others of its state are spoken of ("Georgia, Ohio and Tennessee"); a
   person if he is in office there.
*/
int ent_scene_fit(const EntScene *scene, EntEntity entity);

#endif // ENT_FRAME_SCENE_H
