// The desk's main job on real input, through the public API alone: signed payment events come in, customers' own words
// become cases, cases are linked to transactions, and all of it is read back by filter.
//
//   node scripts/load-real-input.mjs --url http://localhost:4000 --key rdr_... --data ../shared/data
//
// The data folder holds stripe/fixtures3.json, cfpb-complaints/payments_dev.jsonl and banking77/dev.csv.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Stripe from "stripe";

const { values: options } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:4000" },
    key: { type: "string" },
    data: { type: "string" },
    rows: { type: "string", default: "1000" },
    at_once: { type: "string", default: "8" },
  },
});
if (!options.key || !options.data) throw new Error("Give --key and --data.");

const run = Date.now().toString(36);
const errors = [];

async function call(query, variables) {
  const response = await fetch(`${options.url}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${options.key}`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors: topLevel } = await response.json();
  const refused = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? []);
  errors.push(...(topLevel ?? []), ...refused);
  return data;
}

/** Runs the work for every item, some at a time, and says how long it took. */
async function timed(label, items, work) {
  const startedAt = performance.now();
  const results = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: Number(options.at_once) }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${label}: ${items.length} in ${seconds.toFixed(1)} s (${(items.length / seconds).toFixed(0)}/s)`,
  );
  return results;
}

/** Events of these objects are what the adapter understands; an object of any other kind must do no harm. */
const EVENT_TYPES = {
  charge: "charge.succeeded",
  payment_intent: "payment_intent.succeeded",
  refund: "refund.created",
  payout: "payout.paid",
  dispute: "charge.dispute.created",
  review: "review.opened",
  "radar.early_fraud_warning": "radar.early_fraud_warning.created",
};

async function sendStripeEvents() {
  const secret = `whsec_${run.padEnd(32, "0")}`;
  const { createProviderConnection } = await call(
    `mutation ($input: CreateProviderConnectionInput!) {
       createProviderConnection(input: $input) { connection { webhookPath } userErrors { message } }
     }`,
    { input: { provider: "STRIPE", name: `fixtures ${run}`, mode: "TEST", webhookSecret: secret } },
  );
  const { resources } = JSON.parse(await readFile(join(options.data, "stripe/fixtures3.json"), "utf8"));
  const outcomes = {};
  await timed("signed Stripe events", Object.entries(resources), async ([kind, object], index) => {
    const event = {
      id: `evt_${run}_${index}`,
      object: "event",
      api_version: "2025-01-01",
      created: Math.floor(Date.now() / 1000),
      type: EVENT_TYPES[kind] ?? `${kind}.updated`,
      livemode: false,
      data: { object },
    };
    const payload = JSON.stringify(event);
    const response = await fetch(`${options.url}${createProviderConnection.connection.webhookPath}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }),
      },
      body: payload,
    });
    const answer = await response.json();
    if (response.status !== 200) errors.push({ event: event.type, status: response.status, ...answer });
    outcomes[answer.outcome] = (outcomes[answer.outcome] ?? 0) + 1;
  });
  console.log("  outcomes:", JSON.stringify(outcomes));
}

async function upsertCustomers(count) {
  const names = Array.from({ length: count }, (_, index) => `${run}-${index}`);
  const payloads = await timed("customers", names, (id) =>
    call(
      `mutation ($input: UpsertCustomerInput!) {
         upsertCustomer(input: $input) { customer { id } userErrors { message } }
       }`,
      { input: { externalId: { source: "load", id }, name: `Customer ${id}` } },
    ),
  );
  return payloads.map(({ upsertCustomer }) => upsertCustomer.customer.id);
}

async function openCases(label, texts, kind, customers, transactions) {
  const tag = `${label}-${run}`;
  const opened = await timed(`cases from ${label}`, texts, (text, index) =>
    call(
      `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id number } userErrors { message field } } }`,
      {
        input: {
          customerId: customers[index % customers.length],
          subject: text.replace(/\s+/g, " ").slice(0, 80),
          body: text,
          kind,
          channel: "EMAIL",
          tags: [tag],
        },
      },
    ),
  );
  const ids = opened.map(({ openCase }) => openCase?.case?.id).filter(Boolean);
  const linked = ids.filter((_, index) => index % 5 === 0);
  await timed("  links to transactions", linked, (caseId, index) =>
    call(
      `mutation ($input: LinkTransactionInput!) { linkTransaction(input: $input) { userErrors { message } } }`,
      { input: { caseId, transactionId: transactions[index % transactions.length] } },
    ),
  );
  return { tag, ids, texts };
}

const READ = `
  query ($filter: CaseFilter, $after: String) {
    cases(filter: $filter, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id messages(first: 1) { nodes { body } } transactions { id } }
    }
  }`;

async function readBack(filter) {
  const found = [];
  for (let after = null; ;) {
    const { cases } = await call(READ, { filter, after });
    found.push(...cases.nodes);
    if (!cases.pageInfo.hasNextPage) return found;
    after = cases.pageInfo.endCursor;
  }
}

async function check({ tag, ids, texts }, transactions) {
  const startedAt = performance.now();
  const found = await readBack({ tag });
  const bodies = new Map(found.map((row) => [row.id, row.messages.nodes[0]?.body]));
  const wrong = ids.filter(
    (id, index) => bodies.get(id) !== texts[index].trim() && bodies.get(id) !== texts[index],
  );
  const linked = found.filter((row) => row.transactions.length > 0);
  const byTransaction = await readBack({ tag, transactionId: transactions[0] });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `read back ${tag}: ${found.length} of ${texts.length}, ${wrong.length} texts differ, ${linked.length} linked, ` +
      `${byTransaction.length} of one transaction, ${seconds} s`,
  );
  if (found.length !== texts.length || wrong.length > 0)
    errors.push({ message: `${tag} was not read back as it was written` });
}

/** Rows of `text,category`, with texts in quotes where they hold a comma. */
function csvTexts(csv) {
  const rows = csv.split("\n").slice(1).filter(Boolean);
  return rows.map((row) =>
    row.startsWith('"')
      ? row.slice(1, row.lastIndexOf('",')).replaceAll('""', '"')
      : row.slice(0, row.lastIndexOf(",")),
  );
}

const startedAt = performance.now();
await sendStripeEvents();
const { transactions } = await call(`{ transactions(first: 100) { nodes { id provider state } } }`);
const transactionIds = transactions.nodes.map(({ id }) => id);
console.log(`  transactions known now: ${transactionIds.length}`);
const customers = await upsertCustomers(50);
const complaints = (await readFile(join(options.data, "cfpb-complaints/payments_dev.jsonl"), "utf8"))
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line)["Consumer complaint narrative"]);
const queries = csvTexts(await readFile(join(options.data, "banking77/dev.csv"), "utf8")).slice(
  0,
  Number(options.rows),
);
const batches = [
  await openCases("complaints", complaints, "COMPLAINT", customers, transactionIds),
  await openCases("banking-queries", queries, "QUESTION", customers, transactionIds),
];
for (const batch of batches) await check(batch, transactionIds);
console.log(`all: ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${errors.length} errors`);
for (const error of errors.slice(0, 5)) console.error(JSON.stringify(error));
process.exitCode = errors.length > 0 ? 1 : 0;
