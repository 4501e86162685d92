// The frames lexicon: what its lines mean, what is wrong with bad ones
#include "failing_alloc.h"
#include "frame/lexicon.h"
#include "log_keeper.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char FILE_A[] = "test_lexicon_a.tsv";
static const char FILE_B[] = "test_lexicon_b.tsv";

static const char SETS[] = "$preposition\twith, on, for, to, because_of\n"
                           "$agreement\tdeal, treaty\n"
                           "$document\t$agreement, letter\n"
                           "@Person\tsoldier, envoy\n"
                           "@Place\ttown\n";

static void write_file(const char *const name, const char *const head,
                       const char *const body) {
  FILE *const file = fopen(name, "w");
  if (!file || fputs(head, file) < 0 || fputs(body, file) < 0 || fclose(file)) {
    printf("Bail out! cannot write %s\n", name);
    exit(1);
  }
}

static EntStatus open_files(const EntWorld *const world, const size_t n_files,
                            EntLexicon **const lexicon) {
  const char *const files[] = {FILE_A, FILE_B};
  return ent_lexicon_open(world, ent_vocabulary(), files, n_files, lexicon);
}

/* What is wrong */

typedef struct {
  const char *text;
  EntStatus status;
  const char *message; ///< Behind "error test_lexicon_a.tsv:"
} BadCase;

static const BadCase bad_cases[] = {
    {"sign\tv\tSinging\tsubj=agent\n", ENT_ERR_DATA,
     "6:0: unknown class 'Singing'\n"},
    {"sign\tv\tState\tsubj=agent\n", ENT_ERR_DATA,
     "6:0: 'State' is no class of events\n"},
    {"\nsign\tverb\tSigning\n", ENT_ERR_DATA,
     "7:0: unknown part of speech 'verb'\n"},
    {"sign\tv\tSigning\tsubj=actor\n", ENT_ERR_DATA,
     "6:0: unknown role 'actor'\n"},
    {"sign\tv\tSigning\tsubj=agent|actor\n", ENT_ERR_DATA,
     "6:0: unknown role 'actor'\n"},
    {"sign\tv\tSigning\tobj=agent|target|theme|place|topic\n", ENT_ERR_DATA,
     "6:0: more than 4 roles for a slot\n"},
    {"sign\tv\tSigning\tinf=content/Likely\n", ENT_ERR_DATA,
     "6:0: unknown status 'Likely'\n"},
    {"sign\tv\tSigning\tobject=theme\n", ENT_ERR_DATA,
     "6:0: unknown slot 'object'\n"},
    {"sign\tv\tSigning\tobj=>subject\n", ENT_ERR_DATA,
     "6:0: unknown slot 'subject'\n"},
    {"sign\tv\tSigning\tposs=agent\n", ENT_ERR_DATA,
     "6:0: a verb has no slot 'poss'\n"},
    {"talks\tn\tNegotiation\tobj=topic\n", ENT_ERR_DATA,
     "6:0: a noun has no slot 'obj'\n"},
    {"held\ta\tOccupation\tobj=topic\n", ENT_ERR_DATA,
     "6:0: an adjective has no slot 'obj'\n"},
    {"sign\tv\tSigning\tsubj=agent subj=theme\n", ENT_ERR_DATA,
     "6:0: slot 'subj' is mapped twice\n"},
    {"sign\tv\tSigning\tagent\n", ENT_ERR_DATA,
     "6:0: 'agent' is not SLOT=ROLE\n"},
    {"sign\tv\tSigning\tsubj=\n", ENT_ERR_DATA,
     "6:0: 'subj=' is not SLOT=ROLE\n"},
    {"sign\tv\tSigning\t&doer\n", ENT_ERR_DATA, "6:0: unknown group '&doer'\n"},
    {"sign\tv\tSigning\tsubj=agent\tobj:$paper\n", ENT_ERR_DATA,
     "6:0: unknown set '$paper'\n"},
    {"sign\tv\tSigning\tsubj=agent\tobj:@Paper\n", ENT_ERR_DATA,
     "6:0: unknown kind '@Paper'\n"},
    {"sign\tv\tSigning\tsubj=agent\tobj\n", ENT_ERR_DATA,
     "6:0: 'obj' is not SLOT:WHAT\n"},
    {"sign\tv\tSigning\tsubj=agent\tpen:ink\n", ENT_ERR_DATA,
     "6:0: unknown slot 'pen'\n"},
    {"hold\tv\t=talks\tsubj=>subj\n", ENT_ERR_DATA,
     "6:0: unknown slot 'talks'\n"},
    {"state* of* war\tn\tArmedConflict\n", ENT_ERR_DATA,
     "6:0: 'state* of* war' has more than one head\n"},
    {"sign\tv\tSigning\ninitial, sign\tv\tSigning\n", ENT_ERR_DATA,
     "7:0: 'sign' stands already in line 6\n"},
    {"sign\tv\tSigning\t-\tobj:deal with:0\nsign\tv\tSigning\t-\twith:0 "
     "obj:deal\n",
     ENT_ERR_DATA, "7:0: 'sign' stands already in line 6\n"},
    {"$paper\t$papers\n", ENT_ERR_DATA, "6:0: unknown set '$papers'\n"},
    {"$paper\twhite paper\n", ENT_ERR_DATA,
     "6:0: 'white paper' is more than one word\n"},
    {"@Paper\tpaper\n", ENT_ERR_DATA, "6:0: unknown kind '@Paper'\n"},
    {"may\taux\tPossible\n", ENT_ERR_DATA,
     "6:0: a status word needs '/' and a status\n"},
    {"may\taux\n", ENT_ERR_DATA, "6:0: a status word needs '/' and a status\n"},
    {"may\taux\t/Perhaps\n", ENT_ERR_DATA, "6:0: unknown status 'Perhaps'\n"},
    {"no longer\tadv\t/Negated\n", ENT_ERR_DATA,
     "6:0: 'no longer' is more than one word\n"},
    {"withdrew\tform\n", ENT_ERR_DATA,
     "6:0: irregular forms need a base form\n"},
    {"took out\tform\ttake\n", ENT_ERR_DATA,
     "6:0: 'took out' is more than one word\n"},
    {"sign\n", ENT_ERR_SYNTAX, "6:0: 1 columns, expected 2 to 5\n"},
    {"sign\tv\tSigning\t-\t-\tmore\n", ENT_ERR_SYNTAX,
     "6:0: 6 columns, expected 2 to 5\n"},
    {"sign\tv\tSig\xFFning\n", ENT_ERR_ENCODING,
     "6:0: invalid UTF-8 at byte 11\n"},
};

