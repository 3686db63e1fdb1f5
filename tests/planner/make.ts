import type { ApiClient } from "../support/api-client";

export type Input = Readonly<Record<string, unknown>>;

/** Calls the mutation, and tells the id of what it answers as `noun`. */
export async function make(api: ApiClient, verb: string, noun: string, input: Input): Promise<string> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await api.data<{ answer: { userErrors: unknown[] } & Record<string, unknown> }>(
    `mutation ($input: ${type}!) { answer: ${verb}(input: $input) { ${noun} { id } userErrors { field message } } }`,
    { input },
  );
  const made = answer[noun] as { readonly id: string } | null;
  if (!made) throw new Error(`${verb} was refused: ${JSON.stringify(answer.userErrors)}`);
  return made.id;
}
