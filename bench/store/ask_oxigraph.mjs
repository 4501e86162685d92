// Load N-Triples into Oxigraph (npm), which keeps them in memory, and time
// queries; prints what ask.h says.
//
// usage: node ask_oxigraph.mjs FILE QUERY_FILE...
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { createRequire } from 'node:module'

const { Store } = createRequire(new URL('../../tests/npm/', import.meta.url))('oxigraph')
const [file, ...queries] = process.argv.slice(2)
const store = new Store()

// In pieces of whole lines, as a string of node has a limit
function load() {
  const bytes = Buffer.alloc(64 << 20)
  const input = openSync(file)
  let rest = 0
  for (;;) {
    const got = readSync(input, bytes, rest, bytes.length - rest)
    if (!got) break
    const end = bytes.lastIndexOf(10, rest + got - 1) + 1
    store.load(bytes.toString('utf8', 0, end), { format: 'application/n-triples', no_transaction: true, unchecked: false })
    bytes.copy(bytes, 0, end, rest + got)
    rest = rest + got - end
  }
  closeSync(input)
}

const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
const begin = performance.now()
load()
console.log(`load\t${store.size}\t${(performance.now() - begin).toFixed(0)}\t${processor().toFixed(0)}`)
console.log(`memory\t${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`)
for (const name of queries) {
  const label = basename(name).replace(/\..*/, '')
  const text = readFileSync(name, 'utf8')
  const times = []
  let rows = 0
  const limit = performance.now() + 30000
  for (let i = 0; i < 5 && performance.now() < limit; ++i) {
    const start = processor()
    const solutions = store.query(text)
    times.push(processor() - start)
    rows = solutions.length
  }
  console.log(`${label}\t${rows}\t${Math.min(...times).toFixed(3)}`)
}
