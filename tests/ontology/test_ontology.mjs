// The ontology is complete, consistent in itself as far as simple means can tell, and has every name of the contract.
//
// The files of the contract stand beside the repository and are no part of it: where they are absent, that part is skipped.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { done, ok, same, skip } from '../npm/tap.mjs'
import { parse, read, Store } from '../npm/rdf.mjs'
import { ENT, ontologyFile, shapesFile } from './validation.mjs'

const IRI = 'https://w3id.org/entente'
const namespaces = Object.fromEntries(readFileSync(ontologyFile, 'utf8').split('\n')
  .map(line => /^@prefix (\w+): <(.*)> \.$/.exec(line)).filter(Boolean).map(m => [m[1], m[2]]))
const store = new Store(read(ontologyFile))

const expand = name => name.replace(/^(\w+):/, (_, prefix) => namespaces[prefix] ?? prefix + ':')
const short = iri => iri.replace(ENT, 'ent:')
const values = (subject, predicate) => store.getObjects(expand(subject), expand(predicate), null)
const value = (subject, predicate) => values(subject, predicate)[0]?.value ?? ''
const subjects = type => store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', expand(type), null)
  .filter(s => s.termType === 'NamedNode').map(s => s.value)
const own = types => types.flatMap(subjects).filter(iri => iri.startsWith(ENT))
const notations = (subject, datatype) => values(subject, 'skos:notation').filter(n => n.datatype.value === expand(datatype)).map(n => n.value)
const english = (subject, predicate) => values(subject, predicate).filter(v => v.language === 'en')

const classes = own(['owl:Class'])
const objectProperties = own(['owl:ObjectProperty'])
const dataProperties = own(['owl:DatatypeProperty'])
const properties = [...objectProperties, ...dataProperties]
const individuals = own(['owl:NamedIndividual'])
const datatypes = own(['rdfs:Datatype'])
const terms = [...classes, ...properties, ...individuals, ...datatypes]
const missing = (iris, has) => iris.filter(iri => !has(iri)).map(short)

function testDocumentation () {
  same(missing(terms, iri => english(iri, 'rdfs:label').length === 1), [], 'every term has one English label')
  same(missing(terms, iri => english(iri, 'rdfs:comment').length === 1), [], 'every term has one English comment')
  same(missing(terms, iri => /^[A-Z].{10,}\.$/s.test(value(iri, 'rdfs:comment'))), [], 'every comment is a sentence')
  same(missing(terms, iri => value(iri, 'rdfs:isDefinedBy') === IRI), [], 'every term says where it is defined')
  same(missing(properties, iri => values(iri, 'rdfs:domain').length === 1), [], 'every property has one domain')
  same(missing(properties, iri => values(iri, 'rdfs:range').length === 1), [], 'every property has one range')
  for (const property of ['title', 'description', 'creator', 'license']) {
    ok(value(IRI, 'dcterms:' + property), `the ontology has a ${property}`)
  }
  same(value(IRI, 'vann:preferredNamespacePrefix'), 'ent', 'the ontology has a preferred prefix')
  same(value(IRI, 'owl:versionIRI'), `${IRI}/${value(IRI, 'owl:versionInfo')}`, 'the ontology has a version')
}

// ---- OWL 2 DL: declarations (section 5.8), typing constraints (5.9), datatypes (4), simple roles (11.2)

const OWL_KINDS = ['owl:Class', 'rdfs:Datatype', 'owl:ObjectProperty', 'owl:DatatypeProperty', 'owl:AnnotationProperty']
const kindsOf = iri => OWL_KINDS.filter(kind => store.countQuads(iri, expand('rdf:type'), expand(kind)) > 0)
const BUILT_IN = [expand('rdf:'), expand('rdfs:'), expand('owl:'), expand('xsd:')]
const isBuiltIn = iri => BUILT_IN.some(namespace => iri.startsWith(namespace))
const DATATYPES = ['rdfs:Literal', 'xsd:string', 'xsd:decimal', 'xsd:integer', 'xsd:boolean'].map(expand)

