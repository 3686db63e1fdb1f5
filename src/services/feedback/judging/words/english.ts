import type { Lexicon } from "./lexicon";

export const ENGLISH: Lexicon = {
  positive:
    "good great excellent awesome amazing perfect~ nice love loved lovely happy pleased satisf~ helpful kind friendly polite quick~ fast easy easily simple smooth~ thanks thank thankful grateful recommend~ best fantastic wonderful brilliant solved fixed resolved reliable professional patient clear~ impress~",
  negative:
    "bad terrible awful horrible worst poor~ slow~ rude unhelpful useless disappoint~ frustrat~ annoy~ angry upset unacceptable ridiculous scam fraud~ stolen lost missing broken error errors bug bugs crash~ fail failed fails failing failure wrong never confus~ complicated difficult hard waste wasted ignored ignore unresolved expensive overcharged worse hate hated unhappy dissatisf~ problem~ complain~ impossible stuck delayed",
  negating:
    "not no never isn't wasn't don't didn't doesn't can't couldn't won't without hardly cannot nothing",
  topics: {
    refunds: "refund~ reimburs~ money-back",
    declines: "declin~ reject~ denied refused bounced",
    fees: "fee fees charge~ cost costs expensive price prices pricing overcharged commission~",
    speed: "slow~ wait~ delay~ late days weeks fast quick~ long instant~",
    disputes: "disput~ chargeback~ contest~",
    payouts: "payout~ withdraw~ settlement~ paid-out",
    app: "app apps website site screen button buttons crash~ bug bugs update interface checkout",
    login: "login log-in password passwords locked sign-in account access",
    security: "fraud~ scam~ stolen hack~ secur~ phish~ unauthori~ suspicious",
    verification: "verif~ identity passport document~ kyc",
    staff: "agent agents staff support team representative~ colleague rude friendly polite helpful",
    answers: "answer~ reply replies replied respon~ contact~ explain~ explanation unclear information",
  },
};
