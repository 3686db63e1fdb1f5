import type { Storage as GraphiqlStorage } from "@graphiql/toolkit";

// Port 4000 of localhost is many projects' address: without a prefix their tabs would turn up here.
const PREFIX = "redress:";

export const HEADERS = "graphiql:headers";
export const TAB_STATE = "graphiql:tabState";
export const SERVED = "served";
const WITH_HEADERS = new Set([TAB_STATE, SERVED, "graphiql:queries", "graphiql:favorites"]);

function ownNames(): string[] {
  return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) =>
    name.startsWith(PREFIX),
  );
}

function withoutHeaders(json: string): string {
  return JSON.stringify(JSON.parse(json, (name, value: unknown) => (name === "headers" ? null : value)));
}

/**
 * Where GraphiQL keeps its state. Operations outlive the browser; headers hold keys, so they outlive a reload
 * but are forgotten with the browser tab, and are never left on a shared machine.
 */
export const pageStorage: GraphiqlStorage = {
  getItem: (name) => sessionStorage.getItem(PREFIX + name) ?? localStorage.getItem(PREFIX + name),
  setItem(name, value) {
    if (name === HEADERS) return sessionStorage.setItem(PREFIX + name, value);
    if (!WITH_HEADERS.has(name)) return localStorage.setItem(PREFIX + name, value);
    sessionStorage.setItem(PREFIX + name, value);
    localStorage.setItem(PREFIX + name, withoutHeaders(value));
  },
  removeItem(name) {
    sessionStorage.removeItem(PREFIX + name);
    localStorage.removeItem(PREFIX + name);
  },
  clear() {
    for (const name of ownNames()) {
      sessionStorage.removeItem(name);
      localStorage.removeItem(name);
    }
  },
  get length() {
    return ownNames().length;
  },
};

/** A stored value that is JSON; whatever is damaged counts as absent. */
export function readStored<T>(name: string): T | undefined {
  try {
    return JSON.parse(pageStorage.getItem(name) ?? "") as T;
  } catch {
    return undefined;
  }
}
