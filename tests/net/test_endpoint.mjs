// `load --endpoint` and `query --endpoint` against a server of our own on the
// loopback interface: authentication, errors, retries, answers that break off.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const top = process.env.top_srcdir ?? '.'
const entente = join(process.env.top_builddir ?? 'build', 'entente')
const work = mkdtempSync(join(tmpdir(), 'entente-endpoint-'))
const file = (name, text) => { writeFileSync(join(work, name), text); return join(work, name) }

let n = 0
function ok(passed, name, shown) {
  console.log(`${passed ? 'ok' : 'not ok'} ${++n} - ${name}`)
  if (!passed && shown) console.log(JSON.stringify(shown, null, 1).replace(/^/gm, '# '))
}

// ---- The server: what it does is set by each test; it keeps the requests
let behave
let requests = []
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const url = new URL(request.url, 'http://localhost')
    const body = Buffer.concat(chunks).toString()
    const seen = { method: request.method, path: url.pathname, parameters: url.searchParams, headers: request.headers, body, search: url.search }
    requests.push(seen)
    behave(seen, response, requests.length)
  })
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}`

const environment = { ...process.env, HOME: work }
for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'ENTENTE_USER', 'ENTENTE_PASSWORD']) delete environment[name]

function run(args, more = {}) {
  requests = []
  return new Promise((resolve) => {
    const child = spawn(entente, args, { env: { ...environment, ...more }, cwd: work })
    let out = ''
    let err = ''
    child.stdout.on('data', (text) => { out += text })
    child.stderr.on('data', (text) => { err += text })
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

const answer = (type, text, status = 200) => (_, response) => {
  response.writeHead(status, { 'content-type': type })
  response.end(text)
}
const solutions = (text) => answer('application/sparql-results+json', text)
const query = (...more) => run(['query', '--retries', '0', '--endpoint', `${base}/sparql`, ...more, 'SELECT * { ?s ?p ?o }'])

async function fails(name, wanted, result, code = 1) {
  result = await result
  ok(result.code === code && result.err === `entente: ${wanted}\n` && result.out === '', name, result)
}

// ---- Queries
const terms = {
  head: { link: [], vars: ['s', 'p', 'o', 'nothing'] },
  results: {
    distinct: false, ordered: true,
    bindings: [
      { s: { type: 'uri', value: 'http://a.example/s' }, p: { type: 'bnode', value: 'nodeID://b1' }, o: { type: 'literal', value: 'a "b"\n\\ é 😀' } },
      { o: { type: 'literal', value: 'ja', 'xml:lang': 'de' }, s: { type: 'typed-literal', value: '3', datatype: 'http://www.w3.org/2001/XMLSchema#integer' }, p: { type: 'literal', value: 'x', datatype: 'http://www.w3.org/2001/XMLSchema#string' } },
      {},
    ],
  },
}
const tsv = '?s\t?p\t?o\t?nothing\n<http://a.example/s>\t_:nodeID___b1\t"a \\"b\\"\\n\\\\ é 😀"\t\n' +
  '"3"^^<http://www.w3.org/2001/XMLSchema#integer>\t"x"\t"ja"@de\t\n\t\t\t\n'
behave = solutions(JSON.stringify(terms))
let result = await query()
ok(result.code === 0 && result.out === tsv && result.err === '', 'terms of all kinds', result)
ok(requests[0].method === 'POST' && requests[0].headers.accept === 'application/sparql-results+json' &&
  requests[0].headers['content-type'] === 'application/x-www-form-urlencoded', 'the request is one of the SPARQL Protocol', requests)
const sent = new URLSearchParams(requests[0].body).get('query')
ok(sent.endsWith('SELECT * { ?s ?p ?o }') && sent.includes('PREFIX ent: <https://w3id.org/entente#> ') && !sent.includes('\n'), 'with the prefixes in front', sent)
behave = solutions(JSON.stringify(terms).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`))
result = await query()
ok(result.out === tsv, 'characters as escapes', result)
behave = (_, response) => { // each byte for itself
  const text = Buffer.from(JSON.stringify(terms))
  response.writeHead(200, { 'content-type': 'application/sparql-results+json; charset=utf-8' })
  let i = 0
  const step = () => { if (i === text.length) response.end(); else response.write(text.subarray(i, ++i), () => setImmediate(step)) }
  step()
}
result = await query()
ok(result.out === tsv, 'in pieces of a byte', result)
for (const format of ['csv', 'json', 'xml', 'table', 'markdown']) {
  behave = solutions(JSON.stringify(terms))
  result = await query('-r', format)
  ok(result.code === 0 && result.out.includes('ja') && result.out.includes('😀'), `solutions as ${format}`, result)
}
behave = solutions('{"head": {}, "boolean": true}')
result = await query()
ok(result.out === 'true\n', 'a truth value', result)
behave = solutions('{"results": {"bindings": []}, "head": {"vars": []}}')
await fails('solutions before their head', `${base}/sparql: the answer has solutions before its head at byte 12`, query())
behave = answer('text/turtle', '@prefix a: <http://a.example/> . a:s a:p a:o .')
result = await run(['query', '--endpoint', `${base}/sparql`, '-r', 'ntriples', 'CONSTRUCT WHERE { ?s ?p ?o }'])
ok(result.out === '<http://a.example/s> <http://a.example/p> <http://a.example/o> .\n' && requests[0].headers.accept.startsWith('application/n-triples'), 'a graph', result)
behave = answer('text/turtle', '<http://a.example/s> oops')
result = await run(['query', '--endpoint', `${base}/sparql`, '-o', join(work, 'kept'), 'DESCRIBE <http://a.example/s>'])
ok(result.code === 1 && result.err.startsWith(`entente: ${base}/sparql:1`), 'a graph with a syntax error', result)

