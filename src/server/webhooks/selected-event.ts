import { GraphQLError, Kind, parse, TokenKind, visit, type DocumentNode } from "graphql";
import { InvalidError, LimitError } from "../../kernel/errors";
import { exactText } from "../../kernel/firewall/admit";
import { LIMITS } from "../limits/limits";
import type { Prepared, RequestVariables } from "../prepare/prepared";
import type { PreparedDocuments } from "../prepare/prepared-documents";

/** An event with what is selected of it, as a query. */
export interface SelectedEvent {
  readonly prepared: Prepared;
  readonly variablesFor: (id: string) => RequestVariables;
}

const FIELD = "selection";
const ANY_EVENT = "evt_00000000000000000000000000";

/** Reads a selection set on `Event` as any document is read, under the same limits; refuses what is none. */
export function selectedEvent(documents: PreparedDocuments, selection: string): SelectedEvent {
  // First of all: what graphql says of a document may repeat parts of it.
  refuseMoreThanBraces(parsed(exactText(selection, [FIELD])));
  // On lines of its own, as it may end in a comment.
  const query = `query WebhookEvent($id: ID!) { node(id: $id) { ... on Event\n${selection}\n} }`;
  const prepared = documents.prepare({ query, operationName: null });
  if ("fault" in prepared) throw new InvalidError(FIELD, prepared.errors[0]?.message ?? "");
  const variablesFor: SelectedEvent["variablesFor"] = (id) => prepared.coerce({ id });
  try {
    prepared.refuseManyNodes(variablesFor(ANY_EVENT));
  } catch (error) {
    throw error instanceof LimitError ? new InvalidError(FIELD, error.message) : error;
  }
  return { prepared, variablesFor };
}

function parsed(selection: string): DocumentNode {
  try {
    return parse(selection, { maxTokens: LIMITS.tokens });
  } catch (error) {
    throw error instanceof GraphQLError ? new InvalidError(FIELD, error.message) : error;
  }
}

/** What stands alone as one pair of braces cannot close those that it is put into. */
function refuseMoreThanBraces(document: DocumentNode): void {
  const [first, ...further] = document.definitions;
  if (first?.loc?.startToken.kind !== TokenKind.BRACE_L || further.length > 0)
    throw new InvalidError(
      FIELD,
      "Expected one selection in braces, such as `{ id type }`, and nothing beside it.",
    );
  visit(document, {
    [Kind.VARIABLE]() {
      throw new InvalidError(FIELD, "Expected a selection without variables.");
    },
  });
}
