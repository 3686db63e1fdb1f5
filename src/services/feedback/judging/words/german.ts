import type { Lexicon } from "./lexicon";

export const GERMAN: Lexicon = {
  positive:
    "gut gute guter gutes super toll tolle toller perfekt~ hervorragend~ ausgezeichnet~ schnell~ einfach freundlich~ nett nette netter hilfreich~ zufrieden danke dank dankbar empfehl~ beste bester bestens klasse prima gelöst geklärt zuverlässig~ kompetent~ professionell~ unkompliziert~ reibungslos~ begeistert",
  negative:
    "schlecht~ schrecklich~ furchtbar~ katastroph~ langsam~ unfreundlich~ unhöflich~ enttäusch~ ärger~ unverschämt~ frech betrug betrüg~ gestohlen verloren fehlt fehler fehlerhaft~ kaputt abgestürzt stürzt nie niemals falsch~ kompliziert~ umständlich~ schwierig~ teuer überteuert unzufrieden problem~ unmöglich~ inakzeptabel~ nutzlos~ abzocke frustrier~ verärgert verzögert~ beschwer~",
  negating: "nicht kein keine keinen keiner keinem nie niemals ohne kaum nichts weder",
  topics: {
    refunds: "erstatt~ rückerstatt~ rückzahlung~ gutschrift~ rücküberweis~",
    declines: "abgelehnt~ ablehnung~ verweiger~ abgewiesen",
    fees: "gebühr~ kosten kostet preis preise teuer provision~ abzocke",
    speed: "langsam~ warte~ gewartet wartezeit~ verzögert~ verspät~ tage wochen schnell~ lange sofort",
    disputes: "streit~ rückbuchung~ reklam~ widerspruch",
    payouts: "auszahl~ abheb~",
    app: "app webseite website seite button knopf absturz abgestürzt stürzt oberfläche aktualisierung update",
    login: "anmeld~ login passwort~ gesperrt zugang konto einlogg~",
    security: "betrug betrüg~ sicher~ gestohlen gehackt phishing verdächtig~ unbefugt~",
    verification: "verifizier~ ausweis~ identität~ reisepass dokument~",
    staff: "mitarbeiter~ kundendienst kundenservice support team beratung berater~ freundlich~ unfreundlich~",
    answers: "antwort~ rückmeldung~ erklär~ auskunft informier~ information~ kontakt~",
  },
};
