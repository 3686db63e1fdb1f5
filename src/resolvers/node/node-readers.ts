import type { NodeTypeName } from "../../schema/node";
import { casesById } from "../../services/cases/read-cases";
import { messagesById } from "../../services/cases/read-messages";
import { customersById } from "../../services/customers/read-customers";
import type { BatchQuery } from "../request-context";

/** How `node(id)` reads each type: by the same operation, and so under the same rights, as its fields. */
export const NODE_READERS: Partial<Readonly<Record<NodeTypeName, BatchQuery<null, object>>>> = {
  Case: casesById,
  Customer: customersById,
  Message: messagesById,
};
