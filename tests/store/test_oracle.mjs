// Generated queries over generated data: the same solutions as oxigraph's.
//
// ORACLE_QUERIES (default 2000) is how many are asked. What oxigraph does
// otherwise than the recommendation says is named in oracle-differences.txt.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseLiterals, makeData, makeQuery, randomizer } from './generate_queries.mjs'

const top = process.env.top_srcdir ?? '.'
const build = process.env.top_builddir ?? 'build'
const module = join(top, 'tests/npm/node_modules/oxigraph/node.js')
if (!existsSync(module)) {
  console.log('1..0 # SKIP oxigraph is not installed (scripts/check installs it)')
  process.exit(0)
}
const { Store } = await import(module)
const MAX_ROWS = 20000
const nQueries = Number(process.env.ORACLE_QUERIES ?? 2000)
const seed = Number(process.env.ORACLE_SEED ?? 1)
const PER_STORE = 50
const work = mkdtempSync(join(tmpdir(), 'entente-oracle-'))
const differences = readFileSync(join(top, 'tests/store/oracle-differences.txt'), 'utf8')
  .split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split('\t'))

const XSD = 'http://www.w3.org/2001/XMLSchema#'

// A term as a string: numbers by value, blank nodes all alike.
function key (term) {
  if (!term) return 'UNDEF'
  if (term.type === 'bnode') return '_:'
  if (term.type === 'uri') return `<${term.value}>`
  let { value, datatype = '' } = term
  if (datatype === `${XSD}string`) datatype = ''
  if (/#(decimal|double|float)$/.test(datatype) && value !== 'NaN' && !/INF/.test(value)) {
    value = Number(Number(value).toPrecision(9))
  } else if (/^-?\d+\.\d+E\d+$/.test(value)) { // of a double: oxigraph has no exponent
    value = String(Number(value))
  }
  return `"${value}"@${(term['xml:lang'] ?? '').toLowerCase()}^^${datatype.replace(XSD, '')}`
}

function rowsOf (json) {
  if ('boolean' in json) return [String(json.boolean)]
  const names = [...json.head.vars].sort()
  return json.results.bindings.map(row => names.map(n => `${n}=${key(row[n])}`).join(' ')).sort()
}

const triplesOf = text => text.split('\n').filter(Boolean).map(line => line.replace(/_:\w+/g, '_:').trim()).sort()

function theirs (store, query) {
  try {
    if (/ CONSTRUCT /.test(query)) {
      return triplesOf([...new Set(store.query(query).map(String))].map(t => `${t} .`).join('\n'))
    }
    return rowsOf(JSON.parse(store.query(query, { results_format: 'json' })))
  } catch (error) {
    return [`error ${error.message ?? error}`]
  }
}

function mine (text) {
  if (text.startsWith('error ')) return [text.trim()]
  return text.startsWith('{') ? rowsOf(JSON.parse(text)) : triplesOf(text)
}

function askAll (data, queries) {
  const name = join(work, 'data')
  rmSync(`${name}.db`, { force: true })
  writeFileSync(`${name}.nq`, data)
  execFileSync(join(build, 'entente'), ['load', `${name}.db`, `${name}.nq`])
  const run = spawnSync(join(build, 'tests/store/ask_many'), [`${name}.db`, '20000'],
    { input: queries.map(q => `${q}\n====\n`).join(''), encoding: 'utf8', maxBuffer: 1 << 30 })
  if (run.status) throw new Error(`ask_many: ${run.status} ${run.signal} ${run.stderr}`)
  return run.stdout.split(/====\n/).slice(0, queries.length)
}

let nSame = 0
let nEmpty = 0
let nKnown = 0
const wrong = []
for (let done = 0; done < nQueries; done += PER_STORE) {
  const random = randomizer(seed * 1000 + done)
  const literals = chooseLiterals(random)
  const data = makeData(random, literals)
  const oxigraph = new Store()
  oxigraph.load(data, { format: 'application/n-quads' })
  const queries = Array.from({ length: Math.min(PER_STORE, nQueries - done) }, () => makeQuery(random, literals))
  const answers = askAll(data, queries)
  queries.forEach((query, i) => {
    const a = mine(answers[i])
    const b = theirs(oxigraph, query)
    if (a.length > MAX_ROWS && b.length > MAX_ROWS) return
    if (a.join('\n') === b.join('\n')) {
      ++nSame
      nEmpty += !a.length
      return
    }
    const setOf = rows => [...new Set(rows)].join('\n')
    const isKnown = ([pattern, kind]) => new RegExp(pattern).test(query) &&
      (kind === 'any' || (kind === 'empty' ? !b.length : setOf(a) === setOf(b)))
    if (differences.some(isKnown)) ++nKnown
    else wrong.push({ query, a, b, data, number: done + i })
  })
}
rmSync(work, { recursive: true })
console.log(`# ${nSame} the same (${nEmpty} without a solution), ${nKnown} known differences, ${wrong.length} others`)
for (const { query, a, b, data, number } of wrong.slice(0, Number(process.env.ORACLE_SHOW ?? 5))) {
  console.log(`# query ${number}: ${query}`)
  const only = (x, y) => { const rest = [...y]; return x.filter(r => { const at = rest.indexOf(r); if (at < 0) return true; rest.splice(at, 1); return false }) }
  console.log(`#   only ours   (of ${a.length}): ${only(a, b).slice(0, 3).join(' ;; ')}`)
  console.log(`#   only theirs (of ${b.length}): ${only(b, a).slice(0, 3).join(' ;; ')}`)
  if (process.env.ORACLE_DATA) console.log(data.replace(/^/gm, '#     '))
}
console.log(`${wrong.length ? 'not ok' : 'ok'} 1 - ${nQueries} queries`)
console.log('1..1')
process.exit(wrong.length ? 1 : 0)
