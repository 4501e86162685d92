// Validate graphs of converted articles: against ontology/shapes.ttl, and against what follows from ontology/entente.ttl.
//
// usage: node validate.mjs [--ontology FILE]... FILE...
//
// Each FILE is N-Triples, N-Quads or Turtle and is validated by itself. What is wrong goes to standard error, a line each:
// "entente: FILE: <SUBJECT>: what is wrong (VALUE)". Exit status: 0 all are valid, 1 some are not, 2 wrong usage.

import { read } from '../npm/rdf.mjs'
import { contradictions } from './inference.mjs'
import { openValidator } from './validation.mjs'

function usage () {
  console.error('usage: validate.mjs [--ontology FILE]... FILE...')
  process.exit(2)
}

function parseArguments (args) {
  const options = { ontologies: [], files: [] }
  while (args.length) {
    const arg = args.shift()
    if (arg === '--ontology' && args.length) options.ontologies.push(args.shift())
    else if (arg.startsWith('-')) usage()
    else options.files.push(arg)
  }
  if (!options.files.length) usage()
  return options
}

function tell (file, { focus, message, value }) {
  console.error(`entente: ${file}: <${focus}>: ${message}${value && value !== focus ? ` (${value})` : ''}`)
}

async function isValid (validate, file) {
  const quads = read(file)
  const problems = await validate(quads)
  const impossible = contradictions(quads)
  problems.forEach(problem => tell(file, problem))
  impossible.forEach(line => console.error(`entente: ${file}: ${line}`))
  return !problems.length && !impossible.length
}

const { ontologies, files } = parseArguments(process.argv.slice(2))
try {
  const validate = openValidator(ontologies)
  for (const file of files) {
    if (!await isValid(validate, file)) process.exitCode = 1
  }
} catch (error) {
  console.error(`entente: ${error.message}`)
  process.exitCode = 1
}
