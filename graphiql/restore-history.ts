import type { QueryStoreItem } from "@graphiql/toolkit";
import { currentHeaders } from "./current-headers";
import type { PageDefaults } from "./page-defaults";
import { pageStorage, readStored } from "./page-storage";

const LISTS = ["queries", "favorites"];

/** GraphiQL puts an old operation's headers back with it, which would bring back a key that is gone. */
export function restoreHistory(before: PageDefaults, served: PageDefaults): void {
  for (const list of LISTS) {
    const items = readStored<Record<string, QueryStoreItem[]>>(`graphiql:${list}`)?.[list] ?? [];
    const fresh = items.map((item) => ({ ...item, headers: currentHeaders(item, before, served) }));
    if (fresh.length > 0) pageStorage.setItem(`graphiql:${list}`, JSON.stringify({ [list]: fresh }));
  }
}
