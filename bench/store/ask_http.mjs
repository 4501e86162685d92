// Time queries of a SPARQL endpoint; prints what ask.h says.
//
// usage: node ask_http.mjs ENDPOINT QUERY_FILE...
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const [endpoint, ...queries] = process.argv.slice(2)

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
      const begin = performance.now()
      text = await ask(query)
      times.push(performance.now() - begin)
    }
    console.log(`${label}\t${JSON.parse(text).results.bindings.length}\t${Math.min(...times).toFixed(3)}`)
  } catch (error) {
    console.error(`${label}: ${error.message}`)
    console.log(`${label}\t-\t${error.name === 'TimeoutError' ? '> 60 s' : 'failed'}`)
  }
}
