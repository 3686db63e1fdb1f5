import { publicId, type Uuid } from "../../kernel/ids";
import { plusSeconds, type Instant } from "../../kernel/instant";
import type { Context } from "../access/actor";
import { signCustomerToken } from "../access/customer-token";
import { command } from "../access/operations";
import { recordEvent } from "../events/record-event";
import "./customer-events";
import { standingCustomer } from "./standing-customer";
import { customerAggregate } from "./write-customer";

const DEFAULT_LIFE_SECONDS = 15 * 60;

export interface MintCustomerTokenInput {
  readonly customerId: Uuid;
  readonly expiresInSeconds?: number | null;
}

export interface MintedCustomerToken {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** A token with which the customer's own app or portal talks to the API, as that customer. */
export const mintCustomerToken = command(
  { name: "customer:mintToken", permission: "customerToken:mint" },
  async (
    ctx: Context,
    { expiresInSeconds, ...input }: MintCustomerTokenInput,
  ): Promise<MintedCustomerToken> => {
    const customer = await standingCustomer(ctx, input.customerId);
    const customerId = customer.id;
    const mintedAt = ctx.realNow();
    const expiresAt = plusSeconds(wholeSecond(mintedAt), expiresInSeconds ?? DEFAULT_LIFE_SECONDS);
    const { workspaceId, secrets } = ctx;
    const minting = { workspaceId, customerId, mintedAt, expiresAt };
    const token = await signCustomerToken(secrets.signingKey, minting);
    recordEvent(ctx, "customer.token_minted", customerAggregate(customer), {
      customerId: publicId("cust", customerId),
      expiresAt,
    });
    return { token, expiresAt };
  },
);

/** A token's expiry is in whole seconds; what we tell of it shall be true. */
function wholeSecond(instant: Instant): Instant {
  return `${instant.slice(0, -5)}.000Z`;
}
