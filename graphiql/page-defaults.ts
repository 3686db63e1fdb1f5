export interface ExampleTab {
  readonly query: string;
  readonly variables?: string;
  readonly headers?: string;
}

/** What the server gives the page to open with; `headers` is the text of the headers editor. */
export interface PageDefaults {
  readonly headers: string;
  readonly tabs: readonly ExampleTab[];
}

export async function fetchPageDefaults(): Promise<PageDefaults> {
  const response = await fetch("/graphiql/defaults.json");
  if (!response.ok) throw new Error(`The page's defaults could not be read (HTTP ${response.status}).`);
  return (await response.json()) as PageDefaults;
}
