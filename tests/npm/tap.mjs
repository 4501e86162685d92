// The Test Anything Protocol for tests in JavaScript.

let run = 0

export function ok (passed, what, ...details) {
  console.log(`${passed ? '' : 'not '}ok ${++run} - ${what}`)
  if (passed) return
  details.forEach(detail => console.log('# ' + String(detail).replace(/\n/g, '\n# ')))
  process.exitCode = 1
}

export function same (got, wanted, what) {
  const [a, b] = [got, wanted].map(x => typeof x === 'string' ? x : JSON.stringify(x))
  ok(a === b, what, `got    ${a}`, `wanted ${b}`)
}

export function skip (what, why) {
  console.log(`ok ${++run} - ${what} # SKIP ${why}`)
}

export function done () {
  console.log(`1..${run}`)
}
