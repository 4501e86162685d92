// Says what is wrong with the graph of a converted article: what the SHACL shapes find, and what SHACL Core cannot see:
// that there is no article, names that the ontology does not know, and offsets that do not fit the words.

import { fileURLToPath } from 'node:url'
import { openShacl, read, Store } from '../npm/rdf.mjs'

export const ENT = 'https://w3id.org/entente#'
export const SHAPE = 'https://w3id.org/entente/shapes#'
const NEWS_ARTICLE = 'https://schema.org/NewsArticle'
const NIF = 'http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#'
const RDFS_SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf'
const TERM_CODE = 'https://schema.org/termCode'
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

const ontologyFolder = fileURLToPath(new URL('../../ontology/', import.meta.url))
export const ontologyFile = ontologyFolder + 'entente.ttl'
export const shapesFile = ontologyFolder + 'shapes.ttl'

// Return a function from quads to a promise of problems: { focus, path, value, shape, message } in a steady order.
// `extensions` are files of ontologies that extend the built-in one. Of an ontology the shapes follow only some properties.
export function openValidator (extensions = []) {
  const ontology = [ontologyFile, ...extensions].flatMap(file => read(file))
  const known = new Set(ontology.map(quad => quad.subject.value))
  const followed = ontology.filter(quad => [RDF_TYPE, RDFS_SUBCLASS, TERM_CODE].includes(quad.predicate.value))
  const shacl = openShacl(read(shapesFile))
  return async quads => [
    ...await shacl([...followed, ...quads]),
    ...missingArticle(quads),
    ...unknownTerms(quads, known),
    ...wrongOffsets(new Store(quads))
  ].sort(byText)
}

function byText (a, b) {
  const [x, y] = [a, b].map(p => [p.focus, p.shape, p.path, p.value].join('\n'))
  return x < y ? -1 : x > y ? 1 : 0
}

function missingArticle (quads) {
  if (quads.some(quad => quad.predicate.value === RDF_TYPE && quad.object.value === NEWS_ARTICLE)) return []
  return [problem({ value: '' }, 'articlePresent', 'There is no schema:NewsArticle')]
}

function unknownTerms (quads, known) {
  const problems = []
  for (const quad of quads) {
    for (const term of [quad.predicate, quad.object]) {
      if (term.termType !== 'NamedNode' || !term.value.startsWith(ENT) || known.has(term.value)) continue
      problems.push(problem(quad.subject, 'knownTerm', 'The ontology has no such term', quad.predicate, term))
    }
  }
  return problems
}

function problem (focus, shape, message, path, value) {
  return { focus: focus.value, path: path?.value ?? '', value: value?.value ?? '', shape: SHAPE + shape, message }
}

// The words of a stretch of text must be those between its offsets, counted in code points, and its IRI must say so.
function wrongOffsets (store) {
  const texts = new Map(store.getQuads(null, NIF + 'isString', null).map(q => [q.subject.value, [...q.object.value]]))
  return store.getSubjects(RDF_TYPE, NIF + 'String', null).flatMap(node => {
    const stretch = stretchOf(store, node)
    return stretch ? wrongStretch(node, stretch, texts.get(stretch.context)) : []
  })
}

// SHACL reports a stretch that lacks something.
function stretchOf (store, node) {
  const [context, begin, end, words] = ['referenceContext', 'beginIndex', 'endIndex', 'anchorOf']
    .map(name => store.getObjects(node, NIF + name, null)[0]?.value)
  return [context, begin, end, words].includes(undefined) ? null : { context, begin: +begin, end: +end, words: [...words] }
}

function wrongStretch (node, { context, begin, end, words }, text) {
  const problems = []
  if (node.value !== `${context}#char=${begin},${end}`) {
    problems.push(problem(node, 'stretchIri', `The IRI does not tell the article and the offsets ${begin},${end}`))
  }
  if (words.length !== end - begin) {
    problems.push(problem(node, 'stretchLength', `${words.length} code points between the offsets ${begin} and ${end}`))
  } else if (text && text.slice(begin, end).join('') !== words.join('')) {
    problems.push(problem(node, 'stretchWords', 'The text of the article has other words at these offsets'))
  }
  return problems
}
