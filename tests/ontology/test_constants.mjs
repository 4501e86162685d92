// The generated C says what the ontology says, read here by a real Turtle parser.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { done, ok, same } from '../npm/tap.mjs'
import { read, Store } from '../npm/rdf.mjs'
import { ENT, ontologyFile } from './validation.mjs'

const script = fileURLToPath(new URL('../../scripts/ontology-constants', import.meta.url))
const make = mode => execFileSync('sh', [script, mode, ontologyFile], { encoding: 'utf8' })
const header = make('header')
const table = make('table')
const store = new Store(read(ontologyFile))

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#'
const OWL = 'http://www.w3.org/2002/07/owl#'
const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const objects = (iri, predicate) => store.getObjects(iri, predicate, null)
const own = type => store.getSubjects(RDF + 'type', type, null).map(s => s.value).filter(iri => iri.startsWith(ENT))
const notation = (iri, datatype) => objects(iri, SKOS + 'notation').find(n => n.datatype.value === ENT + datatype)?.value ?? ''

// The rows of a table in C: { name, iri, label, cameo, plover, parent }.
function rows (kind) {
  const body = new RegExp(`EntVocabEntry ${kind}_entries\\[\\] = \\{\\n(.*?)\\n\\};`, 's').exec(table)[1]
  const field = '(?:VIEW\\("((?:[^"\\\\]|\\\\.)*)"\\)|\\{NULL, 0\\})'
  const row = new RegExp(`\\{${field},\\s*${field},\\s*${field}, ${field}, ${field}, (\\w+)\\}`, 'gs')
  return [...body.matchAll(row)].map(([, name, iri, label = '', cameo = '', plover = '', parent]) =>
    ({ name, iri, label: label.replace(/\\(.)/g, '$1'), cameo, plover, parent }))
}

// The ids in the header, by constant.
const ids = Object.fromEntries([...header.matchAll(/^ {2}(ENT_\w+) = (\d+),?$/gm)].map(m => [m[1], +m[2]]))
const constantOf = (stem, name) => stem + name.replace(':', '_').replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()

function parentOf (iri, predicate, all) {
  const parent = objects(iri, predicate).map(o => o.value).find(value => value.startsWith(ENT))
  return parent ? String(all.findIndex(row => row.iri === parent)) : 'ENT_NO_ID'
}

function testTable (kind, stem, count, iris, predicate) {
  const all = rows(kind)
  same(all.filter(row => row.iri.startsWith(ENT)).map(row => row.iri).sort(), [...iris].sort(), `${kind}: has each of ${iris.length} terms`)
  same(all.map(row => ids[constantOf(stem, row.name)]), all.map((_, i) => i), `${kind}: ids are places in the table`)
  same(ids[count], all.length, `${kind}: ${count}`)
  const wrong = all.filter(row => row.iri.startsWith(ENT) && !(
    row.name === row.iri.replace(ENT, '') && row.label === objects(row.iri, RDFS + 'label')[0].value &&
    row.cameo === notation(row.iri, 'cameo') && row.plover === notation(row.iri, 'plover') &&
    row.parent === parentOf(row.iri, predicate, all)))
  same(wrong, [], `${kind}: name, label, codes and parent are right`)
}

const individuals = own(OWL + 'NamedIndividual')
const offices = own(ENT + 'Office')
const statuses = own(ENT + 'Status')
const others = individuals.filter(iri => !offices.includes(iri) && !statuses.includes(iri))
const properties = [...own(OWL + 'ObjectProperty'), ...own(OWL + 'DatatypeProperty')]
testTable('class', 'ENT_CLASS_', 'ENT_N_CLASSES', own(OWL + 'Class'), RDFS + 'subClassOf')
testTable('property', 'ENT_P_', 'ENT_N_PROPERTIES', properties, RDFS + 'subPropertyOf')
testTable('office', 'ENT_OFFICE_', 'ENT_N_OFFICES', offices, SKOS + 'broader')
testTable('status', 'ENT_STATUS_', 'ENT_N_STATUSES', statuses, SKOS + 'broader')
testTable('individual', 'ENT_INDIVIDUAL_', 'ENT_N_INDIVIDUALS', others, SKOS + 'broader')
for (const name of ['rdf:type', 'rdfs:label', 'owl:sameAs', 'skos:altLabel', 'prov:wasDerivedFrom', 'nif:beginIndex', 'schema:headline']) {
  ok(rows('property').some(row => row.name === name), `${name} is among the properties`)
}
ok(make('header') === header && make('table') === table, 'the same bytes each time')
done()
