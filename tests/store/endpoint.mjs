// A SPARQL endpoint on the loopback interface, for tests: /NAME asks FOLDER/NAME.db
// by `entente query`. Prints its port; ends with standard input.
//
// usage: endpoint.mjs ENTENTE FOLDER
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [entente, folder] = process.argv.slice(2)
const TYPES = { nt: 'application/n-triples', ttl: 'text/turtle', rdf: 'application/rdf+xml', html: 'text/html' }

function fail(response, code, text) {
  response.writeHead(code, { 'content-type': 'text/plain' })
  response.end(text)
}

function ask(store, query, response) {
  execFile(entente, ['query', '--strict', '--allow-network', '-r', 'json', store, query], (error, out, err) => {
    if (error) return fail(response, 400, err)
    response.writeHead(200, { 'content-type': 'application/sparql-results+json' })
    response.end(out)
  })
}

/// A document of the folder, which has /moved/ in front of it elsewhere.
function give(path, response) {
  if (path.startsWith('/moved/')) {
    response.writeHead(302, { location: path.slice('/moved'.length) })
    return response.end()
  }
  if (path === '/slow') return
  const file = join(folder, path)
  if (path.includes('..') || !existsSync(file)) return fail(response, 404, 'there is nothing')
  response.writeHead(200, { 'content-type': TYPES[path.replace(/.*\./, '')] ?? 'application/octet-stream' })
  response.end(readFileSync(file))
}

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const query = new URLSearchParams(Buffer.concat(chunks).toString()).get('query')
    const store = join(folder, `${pathname.slice(1)}.db`)
    if (query !== null && process.env.QUERY_LOG) console.error(query)
    if (request.method === 'GET') give(pathname, response)
    else if (pathname.includes('..') || query === null || !existsSync(store)) fail(response, 404, 'there is no such store')
    else ask(store, query, response)
  })
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.on('end', () => process.exit()).resume()