// ---- Many solutions are written while they come
behave = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/sparql-results+json' })
  response.write('{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "0"}}')
  let i = 0
  const step = () => {
    let text = ''
    for (const end = i + 1000; i < end;) text += `, {"n": {"type": "literal", "value": "${++i}"}}`
    if (i < 200000) response.write(text, step)
    else response.end(`${text}]}}`)
  }
  step()
}
result = await query('-r', 'csv')
ok(result.code === 0 && result.out.split('\r\n').length === 200003, '200,001 solutions', { code: result.code, err: result.err })

behave = (_, response) => { // a graph in pieces that end anywhere, with two blank nodes
  const text = Buffer.from([...Array(100000).keys()].map((i) => `_:b${i % 2} <http://a.example/p> "${i} é" .\n`).join(''))
  response.writeHead(200, { 'content-type': 'application/n-triples' })
  let i = 0
  const step = () => { if (i >= text.length) response.end(); else response.write(text.subarray(i, i += 77777), step) }
  step()
}
const construct = () => run(['query', '--endpoint', `${base}/sparql`, '-r', 'ntriples', 'CONSTRUCT WHERE { ?s ?p ?o }'])
result = await construct()
ok(result.code === 0 && result.err === '' && result.out.split('\n').length === 100001 &&
  new Set(result.out.match(/^_:\w+/gm)).size === 2, 'a large graph', { code: result.code, err: result.err })
behave = answer('application/n-triples', '<http://a.example/s> <http://a.example/p> "1" .\n<http://a.example/s> oops')
result = await construct()
ok(result.code === 1 && result.err.startsWith(`entente: ${base}/sparql:`) && result.err.split('\n').length === 2, 'lines with a syntax error', result)
behave = answer('application/n-triples', '<http://a.example/s> <http://a.example/p> "1" .')
result = await construct()
ok(result.out === '<http://a.example/s> <http://a.example/p> "1" .\n', 'a last line without an end', result)
behave = answer('application/rdf+xml', `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a.example/">
<rdf:Description rdf:about="http://a.example/s"><a:p>1</a:p></rdf:Description></rdf:RDF>`)
result = await construct()
ok(result.out === '<http://a.example/s> <http://a.example/p> "1" .\n', 'a graph in RDF/XML', result)

