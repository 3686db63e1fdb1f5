/**
 * What no customer may read, in any language that texts are written in, however it is inflected. Written without
 * accents, as texts are compared without them. Stems, where a language inflects by endings.
 */
const FORBIDDEN = [
  /\b(lost|stolen|stole|steal\w*|theft\w*|thief|thieves)\b/,
  /\b(fraud\w*|suspect\w*|suspici\w*|scam\w*|counterfeit\w*|criminal\w*)\b/,
  /\b(black|block|hot)[\s-]?list\w*/,
  /\bpick(ed|ing)?[\s-]?up\b/,
  /\b(sanction\w*|launder\w*|tipp?ing[\s-]off)\b/,

  /\b(verlor\w*|verlier\w*|verlust\w*|gestohl\w*|stehl\w*|entwend\w*|\w*diebstahl\w*|dieb\w*)\b/,
  /\b(\w*betrug\w*|\w*betrueg\w*|\w*verdacht\w*|\w*verdaecht\w*)\b/,
  /\b(sperrlist\w*|schwarze\w* liste\w*|geldwasch\w*|geldwaesch\w*|sanktion\w*)\b/,
  /\bkart\w* (\w+ )?(einzuzieh|einzieh|eingezog|einbehalt)\w*/,

  /\b(perdu\w*|perte\w*|perdr\w*|vole|volee|voles|volees|voleur\w*|vol|vols|derob\w*)\b/,
  /\b(soupcon\w*|escroqu\w*|contrefa\w*|blanchiment\w*|liste\w* noire\w*|opposition\w*)\b/,

  /\b(perdid\w*|perdio|perder\w*|perdida\w*|extravi\w*|robad\w*|robo|robos|robar\w*|robaron|hurto\w*|hurtad\w*)\b/,
  /\b(sospech\w*|estaf\w*|defraud\w*|lista\w* negra\w*|blanqueo\w*|sancion\w*)\b/,
] as const;

/** The first word of the text that would give a reason away, or null. */
export function forbiddenWord(text: string): string | null {
  // What nobody sees, such as soft hyphens, parts no words.
  const folded = text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
  for (const form of FORBIDDEN) {
    const [word] = form.exec(folded) ?? [];
    if (word !== undefined) return word;
  }
  return null;
}
