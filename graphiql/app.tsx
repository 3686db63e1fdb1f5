import "./style-nonce";
import { GraphiQLProvider } from "@graphiql/react";
import { GraphiQL, GraphiQLInterface } from "graphiql";
import { createRoot } from "react-dom/client";
import { fetcherAt } from "./graphql-fetcher";
import { fetchPageDefaults, type PageDefaults } from "./page-defaults";
import { pageStorage, readStored, SERVED } from "./page-storage";
import { restoreHistory } from "./restore-history";
import { restoreTabs } from "./restore-tabs";
import { TitledTabs } from "./titled-tabs";

const fetcher = fetcherAt("");

const NOTHING_SERVED: PageDefaults = { headers: "", tabs: [] };

function restoreVisit(served: PageDefaults): void {
  const before = readStored<PageDefaults>(SERVED) ?? NOTHING_SERVED;
  restoreTabs(before, served);
  restoreHistory(before, served);
  pageStorage.setItem(SERVED, JSON.stringify(served));
}

function openGraphiql(container: Element, defaults: PageDefaults): void {
  restoreVisit(defaults);
  createRoot(container).render(
    <GraphiQLProvider
      fetcher={fetcher}
      storage={pageStorage}
      shouldPersistHeaders
      defaultHeaders={defaults.headers}
      defaultQuery=""
      inputValueDeprecation
      schemaDescription
    >
      <TitledTabs>
        <GraphiQLInterface showPersistHeadersSettings={false}>
          <GraphiQL.Logo>Redress</GraphiQL.Logo>
        </GraphiQLInterface>
      </TitledTabs>
    </GraphiQLProvider>,
  );
}

async function start(): Promise<void> {
  const container = document.querySelector("#graphiql");
  if (!container) return;
  try {
    openGraphiql(container, await fetchPageDefaults());
  } catch (error) {
    container.textContent = `GraphiQL did not start. ${String(error)}`;
    throw error;
  }
}

void start();
