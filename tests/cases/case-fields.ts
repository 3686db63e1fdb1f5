import type { ApiClient, UserError } from "../support/api-client";

/** A value as a case shows it. */
export interface SeenValue {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly text: string | null;
  readonly number: number | null;
  readonly money: { readonly amountMinor: number | string; readonly currency: string } | null;
  readonly date: string | null;
  readonly choice: string | null;
  readonly customer: { readonly id: string } | null;
  readonly transaction: { readonly id: string } | null;
}

type Input = Readonly<Record<string, unknown>>;

interface FieldAnswer {
  readonly field: (Input & { readonly id: string; readonly version: number }) | null;
  readonly userErrors: readonly UserError[];
}

/** Sends one of the mutations that define fields. */
export async function define(api: ApiClient, verb: string, input: Input): Promise<FieldAnswer> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const { answer } = await api.data<{ answer: FieldAnswer }>(
    `mutation ($input: ${type}!) {
      answer: ${verb}(input: $input) {
        field { id key label type choices required requiredKinds isPublic retiredAt version }
        userErrors { code message field }
      }
    }`,
    { input },
  );
  return answer;
}

/** The id of a new field. */
export async function newField(
  api: ApiClient,
  key: string,
  type: string,
  input: Input = {},
): Promise<string> {
  const { field, userErrors } = await define(api, "createCaseField", {
    key,
    label: `The ${key}`,
    type,
    ...input,
  });
  if (!field) throw new Error(`createCaseField was refused: ${JSON.stringify(userErrors)}`);
  return field.id;
}

/** What this caller reads of the custom fields of a case. */
export async function fieldsOf(api: ApiClient, caseId: string): Promise<readonly SeenValue[] | null> {
  const { case: seen } = await api.data<{ case: { fields: readonly SeenValue[] | null } | null }>(
    `query ($id: ID!) {
      case(id: $id) {
        fields {
          key label type text number money { amountMinor currency } date choice customer { id } transaction { id }
        }
      }
    }`,
    { id: caseId },
  );
  return seen?.fields ?? null;
}

/** The ids of the cases that the filter finds. */
export async function casesWith(api: ApiClient, filter: Input): Promise<readonly string[]> {
  const { cases } = await api.data<{ cases: { nodes: readonly { id: string }[]; totalCount: number } }>(
    `query ($filter: CaseFilter) { cases(first: 100, filter: $filter) { totalCount nodes { id } } }`,
    { filter },
  );
  return cases.nodes.map(({ id }) => id);
}