// ---- Answers that are not right
const bad = [
  ['nothing', '', 'breaks off at byte 1'],
  ['half a string', '{"head": {"vars": ["s', 'breaks off at byte 22'],
  ['no end', '{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "a:b"}}', 'breaks off at byte 90'],
  ['no last brackets', '{"head": {"vars": ["s"]}, "results": {"bindings": []', 'breaks off at byte 53'],
  ['another variable', '{"head": {"vars": ["s"]}, "results": {"bindings": [{"t": {}}]}}', 'binds a variable that is not in its head at byte 57'],
  ['a term without a kind', '{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"value": "x"}}]}}', 'has a term of no kind at byte 72'],
  ['a term of another kind', '{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "triple"}}]}}', 'has a term of no known kind at byte 75'],
  ['half a character', '{"head": {"vars": ["\\ud83d"]}}', 'has half a character at byte 29'],
  ['no JSON', '<sparql/>', 'is not as it should be at byte 1'],
  ['an array', '[]', 'is not as it should be at byte 1'],
  ['neither', '{"head": {"vars": ["s"]}}', 'has neither solutions nor a truth value at byte 26'],
  ['brackets without end', '{"x": ' + '['.repeat(100000), 'breaks off at byte 100007'],
]
for (const [name, text, message] of bad) {
  behave = solutions(text)
  result = await query()
  ok(result.code === 1 && result.err === `entente: ${base}/sparql: the answer ${message}\n` && result.out === '', `an answer with ${name}`, result)
}
behave = answer('application/sparql-results+json', Buffer.from('{"head": {"vars": ["\xff"]}}', 'latin1'))
await fails('invalid UTF-8', `${base}/sparql: the answer has invalid UTF-8 at byte 23`, query())
behave = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/sparql-results+json', 'content-length': 1000 })
  response.write('{"head": {"vars": ["s"]}, "results"', () => response.destroy())
}
await fails('a connection that breaks', `${base}/sparql: the answer breaks off`, query())
behave = solutions(JSON.stringify(terms).slice(0, -3))
writeFileSync(join(work, 'kept'), 'kept')
result = await query('-o', join(work, 'kept'))
ok(result.code === 1 && (await import('node:fs')).readFileSync(join(work, 'kept'), 'utf8') === 'kept', 'an answer that breaks off leaves the output as it was', result)
behave = answer('text/html', '<html>')
await fails('a web page', `${base}/sparql: cannot read an answer of type 'text/html'`, query())
behave = answer('text/plain', 'line 1: no such function\nand more', 400)
await fails('what the server says', `${base}/sparql: HTTP 400: line 1: no such function`, query())
behave = (_, response) => { response.writeHead(302, { location: `${base}/other` }); response.end() }
await fails('a redirection', `${base}/sparql: HTTP 302`, query())
behave = (seen, response) => { response.setHeader('x-sparql-maxrows', '10'); solutions('{"head": {"vars": ["s"]}, "results": {"bindings": []}}')(seen, response) }
result = await query()
ok(result.code === 0 && result.err.includes('the server gives no more solutions than 10'), 'a server that cuts answers is warned of', result)
behave = () => {}
await fails('no answer in time', `${base}/sparql: no answer within the time allowed`, query('--timeout', '300'))

// ---- Retries
const busy = (until, headers = {}) => (seen, response, count) => {
  if (count > until) return solutions('{"boolean": true, "head": {}}')(seen, response)
  response.writeHead(503, headers)
  response.end('busy')
}
const patient = (retries) => run(['query', ...(retries === undefined ? [] : ['--retries', `${retries}`]), '--endpoint', `${base}/sparql`, 'ASK { ?s ?p ?o }'])
behave = busy(2)
result = await patient()
ok(result.out === 'true\n' && requests.length === 3, 'a busy server is tried again', result)
behave = busy(9)
await fails('but not for ever', `${base}/sparql: HTTP 503: busy`, patient(1))
ok(requests.length === 2, 'as often as was said', requests.length)
behave = busy(1, { 'retry-after': '1' })
const begin = Date.now()
result = await patient(1)
ok(result.out === 'true\n' && Date.now() - begin >= 1000, 'after the pause that the server wants', result)
behave = (seen, response, count) => (count > 1 ? busy(0)(seen, response, 1) : response.destroy())
result = await patient(1)
ok(result.out === 'true\n' && requests.length === 2, 'a connection that breaks is tried again', result)

