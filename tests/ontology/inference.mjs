// Draws what follows from a graph under the ontology, by the rules of OWL 2 RL that the ontology uses, and finds what
// then is of two classes that exclude each other. A reasoner for OWL 2 DL would find more; it would not find less.

import { DataFactory, read, Store } from '../npm/rdf.mjs'
import { ontologyFile } from './validation.mjs'

const { namedNode, quad } = DataFactory
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'
const TYPE = namedNode(RDF + 'type')

const ontology = new Store(read(ontologyFile))
const isNamed = term => term.termType === 'NamedNode'
const objects = (subject, predicate) => ontology.getObjects(subject, predicate, null)
const isA = (term, type) => ontology.countQuads(term, TYPE, namedNode(OWL + type)) > 0

function list (head) {
  const items = []
  for (let node = head; node.value !== RDF + 'nil'; node = objects(node, RDF + 'rest')[0]) items.push(objects(node, RDF + 'first')[0])
  return items
}

// Pairs of a property and one that is its inverse, both ways.
const inverses = ontology.getQuads(null, OWL + 'inverseOf', null).flatMap(q => [[q.subject, q.object], [q.object, q.subject]])

// What one statement implies by itself.
function consequences ({ subject, predicate, object }) {
  if (predicate.equals(TYPE)) return objects(object, RDFS + 'subClassOf').filter(isNamed).map(c => quad(subject, TYPE, c))
  return [
    ...objects(predicate, RDFS + 'subPropertyOf').map(p => quad(subject, p, object)),
    ...objects(predicate, RDFS + 'domain').filter(isNamed).map(c => quad(subject, TYPE, c)),
    ...object.termType === 'Literal'
      ? []
      : [
          ...objects(predicate, RDFS + 'range').filter(isNamed).map(c => quad(object, TYPE, c)),
          ...inverses.filter(([p]) => p.equals(predicate)).map(([, q]) => quad(object, q, subject)),
          ...isA(predicate, 'SymmetricProperty') ? [quad(object, predicate, subject)] : []
        ]
  ]
}

function chained (store, { subject, predicate, object }) {
  if (!isA(predicate, 'TransitiveProperty')) return []
  return [
    ...store.getObjects(object, predicate, null).map(o => quad(subject, predicate, o)),
    ...store.getSubjects(predicate, subject, null).map(s => quad(s, predicate, object))
  ]
}

// The quads and all that follows from them; statements with a property that has no name are kept too.
export function closure (quads) {
  const store = new Store()
  const waiting = [...quads]
  while (waiting.length) {
    const next = waiting.pop()
    if (store.has(next)) continue
    store.add(next)
    waiting.push(...consequences(next), ...chained(store, next))
  }
  return store
}

const exclusive = ontology.getSubjects(TYPE, OWL + 'AllDisjointClasses', null)
  .map(axiom => list(objects(axiom, OWL + 'members')[0]).map(c => c.value))

function clashes (types) {
  return exclusive.map(members => members.filter(c => types.includes(c))).filter(both => both.length > 1)
}

function above (type) {
  return [type, ...objects(type, RDFS + 'subClassOf').filter(isNamed).flatMap(o => above(o.value))]
}

// A domain or range that is a union: some class of it must go with what the node is.
function misfits (store, typesOf) {
  return [...store].flatMap(({ subject, predicate, object }) => [['domain', subject], ['range', object]].flatMap(([side, node]) =>
    objects(predicate, RDFS + side).flatMap(c => objects(c, OWL + 'unionOf')).filter(() => node.termType !== 'Literal')
      .filter(union => !clashes(typesOf(node)).length && list(union).every(c => clashes([...typesOf(node), ...above(c.value)]).length))
      .map(() => `${node.value} cannot be in the ${side} of ${predicate.value}`)))
}

// What cannot be true, a line each, in a steady order.
export function contradictions (quads) {
  const store = closure(quads)
  const typesOf = node => store.getObjects(node, TYPE, null).map(o => o.value)
  const twofold = store.getSubjects(TYPE, null, null)
    .flatMap(node => clashes(typesOf(node)).map(both => `${node.value} cannot be all of ${both.join(', ')}`))
  return [...new Set([...twofold, ...misfits(store, typesOf)])].sort()
}
