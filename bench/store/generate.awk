# Write graphs of articles about countries that do not exist, as entente writes
# them, in N-Triples; the same ones for a SEED, whichever awk it is:
#
# awk -v n=TRIPLES -v seed=SEED -f generate.awk
#
# All triples differ. What articles speak of is described once, when it is
# mentioned first; few persons and states are mentioned often, most seldom.

# Park and Miller's generator: products stay below 2^53
function random() {
  state = (state * 16807) % 2147483647
  return state / 2147483647
}

function below(limit) {
  return int(random() * limit)
}

# Some are chosen far more often than others
function often(limit,    r) {
  r = random()
  return int(r * r * r * limit)
}

function id(path) {
  return "<https://w3id.org/entente/id/" path ">"
}

function put(s, p, o) {
  if (count < n) print s, p, o, "."
  ++count
}

function typed(value, type) {
  return "\"" value "\"^^<http://www.w3.org/2001/XMLSchema#" type ">"
}

function label(thing, name) {
  put(thing, "<http://www.w3.org/2000/01/rdf-schema#label>", "\"" name "\"")
  put(thing, SKOS "altLabel>", "\"" name "\"")
}

function word(number) {
  return syllables[1 + number % n_syllables] syllables[1 + int(number / n_syllables) % n_syllables] \
    syllables[1 + int(number / n_syllables / n_syllables) % n_syllables]
}

function name(number) {
  number = word(number * 7919 + 11)
  return toupper(substr(number, 1, 1)) substr(number, 2)
}

function state_of(number,    thing) {
  thing = id("state/S" number)
  if (!(thing in known)) {
    known[thing] = name(number) "ia"
    put(thing, TYPE, ENT "State>")
    label(thing, known[thing])
    put(thing, ENT "iso3166>", "\"S" number "\"")
  }
  return thing
}

# Settlements lie in districts, these in provinces, these in states
function place(number, level,    thing, kind) {
  kind = level == 0 ? "settlement" : "subdivision"
  thing = id(kind "/" level "-" number)
  if (!(thing in known)) {
    known[thing] = name(number + 100000 * (level + 1))
    put(thing, TYPE, ENT (level == 0 ? "Settlement>" : "Subdivision>"))
    label(thing, known[thing])
    put(thing, ENT "locatedIn>", level == 2 ? state_of(number % 200) : place(int(number / 3), level + 1))
  }
  return thing
}

function person(number,    thing, holding) {
  thing = id("person/p" number)
  if (!(thing in known)) {
    known[thing] = name(number % 97) " " name(number)
    put(thing, TYPE, ENT "Leader>")
    label(thing, known[thing])
    put(thing, "<https://schema.org/givenName>", "\"" name(number % 97) "\"")
    put(thing, "<https://schema.org/familyName>", "\"" name(number) "\"")
    holding = id("holding/p" number)
    put(holding, TYPE, ENT "OfficeHolding>")
    put(holding, ENT "holder>", thing)
    put(holding, ENT "office>", ENT offices[1 + number % n_offices] ">")
    put(holding, ENT "ofState>", state_of(number % 200))
  }
  return thing
}

function organisation(number,    thing) {
  thing = id("org/o" number)
  if (!(thing in known)) {
    known[thing] = name(number) " Union"
    put(thing, TYPE, ENT "IntergovernmentalOrganization>")
    label(thing, known[thing])
  }
  return thing
}

function actor(    kind) {
  kind = random()
  return kind < 0.5 ? state_of(often(200)) : kind < 0.9 ? person(often(20000)) : organisation(often(300))
}

# Some characters of the article
function text(begin, words,    thing) {
  thing = id(article_path "#char=" begin "," begin + length(words))
  put(thing, TYPE, NIF "String>")
  put(thing, NIF "beginIndex>", typed(begin, "nonNegativeInteger"))
  put(thing, NIF "endIndex>", typed(begin + length(words), "nonNegativeInteger"))
  put(thing, NIF "anchorOf>", "\"" words "\"")
  put(thing, NIF "referenceContext>", id(article_path))
  return thing
}

