/**
   @file interrupt.h
   An orderly end when the user or the system asks for one.

   SIGINT, SIGTERM and SIGHUP, unless they were ignored, are taken by a thread
   that calls a function and then lets the process die of the signal. A second
   signal ends it at once. There is no handler, so the function may do anything
   that a thread may.
*/
#ifndef ENT_TOOLS_INTERRUPT_H
#define ENT_TOOLS_INTERRUPT_H

#include "base/status.h"
#include "base/world.h"

typedef struct EntInterruptImpl EntInterrupt;

/// Hold signals back from here on. Call it before other threads are started, as
/// these inherit what is blocked. NULL if out of memory.
EntInterrupt *ent_interrupt_new(const EntWorld *world);

/// Call `func` when a signal comes or came. Logs and returns #ENT_ERR_LIMIT.
EntStatus ent_interrupt_start(EntInterrupt *interrupt, void (*func)(void *),
                              void *handle);

/**
   Let signals have their usual effect again, and free `interrupt` (or NULL).

   Does not return if a signal came.
*/
void ent_interrupt_end(EntInterrupt *interrupt);

#endif // ENT_TOOLS_INTERRUPT_H
