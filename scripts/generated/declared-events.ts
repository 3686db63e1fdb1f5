import { readdirSync } from "node:fs";
import ts from "typescript";

/** An event type as its domain declares it. */
export interface DeclaredEvent {
  readonly type: string;
  readonly description: string;
  /** `name: type` of each property of the payload. */
  readonly payload: readonly string[];
}

const SOURCES = "src/services";

/** Every event of the catalogue, with the comment that stands above it. */
export function declaredEvents(): readonly DeclaredEvent[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("-events.ts"))
    .map((file) => `${SOURCES}/${file}`);
  const program = ts.createProgram(files, { strict: true, target: ts.ScriptTarget.ES2023, types: [] });
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source ? catalogEntries(source).map((entry) => declaredEvent(checker, entry)) : [];
  });
}

function catalogEntries(node: ts.Node): readonly ts.PropertySignature[] {
  if (ts.isInterfaceDeclaration(node) && node.name.text === "EventCatalog")
    return node.members.filter(ts.isPropertySignature);
  return node.getChildren().flatMap(catalogEntries);
}

function declaredEvent(checker: ts.TypeChecker, entry: ts.PropertySignature): DeclaredEvent {
  const symbol = checker.getSymbolAtLocation(entry.name);
  const payload = checker.getTypeAtLocation(entry).getProperties();
  return {
    type: symbol?.name ?? "",
    description: ts.displayPartsToString(symbol?.getDocumentationComment(checker)),
    payload: payload.map((property) => {
      const type = checker.getTypeOfSymbolAtLocation(property, entry);
      return `${property.name}: ${checker.typeToString(type, entry, ts.TypeFormatFlags.NoTruncation)}`;
    }),
  };
}
