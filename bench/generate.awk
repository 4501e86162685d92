# Write articles about countries that do not exist, the same ones for a SEED:
# awk -v n=ARTICLES -v seed=SEED -v dir=FOLDER -f generate.awk
# Each has a head and about 20 sentences of some 20 words.

function pick(list,    parts, count) {
  count = split(list, parts, "|")
  return parts[1 + int(rand() * count)]
}

function leader(state) {
  return titles[1 + int(rand() * n_titles)] " " pick("Ilva|Doran|Mara|Teodor|Sanna|Viktor|Lena|Oskar") " " \
    pick("Tesk|Varga|Holm|Doriana|Pell|Marchuk|Aldane|Brandt")
}

function sentence(    a, b, kind) {
  a = pick(states)
  do b = pick(states); while (a == b)
  kind = int(rand() * 8)
  if (kind == 0) return a "'s " leader() " met his counterpart from " b " in " pick(cities) " on " pick(days) " to discuss " pick(topics) "."
  if (kind == 1) return a " and " b " signed " pick("a free trade agreement|an accord on border crossings|a memorandum of understanding|a ceasefire") " after " pick("months|weeks|two days") " of talks, the foreign ministry said."
  if (kind == 2) return "The government of " a " " pick("condemned|welcomed|rejected|praised") " the decision of " b " to " pick("expel three diplomats|impose sanctions on banks|send troops to the border|recall its ambassador") "."
  if (kind == 3) return "\"We will not " pick("accept threats|negotiate under pressure|withdraw our troops|leave the alliance") ",\" " leader() " said in " pick(cities) ", adding that " b " had " pick("violated the truce|ignored the warnings|broken its promises") "."
  if (kind == 4) return pick("Troops|Forces|Soldiers|Warplanes") " of " a " " pick("attacked|shelled|bombed|seized") " " pick("a bridge|two villages|an airfield|a depot") " near " pick(cities) ", killing " int(2 + rand() * 30) " people, according to officials in " b "."
  if (kind == 5) return "Thousands of people protested in " pick(cities) " against " pick(topics) ", and police " pick("arrested|detained") " " int(5 + rand() * 90) " of them on " pick(days) "."
  if (kind == 6) return leader() " " pick("is expected to visit|will visit|denied that he would visit|may visit") " " b " next " pick("week|month|year") " for " pick("a summit|talks|a state dinner") "."
  return "Analysts in " pick(cities) " doubt that " pick(topics) " can be settled before the elections, which were put off twice last year."
}

BEGIN {
  srand(seed)
  states = "Velmia|Koravia|Ostrania|Tarsland|Morvia|Zelenia|France|Japan|Brazil|Kenya|Canada|Poland"
  cities = "Velm|Korav|Ostra City|Geneva|Paris|Nairobi|Warsaw|Ottawa"
  days = "Monday|Tuesday|Wednesday|Thursday|Friday"
  topics = "grain exports|the border dispute|oil prices|a new pipeline|the exchange of prisoners|fishing rights"
  n_titles = split("President|Prime Minister|Foreign Minister|Defence Minister", titles, "|")
  for (i = 1; i <= n; ++i) {
    file = dir "/" i ".txt"
    printf "%s and %s at odds over %s\n\n", pick(states), pick(states), pick(topics) >file
    printf "By %s, %d May 2031\n\n", "Ann Author", 1 + i % 28 >file
    for (paragraph = 0; paragraph < 5; ++paragraph)
      print sentence() " " sentence() " " sentence() " " sentence() "\n" >file
    close(file)
  }
}
