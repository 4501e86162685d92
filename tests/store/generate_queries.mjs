// Data and queries made up by chance, the same ones for a seed.
//
// The data are small and dense, so that most queries have solutions. Terms are
// in canonical form, as some stores keep no other.

const XSD = 'http://www.w3.org/2001/XMLSchema#'

export function randomizer (seed) {
  let state = seed >>> 0
  const next = () => { // mulberry32
    state = (state + 0x6D2B79F5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = n => Math.floor(next() * n)
  return { below, pick: list => list[below(list.length)], chance: p => next() < p }
}

const NODES = Array.from({ length: 7 }, (_, i) => `<http://x/n${i}>`)
const PROPERTIES = ['p', 'q', 'r', 's'].map(p => `<http://x/${p}>`)
const VALUES = ['v', 'w'].map(p => `<http://x/${p}>`)
const GRAPHS = ['g1', 'g2', 'g3'].map(g => `<http://x/${g}>`)
const typed = (value, type) => `"${value}"^^<${XSD}${type}>`
const LITERALS = [
  typed('0', 'integer'), typed('1', 'integer'), typed('2', 'integer'), typed('-3', 'integer'), typed('17', 'integer'),
  typed('1.5', 'decimal'), typed('0.25', 'decimal'), typed('2', 'decimal'),
  typed('1.5', 'double'), typed('100', 'double'), // forms that oxigraph keeps
  '"a"', '"b"', '"abc"', '"Zebra"', '""', '"1"', '"a"@en', '"chat"@fr', '"chat"@fr-be', '"über"',
  typed('true', 'boolean'), typed('false', 'boolean'),
  typed('2020-01-01T00:00:00Z', 'dateTime'), typed('2021-06-30T12:30:05.5Z', 'dateTime'),
  typed('2021-06-30', 'date'), typed('x', 'integer'), typed('y', 'http://x/type').replace(XSD, '')
]

// Texts in a language, and literals of which nothing but their datatype is known,
// are not in the same data: section 17.4.1.7 leaves open what stores know of them.
const isText = literal => /@/.test(literal)
const isOdd = literal => /^"[xy]"\^\^/.test(literal)

export function chooseLiterals (random) {
  const leaveOut = random.chance(0.5) ? isText : isOdd
  return LITERALS.filter(literal => !leaveOut(literal))
}

// N-Quads.
export function makeData (random, literals) {
  const lines = new Set()
  for (let i = 0; i < 90; ++i) {
    const graph = random.chance(0.6) ? '' : ` ${random.pick(GRAPHS)}`
    const object = random.chance(0.06) ? '_:b1' : random.pick(NODES)
    const subject = random.chance(0.06) ? '_:b2' : random.pick(NODES)
    lines.add(random.chance(0.6)
      ? `${subject} ${random.pick(PROPERTIES)} ${object}${graph} .`
      : `${subject} ${random.pick(VALUES)} ${random.pick(literals)}${graph} .`)
  }
  return [...lines].join('\n') + '\n'
}

class Maker {
  constructor (random, literals) {
    this.random = random
    this.literals = literals
    this.nFresh = 0
  }

  fresh () { return `?x${this.nFresh++}` }

  variable () { return this.random.pick(['?a', '?b', '?c', '?d', '?e']) }

  path (depth) {
    const { random } = this
    if (depth === 0 || random.chance(0.4)) return random.pick(PROPERTIES)
    const one = () => this.path(depth - 1)
    switch (random.below(7)) {
      case 0: return `${one()}/${one()}`
      case 1: return `(${one()}|${one()})`
      case 2: return `^(${one()})`
      case 3: return `(${one()})*`
      case 4: return `(${one()})+`
      case 5: return `(${one()})?`
      default: return `!(${random.pick(PROPERTIES)}|^${random.pick(PROPERTIES)})`
    }
  }

  // A triple pattern that shares a variable with those before it.
  triple (known) {
    const { random } = this
    const old = known.length ? random.pick(known) : this.variable()
    const other = random.chance(0.9) ? this.variable() : random.pick(NODES)
    const isValue = random.chance(0.35)
    const [s, o] = isValue
      ? [old, random.chance(0.85) ? this.variable() : random.pick(this.literals)]
      : random.chance(0.5) ? [old, other] : [other, old]
    const property = isValue ? random.pick(VALUES)
      : random.chance(0.2) ? `(${this.path(2)})`
        : random.chance(0.06) ? this.variable() : random.pick(PROPERTIES)
    for (const term of [s, property, o]) {
      if (/^\?[a-z]/.test(term) && !known.includes(term)) known.push(term)
    }
    return `${s} ${property} ${o} .`
  }

  number (vars, depth) {
    const { random } = this
    const v = random.pick(vars)
    if (depth === 0) return random.pick([v, v, String(random.below(5)), '1.5'])
    const n = () => this.number(vars, depth - 1)
    return random.pick([
      () => `(${n()} + ${n()})`, () => `(${n()} - ${n()})`, () => `(${n()} * ${n()})`,
      () => `ABS(${n()})`, () => `CEIL(${n()})`, () => `FLOOR(${n()})`, () => `ROUND(${n()})`,
      () => `STRLEN(STR(${v}))`, () => `(- ${n()})`, () => `YEAR(${v})`,
      () => `xsd:integer(${v})`, () => `xsd:decimal(${v})`,
      () => `IF(${this.test(vars, depth - 1)}, ${n()}, ${n()})`,
      () => `COALESCE(${v} + 1, ${n()})`])()
  }

  text (vars, depth) {
    const { random } = this
    const v = random.pick(vars)
    if (depth === 0) return random.pick([`STR(${v})`, v, '"a"', '"ab"@en'])
    const t = () => this.text(vars, depth - 1)
    return random.pick([
      () => `UCASE(${t()})`, () => `LCASE(${t()})`, () => `CONCAT(${t()}, ${t()})`,
      () => `SUBSTR(${t()}, ${1 + random.below(3)})`, () => `SUBSTR(${t()}, ${random.below(3)}, ${random.below(3)})`,
      () => `STRBEFORE(${t()}, "a")`, () => `STRAFTER(${t()}, "h")`, () => `REPLACE(${t()}, "[a-c]", "x")`,
      () => `LANG(${v})`, () => `STR(DATATYPE(${v}))`, () => `ENCODE_FOR_URI(STR(${v}))`,
      () => `STRLANG(STR(${v}), "de")`, () => `xsd:string(${v})`, () => `MD5(STR(${v}))`,
      () => `COALESCE(${t()}, "none")`])()
  }

  test (vars, depth) {
    const { random } = this
    const v = random.pick(vars)
    const w = random.pick(vars)
    if (depth > 0 && random.chance(0.4)) {
      const one = () => this.test(vars, depth - 1)
      return random.pick([() => `(${one()} && ${one()})`, () => `(${one()} || ${one()})`, () => `!(${one()})`])()
    }
    const op = random.pick(['=', '!=', '<', '>', '<=', '>='])
    return random.pick([
      () => `${this.number(vars, 1)} + 0 ${op} ${this.number(vars, 1)}`,
      // not of terms that have no order, of which some stores say that they equal themselves
      () => `(isLiteral(${v}) && DATATYPE(${v}) IN (xsd:string, xsd:dateTime, xsd:boolean, xsd:decimal) && ${v} ${op} ${w})`,
      () => `${v} ${random.pick(['=', '!='])} ${w}`,
      () => `${v} ${random.pick(['=', '!='])} ${random.pick([...NODES, ...this.literals])}`,
      () => `${v} ${random.pick(['', 'NOT '])}IN (${w}, ${random.pick(NODES)}, ${random.pick(this.literals)}, 1)`,
      () => `BOUND(${v})`, () => `isIRI(${v})`, () => `isLiteral(${v})`, () => `isNumeric(${v})`, () => `isBlank(${v})`,
      () => `sameTerm(${v}, ${w})`, () => `REGEX(${this.text(vars, 1)}, "[a-n]${random.pick(['', '$', '.'])}", "${random.pick(['', 'i'])}")`,
      () => `CONTAINS(${this.text(vars, 1)}, "a")`, () => `STRSTARTS(STR(${v}), "http")`, () => `STRENDS(STR(${v}), "1")`,
      () => `langMatches(LANG(${v}), "${random.pick(['fr', '*', 'en'])}")`,
      () => `((isNumeric(${v}) || DATATYPE(${v}) IN (xsd:boolean, xsd:string)) && ${v})`,
      () => `STR(${this.text(vars, 1)}) ${op} STR(${this.text(vars, 1)})`])()
  }

  // The inside of a group; `known` gets its variables.
  group (depth, known, isInGraph = false) {
    const { random } = this
    const parts = []
    for (let n = 1 + random.below(2); n; --n) parts.push(this.triple(known))
    for (let n = random.below(3); depth && n; --n) parts.push(this.part(depth - 1, known, isInGraph))
    if (random.chance(0.3)) parts.push(`FILTER (${this.test(known, 2)})`)
    if (random.chance(0.15)) {
      const v = this.fresh()
      parts.push(`BIND (${random.chance(0.5) ? this.number(known, 2) : this.text(known, 2)} AS ${v})`)
      known.push(v)
    }
    return parts.join(' ')
  }

  part (depth, known, isInGraph) {
    const { random } = this
    const inner = () => {
      const vars = [random.pick(known)]
      const text = this.group(depth, vars, isInGraph)
      return [text, vars]
    }
    const open = () => {
      const [text, vars] = inner()
      for (const v of vars) if (!known.includes(v)) known.push(v)
      return text
    }
    switch (random.below(9)) {
      case 0: case 1: return `OPTIONAL { ${open()} }`
      case 2: return `{ ${open()} } UNION { ${open()} }`
      case 3: return `MINUS { ${inner()[0]} }`
      case 4: return `FILTER ${random.pick(['', 'NOT '])}EXISTS { ${inner()[0]} }`
      case 5: {
        const v = random.pick(known)
        return `VALUES ${v} { ${random.pick(NODES)} ${random.pick(NODES)} ${random.pick(this.literals)} ${random.chance(0.2) ? 'UNDEF' : ''} }`
      }
      case 6:
        if (isInGraph) return `{ ${open()} }`
        return random.chance(0.5) ? `GRAPH ${random.pick(GRAPHS)} { ${this.inGraph(depth, known)} }`
          : `GRAPH ?g { ${this.inGraph(depth, known)} }`
      case 7: {
        const [text, vars] = inner()
        const kept = vars.filter(() => random.chance(0.7))
        if (!kept.length) kept.push(vars[0])
        for (const v of kept) if (!known.includes(v)) known.push(v)
        return `{ SELECT ${random.pick(['', 'DISTINCT '])}${kept.join(' ')} { ${text} } }`
      }
      default: return `{ ${open()} }`
    }
  }

  inGraph (depth, known) {
    const vars = [this.random.pick(known)]
    const text = this.group(depth, vars, true)
    for (const v of vars) if (!known.includes(v)) known.push(v)
    return text
  }

  aggregate (vars) {
    const { random } = this
    const v = random.pick(vars)
    const distinct = random.pick(['', 'DISTINCT '])
    return random.pick([`COUNT(${distinct}${v})`, `COUNT(${distinct}*)`, `SUM(${v})`, `AVG(${v})`,
      `SUM(xsd:integer(STR(${v})))`, `MIN(STR(${v}))`, `MAX(STRLEN(STR(${v})))`,
      `SUM(COALESCE(${v} * 1, 0))`, `COUNT(IF(${this.test([v], 0)}, 1, 1/0))`])
  }

  query () {
    const { random } = this
    const known = []
    const where = this.group(random.below(3), known)
    const vars = known.filter(() => random.chance(0.8))
    if (!vars.length) vars.push(known[0])
    switch (random.below(12)) {
      case 0: return `ASK { ${where} }`
      case 1: return `CONSTRUCT { ${vars[0]} <http://x/made> ${random.pick(known)} . ${random.pick(NODES)} <http://x/had> ${vars[0]} } WHERE { ${where} }`
      case 2: case 3: {
        const key = random.pick(vars)
        const having = random.chance(0.3) ? ` HAVING (COUNT(*) > ${random.below(3)})` : ''
        return `SELECT ${key} (${this.aggregate(known)} AS ?m) (${this.aggregate(known)} AS ?n) { ${where} } GROUP BY ${key}${having}`
      }
      case 4: return `SELECT (${this.aggregate(known)} AS ?m) { ${where} }`
      case 5: {
        // not of numbers computed, whose forms may differ
        const old = vars.filter(v => !v.startsWith('?x'))
        if (!old.length) old.push(known[0])
        return `SELECT DISTINCT ${old.map(v => `(STR(${v}) AS ${v}s)`).join(' ')} { ${where} } ORDER BY ${old.map(v => `STR(${v})`).join(' ')} LIMIT ${1 + random.below(9)}`
      }
      case 6: return `SELECT ${vars.join(' ')} (${this.number(vars, 2)} AS ?y) (${this.text(vars, 2)} AS ?z) { ${where} }`
      case 7: return `SELECT DISTINCT ${vars.join(' ')} { ${where} }`
      default: return `SELECT ${random.chance(0.3) ? '*' : vars.join(' ')} { ${where} }`
    }
  }
}

export function makeQuery (random, literals) {
  return `PREFIX xsd: <${XSD}> ${new Maker(random, literals).query()}`
}
