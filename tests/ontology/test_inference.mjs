// What the ontology makes follow from a graph, and that a good graph does not contradict it.

import { readFileSync } from 'node:fs'
import { done, ok, same } from '../npm/tap.mjs'
import { DataFactory, parse, read } from '../npm/rdf.mjs'
import { closure, contradictions } from './inference.mjs'
import { ENT, ontologyFile } from './validation.mjs'

const goodText = readFileSync(new URL('good.ttl', import.meta.url), 'utf8')
const prefixes = goodText.split('\n').filter(line => line.startsWith('@')).join('\n') +
  '\n@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n@prefix org: <http://www.w3.org/ns/org#> .\n'
const good = parse(goodText, 'good.ttl')
const all = closure(good)

function follows (turtle) {
  ok(parse(prefixes + turtle, 'test').every(quad => all.has(quad)), turtle)
}

follows('<article/treaty/event/1> ent:participant <person/ada-voss> .')
follows('<article/treaty/event/1> sem:hasActor <person/ada-voss> .')
follows('<article/treaty/event/1> a ent:AgreementEvent, ent:Event, sem:Event .')
follows('<article/treaty/event/1> sem:hasTimeStamp "2031-03-04"^^xsd:date .')
follows('<article/treaty/event/2> ent:underAgreement <agreement/border-treaty> .')
follows('<article/treaty/event/3> ent:endedBy <agreement/armistice>; ent:participant <state/norland> .')
follows('<agreement/armistice> ent:ends <article/treaty/event/3> .')
follows('<organization/border-commission> org:hasMember <state/estmark> .')
follows('<article/treaty-agency> ent:nearDuplicateOf <article/treaty> .')
follows('<holding/lena-holt-mayor> org:member <person/lena-holt> .')
follows('<person/lena-holt> a ent:Person, ent:Actor, ent:Entity, schema:Person .')
follows('<state/norland> a schema:Country .')

const { namedNode, quad } = DataFactory
const entity = name => namedNode('https://example.org/entente/' + name)
const chain = closure(parse(prefixes + '<a> ent:locatedIn <b> . <c> ent:locatedIn <d> . <b> ent:locatedIn <c> .', 'test'))
ok(chain.has(quad(entity('a'), namedNode(ENT + 'locatedIn'), entity('d'))), 'a place in a place in a place')

same(contradictions(good), [], 'the good graph contradicts nothing')
same(contradictions(read(ontologyFile)), [], 'the ontology does not contradict itself')

function contradicts (what, turtle) {
  ok(contradictions([...good, ...parse(prefixes + turtle, 'test')]).length > 0, what, turtle)
}

contradicts('a person who is a state', '<person/ada-voss> a ent:State .')
contradicts('an event that holds an office', '<article/treaty/event/1> ent:office ent:President .')
contradicts('a capital that is a person', '<state/norland> ent:capital <person/lena-holt> .')
contradicts('a meeting as the agreement', '<article/treaty/event/2> ent:underAgreement <article/treaty/event/4> .')
contradicts('a place that is a person, by a union', '<article/treaty/event/2> ent:place <person/lena-holt> .')
contradicts('a mention of an office holding, by a union', '<holding/lena-holt-mayor> ent:mention <article/treaty#char=2,9> .')
done()
