// Read files with n3 and write each as N-Quads to FILE.n3: n3_to_nquads.mjs FILE...
import { writeFileSync } from 'node:fs'
import { read } from '../npm/rdf.mjs'

const escapes = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

function literal (term) {
  const text = `"${term.value.replace(/["\\\n\r]/g, c => escapes[c])}"`
  return term.language ? `${text}@${term.language}` : `${text}^^<${term.datatype.value}>`
}

const writers = {
  NamedNode: term => `<${term.value}>`,
  BlankNode: term => `_:${term.value}`,
  Literal: literal,
  DefaultGraph: () => ''
}

const base = 'http://base.example/dir/file'
for (const file of process.argv.slice(2)) {
  const lines = read(file, base).map(quad =>
    [quad.subject, quad.predicate, quad.object, quad.graph].map(term => writers[term.termType](term)).join(' ') + ' .\n')
  writeFileSync(`${file}.n3`, lines.join(''))
}
