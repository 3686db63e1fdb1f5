import type { Answers } from "../operations/answers.ts";
import { commonForm } from "./common-form.ts";
import type { Dialect } from "./dialect.ts";

/** The hand-written limit: a path for each operation, and JSON as the database wrote it. */
export const LIMIT: Dialect = {
  inbox: { ask: (body) => ({ path: "/inbox", body }), read: commonForm<Answers["inbox"]> },
  case: { ask: (body) => ({ path: "/case", body }), read: commonForm<Answers["case"]> },
  customer: { ask: (body) => ({ path: "/customer", body }), read: commonForm<Answers["customer"]> },
  node: { ask: (body) => ({ path: "/node", body }), read: commonForm<Answers["node"]> },
  "text-search": {
    ask: (body) => ({ path: "/text-search", body }),
    read: commonForm<Answers["text-search"]>,
  },
  "customer-search": {
    ask: (body) => ({ path: "/customer-search", body }),
    read: commonForm<Answers["customer-search"]>,
  },
  "open-case": { ask: (body) => ({ path: "/open-case", body }), read: commonForm<Answers["open-case"]> },
  "add-message": {
    ask: (body) => ({ path: "/add-message", body }),
    read: (answer) => {
      type Row = Answers["add-message"]["message"] & { readonly caseId: string; readonly version: number };
      const { caseId, version, ...message } = commonForm<Row>(answer);
      return { message, caseId, version };
    },
  },
};