static void test_bad(void) {
  for (size_t i = 0; i < sizeof(bad_cases) / sizeof(bad_cases[0]); ++i) {
    LogKeeper log;
    EntWorld *const world = log_keeper_world(&log, NULL);
    EntLexicon *lexicon = NULL;
    char wanted[256];
    (void)snprintf(wanted, sizeof(wanted), "error %s:%s", FILE_A,
                   bad_cases[i].message);
    write_file(FILE_A, SETS, bad_cases[i].text);
    is_int(open_files(world, 1, &lexicon), bad_cases[i].status, wanted);
    is_view(ent_view(log.text), wanted, "its message");
    ok(!lexicon, "no lexicon");
    ent_world_free(world);
  }
}

static void test_missing(void) {
  LogKeeper log;
  EntWorld *const world = log_keeper_world(&log, NULL);
  EntLexicon *lexicon = NULL;
  const char *const files[] = {"no/such.tsv"};
  is_int(ent_lexicon_open(world, ent_vocabulary(), files, 1, &lexicon),
         ENT_ERR_READ, "a missing file");
  ok(!lexicon && strstr(log.text, "no/such.tsv"), "it is named");
  ent_world_free(world);
}

/* What lines mean */

static EntWorld *world;

/// Open a lexicon of the sets and `text`, or end the test.
static EntLexicon *open_text(const char *const text) {
  EntLexicon *lexicon = NULL;
  write_file(FILE_A, SETS, text);
  if (open_files(world, 1, &lexicon)) {
    printf("Bail out! a good lexicon does not load\n");
    exit(1);
  }
  return lexicon;
}

