// The npm packages that tests use, behind a few functions. Lives here because node looks for packages beside the file
// that imports them.

import { readFileSync } from 'node:fs'
import { DataFactory, Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'

export { DataFactory, Store }

// Parse Turtle, N-Triples or N-Quads; throws an Error "FILE:LINE: reason". Blank nodes of two files never share a label.
export function parse (text, name, baseIRI) {
  try {
    return new Parser({ baseIRI }).parse(text)
  } catch (error) {
    const reason = error.message.replace(/ on line \d+\.?$/, '')
    throw new Error(`${name}:${error.context?.line ?? 0}: ${reason}`)
  }
}

export function read (file, baseIRI) {
  return parse(readFileSync(file, 'utf8'), file, baseIRI)
}

// Return a function that validates quads against shapes (SHACL Core): a promise of an array of { focus, path, value,
// shape, message }, each a string.
export function openShacl (shapes) {
  const validator = new SHACLValidator(new Store(shapes))
  return async quads => (await validator.validate(new Store(quads))).results.map(result => ({
    focus: result.focusNode.value,
    path: result.path?.value ?? '',
    value: result.value?.value ?? '',
    shape: result.sourceShape.value,
    message: result.message.map(m => m.value).join('; ')
  }))
}