// ---- Load
const turtle = file('a.ttl', `@prefix schema: <https://schema.org/> .
<http://a.example/1> a schema:NewsArticle ; schema:headline "One" .
`)
const quads = file('b.nq', '<a:s> <a:p> "1" <a:g> .\n<a:s> <a:p> "2" <a:h> .\n<a:t> <a:p> "3" <a:g> .\n')
const blank = file('c.ttl', '<a:s> <a:p> [] .')
const load = (...more) => run(['load', '--retries', '1', '--endpoint', `${base}/data?x=1`, ...more])
const created = (_, response) => { response.writeHead(201); response.end('created') }
behave = created
result = await load(turtle)
ok(result.code === 0 && result.err === '' && requests.length === 1 && requests[0].method === 'POST' &&
  requests[0].parameters.get('graph') === 'http://a.example/1' && requests[0].parameters.get('x') === '1' &&
  requests[0].headers['content-type'] === 'text/turtle' && requests[0].body.includes('"One"'), 'the graph of an article is added', requests)
result = await load('--replace', turtle)
ok(requests[0].method === 'PUT', 'or put in the place of another', requests)
result = await load('-g', 'http://a.example/mine', turtle)
ok(requests[0].parameters.get('graph') === 'http://a.example/mine', 'under a name of one\'s own', requests)
result = await load('-v', quads)
ok(requests.length === 2 && requests.map((seen) => seen.parameters.get('graph')).join() === 'a:g,a:h' &&
  result.err === `${quads}: 3 statements in 2 graphs\n`, 'each graph for itself', { requests, result })
result = await load(blank)
ok(requests[0].search === '?x=1&default', 'the default graph', requests)
behave = (_, response) => response.destroy()
await load(turtle)
ok(requests.length === 2, 'what does no harm is sent twice', requests.length)
await load(blank)
ok(requests.length === 1, 'but no blank nodes', requests.length)
behave = answer('text/plain', 'No space left', 507)
await fails('a full server', `${base}/data: HTTP 507: No space left`, load(turtle))
behave = created
result = await load(file('bad.ttl', '<a:s> oops'), turtle)
ok(result.code === 1 && requests.length === 1 && result.err.startsWith(`entente: ${join(work, 'bad.ttl')}:1`), 'a bad file does not stop the good ones', result)

// ---- Credentials
const basic = (seen, response) => {
  if (seen.headers.authorization === `Basic ${Buffer.from('ann:se cret').toString('base64')}`) return created(seen, response)
  response.writeHead(401, { 'www-authenticate': 'Basic realm="news"' })
  response.end()
}
const md5 = (text) => createHash('md5').update(text).digest('hex')
const digest = (seen, response) => {
  const field = (name) => seen.headers.authorization?.match(`${name}="?([^",]+)`)?.[1]
  const ha1 = md5('ann:news:se cret')
  const ha2 = md5(`${seen.method}:${field('uri')}`)
  if (seen.headers.authorization && field('response') === md5(`${ha1}:abc:${field('nc')}:${field('cnonce')}:auth:${ha2}`)) return created(seen, response)
  response.writeHead(401, { 'www-authenticate': 'Digest realm="news", nonce="abc", qop="auth"' })
  response.end()
}
const ann = { ENTENTE_USER: 'ann', ENTENTE_PASSWORD: 'se cret' }
for (const [name, way] of [['basic', basic], ['digest', digest]]) {
  behave = way
  await fails(`${name}: no credentials`, `${base}/data: HTTP 401: the server wants credentials; see --netrc`, load(turtle))
  result = await run(['load', '--endpoint', `${base}/data`, turtle], ann)
  ok(result.code === 0 && requests.at(-1).body.includes('"One"'), `${name}: from the environment`, { result, requests })
  await fails(`${name}: wrong ones`, `${base}/data: HTTP 401: the server refuses the credentials`,
    run(['load', '--endpoint', `${base}/data`, turtle], { ...ann, ENTENTE_PASSWORD: 'wrong' }))
  file('.netrc', 'machine 127.0.0.1 login ann password "se cret"\n')
  result = await load('--netrc', turtle)
  ok(result.code === 0, `${name}: from ~/.netrc`, result)
  result = await load('--netrc-file', file('other', 'machine 127.0.0.1 login ann password "se cret"\n'), turtle)
  ok(result.code === 0, `${name}: from another file`, result)
}
behave = created
result = await run(['load', '--endpoint', `${base}/data`, turtle], ann)
ok(requests.every((seen) => !seen.headers.authorization), 'nothing is told to a server that does not ask', requests)

