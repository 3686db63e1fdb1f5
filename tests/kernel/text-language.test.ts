import { languageOf } from "../../src/kernel/text-language";

test.each([
  ["en", "I paid on Tuesday and the money has not arrived."],
  ["de", "Ich habe am Dienstag bezahlt, und das Geld ist noch nicht da."],
  ["fr", "J'ai payé mardi et l'argent n'est pas encore arrivé."],
  ["es", "Pagué el martes y el dinero todavía no ha llegado."],
  ["it", "Ho pagato martedì e i soldi non sono ancora arrivati."],
  ["pt", "Paguei na terça e o dinheiro ainda não chegou."],
  ["nl", "Ik heb dinsdag betaald en het geld is er nog niet."],
  ["da", "Jeg betalte i tirsdags, og pengene er ikke kommet endnu."],
  ["sv", "Jag betalade i tisdags och pengarna har inte kommit ännu."],
  ["no", "Jeg betalte på tirsdag, og pengene har ikke kommet ennå. Hva skjer nå?"],
  ["fi", "Maksoin tiistaina, mutta rahat eivät ole vielä tulleet."],
  ["tr", "Salı günü ödedim ama para hala gelmedi, neden?"],
  ["ru", "Я заплатил во вторник, но деньги ещё не пришли."],
])("tells %s by the words that carry its sentences", (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each(["", "4711", "Refund", "Refund 4711!", "支払いが届きません", "Zapłaciłem"])(
  "does not guess at %j",
  (text) => {
    expect(languageOf(text)).toBeNull();
  },
);

test("takes little time for the longest message", () => {
  const text = "The payment is missing and nobody answers. ".repeat(1_200);
  const startedAt = performance.now();

  for (let times = 0; times < 100; times += 1) languageOf(text);

  expect((performance.now() - startedAt) / 100).toBeLessThan(5);
});
