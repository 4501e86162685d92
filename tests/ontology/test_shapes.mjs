// Each shape lets the good graph pass and finds what is wrong in the cases of shapes.txt.

import { readFileSync } from 'node:fs'
import { done, ok, same } from '../npm/tap.mjs'
import { parse, read } from '../npm/rdf.mjs'
import { openValidator, SHAPE, shapesFile } from './validation.mjs'

const MESSAGE = 'http://www.w3.org/ns/shacl#message'
const BEYOND_SHACL = ['articlePresent', 'knownTerm', 'stretchIri', 'stretchLength', 'stretchWords']

const folder = new URL('.', import.meta.url)
const casesText = readFileSync(new URL('shapes.txt', folder), 'utf8')
const goodText = readFileSync(new URL('good.ttl', folder), 'utf8')
const good = parse(goodText, 'good.ttl')
const prefixes = goodText.split('\n').filter(line => line.startsWith('@')).join('\n') + '\n'

// A case: { line, what, breaks: [name], taken: Turtle, put: Turtle }.
function parseCases () {
  const cases = []
  let part = ''
  casesText.split('\n').forEach((line, i) => {
    const head = /^(?:breaks ([\w ]+)|holds): (.*)$/.exec(line)
    if (head) cases.push({ line: i + 1, what: head[2], breaks: head[1]?.split(' ') ?? [], taken: '', put: '' })
    else if (/^[-+] /.test(line)) cases.at(-1)[part = line[0] === '-' ? 'taken' : 'put'] += line.slice(2) + '\n'
    else if (/^ {4}\S/.test(line)) cases.at(-1)[part] += line + '\n'
    else if (line && !line.startsWith('#')) throw new Error(`shapes.txt:${i + 1}: not understood: ${line}`)
  })
  return cases
}

function change (quads, { line, taken, put }) {
  const [out, added] = [taken, put].map(text => parse(prefixes + text, `shapes.txt:${line}`))
  for (const quad of out) {
    if (!quads.some(q => q.equals(quad))) throw new Error(`shapes.txt:${line}: not in good.ttl: ${quad.subject.value} ${quad.predicate.value}`)
  }
  return [...quads.filter(q => !out.some(quad => quad.equals(q))), ...added]
}

const names = problems => [...new Set(problems.map(p => p.shape.replace(SHAPE, '')))].sort()

const validate = openValidator()
const cases = parseCases()
same(names(await validate(good)), [], 'the good graph')
for (const one of cases) {
  const problems = await validate(change(good, one))
  const found = names(problems)
  const wanted = [...one.breaks].sort()
  ok(found.join() === wanted.join(), `${one.breaks[0] ?? 'holds'}: ${one.what}`,
    `shapes.txt:${one.line}: got ${found}, wanted ${wanted}`, JSON.stringify(problems, null, 1))
}

const broken = new Set(cases.map(one => one.breaks[0]))
const shapes = read(shapesFile).filter(quad => quad.predicate.value === MESSAGE).map(quad => quad.subject.value.replace(SHAPE, ''))
same([...shapes, ...BEYOND_SHACL].filter(name => !broken.has(name)), [], 'every shape is seen failing')
done()
