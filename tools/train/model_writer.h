#ifndef TRAIN_MODEL_WRITER_H
#define TRAIN_MODEL_WRITER_H

// Writes the model file that text/model_file.h describes.

#include "corpus.h"
#include "network.h"

// Round the weights to 8 bits and write all that the reader needs to `path`.
// `description` is a text of "key value" lines kept in the file. Ends the
// program on failure.
void model_write(const char *path, const char *description,
                 const Network *network, const Inventories *inventories,
                 const Lexicon *lexicon);

#endif
