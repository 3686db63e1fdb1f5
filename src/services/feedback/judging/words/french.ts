import type { Lexicon } from "./lexicon";

export const FRENCH: Lexicon = {
  positive:
    "bon bonne bons bonnes excellent~ parfait~ super génial~ rapide~ facile~ simple~ gentil~ aimable~ sympathique~ satisfait~ ravi~ content contente merci recommand~ meilleur~ formidable~ résolu~ efficace~ professionnel~ utile~ impeccable~ fiable~",
  negative:
    "mauvais~ terrible~ horrible~ nul nulle lent lente lents lenteur~ impoli~ déçu~ décev~ frustr~ énerv~ inadmissible~ inacceptable~ arnaque~ fraude~ volé~ perdu~ manqu~ cassé~ erreur~ bug bugs plante échec échoué~ faux jamais compliqué~ difficile~ cher chère pire insatisfait~ problème~ impossible~ honteux inutile~ retard~ plainte~",
  negating: "pas non ne jamais sans aucun aucune rien ni guère",
  topics: {
    refunds: "rembours~",
    declines: "refus~ rejet~ décliné~",
    fees: "frais coût~ prix cher chère commission~ tarif~",
    speed: "lent lente lents lenteur~ attend~ attente~ retard~ jours semaines rapide~ longtemps",
    disputes: "litige~ contest~ rétrofacturation~",
    payouts: "virement~ versement~ retrait~",
    app: "application appli site écran bouton plante bug bugs interface",
    login: "connexion connecter mot-de-passe bloqué~ compte accès identifiant~",
    security: "fraude~ arnaque~ sécurit~ volé~ pirat~ suspect~",
    verification: "vérif~ identité passeport document~ justificatif~",
    staff: "conseill~ agent agents équipe service support aimable~ impoli~",
    answers: "réponse~ répond~ expliqu~ explication~ information~ contact~",
  },
};