/// Return entry `index` of a verb.
static const EntLexEntry *verb(const EntLexicon *const lexicon,
                               const char *const lemma, const size_t index) {
  const EntLexEntry *first;
  size_t count;
  ent_lexicon_find(lexicon, ent_view(lemma), ENT_LEX_VERB, &first, &count);
  return index < count ? first + index : NULL;
}

static void test_entry(void) {
  EntLexicon *const lexicon =
      open_text("sign, put to paper\tv\tSigning\tsubj,with=agent "
                "obj=theme|place inf=content/Planned for=- to=>subj\n");
  const EntLexEntry *const sign = verb(lexicon, "sign", 0);
  ok(sign && !verb(lexicon, "sign", 1), "one entry");
  is_int(sign->kind, ENT_LEX_EVENT, "it evokes an event");
  is_int(sign->event_class, ENT_CLASS_SIGNING, "a signing");
  is_view(sign->class_name, "Signing", "by name");
  is_view(ent_view(sign->file), FILE_A, "its file");
  is_int(sign->line, 6, "its line");
  const EntLexArgument *const subject =
      ent_lexicon_argument(lexicon, sign, ENT_SLOT_SUBJ);
  is_int(subject->n_roles, 1, "the subject has a role");
  is_int(subject->roles[0], ENT_ROLE_AGENT, "the agent");
  is_int(subject->handed_to, ENT_NO_ID, "it is not handed on");
  const EntId with = ent_lexicon_slot(lexicon, ENT_VIEW("with"));
  ok(with >= ENT_N_SLOTS && with != ENT_NO_ID, "a preposition is a slot");
  is_int(ent_lexicon_argument(lexicon, sign, with)->roles[0], ENT_ROLE_AGENT,
         "two slots share a map");
  const EntLexArgument *const object =
      ent_lexicon_argument(lexicon, sign, ENT_SLOT_OBJ);
  ok(object->n_roles == 2 && object->roles[0] == ENT_ROLE_THEME &&
         object->roles[1] == ENT_ROLE_PLACE,
     "alternatives keep their order");
  is_int(ent_lexicon_argument(lexicon, sign, ENT_SLOT_INF)->status,
         ENT_EVENT_PLANNED, "a map sets a status");
  is_int(ent_lexicon_argument(lexicon, sign,
                              ent_lexicon_slot(lexicon, ENT_VIEW("for")))
             ->n_roles,
         0, "- is no role");
  is_int(ent_lexicon_argument(lexicon, sign,
                              ent_lexicon_slot(lexicon, ENT_VIEW("to")))
             ->handed_to,
         ENT_SLOT_SUBJ, "> hands on");
  ok(!ent_lexicon_argument(lexicon, sign, ENT_SLOT_THAT), "no map, no role");
  const EntLexEntry *const put = verb(lexicon, "put", 0);
  ok(put && put->n_fixed == 2, "fixed words");
  is_view(ent_lexicon_fixed(lexicon, put, 0), "to", "the first");
  is_view(ent_lexicon_fixed(lexicon, put, 1), "paper", "the second");
  is_int(put->n_before, 0, "they follow the head");
  ok(!verb(lexicon, "paper", 0), "they are no heads");
  ok(ent_lexicon_slot(lexicon, ENT_VIEW("on")) == ENT_NO_ID,
     "a preposition that no entry uses is no slot");
  ent_lexicon_close(lexicon);
}

