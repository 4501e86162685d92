# Write articles about countries that do not exist, the same ones for a SEED:
# awk -v n=ARTICLES -v seed=SEED -v dir=FOLDER [-v pages=1] -f generate.awk
# Each has a head and about 20 sentences of some 20 words. With pages=1 every
# second one is a page in HTML, with a menu, related links and a footer.

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

function paragraph() {
  return sentence() " " sentence() " " sentence() " " sentence()
}

function write_text(file, headline, i,    j) {
  print headline "\n" >file
  printf "By %s, %d May 2031\n\n", "Ann Author", 1 + i % 28 >file
  for (j = 0; j < 5; ++j)
    print paragraph() "\n" >file
  close(file)
}

function write_page(file, headline, i,    j) {
  print "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" headline " - The Velm Post</title>" >file
  print "<meta property=\"og:site_name\" content=\"The Velm Post\"><meta name=\"author\" content=\"Ann Author\">" >file
  printf "<meta property=\"article:published_time\" content=\"2031-05-%02dT08:00:00Z\">\n", 1 + i % 28 >file
  print "</head><body><nav><ul><li><a href=\"/\">Home</a><li><a href=\"/world\">World</a></ul></nav>" >file
  print "<main><article><h1>" headline "</h1>" >file
  for (j = 0; j < 5; ++j)
    print "<p>" paragraph() "</p>" >file
  print "</article><aside><h2>Related</h2><ul><li><a href=\"/1\">" pick(topics) "</a></ul></aside></main>" >file
  print "<footer><p>Copyright 2031 The Velm Post. All rights reserved.</p></footer></body></html>" >file
  close(file)
}

BEGIN {
  srand(seed)
  states = "Velmia|Koravia|Ostrania|Tarsland|Morvia|Zelenia|France|Japan|Brazil|Kenya|Canada|Poland"
  cities = "Velm|Korav|Ostra City|Geneva|Paris|Nairobi|Warsaw|Ottawa"
  days = "Monday|Tuesday|Wednesday|Thursday|Friday"
  topics = "grain exports|the border dispute|oil prices|a new pipeline|the exchange of prisoners|fishing rights"
  n_titles = split("President|Prime Minister|Foreign Minister|Defence Minister", titles, "|")
  for (i = 1; i <= n; ++i) {
    headline = pick(states) " and " pick(states) " at odds over " pick(topics)
    if (pages && i % 2 == 0) write_page(dir "/" i ".html", headline, i)
    else write_text(dir "/" i ".txt", headline, i)
  }
}