function mention(thing) {
  put(thing, ENT "mention>", text(position, known[thing]))
  position += length(known[thing]) + 20
}

function date(day) {
  return sprintf("%04d-%02d-%02d", 1990 + int(day / 336), 1 + int(day / 28) % 12, 1 + day % 28)
}

function agreement(a, b, day,    thing) {
  thing = id("agreement/" date(day) "-" below(100))
  if (!(thing in known)) {
    known[thing] = topics[1 + below(n_topics)] " accord"
    put(thing, TYPE, ENT "Agreement>")
    label(thing, known[thing])
    put(thing, ENT "signatory>", a)
    if (a != b) put(thing, ENT "signatory>", b)
    put(thing, ENT "dateSigned>", typed(date(day), "date"))
  }
  return thing
}

function event(number, day,    thing, class, a, b, words) {
  thing = id(article_path "/event/" number)
  class = 1 + often(n_classes)
  a = actor()
  b = actor()
  put(thing, TYPE, ENT classes[class] ">")
  put(thing, ENT "status>", ENT statuses[1 + often(n_statuses)] ">")
  put(thing, ENT "agent>", a)
  mention(a)
  if (a != b) {
    put(thing, ENT "target>", b)
    mention(b)
  }
  if (random() < 0.6) put(thing, ENT "date>", typed(date(day - below(14)), "date"))
  if (random() < 0.4) put(thing, ENT "place>", place(often(5000), 0))
  if (classes[class] == "Signing") put(thing, ENT "theme>", agreement(a, b, day))
  put(thing, ENT "confidence>", typed(sprintf("0.%02d", 50 + below(50)), "decimal"))
  words = verbs[1 + below(n_verbs)] " " topics[1 + below(n_topics)] " near " name(below(3000))
  put(thing, ENT "evidence>", text(position, words))
  position += length(words) + 30
}

function article(number,    thing, day, i) {
  article_path = sprintf("article/%08x", number)
  thing = id(article_path)
  day = 20 + below(12000)
  position = 200
  put(thing, TYPE, "<https://schema.org/NewsArticle>")
  put(thing, TYPE, NIF "Context>")
  put(thing, "<https://schema.org/headline>", "\"" known[state_of(often(200))] " and " known[state_of(often(200))] " at odds over " \
    topics[1 + below(n_topics)] " and " topics[1 + below(n_topics)] "\"")
  put(thing, "<https://schema.org/datePublished>", typed(date(day), "date"))
  put(thing, "<https://schema.org/author>", "\"" name(below(97)) " " name(below(500)) "\"")
  put(thing, "<https://schema.org/inLanguage>", "\"en\"")
  for (i = 0; i < 15; ++i) event(i, day)
}

BEGIN {
  state = seed + 1
  TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
  ENT = "<https://w3id.org/entente#"
  NIF = "<http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
  SKOS = "<http://www.w3.org/2004/02/skos/core#"
  n_syllables = split("ka re vo li sta mor zen dar ul bri no tes", syllables, " ")
  n_offices = split("HeadOfState HeadOfGovernment MinisterOfForeignAffairs MinisterOfDefence", offices, " ")
  n_classes = split("Statement Meeting Visit Accusation Attack Signing Negotiation Threat Sanction Protest Praise Rejection Call Arrest Ceasefire Ratification Withdrawal Aid Expulsion Dismissal", classes, " ")
  n_statuses = split("Actual Planned Required Possible Negated", statuses, " ")
  n_topics = split("grain,a border,oil prices,a pipeline,prisoners,fishing rights,an airfield,a ceasefire,water,visas,tariffs,a railway", topics, ",")
  n_verbs = split("met to discuss,denied plans for,signed papers on,warned about,fought over,protested against", verbs, ",")
  for (i = 0; count < n; ++i) article(i)
}