static void test_heads(void) {
  EntLexicon *const lexicon =
      open_text("phone call\tn\tTelephoneCall\nstate for war\tn\t"
                "ArmedConflict\ncoup* x\tn\tCoup\n");
  const EntLexEntry *entry;
  size_t count;
  ent_lexicon_find(lexicon, ENT_VIEW("call"), ENT_LEX_NOUN, &entry, &count);
  is_int((long)count, 1, "the last word of a noun is its head");
  is_int(entry->n_before, 1, "what stands before it");
  ent_lexicon_find(lexicon, ENT_VIEW("call"), ENT_LEX_VERB, &entry, &count);
  is_int((long)count, 0, "a noun is no verb");
  ent_lexicon_find(lexicon, ENT_VIEW("state"), ENT_LEX_NOUN, &entry, &count);
  is_int((long)count, 1, "or that before a preposition");
  ent_lexicon_find(lexicon, ENT_VIEW("coup"), ENT_LEX_NOUN, &entry, &count);
  is_int((long)count, 1, "a star marks another head");
  is_view(entry->trigger, "coup x", "and is not shown");
  is_int(entry->n_before, 0, "nothing before it");
  ent_lexicon_close(lexicon);
}

static void test_kinds(void) {
  EntLexicon *const lexicon =
      open_text("hold\tv\t=obj\tsubj=>subj\nwin\tv\t-\t-\tobj:cup\n"
                "oblige\tv\t-\tobj=>subj inf=/Obliged\n");
  is_int(verb(lexicon, "hold", 0)->kind, ENT_LEX_LIGHT, "a light verb");
  is_int(verb(lexicon, "hold", 0)->carrier, ENT_SLOT_OBJ, "its carrier");
  is_int(verb(lexicon, "win", 0)->kind, ENT_LEX_NONE, "a stop entry");
  is_int(verb(lexicon, "win", 0)->n_arguments, 0, "without maps");
  const EntLexEntry *const oblige = verb(lexicon, "oblige", 0);
  is_int(oblige->kind, ENT_LEX_NONE, "a transparent verb");
  is_int(ent_lexicon_argument(lexicon, oblige, ENT_SLOT_INF)->status,
         ENT_EVENT_OBLIGED, "with a status");
  ent_lexicon_close(lexicon);
}

static void test_groups(void) {
  EntLexicon *const lexicon = open_text("&say\tsubj=agent to=target on=topic\n"
                                        "say\tv\tStatement\t&say to=place\n");
  const EntLexEntry *const say = verb(lexicon, "say", 0);
  is_int(say->n_arguments, 3, "a group stands for its maps");
  is_int(ent_lexicon_argument(lexicon, say,
                              ent_lexicon_slot(lexicon, ENT_VIEW("to")))
             ->roles[0],
         ENT_ROLE_PLACE, "the entry's own map goes before");
  ent_lexicon_close(lexicon);
}

/// Return whether condition 0 of `lemma` holds of a filler.
static bool holds(const EntLexicon *const lexicon, const char *const lemma,
                  const char *const filler, const unsigned kinds) {
  return ent_lexicon_holds(
      lexicon, ent_lexicon_conditions(lexicon, verb(lexicon, lemma, 0)),
      ent_view(filler), kinds);
}

static void test_conditions(void) {
  EntLexicon *const lexicon = open_text(
      "a\tv\tSigning\t-\tobj:$document,paper\nb\tv\tSigning\t-\tobj:!$document,"
      "@State\nc\tv\tSigning\t-\tobj:*\nd\tv\tSigning\t-\tobj:0\n"
      "e\tv\tSigning\t-\tobj:@Actor,town\n");
  ok(holds(lexicon, "a", "paper", 0), "a word");
  ok(holds(lexicon, "a", "letter", 0), "a word of a set");
  ok(holds(lexicon, "a", "treaty", 0), "a word of a set in the set");
  ok(!holds(lexicon, "a", "town", 0), "another word");
  ok(!holds(lexicon, "a", "unheard-of", 0), "a word the lexicon lacks");
  ok(!holds(lexicon, "a", "", 0), "an empty slot");
  ok(!holds(lexicon, "b", "deal", 0), "negated: a word");
  ok(!holds(lexicon, "b", "russia", ENT_KIND_STATE), "negated: a kind");
  ok(holds(lexicon, "b", "town", ENT_KIND_PLACE), "negated: another");
  ok(holds(lexicon, "b", "", 0), "negated: an empty slot");
  ok(holds(lexicon, "c", "town", 0), "presence");
  ok(!holds(lexicon, "c", "", 0), "no presence");
  ok(!holds(lexicon, "d", "town", 0), "no absence");
  ok(holds(lexicon, "d", "", 0), "absence");
  ok(holds(lexicon, "e", "x", ENT_KIND_PERSON), "a kind of several");
  ok(holds(lexicon, "e", "town", ENT_KIND_PLACE), "a kind or a word");
  ok(!holds(lexicon, "e", "x", ENT_KIND_PLACE), "another kind");
  ent_lexicon_close(lexicon);
}