// ---- The command line
await fails('a URL with credentials', 'credentials do not belong in a URL; see --netrc', run(['load', '--endpoint', 'http://ann:secret@127.0.0.1/', turtle]), 2)
await fails('a file', "'file:///etc/passwd' is no URL of HTTP", run(['query', '--endpoint', 'file:///etc/passwd', 'ASK {}']), 2)
await fails('nothing to load', "load: files are needed; see 'entente load --help'", run(['load', '--endpoint', base]), 2)
await fails('no query', "query: one query is needed; see 'entente query --help'", run(['query', '--endpoint', base]), 2)
await fails('too many retries', "query: '1e9' is no number that will do; see 'entente query --help'", run(['query', '--retries', '1e9', '--endpoint', base, 'ASK {}']), 2)
await fails('--explain', "query: --base, --strict, --allow-network, --explain and limits but --timeout are for stores; see 'entente query --help'",
  run(['query', '--explain', '--endpoint', base, 'ASK {}']), 2)

// ---- SERVICE
const store = join(work, 's.db')
await run(['load', store, file('s.ttl', `@prefix : <http://a.example/> .
:one :name "One" . :two :name "Two" . :three :name "Three" ; :knows _:x .
`)])
const ask = (text, ...more) => run(['query', '--allow-network', '-r', 'csv', '--base', 'http://a.example/', ...more, store, text])
const ages = (...rows) => solutions(JSON.stringify({
  head: { vars: ['s', 'age'] },
  results: { bindings: rows.map(([s, age]) => ({ s: s.startsWith('_:') ? { type: 'bnode', value: s.slice(2) } : { type: 'uri', value: `http://a.example/${s}` }, age: { type: 'literal', value: age } })) },
}))
const queryOf = (request) => new URLSearchParams(request.body).get('query').replace(/^(PREFIX \S+ <\S+> )*/, '')
const service = `SERVICE <${base}/sparql> { ?s <age> ?age # of whom
  FILTER(?age < ent:old) }`
