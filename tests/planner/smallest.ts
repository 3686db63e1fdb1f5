import { Kind, parse, print, visit, type ASTNode, type DocumentNode } from "graphql";
import type { Request } from "./both-ways";

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
]);

/** Takes part after part out of a document that fails, for as long as it goes on failing. */
export async function smallest(
  request: Request,
  fails: (request: Request) => Promise<boolean>,
): Promise<Request> {
  let document = parse(request.document);
  let isSmaller = true;
  const attempt = (tried: DocumentNode): Promise<boolean> => fails({ ...request, document: print(tried) });
  while (isSmaller) {
    isSmaller = false;
    for (let place = 0; place < partsOf(document);) {
      const tried = withoutUnused(without(document, place));
      const isFailing = await attempt(tried);
      if (isFailing) [document, isSmaller] = [tried, true];
      else place += 1;
    }
  }
  return { ...request, document: print(document) };
}

function partsOf(document: DocumentNode): number {
  let parts = 0;
  visit(document, { enter: (node) => void (parts += REMOVABLE.has(node.kind) ? 1 : 0) });
  return parts;
}

function without(document: DocumentNode, place: number): DocumentNode {
  let left = place;
  const removed = (node: ASTNode): null | undefined =>
    REMOVABLE.has(node.kind) && left-- === 0 ? null : undefined;
  return visit(document, { enter: removed });
}

/** A document must use every fragment and variable that it names. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    Variable: ({ name }, _key, parent) => {
      const isDeclared = parent && "kind" in parent && parent.kind === Kind.VARIABLE_DEFINITION;
      if (!isDeclared) used.add(`$${name.value}`);
    },
  });
  const kept = visit(document, {
    FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
    VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
  });
  return kept.definitions.length < document.definitions.length ? withoutUnused(kept) : kept;
}
