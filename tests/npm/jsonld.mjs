// JSON-LD lines to N-Quads, by jsonld of npm: jsonld.mjs FILE... writes FILE.nquads. With --whole, the lines of a file
// are one document, so that they share blank nodes; without, each is one.

import { readFileSync, writeFileSync } from 'node:fs'
import jsonld from 'jsonld'

const options = { format: 'application/n-quads' }

// One document that means what all lines do; a line without "@id" is part of the default graph.
function join (lines) {
  return lines.flatMap(line => line['@id'] ? [line] : line['@graph'])
}

// jsonld writes every xsd:double in its canonical form, which JSON-LD 1.1 asks for numbers only, not for strings: "1"
// would become "1.0E0". It leaves datatypes alone that it does not know.
const double = 'http://www.w3.org/2001/XMLSchema#double'
const unknown = 'http://datatype.example/double'

function parse (line) {
  return JSON.parse(line, (key, value) => key === '@type' && value === double ? unknown : value)
}

const args = process.argv.slice(2)
const isWhole = args[0] === '--whole'
for (const file of isWhole ? args.slice(1) : args) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(line => line).map(parse)
  const quads = []
  for (const document of isWhole ? [join(lines)] : lines) {
    quads.push(await jsonld.toRDF(document, options))
  }
  writeFileSync(`${file}.nquads`, quads.join('').replaceAll(`^^<${unknown}>`, `^^<${double}>`))
}
