/** What a language's words say of a text. A word that ends in `~` stands for all that begin with it. */
export interface Lexicon {
  readonly positive: string;
  readonly negative: string;
  /** Turn what follows within the next three words into its opposite. */
  readonly negating: string;
  readonly topics: Readonly<Record<Topic, string>>;
}

/** What customers of payments speak of. */
export const TOPICS = [
  "refunds",
  "declines",
  "fees",
  "speed",
  "disputes",
  "payouts",
  "app",
  "login",
  "security",
  "verification",
  "staff",
  "answers",
] as const;
export type Topic = (typeof TOPICS)[number];
