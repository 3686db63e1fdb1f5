import type { Client } from "pg";
import type { Operation, Parameters } from "./operations.ts";

export type Lists = { readonly [Name in Operation]: readonly Parameters[Name][] };

const OPEN_STATES = [
  ["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_THIRD_PARTY"],
  ["OPEN"],
  ["OPEN", "WAITING_ON_CUSTOMER"],
];

/** So that cases which writes go to are in nobody's inbox. */
const WRITTEN_TEAM = 12;
const MOST = 500;

const BODY =
  "Thank you for waiting. We have heard from the bank: the payment was returned on the day that you named, and the " +
  "amount is on its way back to the account that it came from. It should be there by Thursday.";
const FIRST_BODY =
  "Good morning, I paid for an order on Sunday and the money has left my account, but the shop says that it was " +
  "never paid. Order and receipt are in front of me. What can I do?";

/** The same lists in the same order for the same data; hashes of the rows' numbers shuffle them. */
export async function pickParameters(client: Client): Promise<Lists> {
  const ids = async (sql: string): Promise<readonly string[]> => {
    const { rows } = await client.query<{ id: string }>(sql);
    return rows.map(({ id }) => id);
  };
  const teams = await ids(`select id from bench.team_list where n <> ${WRITTEN_TEAM} order by n`);
  const long = await ids(
    `select id from bench.case_list where messages >= 20 and team <> ${WRITTEN_TEAM} order by hashint4(n) limit ${MOST}`,
  );
  // Of how many customers have so many of both, the planner knows nothing: it would compare all with all.
  await client.query("set enable_nestloop = off");
  const customers = await ids(`
    select c.id from bench.customer_list c
    join (select l.customer as n from bench.case_list l group by 1 having count(*) >= 10) with_cases using (n)
    join (
      select party.n
      from bench.transaction_list t
      cross join lateral (select t.payer union select t.merchant) party(n)
      group by 1
      having count(*) >= 10) with_transactions using (n)
    order by hashint4(c.n) limit ${MOST}`);
  await client.query("reset enable_nestloop");
  const cases = await ids(
    `select id from bench.case_list where team <> ${WRITTEN_TEAM} order by hashint4(n + 1) limit ${MOST}`,
  );
  const anyCustomers = await ids(`select id from bench.customer_list order by hashint4(n + 1) limit ${MOST}`);
  const { rows: names } = await client.query<{ name: string }>(`
    select c.name from bench.customer_list l join customers c on c.id = l.id order by hashint4(l.n + 2) limit ${MOST}`);
  const transactions = await ids(
    `select id from bench.transaction_list order by hashint4(n + 1) limit ${MOST}`,
  );
  const writable = await ids(`
    select id from bench.case_list
    where team = ${WRITTEN_TEAM} and state <> 'CLOSED'
    order by hashint4(n) limit ${MOST}`);
  return {
    inbox: OPEN_STATES.flatMap((states) => teams.map((teamId) => ({ teamId, states }))),
    case: long.map((id) => ({ id })),
    customer: customers.map((id) => ({ id })),
    node: cases.flatMap((id, index) => [
      { kind: "case" as const, id },
      { kind: "customer" as const, id: anyCustomers[index % anyCustomers.length] ?? "" },
      { kind: "transaction" as const, id: transactions[index % transactions.length] ?? "" },
    ]),
    "text-search": Array.from({ length: MOST }, (_, nth) => ({ query: textQuery(nth) })),
    "customer-search": names.map(({ name }, nth) => ({ query: misspelt(name, nth) })),
    "open-case": anyCustomers.map((customerId, index) => ({
      customerId,
      subject: `Order paid, shop says it is not (${index})`,
      kind: index % 2 === 0 ? "FAILED_PAYMENT" : "DELAYED_PAYMENT",
      priority: index % 5 === 0 ? "HIGH" : "NORMAL",
      channel: "EMAIL",
      body: `${FIRST_BODY} My order is number ${index}.`,
    })),
    "add-message": writable.map((caseId, index) => ({ caseId, body: `${BODY} Reference ${index}.` })),
  };
}

/** Words of the messages and subjects, each of which stands in some tenth of them. */
const WORDS = (
  "landlord voucher accountant declined reserved terminal refund statement euros telephone invoice delivery " +
  "card dispute payout transfer shop reference attempt merchant bank amount settled accepted colleague week"
).split(" ");

/** One to four words; of every fourth query one word stands in a single subject. */
function textQuery(nth: number): string {
  const words = [0, 1, 2, 3]
    .slice(0, 1 + (nth % 4))
    .map((step) => WORDS[(nth * 7 + step * 11) % WORDS.length]);
  return [...words, ...(nth % 4 === 1 ? [String(1 + nth * 37)] : [])].join(" ");
}

/** As it is, or without one of its letters. */
function misspelt(name: string, nth: number): string {
  const at = 2 + (nth % Math.max(1, name.length - 4));
  return nth % 2 === 0 ? name : name.slice(0, at) + name.slice(at + 1);
}