function testDeclarations () {
  const used = new Set([...store].flatMap(q => [q.subject, q.predicate, q.object]).filter(t => t.termType === 'NamedNode')
    .map(t => t.value).filter(iri => iri.startsWith(ENT)))
  same([...used].filter(iri => !terms.includes(iri)).map(short), [], 'every ent: term that is used is declared')
  same(terms.filter((iri, i) => terms.indexOf(iri) !== i).map(short), [], 'no ent: term is of two kinds')
  const predicates = new Set([...store].map(q => q.predicate.value).filter(iri => !isBuiltIn(iri)))
  same([...predicates].filter(iri => kindsOf(iri).length !== 1), [], 'every property that is used is declared, as one kind')
}

function namedIn (predicate) {
  return [...new Set(store.getObjects(null, expand(predicate), null).filter(o => o.termType === 'NamedNode').map(o => o.value))]
}

function testTyping () {
  const isClass = iri => iri === expand('owl:Thing') || kindsOf(iri).join() === 'owl:Class'
  same(['rdfs:subClassOf', 'rdfs:domain', 'owl:equivalentClass'].flatMap(namedIn).filter(iri => !isClass(iri)), [],
    'what classes and domains refer to is declared as a class')
  const wrong = (list, kind) => list.flatMap(iri => values(iri, 'rdfs:subPropertyOf'))
    .filter(o => o.termType === 'NamedNode' && kindsOf(o.value).join() !== kind).map(o => o.value)
  same(wrong(objectProperties, 'owl:ObjectProperty'), [], 'above object properties are object properties')
  same(wrong(dataProperties, 'owl:DatatypeProperty'), [], 'above data properties are data properties')
  const range = iri => values(iri, 'rdfs:range')[0]
  same(objectProperties.filter(iri => range(iri).termType === 'NamedNode' && !isClass(range(iri).value)).map(short), [],
    'ranges of object properties are classes')
  same(dataProperties.filter(iri => range(iri).termType === 'NamedNode' && !DATATYPES.includes(range(iri).value)).map(short), [],
    'ranges of data properties are datatypes of OWL 2')
  const characteristics = { transitive: subjects('owl:TransitiveProperty'), functional: subjects('owl:FunctionalProperty') }
  same(characteristics.transitive.filter(iri => characteristics.functional.includes(iri)), [], 'no transitive property is functional')
  same(store.countQuads(null, expand('owl:imports'), null), 0, 'nothing is imported')
}

// ---- Trees and codes

function above (iri, predicate) {
  return values(iri, predicate).filter(o => o.termType === 'NamedNode' && o.value.startsWith(ENT)).map(o => o.value)
}

function lineage (iri, predicate) {
  const seen = [iri]
  for (let next = above(iri, predicate)[0]; next && !seen.includes(next); next = above(next, predicate)[0]) seen.push(next)
  return seen
}

const isEvent = iri => lineage(iri, 'rdfs:subClassOf').includes(ENT + 'Event')

function testTrees () {
  same(missing(classes, iri => above(iri, 'rdfs:subClassOf').length <= 1), [], 'a class has one class above it at most')
  same(missing(properties, iri => above(iri, 'rdfs:subPropertyOf').length <= 1), [], 'and so has a property')
  same(above(ENT + 'Event', 'rdfs:subClassOf'), [], 'ent:Event is a root')
  for (const role of ['agent', 'target', 'belligerent']) {
    same(lineage(ENT + role, 'rdfs:subPropertyOf').at(-1), ENT + 'participant', `ent:${role} is a participant`)
  }
}

function testCodes () {
  const coded = classes.filter(iri => values(iri, 'skos:notation').length)
  same(missing(coded, isEvent), [], 'only event classes have codes')
  same(missing(coded, iri => /^(0[1-9]|1\d|20)\d{1,2}$/.test(notations(iri, 'ent:cameo')[0] ?? '010')), [], 'CAMEO codes have the form of such')
  same(missing(classes, iri => value(iri, 'schema:termCode') === (notations(iri, 'ent:cameo')[0] ?? '')), [], 'schema:termCode is the CAMEO code')
  const PLOVER = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT',
    'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
  same(missing(coded, iri => notations(iri, 'ent:plover').every(code => PLOVER.includes(code))), [], 'PLOVER categories are such')
}

// ---- The contract

const contract = new URL('../../../shared/contract/', import.meta.url)

