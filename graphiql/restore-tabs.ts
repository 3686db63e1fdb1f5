import type { TabsState } from "@graphiql/react";
import { currentHeaders } from "./current-headers";
import type { PageDefaults } from "./page-defaults";
import { HEADERS, pageStorage, readStored, TAB_STATE } from "./page-storage";
import { tabTitle } from "./tab-title";

type Tab = TabsState["tabs"][number];

function openExamples(stored: readonly Tab[], served: PageDefaults): Tab[] {
  const openedAt = Date.now();
  return served.tabs.map(({ query, variables = "" }, index) => ({
    id: `${openedAt}-${index}`,
    hash: "",
    title: tabTitle(query) ?? `Example ${index + 1}`,
    query,
    variables,
    headers: stored.find((tab) => tab.query === query)?.headers ?? null,
    operationName: null,
    response: null,
  }));
}

function sameExamples(one: PageDefaults, other: PageDefaults): boolean {
  const texts = (defaults: PageDefaults) =>
    JSON.stringify(defaults.tabs.map((tab) => [tab.query, tab.variables]));
  return texts(one) === texts(other);
}

/** Tabs of an earlier visit; when other examples are served now, they take the place of those left untouched. */
function mergeTabs(stored: readonly Tab[], before: PageDefaults, served: PageDefaults): Tab[] {
  if (stored.length > 0 && sameExamples(before, served)) return [...stored];
  const examples = new Set([...before.tabs, ...served.tabs].map((example) => example.query));
  return [...openExamples(stored, served), ...stored.filter((tab) => !examples.has(tab.query ?? ""))];
}

/** Lays out GraphiQL's stored tabs before it starts, since its own `defaultTabs` forget the variables. */
export function restoreTabs(before: PageDefaults, served: PageDefaults): void {
  const stored = readStored<TabsState>(TAB_STATE) ?? { tabs: [], activeTabIndex: 0 };
  const tabs = mergeTabs(stored.tabs, before, served).map((tab) => ({
    ...tab,
    headers: currentHeaders(tab, before, served),
  }));
  const activeId = stored.tabs[stored.activeTabIndex]?.id;
  const activeTabIndex = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === activeId),
  );
  const active = tabs[activeTabIndex];
  if (!active) return;

  pageStorage.setItem(TAB_STATE, JSON.stringify({ tabs, activeTabIndex } satisfies TabsState));
  // GraphiQL opens the tab whose contents equal these three, and a new one when none does.
  pageStorage.setItem("graphiql:query", active.query ?? "");
  pageStorage.setItem("graphiql:variables", active.variables ?? "");
  pageStorage.setItem(HEADERS, active.headers);
}
