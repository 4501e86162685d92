// Time queries of a SPARQL endpoint on this machine; prints what ask.h says, with
// the processor time of the server's process.
//
// usage: node ask_http.mjs ENDPOINT PROCESS QUERY_FILE...
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

const [endpoint, server, ...queries] = process.argv.slice(2)

// Milliseconds that the threads of the server have been on a processor
function processor() {
  const folder = `/proc/${server}/task`
  return readdirSync(folder).reduce((sum, thread) =>
    sum + Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0)
}

async function ask(query) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { accept: 'application/sparql-results+json' },
    body: new URLSearchParams({ query }),
    signal: AbortSignal.timeout(60000),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(text.slice(0, 200))
  return text
}

for (const name of queries) {
  const label = basename(name).replace(/\..*/, '')
  const query = readFileSync(name, 'utf8')
  const times = []
  let text = ''
  try {
    const limit = performance.now() + 30000
    for (let i = 0; i < 5 && performance.now() < limit; ++i) {
      const begin = processor()
      text = await ask(query)
      times.push(processor() - begin)
    }
    console.log(`${label}\t${JSON.parse(text).results.bindings.length}\t${Math.min(...times).toFixed(3)}`)
  } catch (error) {
    console.error(`${label}: ${error.message}`)
    console.log(`${label}\t-\t${error.name === 'TimeoutError' ? '> 60 s' : 'failed'}`)
  }
}
