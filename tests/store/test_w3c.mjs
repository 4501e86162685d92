// The W3C's SPARQL test suites, from their manifests.
//
// Tests that fail must be named, with the reason, in known-failures.txt; a test
// named there that passes is a failure too. Results are compared by value where
// they are numbers. An argument chooses folders. Skipped where ../shared/w3c/sparql is not there.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const top = process.env.top_srcdir ?? '.'
const entente = join(process.env.top_builddir ?? 'build', 'entente')
const suite = join(top, '..', 'shared', 'w3c', 'sparql')
if (!existsSync(suite)) {
  console.log('1..0 # SKIP there is no ../shared/w3c/sparql')
  process.exit(0)
}
const work = mkdtempSync(join(tmpdir(), 'entente-w3c-'))
const here = join(top, 'tests', 'store')
const known = new Map(
  readFileSync(join(here, 'known-failures.txt'), 'utf8').split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t').map((cell) => cell.trim())))

const folders = {
  sparql10: ['basic', 'triple-match', 'open-world', 'algebra',
    'bnode-coreference', 'optional', 'optional-filter', 'graph', 'dataset',
    'type-promotion', 'cast', 'boolean-effective-value', 'bound',
    'expr-builtin', 'expr-ops', 'expr-equals', 'regex', 'i18n', 'construct',
    'ask', 'distinct', 'sort', 'solution-seq', 'reduced', 'syntax-sparql1',
    'syntax-sparql2', 'syntax-sparql3', 'syntax-sparql4', 'syntax-sparql5'],
  sparql11: ['aggregates', 'bind', 'bindings', 'cast', 'construct', 'exists',
    'functions', 'grouping', 'negation', 'project-expression',
    'property-path', 'subquery', 'csv-tsv-res', 'json-res', 'syntax-query',
    'basic-update', 'add', 'clear', 'copy', 'delete', 'delete-data',
    'delete-insert', 'delete-where', 'drop', 'move', 'update-silent',
    'syntax-update-1', 'syntax-update-2', 'syntax-fed', 'service'],
}

let nStores = 0
const newStore = () => join(work, `${++nStores}.db`)
const run = (...args) => execFileSync(entente, args,
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
const fileOf = (iri) => decodeURI(iri.replace('file://', ''))
const load = (store, iri, ...options) =>
  run('load', ...options, '--base', iri, store, fileOf(iri))

function select(store, query) {
  const { results } = JSON.parse(run('query', '-r', 'json', store, query))
  return results.bindings
}

const PREFIXES = `
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX rs: <http://www.w3.org/2001/sw/DataAccess/tests/result-set#>
PREFIX ut: <http://www.w3.org/2009/sparql/tests/test-update#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
`

function readManifest(iri) {
  const store = newStore()
  load(store, iri)
  const rows = select(store, `${PREFIXES}
    SELECT ?test ?type ?action ?query ?data ?graph ?label ?result ?endpoint ?remote WHERE {
      ?manifest mf:entries/rdf:rest*/rdf:first ?test .
      ?test a ?type ; mf:action ?action .
      OPTIONAL { ?test mf:result ?result }
      OPTIONAL { ?action qt:query|ut:request ?query }
      OPTIONAL { ?action qt:data ?data }
      OPTIONAL { ?action qt:graphData ?graph }
      OPTIONAL { ?action qt:serviceData [ qt:endpoint ?endpoint ; qt:data ?remote ] }
    }`)
  const tests = new Map()
  for (const row of rows) {
    const id = row.test.value
    const test = tests.get(id) ?? {
      id,
      type: row.type.value.replace(/.*#/, ''),
      query: (row.query ?? row.action).value,
      result: row.result?.value,
      data: new Set(),
      graphs: new Set(),
      endpoints: new Map(),
    }
    if (row.data) test.data.add(row.data.value)
    if (row.graph) test.graphs.add(row.graph.value)
    if (row.endpoint) test.endpoints.set(row.endpoint.value, row.remote.value)
    tests.set(id, test)
  }
  for (const row of select(store, `${PREFIXES}
    SELECT ?test ?property ?data ?graph ?label WHERE {
      VALUES ?property { mf:action mf:result }
      ?test a mf:UpdateEvaluationTest ; ?property ?side .
      { ?side ut:data ?data }
      UNION { ?side ut:graphData [ ut:graph ?graph ; rdfs:label ?label ] }
    }`)) {
    const test = tests.get(row.test.value)
    const side = row.property.value.endsWith("action") ? "before" : "after"
    test[side] = [...(test[side] ?? []), row]
  }
  rmSync(store)
  return [...tests.values()]
}

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const NUMERIC = /^(integer|decimal|double|float|int|long|short|byte)$/

/// A term as a string; blank nodes by their colour.
function key(term, colours) {
  if (!term) return ''
  if (term.type === 'bnode') return `_:${colours.get(term.value) ?? ''}`
  if (term.type === 'uri') return `<${term.value}>`
  let { value, datatype = '' } = term
  if (datatype === `${XSD}string`) datatype = ''
  if (datatype.startsWith(XSD) && NUMERIC.test(datatype.slice(XSD.length)) &&
      value.trim() && !isNaN(Number(value))) {
    value = String(Number(value))
  }
  return `"${value}"@${(term['xml:lang'] ?? '').toLowerCase()}^^${datatype}`
}

/// Rows as strings that are equal if blank nodes can be renamed to make the
/// rows equal (by refinement of colours).
function canonical(rows) {
  let colours = new Map()
  for (let round = 0; round < 5; ++round) {
    const next = new Map()
    for (const row of rows) {
      row.forEach((term, i) => {
        if (term?.type !== 'bnode') return
        const line = row.map((t) =>
          t?.type === 'bnode' && t.value === term.value ? '*' : key(t, colours))
        const list = next.get(term.value) ?? []
        list.push(`${i}(${line.join(' ')})`)
        next.set(term.value, list)
      })
    }
    const hash = (text) => {
      let h = 7
      for (const c of text) h = (h * 31 + c.codePointAt(0)) >>> 0
      return h
    }
    colours = new Map([...next].map(([k, list]) =>
      [k, hash(list.sort().join())]))
  }
  return rows.map((row) => row.map((t) => key(t, colours)).join(' | '))
}

const unescapeXml = (text) => text.replace(/&(lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);/g,
  (all, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] ??
    String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', ''))))

function readXml(text) {
  const clean = text.replace(/<!--[\s\S]*?-->/g, '')
  const answer = /<boolean>\s*(\w+)\s*<\/boolean>/.exec(clean)
  if (answer) return { boolean: answer[1] === 'true' }
  const vars = [...clean.matchAll(/<variable\s+name\s*=\s*["']([^"']*)["']/g)].map((m) => m[1])
  const bindings = [...clean.matchAll(/<result[^s>]*?(?:\/>|>([\s\S]*?)<\/result>)/g)].map((m) => {
    const row = {}
    for (const b of (m[1] ?? '').matchAll(
      /<binding\s+name\s*=\s*["']([^"']*)["']\s*>\s*<(uri|bnode|literal)([^>]*?)(?:\/>|>([\s\S]*?)<\/\2>)/g)) {
      const term = { type: b[2], value: unescapeXml(b[4] ?? '') }
      const type = /datatype\s*=\s*["']([^"']*)["']/.exec(b[3])
      const lang = /xml:lang\s*=\s*["']([^"']*)["']/.exec(b[3])
      if (type) term.datatype = unescapeXml(type[1])
      if (lang) term['xml:lang'] = lang[1]
      row[b[1]] = term
    }
    return row
  })
  return { vars, bindings }
}

/// Results written as RDF, in the vocabulary of the tests.
function readGraphResults(iri) {
  const store = newStore()
  load(store, iri)
  const answer = select(store, `${PREFIXES} SELECT ?b { ?r rs:boolean ?b }`)
  if (answer.length) return { boolean: answer[0].b.value === 'true' }
  const isSet = select(store, `${PREFIXES} SELECT ?r { ?r a rs:ResultSet }`)
  if (!isSet.length) return null
  const rows = new Map()
  for (const row of select(store, `${PREFIXES} SELECT ?s ?i ?name ?value {
      ?r rs:solution ?s . OPTIONAL { ?s rs:index ?i }
      OPTIONAL { ?s rs:binding ?b . ?b rs:variable ?name ; rs:value ?value } }`)) {
    const solution = rows.get(row.s.value) ?? {}
    if (row.name) solution[row.name.value] = row.value
    rows.set(row.s.value, solution)
  }
  const vars = select(store, `${PREFIXES} SELECT ?v { ?r rs:resultVariable ?v }`)
  return { vars: vars.map((row) => row.v.value), bindings: [...rows.values()] }
}

function readExpected(iri) {
  const file = fileOf(iri)
  if (file.endsWith('.srx')) return readXml(readFileSync(file, 'utf8'))
  if (file.endsWith('.srj')) {
    const json = JSON.parse(readFileSync(file, 'utf8'))
    return 'boolean' in json ? json
      : { vars: json.head.vars, bindings: json.results.bindings }
  }
  return readGraphResults(iri)
}

const tableOf = ({ vars, bindings }) =>
  canonical(bindings.map((row) => vars.map((name) => row[name])))

const graphOf = (store) => canonical(
  select(store, 'SELECT ?s ?p ?o { ?s ?p ?o }').map((r) => [r.s, r.p, r.o]))

const same = (a, b) => a.sort().join('\n') === b.sort().join('\n')

// Many tests ask the same data, and none changes them.
const stores = new Map()

function datasetStore(test, query) {
  const graphs = new Set(test.graphs)
  if (!test.data.size && !graphs.size) {
    for (const m of query.matchAll(/FROM\s+(?:NAMED\s+)?<([^>]*)>/gi)) {
      graphs.add(new URL(m[1], test.query).href.replace('file:///', 'file:///'))
    }
  }
  const key = [...test.data, '|', ...graphs].join(' ')
  if (stores.has(key)) return stores.get(key)
  const store = newStore()
  stores.set(key, store)
  for (const iri of test.data) load(store, iri)
  for (const iri of graphs) load(store, iri, '-g', iri)
  if (!existsSync(store)) run('load', store, '/dev/null')
  return store
}

function compareText(test, store, format) {
  const got = run('query', '--strict', '-r', format, '--base', test.query, '-f',
    fileOf(test.query), store)
  const split = (text) => text.trim().replace(/\r/g, '').split('\n')
    .map((line) => line.replace(/_:\w+/g, '_:b')
      .replace(/"([^"]*)"\^\^<[^>]*#(integer|decimal|double)>/g, '$1')
      .replace(/(^|\t)([\d.+-]+e\d+)(?=\t|$)/gi, (all, tab, x) => tab + Number(x)))
  const a = split(got)
  const b = split(readFileSync(fileOf(test.result), 'utf8'))
  return a.shift() === b.shift() && same(a, b)
}

/// The tests of SERVICE name endpoints of nobody: ours answer in their place,
/// and what is not there is not to be asked for.
function evaluateService(test) {
  const names = new Map([['http://invalid.endpoint.org/sparql', `${endpoint}/none`]])
  for (const [iri, data] of test.endpoints) {
    const store = newStore()
    load(store, data)
    names.set(iri, `${endpoint}/${store.replace(/.*\/(.*)\.db/, '$1')}`)
  }
  const here = (text) => [...names].reduce((all, [a, b]) => all.replaceAll(a, b), text)
  const there = (text) => [...names].reduce((all, [a, b]) => all.replaceAll(b, a), text)
  const store = newStore()
  run('load', store, '/dev/null')
  for (const iri of test.data) {
    const copy = join(work, 'copy.ttl')
    writeFileSync(copy, here(readFileSync(fileOf(iri), 'utf8')))
    run('load', '--base', iri, store, copy)
  }
  const got = JSON.parse(there(run('query', '--strict', '--allow-network', '-r', 'json',
    store, here(readFileSync(fileOf(test.query), 'utf8')))))
  const expected = readExpected(test.result)
  const vars = [...new Set([...expected.vars, ...got.head.vars])].sort()
  return same(tableOf({ vars, bindings: got.results.bindings }),
    tableOf({ vars, bindings: expected.bindings }))
}

function evaluate(test) {
  if (test.id.includes('/service/')) return evaluateService(test)
  const query = readFileSync(fileOf(test.query), 'utf8')
  const store = datasetStore(test, query)
  for (const format of ['csv', 'tsv']) {
    if (test.result.endsWith(`.${format}`)) return compareText(test, store, format)
  }
  const ask = (format) => run('query', '--strict', '-r', format, '--base',
    test.query, '-f', fileOf(test.query), store)
  const expected = readExpected(test.result)
  if (!expected) {
    const got = join(work, 'got.nt')
    run('query', '--strict', '-r', 'ntriples', '-o', got, '--base', test.query,
      '-f', fileOf(test.query), store)
    const a = newStore()
    const b = newStore()
    run('load', a, got)
    load(b, test.result)
    return same(graphOf(a), graphOf(b))
  }
  const got = JSON.parse(ask('json'))
  if ('boolean' in expected) return got.boolean === expected.boolean
  const vars = [...new Set([...(expected.vars ?? []), ...got.head.vars])].sort()
  let mine = tableOf({ vars, bindings: got.results.bindings })
  let theirs = tableOf({ vars, bindings: expected.bindings })
  if (test.id.includes('/reduced/')) {
    mine = [...new Set(mine)]
    theirs = [...new Set(theirs)]
  }
  return same(mine, theirs)
}

function storeOf(rows = []) {
  const store = newStore()
  run('load', store, '/dev/null')
  for (const { data, graph, label } of rows) {
    if (data) load(store, data.value)
    else load(store, graph.value, '-g', label.value)
  }
  return store
}

const quadsOf = (store) => canonical([
  ...select(store, 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }'),
  ...JSON.parse(run('query', '--strict', '-r', 'json', store,
    'SELECT ?s ?p ?o { ?s ?p ?o }')).results.bindings,
].map(({ g, s, p, o }) => [g, s, p, o]))

function update(test) {
  const store = storeOf(test.before)
  run('update', '--strict', '--base', test.query, '-f', fileOf(test.query), store)
  run('store', 'check', store)
  return same(quadsOf(store), quadsOf(storeOf(test.after)))
}

function acceptsUpdate(test) {
  try {
    run('update', '--parse', '--base', test.query, '-f', fileOf(test.query),
      join(work, 'none'))
    return true
  } catch (error) {
    return false
  }
}

let emptyStore

function accepts(test) {
  try {
    if (!emptyStore) run('load', emptyStore = newStore(), '/dev/null')
    const store = emptyStore
    run('query', '--explain', '--base', test.query, '-f', fileOf(test.query),
      store)
    return true
  } catch (error) {
    return error.status !== 1 || /SERVICE is not|no such function/.test(error.stderr)
  }
}

const KINDS = {
  QueryEvaluationTest: evaluate,
  CSVResultFormatTest: evaluate,
  PositiveSyntaxTest: accepts,
  PositiveSyntaxTest11: accepts,
  NegativeSyntaxTest: (test) => !accepts(test),
  NegativeSyntaxTest11: (test) => !accepts(test),
  UpdateEvaluationTest: update,
  PositiveUpdateSyntaxTest11: acceptsUpdate,
  NegativeUpdateSyntaxTest11: (test) => !acceptsUpdate(test),
}

const server = spawn(process.execPath, [join(here, 'endpoint.mjs'), entente, work],
  { stdio: ['pipe', 'pipe', 'inherit'] })
const endpoint = `http://127.0.0.1:${(await once(server.stdout, 'data'))[0].toString().trim()}`

let n = 0
let nFailed = 0
const counts = new Map()
const only = new RegExp(process.argv[2] ?? '')
for (const [version, names] of Object.entries(folders)) {
  for (const name of names.filter((n) => only.test(n))) {
    const folder = `file://${suite.startsWith('/') ? '' : process.cwd() + '/'}${suite}/${version}/${name}`
    const iri = new URL(`${folder}/manifest.ttl`).href
    for (const test of readManifest(iri)) {
      const id = `${version}/${name}#${test.id.replace(/.*[#/]/, '')}`
      const check = KINDS[test.type]
      if (!check) continue
      let passed = false
      let reason = ''
      try {
        passed = check(test)
      } catch (error) {
        reason = String(error.stderr ?? error.stack ?? error).trim().split('\n').slice(0, 3).join(' ')
      }
      const count = counts.get(`${version}/${name}`) ?? [0, 0]
      count[0] += passed
      count[1] += 1
      counts.set(`${version}/${name}`, count)
      const isKnown = known.has(id)
      const fine = passed !== isKnown
      if (!fine) ++nFailed
      console.log(`${fine ? 'ok' : 'not ok'} ${++n} - ${id}` +
        (isKnown ? ` fails: ${known.get(id)}` : ''))
      if (!fine && reason) console.log(`# ${reason}`)
    }
  }
}
for (const [name, [passed, all]] of counts) console.log(`# ${name}: ${passed} of ${all}`)
console.log(`1..${n}`)
server.stdin.end()
rmSync(work, { recursive: true })
process.exit(nFailed ? 1 : 0)
