import type { ExecutionResult, GraphQLFormattedError } from "graphql";
import { isTransient } from "../../kernel/database/database-errors";
import { ErrorCode, Refusal } from "../../kernel/errors";
import { publicId, type Uuid } from "../../kernel/ids";
import type { SystemActor } from "../../services/access/actor";
import { ALL_PERMISSIONS } from "../../services/access/permissions";
import { mayHearOf } from "../../services/log/event-rights";
import type { ClaimedDelivery, Unshaped } from "../../services/webhooks/claim-deliveries";
import { keepWebhookBody } from "../../services/webhooks/keep-webhook-body";
import { shapedBody, type ShapedData } from "../../services/webhooks/webhook-body";
import { apiSchema } from "../api-schema";
import { endingOf } from "../ending-of";
import { formatError } from "../error-format";
import { Deadline } from "../limits/deadline";
import type { Platform } from "../platform";
import { PreparedDocuments } from "../prepare/prepared-documents";
import { runAsSystem } from "../run-as-system";
import { Session } from "../session";
import { Turns } from "../turns";
import { withRetries } from "../with-retries";
import { workspaceTime } from "../workspace-time";
import { selectedEvent } from "./selected-event";

const MOST_BYTES = 262_144;
/** What one selection reads must not keep the connections from what needs none of it. */
const AT_ONCE = 2;

/** A whole event in place of what was selected, and why. */
class NotShapedError extends Refusal {
  readonly code;

  constructor(code: ErrorCode, why: string) {
    super(`${why} This is the whole event instead of what the endpoint selects.`);
    this.code = code;
  }
}

/** Makes the bodies of deliveries whose endpoints chose what they are sent: once for each, at its first try. */
export class DeliveryShaper {
  private readonly turns = new Turns(AT_ONCE);
  private documents: PreparedDocuments | undefined;

  constructor(private readonly platform: Platform) {}

  /** The delivery with what it is to send. Throws where the database is lost: then nothing may be sent yet. */
  async shaped(workspaceId: Uuid, delivery: ClaimedDelivery): Promise<ClaimedDelivery> {
    const { unshaped, deliveryId } = delivery;
    if (!unshaped) return delivery;
    return this.turns.take(async () => {
      const text = await this.bodyOf(workspaceId, delivery, unshaped);
      const input = { deliveryId, body: Buffer.from(text) };
      const { body } = await withRetries(() =>
        runAsSystem(this.platform, workspaceId, keepWebhookBody, input),
      );
      return { ...delivery, body: body ?? text };
    });
  }

  private async bodyOf(workspaceId: Uuid, delivery: ClaimedDelivery, unshaped: Unshaped): Promise<string> {
    const requestId = this.platform.newId();
    try {
      const data = await withRetries(() => this.read(workspaceId, requestId, delivery, unshaped));
      const body = shapedBody(delivery.body, data);
      if (Buffer.byteLength(body) <= MOST_BYTES) return body;
      throw new NotShapedError(
        ErrorCode.LIMIT_EXCEEDED,
        `What is selected is larger than ${MOST_BYTES.toLocaleString("en")} bytes.`,
      );
    } catch (error) {
      if (isTransient(error)) throw error;
      const { deliveryId, endpointId } = delivery;
      const { log } = this.platform;
      log.warn({ err: error, workspaceId, endpointId, deliveryId }, "a webhook is sent in whole");
      return shapedBody(delivery.body, { errors: [formatError(error, requestId, log)] });
    }
  }

  /** In a transaction of its own, with what the chooser of the selection was permitted. */
  private async read(
    workspaceId: Uuid,
    requestId: string,
    { eventId }: ClaimedDelivery,
    { selection, selectionPermissions, eventType }: Unshaped,
  ): Promise<ShapedData> {
    // It was taken back since the delivery was claimed first.
    if (selection === null) return { errors: [] };
    this.documents ??= new PreparedDocuments(apiSchema(), "adaptive");
    const { prepared, variablesFor } = selectedEvent(this.documents, selection);
    const variables = variablesFor(publicId("evt", eventId));
    const session = new Session(this.platform, {
      workspaceId,
      access: "read",
      requestId,
      deadline: new Deadline(),
      planned: { plan: prepared.plan, variables: variables.coerced ?? {} },
    });
    const actor = readerWith(selectionPermissions ?? []);
    try {
      session.signIn(actor, await workspaceTime(session.beforeSignIn).read);
      const result = await prepared.execute({ context: session, variables });
      return this.dataOf(result, requestId, mayHearOf(actor, eventType));
    } finally {
      void session.work.rollback();
    }
  }

  private dataOf(result: ExecutionResult, requestId: string, isHeard: boolean): ShapedData {
    const ending = endingOf(result);
    if (ending) throw ending;
    const { data, errors = [] } = result;
    const event = data?.["node"] ?? null;
    if (event === null && errors.length === 0 && isHeard)
      throw new NotShapedError(ErrorCode.NOT_FOUND, "The log does not hold the event any more.");
    const [fault] = errors.filter(({ originalError }) => !(originalError instanceof Refusal));
    if (event === null && fault) throw fault;
    const told = errors.map((error) => formatError(error, requestId, this.platform.log));
    return { data: event, errors: told.map(withinSelection) };
  }
}

function readerWith(permissions: readonly string[]): SystemActor {
  const held = new Set(ALL_PERMISSIONS.filter((permission) => permissions.includes(permission)));
  return { kind: "system", id: null, permissions: held };
}

/** Places in a document that nobody outside has seen mean nothing; the path is that within `data`. */
function withinSelection({ message, path = [], extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const [, ...within] = path;
  return { message, path: within, ...(extensions && { extensions }) };
}