static void test_order(void) {
  EntLexicon *const lexicon = open_text(
      "strike\tv\tAttack\nstrike\tv\tProtest\t-\tobj:0\n"
      "strike\tv\tClash\t-\twith:*\nstrike\tv\tAttack\t-\tobj:@Place\n"
      "strike\tv\tAgreementReached\t-\tobj:$agreement\n"
      "strike\tv\tBombing\t-\tobj:town with:*\nstrike out\tv\tRejection\n");
  static const char *const wanted[] = {
      "Rejection", "Bombing", "AgreementReached", "Attack", "Clash",
      "Protest",   "Attack"};
  for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); ++i) {
    is_view(verb(lexicon, "strike", i)->class_name, wanted[i],
            "the most specific goes first");
  }
  ent_lexicon_close(lexicon);
}

static void test_words(void) {
  EntLexicon *const lexicon =
      open_text("may, might\taux\t/Possible\nno\tdet\t/Negated\nno\tadv\t"
                "/Negated\n@Person\ttown\n");
  is_int(ent_lexicon_modifier(lexicon, ENT_VIEW("might"), ENT_MODIFIER_AUX),
         ENT_EVENT_POSSIBLE, "an auxiliary");
  is_int(ent_lexicon_modifier(lexicon, ENT_VIEW("might"), ENT_MODIFIER_DET),
         ENT_EVENT_UNSET, "it is nothing else");
  is_int(ent_lexicon_modifier(lexicon, ENT_VIEW("no"), ENT_MODIFIER_DET),
         ENT_EVENT_NEGATED, "a determiner");
  is_int(ent_lexicon_modifier(lexicon, ENT_VIEW("none"), ENT_MODIFIER_DET),
         ENT_EVENT_UNSET, "an unknown word");
  is_int(ent_lexicon_kinds(lexicon, ENT_VIEW("envoy")), ENT_KIND_PERSON,
         "the kind of a noun");
  is_int(ent_lexicon_kinds(lexicon, ENT_VIEW("town")),
         ENT_KIND_PERSON | ENT_KIND_PLACE, "two kinds; lines add up");
  is_int(ent_lexicon_kinds(lexicon, ENT_VIEW("tree")), 0, "none");
  ok(ent_lexicon_in_set(lexicon, ENT_VIEW("$document"), ENT_VIEW("deal")),
     "in a set");
  ok(!ent_lexicon_in_set(lexicon, ENT_VIEW("$agreement"), ENT_VIEW("letter")),
     "not in a set");
  ok(!ent_lexicon_in_set(lexicon, ENT_VIEW("$none"), ENT_VIEW("letter")),
     "no such set");
  ent_lexicon_close(lexicon);
}

/// Return the class that a form evokes, given a wrong lemma; or nothing.
static EntView by_form(const EntLexicon *const lexicon, const char *const form,
                       const EntLexPos pos) {
  const EntLexEntry *first;
  size_t count;
  ent_lexicon_find_form(lexicon, ENT_VIEW("?"), ent_view(form), pos, &first,
                        &count);
  return count ? first->class_name : ENT_VIEW("");
}

