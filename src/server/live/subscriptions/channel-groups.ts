import type { Uuid } from "../../../kernel/ids";
import type { EventBrief } from "../../../resolvers/live-source";
import type { ListenerGroup } from "./listener-group";

const NONE: ReadonlySet<ListenerGroup> = new Set();

/** After these a credential of the staff may be good no more, or for less: all of them are looked at again at once. */
const CHANGES_RIGHTS = /^(api_key|member|team|identity_provider)\./;
/** The same of customers: of the one whose tokens were revoked, and of all where two became one. */
const REVOKES_TOKENS = "customer.tokens_revoked";
const MERGES_CUSTOMERS = "customer.merged";

/** Which groups of a workspace what happened may concern, and whose rights it may have changed. */
export class ChannelGroups {
  /** The staff, and whoever looks on as a customer. */
  private readonly staff = new Set<ListenerGroup>();
  private readonly ofCustomers = new Map<Uuid, Set<ListenerGroup>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get hasCustomers(): boolean {
    return this.ofCustomers.size > 0;
  }

  add(group: ListenerGroup): void {
    const { customerId } = group;
    if (customerId === null) this.staff.add(group);
    else this.ofCustomers.set(customerId, (this.ofCustomers.get(customerId) ?? new Set()).add(group));
    this.count += 1;
  }

  remove(group: ListenerGroup): void {
    const { customerId } = group;
    const known = customerId === null ? this.staff : this.ofCustomers.get(customerId);
    if (!known?.delete(group)) return;
    this.count -= 1;
    if (customerId !== null && known.size === 0) this.ofCustomers.delete(customerId);
  }

  *all(): Iterable<ListenerGroup> {
    yield* this.staff;
    for (const groups of this.ofCustomers.values()) yield* groups;
  }

  /** Those whom it may concern, with whether their rights may have changed. A customer hears of what it is a party of. */
  *concernedBy(
    briefs: readonly EventBrief[],
    parties: ReadonlySet<Uuid>,
  ): Iterable<readonly [group: ListenerGroup, rightsMayHaveChanged: boolean]> {
    const isChange = briefs.some(
      ({ type }) => CHANGES_RIGHTS.test(type) || type === REVOKES_TOKENS || type === MERGES_CUSTOMERS,
    );
    for (const group of this.staff) yield [group, isChange];
    const areAllChanged = briefs.some(({ type }) => type === MERGES_CUSTOMERS);
    const revoked = new Set(
      briefs.filter(({ type }) => type === REVOKES_TOKENS).map(({ aggregateId }) => aggregateId),
    );
    const customers = areAllChanged ? this.ofCustomers.keys() : new Set([...parties, ...revoked]);
    for (const id of customers)
      for (const group of this.ofCustomers.get(id) ?? NONE) yield [group, areAllChanged || revoked.has(id)];
  }
}
