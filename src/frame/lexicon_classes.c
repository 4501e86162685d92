#include "frame/lexicon.h"

static const EntView class_names[] = {
    ENT_VIEW("Event"),
    ENT_VIEW("Consultation"),
    ENT_VIEW("Meeting"),
    ENT_VIEW("TelephoneCall"),
    ENT_VIEW("Visit"),
    ENT_VIEW("Negotiation"),
    ENT_VIEW("Mediation"),
    ENT_VIEW("Statement"),
    ENT_VIEW("Praise"),
    ENT_VIEW("Condemnation"),
    ENT_VIEW("Accusation"),
    ENT_VIEW("Demand"),
    ENT_VIEW("Appeal"),
    ENT_VIEW("Threat"),
    ENT_VIEW("Commitment"),
    ENT_VIEW("Rejection"),
    ENT_VIEW("Apology"),
    ENT_VIEW("AgreementEvent"),
    ENT_VIEW("AgreementReached"),
    ENT_VIEW("Signing"),
    ENT_VIEW("Ratification"),
    ENT_VIEW("Accession"),
    ENT_VIEW("AgreementWithdrawal"),
    ENT_VIEW("AgreementViolation"),
    ENT_VIEW("AgreementImplementation"),
    ENT_VIEW("DiplomaticRecognition"),
    ENT_VIEW("RelationsEstablished"),
    ENT_VIEW("RelationsBroken"),
    ENT_VIEW("LeadershipChange"),
    ENT_VIEW("Election"),
    ENT_VIEW("Appointment"),
    ENT_VIEW("Resignation"),
    ENT_VIEW("Dismissal"),
    ENT_VIEW("Coup"),
    ENT_VIEW("Death"),
    ENT_VIEW("Cooperation"),
    ENT_VIEW("EconomicCooperation"),
    ENT_VIEW("MilitaryCooperation"),
    ENT_VIEW("Aid"),
    ENT_VIEW("Concession"),
    ENT_VIEW("Ceasefire"),
    ENT_VIEW("TroopWithdrawal"),
    ENT_VIEW("TerritoryReturn"),
    ENT_VIEW("Disarmament"),
    ENT_VIEW("PrisonerRelease"),
    ENT_VIEW("SanctionsRelief"),
    ENT_VIEW("Coercion"),
    ENT_VIEW("Sanctions"),
    ENT_VIEW("Blockade"),
    ENT_VIEW("Detention"),
    ENT_VIEW("Expulsion"),
    ENT_VIEW("EmergencyMeasure"),
    ENT_VIEW("MilitaryPosture"),
    ENT_VIEW("Deployment"),
    ENT_VIEW("MilitaryExercise"),
    ENT_VIEW("Mobilization"),
    ENT_VIEW("Violence"),
    ENT_VIEW("ArmedConflict"),
    ENT_VIEW("Attack"),
    ENT_VIEW("Clash"),
    ENT_VIEW("Shelling"),
    ENT_VIEW("AirStrike"),
    ENT_VIEW("Bombing"),
    ENT_VIEW("Assassination"),
    ENT_VIEW("Occupation"),
    ENT_VIEW("TerritorialCapture"),
    ENT_VIEW("Liberation"),
    ENT_VIEW("MilitaryVictory"),
    ENT_VIEW("Casualties"),
    ENT_VIEW("Protest"),
    ENT_VIEW("Vote"),
    ENT_VIEW("Accident"),
    ENT_VIEW("Investigation"),
    ENT_VIEW("Establishment"),
    ENT_VIEW("Participation"),
};

static bool find_class(const void *const handle, const EntView name,
                       EntId *const id) {
  (void)handle;
  for (EntId i = 0; i < sizeof(class_names) / sizeof(class_names[0]); ++i) {
    if (ent_view_equals(class_names[i], name)) {
      *id = i;
      return true;
    }
  }
  return false;
}

EntEventClasses ent_event_classes(void) {
  return (EntEventClasses){find_class, NULL};
}