static void test_forms(void) {
  EntLexicon *const lexicon = open_text(
      "withdrew, withdrawn\tform\twithdraw\nwithdraw\tv\tTroopWithdrawal\n"
      "expel\tv\tExpulsion\naccuse\tv\tAccusation\ndeny\tv\tRejection\n"
      "attack\tv\tAttack\nembargo\tn\tSanctions\n");
  static const struct {
    const char *form, *event_class;
  } cases[] = {{"withdrew", "TroopWithdrawal"},
               {"withdrawn", "TroopWithdrawal"},
               {"withdrawing", "TroopWithdrawal"},
               {"expelled", "Expulsion"},
               {"expelling", "Expulsion"},
               {"expels", "Expulsion"},
               {"accused", "Accusation"},
               {"accusing", "Accusation"},
               {"denied", "Rejection"},
               {"denies", "Rejection"},
               {"attacked", "Attack"},
               {"embargoes", ""},
               {"ed", ""},
               {"s", ""},
               {"", ""},
               {"counterintelligenceoperationalisationists", ""}};
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); ++i) {
    is_view(by_form(lexicon, cases[i].form, ENT_LEX_VERB), cases[i].event_class,
            cases[i].form);
  }
  is_view(by_form(lexicon, "embargoes", ENT_LEX_NOUN), "Sanctions",
          "a noun of two letters more");
  const EntLexEntry *first;
  size_t count;
  ent_lexicon_find_form(lexicon, ENT_VIEW("attack"), ENT_VIEW("denied"),
                        ENT_LEX_VERB, &first, &count);
  is_view(first->class_name, "Attack", "a known lemma goes before the form");
  ent_lexicon_close(lexicon);
}

/* Several files */

static void test_user_file(void) {
  EntLexicon *lexicon = NULL;
  write_file(FILE_A, SETS,
             "sign\tv\tSigning\tsubj=agent\nsign\tv\tAppeal\t-\tobj:0\n"
             "may\taux\t/Possible\n");
  write_file(FILE_B, "$agreement\t$agreement, pactlet\n@Person\tpawn\n",
             "sign, dot\tv\tElection\tsubj=target\nmay\taux\t/Planned\n"
             "nod\tv\tSigning\t-\tobj:$agreement\n");
  is_int(open_files(world, 2, &lexicon), ENT_SUCCESS, "two files");
  is_view(verb(lexicon, "sign", 1)->class_name, "Election",
          "the later file replaces an entry");
  is_view(ent_view(verb(lexicon, "sign", 1)->file), FILE_B, "it stands there");
  is_view(verb(lexicon, "sign", 0)->class_name, "Appeal",
          "not one with other conditions");
  ok(!verb(lexicon, "sign", 2), "nothing is there twice");
  is_view(verb(lexicon, "dot", 0)->class_name, "Election", "it adds entries");
  is_int(ent_lexicon_modifier(lexicon, ENT_VIEW("may"), ENT_MODIFIER_AUX),
         ENT_EVENT_PLANNED, "it replaces a status word");
  ok(holds(lexicon, "nod", "pactlet", 0) && holds(lexicon, "nod", "deal", 0),
     "it extends a set");
  is_int(ent_lexicon_kinds(lexicon, ENT_VIEW("envoy")), 0,
         "it replaces a set that it does not include");
  ent_lexicon_close(lexicon);
}

static EntStatus open_once(EntWorld *const small, const void *const handle) {
  (void)handle;
  EntLexicon *lexicon = NULL;
  const EntStatus status = open_files(small, 2, &lexicon);
  const bool is_sound = !lexicon == !!status;
  ent_lexicon_close(lexicon);
  return is_sound ? status : ENT_ERR_DATA;
}

static void test_allocations(void) {
  write_file(FILE_A, SETS,
             "&say\tsubj=agent\nmay\taux\t/Possible\nsign, put to paper, "
             "state* of x\tv\tSigning\t&say with=agent\tobj:$document,paper\n");
  write_file(FILE_B, "", "$agreement\t$agreement, x\nsign\tv\tSigning\n");
  failing_alloc_test(open_once, NULL, "opening");
}

int main(void) {
  world = ent_world_new(NULL);
  test_bad();
  test_missing();
  test_entry();
  test_heads();
  test_kinds();
  test_groups();
  test_conditions();
  test_order();
  test_words();
  test_forms();
  test_user_file();
  test_allocations();
  ent_world_free(world);
  (void)unlink(FILE_A);
  (void)unlink(FILE_B);
  return done();
}