behave = ages(['one', '1'], ['two', '2'], ['four', '4'])
result = await run(['query', store, `SELECT * { ?s <http://a.example/name> ?n . ${service} }`])
ok(result.code === 1 && requests.length === 0 && result.err.includes('--allow-network'), 'no SERVICE unless asked for', result)
result = await ask(`SELECT ?n ?age { ?s <name> ?n . ${service} } ORDER BY ?n`)
ok(result.code === 0 && result.out === 'n,age\r\nOne,1\r\nTwo,2\r\n', 'SERVICE joins', result)
const asked = requests.length === 1 ? queryOf(requests[0]) : ''
ok(/^SELECT \?age \?s WHERE \{ VALUES \( \?s \) \{( \( <http:\/\/a.example\/(one|two|three)> \)){3} \} \{ \?s {2}<http:\/\/a.example\/age> \?age # of whom\n {2}FILTER\(\?age < {2}<https:\/\/w3id.org\/entente#old>\) \} \}$/.test(asked),
  'with whole IRIs, and is told which subjects matter', { asked, requests })
result = await ask(`SELECT ?n ?age { ?s <name> ?n OPTIONAL { ${service} } } ORDER BY ?n`)
ok(result.out === 'n,age\r\nOne,1\r\nThree,\r\nTwo,2\r\n' && requests.length === 1, 'SERVICE in OPTIONAL', result)
result = await ask(`SELECT ?n { ?s <name> ?n MINUS { ${service} } }`)
ok(result.out === 'n\r\nThree\r\n', 'in MINUS', result)
result = await ask(`SELECT ?n { ?s <name> ?n FILTER EXISTS { ${service} } } ORDER BY ?n`)
ok(result.out === 'n\r\nOne\r\nTwo\r\n', 'in EXISTS', result)
result = await ask(`SELECT ?s { ${service} } ORDER BY ?s`)
ok(result.out === 's\r\nhttp://a.example/four\r\nhttp://a.example/one\r\nhttp://a.example/two\r\n' && !queryOf(requests[0]).includes('VALUES'), 'alone', result)
result = await ask(`SELECT (count(*) AS ?n) { ?x <nothing> ?s . ${service} }`)
ok(result.out === 'n\r\n0\r\n' && requests.length === 0, 'is not asked for what cannot be joined', result)
behave = ages(['_:x', '9'])
result = await ask(`SELECT ?age { ?t <knows> ?s . ${service} }`)
ok(result.out === 'age\r\n' && requests.length === 0, 'blank nodes are nobody else\'s', result)
behave = (seen, response) => ages(['one', seen.path])(seen, response)
result = await ask(`SELECT ?e ?age { VALUES ?e { <${base}/x> <${base}/y> } SERVICE ?e { ?s <age> ?age } } ORDER BY ?e`)
ok(result.out === `e,age\r\n${base}/x,/x\r\n${base}/y,/y\r\n` && requests.length === 2, 'endpoints from a variable', { result, requests })
await fails('an endpoint that nobody names', 'query: which endpoints a SERVICE asks must be known from what is in front of it', ask('SELECT * { SERVICE ?e { ?s ?p ?o } }'))
behave = answer('text/plain', 'no', 500)
await fails('a server that fails', `${base}/sparql: HTTP 500: no`, ask(`SELECT * { ${service} }`))
result = await ask(`SELECT ?n ?age { ?s <name> ?n . ${service.replace('SERVICE', 'SERVICE SILENT')} } ORDER BY ?n`)
ok(result.code === 0 && result.err === '' && result.out === 'n,age\r\nOne,\r\nThree,\r\nTwo,\r\n', 'which SILENT forgives', result)
behave = answer('text/turtle', '')
await fails('a graph in place of solutions', `${base}/sparql: the answer is no table of solutions`, ask(`SELECT * { ${service} }`))
await fails('a file is no endpoint', "'file:///etc/passwd' is no URL of HTTP", ask('SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }'))
behave = () => {}
await fails('an endpoint that does not answer in time', `${base}/sparql: no answer within the time allowed`, ask(`SELECT * { ${service} }`, '--timeout', '300'))
result = await ask(`SELECT * { ${service.replace('SERVICE', 'SERVICE SILENT')} }`, '--timeout', '300')
ok(result.code === 1 && result.err.split('\n').length === 2, 'time is over for SILENT too', result)
behave = ages(...Array(100000).fill(['one', 'x'.repeat(100)]))
result = await ask(`SELECT * { ${service} }`, '--limit-memory', '2')
ok(result.code === 1 && result.err.split('\n').length === 2, 'an answer that is too large', result)
behave = ages(['one', '1'])
result = await run(['update', '--allow-network', store, `INSERT { ?s <http://a.example/age> ?age } WHERE { ?s <http://a.example/name> ?n . ${service} }`])
ok(result.code === 0 && (await ask('SELECT ?s { ?s <age> "1" }')).out.includes('/one'), 'in an update', result)

// ---- LOAD
const update = (text, ...more) => run(['update', ...more, store, text])
const count = async (graph) => (await ask(`SELECT (count(*) AS ?n) { GRAPH <${graph}> { ?s ?p ?o } }`)).out.split('\r\n')[1]
behave = answer('text/turtle; charset=utf-8', '<#x> <http://a.example/p> 1, 2 .')
await fails('no LOAD from the web unless asked for', `update: LOAD reads files only: the network is off unless asked for (--allow-network): <${base}/a>`, update(`LOAD <${base}/a> INTO GRAPH <a:1>`))
ok(requests.length === 0, 'and no request', requests)
result = await update(`LOAD <${base}/a> INTO GRAPH <a:1>`, '--allow-network')
ok(result.code === 0 && await count('a:1') === '2', 'LOAD from the web', result)
ok((await ask(`SELECT ?s { ?s <p> 1 }`)).out.includes(`${base}/a#x`), 'resolves relative IRIs')
behave = (seen, response) => {
  if (seen.path !== '/here.nt') { response.writeHead(303, { location: '/here.nt' }); return response.end() }
  answer('application/octet-stream', '<a:s> <a:p> <a:o> .')(seen, response)
}
result = await update(`LOAD <${base}/there.nt> INTO GRAPH <a:2>`, '--allow-network')
ok(result.code === 0 && requests.length === 2 && requests.every((seen) => seen.method === 'GET' && seen.body === '') && await count('a:2') === '1', 'a redirection; the name tells the syntax', { result, requests })
behave = (seen, response) => { response.writeHead(302, { location: seen.path }); response.end() }
result = await update(`LOAD <${base}/a> INTO GRAPH <a:3>`, '--allow-network')
ok(result.code === 1 && requests.length === 6, 'redirections without end', { result, n: requests.length })
behave = (_, response) => { response.writeHead(302, { location: 'file:///etc/passwd' }); response.end() }
result = await update(`LOAD <${base}/a> INTO GRAPH <a:3>`, '--allow-network')
ok(result.code === 1 && requests.length === 1, 'a redirection to a file', result)
behave = answer('text/html', '<html><body>No triples</body></html>')
result = await update(`INSERT DATA { <a:s> <a:p> <a:o> } ; LOAD <${base}/a> INTO GRAPH <a:3>`, '--allow-network')
ok(result.code === 1 && result.err.split('\n').length === 2 && !(await ask('ASK { GRAPH <a:3> { ?s ?p ?o } }')).out.includes('true'), 'a page without triples: nothing is changed', result)
behave = answer('text/plain', 'gone', 410)
await fails('a document that is gone', `${base}/a: HTTP 410: gone`, update(`LOAD <${base}/a>`, '--allow-network'))
result = await update(`LOAD SILENT <${base}/a> ; INSERT DATA { GRAPH <a:4> { <a:s> <a:p> <a:o> } }`, '--allow-network')
ok(result.code === 0 && result.err === '' && await count('a:4') === '1', 'which SILENT forgives', result)
behave = () => {}
await fails('a document that does not come in time', `${base}/a: no answer within the time allowed`, update(`LOAD <${base}/a>`, '--allow-network', '--timeout', '300'))
behave = answer('text/turtle', '<a:s> <a:p> "' + 'x'.repeat(3 << 20) + '" .')
await fails('a document that is too large', `${base}/a: the answer is too large`, update(`LOAD <${base}/a>`, '--allow-network', '--limit-memory', '2'))

// ---- Time
result = await run(['load', '--timeout', '50', '--endpoint', `${base}/data`, turtle])
behave = () => {}
await fails('load: an endpoint that does not answer', `${base}/data: no answer within the time allowed`, run(['load', '--timeout', '300', '--endpoint', `${base}/data`, turtle]))
server.close()
server.closeAllConnections()
await fails('a server that is not there', `${base}/sparql: Couldn't connect to server`, query())
rmSync(work, { recursive: true })
console.log(`1..${n}`)