function testEventClasses () {
  const file = new URL('event-classes.tsv', contract)
  if (!existsSync(file)) return skip('the event classes of the contract', '../shared/contract is not there')
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1).map(line => line.split('\t').slice(0, 3).join(' '))
  const ours = classes.filter(isEvent).map(iri => [iri, above(iri, 'rdfs:subClassOf')[0] ?? ''].map(i => i.replace(ENT, ''))
    .concat(notations(iri, 'ent:cameo')[0] ?? '').join(' '))
  same(rows.filter(row => !ours.includes(row)), [], 'every event class of the contract, with its parent and code')
  same(ours.filter(row => !rows.includes(row)), [], 'and no other')
}

// All names with a prefix in the text, in code spans; "ent:Signing," in the example too.
function testGraphTerms () {
  const file = new URL('GRAPH.md', contract)
  if (!existsSync(file)) return skip('the terms of the contract', '../shared/contract is not there')
  const text = readFileSync(file, 'utf8').replace(/<[^>]*>|@prefix.*/g, ' ')
  const names = new Set(text.match(/\b(ent|schema|prov|nif|time|org|sem|skos|rdfs|owl|rdf):[A-Za-z]\w*/g))
  const declared = new Set([...store].map(q => q.subject.value))
  same([...names].filter(name => !isBuiltIn(expand(name)) && !declared.has(expand(name))), [], `all ${names.size} terms of the contract are declared`)
  ok(names.size > 100, 'the contract has been read')
  const subclassed = [...text.matchAll(/`(ent:\w+)`((?:, `ent:\w+`)*) ⊑ `(\w+:\w+)`/g)]
  for (const [, first, more, parent] of subclassed) {
    for (const name of [first, ...more.match(/ent:\w+/g) ?? []]) {
      ok(isBelow(expand(name), expand(parent)), `${name} is below ${parent}`)
    }
  }
}

function isBelow (iri, ancestor) {
  return iri === ancestor || values(iri, 'rdfs:subClassOf').some(o => isBelow(o.value, ancestor))
}

// ---- Other tables that use the names of the ontology

// The rows of a section of knowledge/schema.tsv.
function schemaRows (section) {
  const lines = readFileSync(new URL('../../knowledge/schema.tsv', import.meta.url), 'utf8').split('\n')
  const begin = lines.indexOf(`[${section}]`) + 1
  const end = lines.findIndex((line, i) => i >= begin && line.startsWith('['))
  return lines.slice(begin, end).filter(line => line && !line.startsWith('#')).map(line => line.split('\t'))
}

function testKnowledgeSchema () {
  const kbClasses = schemaRows('classes')
  const kbOffices = schemaRows('offices')
  ok(kbClasses.length > 20 && kbOffices.length > 20, 'the schema of the knowledge base has been read')
  same(kbClasses.filter(([name, parent]) => !(classes.includes(ENT + name) && (!parent || isBelow(ENT + name, ENT + parent)))), [],
    'the classes of the knowledge base are those of the ontology')
  same(kbOffices.map(([name]) => ENT + name).sort(), own(['ent:Office']).sort(), 'and so are its offices')
}

// ---- Parsers

// Statements without blank nodes, in a form that does not depend on who wrote them.
const plain = quads => quads.filter(q => q.subject.termType !== 'BlankNode' && q.object.termType !== 'BlankNode')
  .map(q => JSON.stringify([q.subject, q.predicate, q.object].map(t => [t.value, t.language, t.datatype?.value]))).sort()

function testParsers (file) {
  const name = file.replace(/.*\//, '')
  const quads = read(file)
  for (const [command, ...args] of [['rapper', '-q', '-i', 'turtle', '-o', 'ntriples'], ['serdi', '-i', 'turtle', '-o', 'ntriples']]) {
    const { status, stdout, stderr } = spawnSync(command, [...args, file], { encoding: 'utf8', maxBuffer: 1 << 26 })
    if (status === null) {
      skip(`${command} reads ${name}`, `${command} is not installed`)
      continue
    }
    const theirs = parse(stdout, command)
    ok(status === 0 && !stderr && theirs.length === quads.length && plain(theirs).join() === plain(quads).join(), `${command} reads ${name} like n3`,
      stderr, `${theirs.length} and ${quads.length} statements`)
  }
}

testDocumentation()
testDeclarations()
testTyping()
testTrees()
testCodes()
testEventClasses()
testGraphTerms()
testKnowledgeSchema()
for (const file of [ontologyFile, shapesFile]) testParsers(file)
done()
