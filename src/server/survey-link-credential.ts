import { Kind, valueFromASTUntyped, type FieldNode } from "graphql";
import type { Credential } from "./credential";
import type { ExecutionRequest } from "./execution-request";
import type { RequestVariables } from "./prepare/prepared";

type Arguments = Readonly<Record<string, unknown>>;

/** Where the fields that are for whoever has a link take its token. */
const TOKENS: Readonly<Record<string, (args: Arguments) => unknown>> = {
  surveyByToken: ({ token }) => token,
  answerSurvey: ({ input }) => (input as Arguments | undefined)?.["token"],
  declineSurveys: ({ input }) => (input as Arguments | undefined)?.["token"],
};

/** The credential of a request. Of one that has none, the link of a survey that it names is the credential. */
export function credentialOf(
  { credential, prepared }: Pick<ExecutionRequest, "credential" | "prepared">,
  { coerced }: RequestVariables,
): Credential {
  if (credential.kind !== "none") return credential;
  for (const selection of prepared.operation.selectionSet.selections) {
    const token = selection.kind === Kind.FIELD ? tokenIn(selection, coerced ?? {}) : null;
    if (typeof token === "string") return { kind: "surveyLink", token };
  }
  return credential;
}

function tokenIn({ name, arguments: given = [] }: FieldNode, variables: Arguments): unknown {
  const token = TOKENS[name.value];
  if (!token) return null;
  const args = given.map((arg) => [arg.name.value, valueFromASTUntyped(arg.value, variables)] as const);
  return token(Object.fromEntries(args));
}
