/** Languages that texts are told apart in, by ISO 639-1: those that PostgreSQL can stem. */
export const TEXT_LANGUAGES = [
  "da",
  "de",
  "en",
  "es",
  "fi",
  "fr",
  "it",
  "nl",
  "no",
  "pt",
  "ru",
  "sv",
  "tr",
] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** Words that carry a sentence whatever it is about. Those of one language only weigh the most. */
const CARRYING_WORDS: Readonly<Record<TextLanguage, string>> = {
  da: "og det der ikke jeg at en til på med har som af er vi kan skal men så var mig min mit hvor hvad hvorfor også bliver blev fra ud dig nu eller have være tak endnu gerne ikke hej",
  de: "und der die das nicht ich ist ein eine einen mit auf für von zu den dem des wir sie es war hat habe haben noch bitte aber wann warum wie mein meine meiner meinen wurde werden kann bei nach aus auch sich im zum zur uns ihr ihre guten vielen dank keine kein seit wird",
  en: "the and of to is was my i you it not that have has for with this are been when why how please but from your we can what still on be by at do does did would could there will they an am no or so hello thank thanks our me which who",
  es: "el la los las de que no y en un una por para con mi es se lo como pero su al del cuando cómo qué está fue he ha ya hola gracias desde todavía aún muy sin sobre más nos les porque me le esta este mis han puede hasta",
  fi: "ja on ei se että en olen minun oli mutta kun niin ole myös mikä miksi vielä kanssa tämä sen jos minä voi mitä ovat kiitos hei olisi joka vain nyt sitten minulle teidän",
  fr: "le la les de des et un une est pas je ne que qui mon ma mes pour avec dans sur ce cette il elle nous vous au aux du en mais quand pourquoi comment bonjour merci été ai votre vos toujours encore plus depuis a se sont j l d n c s y",
  it: "il lo la gli le di che non e un una per con mio mia è sono del della ho ha si nel alla come ma quando perché grazie buongiorno ancora questo questa mi ci anche dei delle al dal stato i da più vostro",
  nl: "de het een en van ik niet is dat op te met voor mijn maar er zijn was heb heeft aan wat hoe waarom wanneer nog bij naar ook wij jullie kan kunnen geen dit deze uit dank graag hallo mij me u uw om als of is wordt",
  no: "og det ikke jeg at en til på med har som av er vi kan skal men så var meg min mitt hvor hva hvorfor også blir ble fra ut deg nå eller være takk ennå gjerne hei noe etter",
  pt: "o a os as de que não e em um uma por para com meu minha é se do da no na mas quando como foi está já ainda olá obrigado obrigada ao pelo pela muito isso este esta nos meus eu você vocês porque sem dos das até tem",
  ru: "и в не на я что с по это как мне мой моя у к но за из вы мы был было от для так когда почему где ещё уже или же бы меня нет да спасибо пожалуйста здравствуйте",
  sv: "och det att inte jag en ett till på med har som av är vi kan ska men så var mig min mitt var vad varför också blir blev från ut dig nu eller vara tack ännu gärna hej den när hur",
  tr: "ve bir bu için ile ben benim da de ne neden nasıl ama çok daha var yok mi mı olarak sonra kadar değil gibi hala hâlâ merhaba lütfen teşekkürler zaman bana oldu olan",
};

/** By word: how much it speaks for each language. */
const WEIGHTS = weights();

const WORD = /[\p{L}]+/gu;

/** Letters at most: enough to be sure. */
const MOST_READ = 2_000;

/** A word of this language alone, or two that it shares with another. */
const LEAST_EVIDENCE = 1;

/** The language that a text is written in, or null where its words do not tell. */
export function languageOf(text: string): TextLanguage | null {
  const evidence = new Map<TextLanguage, number>();
  for (const word of text.slice(0, MOST_READ).normalize("NFC").toLowerCase().match(WORD) ?? [])
    for (const [language, weight] of WEIGHTS.get(word) ?? [])
      evidence.set(language, (evidence.get(language) ?? 0) + weight);
  const [first, second] = [...evidence].sort(([, one], [, other]) => other - one);
  if (!first || first[1] < LEAST_EVIDENCE) return null;
  return second && second[1] === first[1] ? null : first[0];
}

function weights(): ReadonlyMap<string, readonly (readonly [TextLanguage, number])[]> {
  const languages = new Map<string, Set<TextLanguage>>();
  for (const language of TEXT_LANGUAGES)
    for (const word of CARRYING_WORDS[language].split(" "))
      languages.set(word, (languages.get(word) ?? new Set()).add(language));
  return new Map(
    [...languages].map(([word, of]) => [word, [...of].map((language) => [language, 1 / of.size] as const)]),
  );
}
