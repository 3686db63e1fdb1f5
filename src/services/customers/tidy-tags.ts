import type { SafeText } from "../../kernel/firewall/safe-text";

/** As they are compared: without the spaces around them, each once. */
export function tidyTags(tags: readonly SafeText[]): SafeText[] {
  return [...new Set(tags.map((tag) => tag.trim()))];
}
