#include "frame/confidence.h"

/// The fit: of events whose arcs are all certain so many are right, …
static const float CERTAIN = 0.97F;
/// … and of those with the least certain ones.
static const float UNCERTAIN = 0.60F;
/// What an event loses that has nobody and nothing in it.
static const float EMPTY = 0.85F;

static float mean_filler_probability(const EntEvent *const event) {
  float sum = 0;
  for (size_t i = 0; i < event->fillers.count; ++i) {
    sum += event->fillers.items[i].probability;
  }
  return event->fillers.count ? sum / (float)event->fillers.count : 1;
}

static float confidence_of(const EntReading *const reading,
                           const EntEvent *const event) {
  const EntToken *const trigger =
      &reading->document->tokens.items[event->trigger];
  const float arcs = mean_filler_probability(event);
  const float sure = trigger->upos_probability * arcs;
  const float fitted = UNCERTAIN + (CERTAIN - UNCERTAIN) * sure;
  return event->fillers.count ? fitted : fitted * EMPTY;
}

void ent_confidence_set(EntReading *const reading) {
  for (size_t i = 0; i < reading->events.count; ++i) {
    EntEvent *const event = &reading->events.items[i];
    event->confidence = confidence_of(reading, event);
  }
}
