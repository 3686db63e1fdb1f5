/**
 * Beginnings of words that no customer may read, a second list beside the one in the sources, by which slips in
 * either show. Compared without accents and in lower case.
 */
const BEGINNINGS = [
  "lost", "stol", "steal", "theft", "thie", "fraud", "suspect", "suspic", "blacklist", "black list",
  "black-list", "blocklist",
  "pick up",
  "picked up", "pickup", "pick-up", "hot card", "counterfeit", "scam", "crimin", "sanction", "launder",
  "verlor", "verlier", "verlust", "gestohl", "stehl", "diebstahl", "dieb", "betrug", "betrueg", "verdacht",
  "verdaechtig", "schwarze liste", "sperrliste", "entwendet", "einbehaltene karte",
  "perdu", "perte", "vole", "voleu", "frauduleu", "soupcon", "liste noire", "escroc", "derob", "en opposition",
  "perdid", "extravi", "robad", "robo", "roba", "hurt", "fraudul", "sospech", "lista negra", "estaf",
]; // prettier-ignore

/** Words of these beginnings that stand in the text. */
export function givenAway(text: string): readonly string[] {
  const folded = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return BEGINNINGS.filter((beginning) => new RegExp(`(^|[^a-z])${beginning}`).test(folded));
}
