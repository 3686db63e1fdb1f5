import { CustomerKind } from "../../../entities/customers/customer-enums";
import type { ContactRole } from "../../../entities/customers/contact-role";
import type { Customer } from "../../../entities/customers/customer.entity";
import { MerchantContact } from "../../../entities/customers/merchant-contact.entity";
import { firstRow } from "../../../kernel/database/database";
import { sql } from "../../../kernel/database/sql";
import { insertRow } from "../../../kernel/database/store";
import { columnsOf, table } from "../../../kernel/database/table";
import { ConflictError, InvalidError, LimitError, NotFoundError } from "../../../kernel/errors";
import { publicId, type Uuid } from "../../../kernel/ids";
import type { Context } from "../../access/actor";
import { command } from "../../access/operations";
import { recordEvent } from "../../events/record-event";
import "../customer-events";
import { lockStandingCustomer, standingCustomer } from "../standing-customer";
import { customerAggregate } from "../write-customer";

const contacts = table(MerchantContact);

/** They are read as a whole with their merchant, and with the person. */
const MOST_CONTACTS = 20;

export interface ContactReference {
  readonly merchantId: Uuid;
  /** The person. */
  readonly customerId: Uuid;
}

export interface AddMerchantContactInput extends ContactReference {
  readonly role: ContactRole;
  /** The first is it anyway. */
  readonly isPrimary?: boolean | null;
}

export interface ChangeMerchantContactInput extends ContactReference {
  readonly role?: ContactRole | null;
  readonly isPrimary?: boolean | null;
}

interface KeptContact {
  readonly merchant: Customer;
  readonly contact: MerchantContact;
}

class ContactKnownError extends ConflictError {
  override readonly field = ["customerId"];
}

/** A person speaks for a merchant from now on; adding it once more in its role is no news. */
export const addMerchantContact = command(
  { name: "merchantContact:add", permission: "customer:write" },
  async (ctx: Context, input: AddMerchantContactInput): Promise<KeptContact> => {
    const merchant = await lockMerchant(ctx, input.merchantId);
    const person = await standingCustomer(ctx, input.customerId);
    if (person.kind !== CustomerKind.CONSUMER)
      throw new InvalidError("customerId", "A contact is a person, and no merchant.");
    const present = await contactOf(ctx, merchant.id, person.id);
    if (present && present.role !== input.role)
      throw new ContactKnownError(
        "It is a contact already: give it another role with changeMerchantContact.",
      );
    if (present) return { merchant, contact: present };
    const { ofMerchant, ofPerson } = await countsOf(ctx, merchant.id, person.id);
    if (Math.max(ofMerchant, ofPerson) >= MOST_CONTACTS)
      throw new LimitError(
        `A merchant has ${MOST_CONTACTS} contacts at most, and a person speaks for as many.`,
      );
    const isPrimary = ofMerchant === 0 || input.isPrimary === true;
    if (isPrimary) demotePrimary(ctx, merchant.id);
    const contact = await insertRow(ctx, contacts, {
      id: ctx.newId(),
      merchantId: merchant.id,
      customerId: person.id,
      role: input.role,
      isPrimary,
    });
    tell(ctx, "customer.contact_added", merchant, contact);
    return { merchant, contact };
  },
);

/** Changes what is given of a contact; what is left out stays as it is. */
export const changeMerchantContact = command(
  { name: "merchantContact:change", permission: "customer:write" },
  async (ctx: Context, input: ChangeMerchantContactInput): Promise<KeptContact> => {
    const { merchant, contact: known } = await heldContact(ctx, input);
    if (known.isPrimary && input.isPrimary === false)
      throw new InvalidError("isPrimary", "Make another contact the primary one instead.");
    const contact = {
      ...known,
      role: input.role ?? known.role,
      isPrimary: input.isPrimary ?? known.isPrimary,
    };
    if (contact.role === known.role && contact.isPrimary === known.isPrimary)
      return { merchant, contact: known };
    if (contact.isPrimary && !known.isPrimary) demotePrimary(ctx, merchant.id);
    ctx.db.write(sql`
      update merchant_contacts
      set role = ${contact.role}, is_primary = ${contact.isPrimary}
      where ${ctx.inWorkspace()}
      and id = ${known.id}`);
    tell(ctx, "customer.contact_changed", merchant, contact);
    return { merchant, contact };
  },
);

/** The person speaks for the merchant no more. After the primary one whoever came first of the others is it. */
export const removeMerchantContact = command(
  { name: "merchantContact:remove", permission: "customer:write" },
  async (ctx: Context, input: ContactReference): Promise<{ readonly merchant: Customer }> => {
    const { merchant, contact } = await heldContact(ctx, input);
    ctx.db.write(sql`delete from merchant_contacts where ${ctx.inWorkspace()} and id = ${contact.id}`);
    if (contact.isPrimary)
      ctx.db.write(sql`
        update merchant_contacts
        set is_primary = true
        where ${ctx.inWorkspace()}
        and id = (
          select k.id
          from merchant_contacts k
          where ${ctx.inWorkspace("k")}
          and k.merchant_id = ${merchant.id}
          order by k.created_at, k.id
          limit 1)`);
    tell(ctx, "customer.contact_removed", merchant, contact);
    return { merchant };
  },
);

/** Held, so that of two who name a primary contact at once one comes after the other. */
async function lockMerchant(ctx: Context, id: Uuid): Promise<Customer> {
  const merchant = await lockStandingCustomer(ctx, id, "merchantId");
  if (merchant.kind !== CustomerKind.MERCHANT)
    throw new InvalidError("merchantId", "Only a merchant has contacts.");
  return merchant;
}

async function heldContact(ctx: Context, { merchantId, customerId }: ContactReference): Promise<KeptContact> {
  const merchant = await lockMerchant(ctx, merchantId);
  const person = await standingCustomer(ctx, customerId);
  const contact = await contactOf(ctx, merchant.id, person.id);
  if (!contact) throw new NotFoundError("contact", ["customerId"]);
  return { merchant, contact };
}

function contactOf(ctx: Context, merchantId: Uuid, customerId: Uuid): Promise<MerchantContact | null> {
  return firstRow<MerchantContact>(
    ctx.db,
    sql`
    select ${columnsOf(contacts)}
    from merchant_contacts
    where ${ctx.inWorkspace()}
    and merchant_id = ${merchantId}
    and customer_id = ${customerId}`,
  );
}

async function countsOf(
  ctx: Context,
  merchantId: Uuid,
  customerId: Uuid,
): Promise<{ readonly ofMerchant: number; readonly ofPerson: number }> {
  const counts = await firstRow<{ ofMerchant: number; ofPerson: number }>(
    ctx.db,
    sql`
    select
      (select count(*)::int from merchant_contacts where ${ctx.inWorkspace()} and merchant_id = ${merchantId}) as "ofMerchant",
      (select count(*)::int from merchant_contacts where ${ctx.inWorkspace()} and customer_id = ${customerId}) as "ofPerson"`,
  );
  return counts ?? { ofMerchant: 0, ofPerson: 0 };
}

function demotePrimary(ctx: Context, merchantId: Uuid): void {
  ctx.db.write(sql`
    update merchant_contacts
    set is_primary = false
    where ${ctx.inWorkspace()}
    and merchant_id = ${merchantId}
    and is_primary`);
}

function tell(
  ctx: Context,
  type: "customer.contact_added" | "customer.contact_changed" | "customer.contact_removed",
  merchant: Customer,
  { customerId, role, isPrimary }: MerchantContact,
): void {
  recordEvent(ctx, type, customerAggregate(merchant), {
    merchantId: publicId("cust", merchant.id),
    customerId: publicId("cust", customerId),
    role,
    isPrimary,
  });
}
