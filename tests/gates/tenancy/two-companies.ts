import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { splitPublicId } from "../../../src/kernel/ids";
import { plusSeconds } from "../../../src/kernel/instant";
import { settleReactions } from "../../../src/server/sandbox/settle-reactions";
import { Sequencer } from "../../../src/server/events/sequencer";
import { signCustomerToken } from "../../../src/services/access/customer-token";
import { park } from "../../events/park";
import { upload } from "../../attachments/files";
import { newSurvey, RULES, settle, tokenOf } from "../../feedback/survey-desk";
import type { ApiClient } from "../../support/api-client";
import type { TestWorkspace, World } from "../../support/world";

/** Stands in every text of the first company, so that any answer that shows one gives itself away. */
export const SECRET_MARK = "alpha-secret";

const ISSUER = "https://login.alpha.example";
const AUDIENCE = "redress";

/** The objects of a company by what they are, as public ids. */
export type Objects = Readonly<Record<string, string>>;

export interface Company {
  /** A key with every permission. */
  readonly admin: ApiClient;
  readonly objects: Objects;
}

export interface Stage {
  /** Whose things must stay its own. */
  readonly alpha: Company;
  /** Another workspace, with the same kinds of objects. */
  readonly beta: Company;
  /** A customer of the first company to whom none of its objects belong. */
  readonly otherCustomer: ApiClient;
  /** A member of the first company who may only read. */
  readonly viewer: ApiClient;
  /** A key of the first company that was revoked. */
  readonly revoked: ApiClient;
}

/** Two companies with one object of every kind each. */
export async function twoCompanies(world: World): Promise<Stage> {
  const other = await world.addWorkspace("Beta Payments");
  const own = await furnish(world, world.workspace, SECRET_MARK);
  const strangers = await furnish(world, other, "beta");
  const otherCustomer = world.as(await customerToken(world, await addCustomer(world.api, "somebody else")));
  const [viewer, revoked] = [await viewerOf(world), await revokedKeyOf(world)];
  const [asked, askedStrangers] = [await askedIn(world, world.workspace), await askedIn(world, other)];
  // What happened until here is in the log; what the walk does stays where it wrote it.
  await new Sequencer(world.platform).moveAll();
  const parkedOf = async (workspace: TestWorkspace, error: string): Promise<Objects> => {
    const [parkedEvent = ""] = await park(world, workspace, { type: "team.created", error });
    return { parkedEvent };
  };
  const objects = { ...own, ...asked, ...(await parkedOf(world.workspace, SECRET_MARK)) };
  const beta = {
    admin: other.api,
    objects: { ...strangers, ...askedStrangers, ...(await parkedOf(other, "beta")) },
  };
  return {
    alpha: { admin: world.api, objects: { ...objects, workspace: world.workspace.publicId } },
    beta: { ...beta, objects: { ...beta.objects, workspace: other.publicId } },
    otherCustomer,
    viewer,
    revoked,
  };
}

async function addCustomer(api: ApiClient, name: string): Promise<string> {
  const { upsertCustomer } = await api.data<{ upsertCustomer: { customer: { id: string } } }>(
    `mutation ($input: UpsertCustomerInput!) { upsertCustomer(input: $input) { customer { id } } }`,
    {
      input: {
        externalId: { source: "stage", id: name },
        name,
        identities: [{ kind: "SOCIAL", source: "stage", value: name }],
      },
    },
  );
  return upsertCustomer.customer.id;
}

/** Makes one object of every kind, all of their texts marked. */
async function furnish(
  world: World,
  { api, id: workspaceId }: TestWorkspace,
  mark: string,
): Promise<Objects> {
  const customer = await addCustomer(api, mark);
  const otherCustomer = await addCustomer(api, `another of ${mark}`);
  const identity = await idOf(api, `query ($id: ID!) { customer(id: $id) { identities { id } } }`, {
    id: customer,
  });
  const make = (mutation: string, variables: object): Promise<string> =>
    idOf(api, mutation, { input: variables });
  const team = await make(
    `mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } } }`,
    { name: mark },
  );
  const member = await make(
    `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { member { id } } }`,
    {
      name: mark,
      email: `${mark}@staff.example`,
      role: "AGENT",
    },
  );
  const apiKey = await make(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey { id } } }`,
    {
      name: mark,
      environment: "TEST",
      permissions: ["case:read"],
    },
  );
  const transaction = await make(
    `mutation ($input: UpsertTransactionInput!) { upsertTransaction(input: $input) { transaction { id } } }`,
    {
      provider: "stage",
      providerId: mark,
      state: "CAPTURED",
      rail: "CARD",
      amount: { amountMinor: 1200, currency: "EUR" },
      payerCustomerId: customer,
      description: mark,
    },
  );
  const connection = await make(
    `mutation ($input: CreateProviderConnectionInput!) { createProviderConnection(input: $input) { connection { id } } }`,
    { provider: "STRIPE", name: mark, webhookSecret: `whsec_${mark.padEnd(40, "0")}` },
  );
  const newField = `mutation ($input: CreateCaseFieldInput!) { createCaseField(input: $input) { field { id } } }`;
  await make(newField, { key: "stage", label: mark, type: "TEXT" });
  const field = await make(newField, { key: "choice", label: mark, type: "CHOICE", choices: [mark] });
  const supportCase = await make(
    `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }`,
    {
      customerId: customer,
      subject: mark,
      kind: "QUESTION",
      body: mark,
      tags: [mark],
      attributes: { mark },
      fields: [
        { key: "stage", value: { text: mark } },
        { key: "choice", value: { choice: mark } },
      ],
      teamId: team,
      memberId: member,
    },
  );
  const otherCase = await make(
    `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }`,
    { customerId: customer, subject: `another of ${mark}`, kind: "QUESTION" },
  );
  const view = await make(
    `mutation ($input: CreateCaseViewInput!) { createCaseView(input: $input) { view { id } } }`,
    { name: mark, filter: { customerId: customer }, isShared: true },
  );
  const segment = await make(
    `mutation ($input: CreateCustomerSegmentInput!) { createCustomerSegment(input: $input) { segment { id } } }`,
    { name: mark, filter: { tag: mark }, isShared: true },
  );
  const merchant = await make(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }`,
    { name: mark, kind: "MERCHANT" },
  );
  await make(
    `mutation ($input: AddMerchantContactInput!) { addMerchantContact(input: $input) { merchant { id } } }`,
    { merchantId: merchant, customerId: customer, role: "OTHER" },
  );
  const macro = await make(
    `mutation ($input: CreateMacroInput!) { createMacro(input: $input) { macro { id } } }`,
    { name: mark, isShared: true, reply: { kind: "REPLY", texts: [{ language: "en", text: mark }] } },
  );
  const calendar = await make(
    `mutation ($input: CreateBusinessCalendarInput!) { createBusinessCalendar(input: $input) { calendar { id } } }`,
    {
      name: mark,
      hours: {
        timeZone: "UTC",
        weekly: [{ weekday: "MONDAY", opensAt: "00:00", closesAt: "24:00" }],
        overrides: [{ date: "2026-12-24", name: mark, hours: [] }],
      },
    },
  );
  const policy = await make(
    `mutation ($input: CreateSlaPolicyInput!) { createSlaPolicy(input: $input) { policy { id } } }`,
    {
      name: mark,
      match: { tags: [mark], teamIds: [team] },
      targets: [
        {
          metric: "FIRST_RESPONSE",
          duration: "PT1H",
          inBusinessTime: true,
          calendarId: calendar,
          warnings: [{ share: 0.5 }],
          escalations: [{ on: "BREACH", action: { addTags: [mark] } }],
        },
        { metric: "TOTAL_RESOLUTION", duration: "PT8H", inBusinessTime: true, calendarId: calendar },
      ],
    },
  );
  await api.data(
    `mutation { changeSurveySettings(input: { intervalDays: 0 }) { settings { intervalDays } } }`,
  );
  const survey = await newSurvey(api, surveyOf(mark));
  await newSurvey(api, surveyOf(`another of ${mark}`));
  const feedback = await make(
    `mutation ($input: RecordFeedbackInput!) { recordFeedback(input: $input) { feedback { id } } }`,
    { kind: "COMPLAINT", text: mark, customerId: customer, caseId: supportCase },
  );
  const simulation = await make(
    `mutation ($input: SimulateSlaPolicyInput!) { simulateSlaPolicy(input: $input) { simulation { id } } }`,
    {
      period: { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" },
      filter: { customerId: customer },
      policy: { targets: [{ metric: "FIRST_RESPONSE", duration: "PT1S", inBusinessTime: false }] },
    },
  );
  await make(`mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id } } }`, {
    caseId: supportCase,
    body: `a note of ${mark}`,
  });
  await make(`mutation ($input: LinkTransactionInput!) { linkTransaction(input: $input) { case { id } } }`, {
    caseId: supportCase,
    transactionId: transaction,
  });
  const closedCase = await make(
    `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }`,
    { customerId: customer, subject: mark, kind: "QUESTION" },
  );
  await make(`mutation ($input: CloseCaseInput!) { closeCase(input: $input) { case { id } } }`, {
    caseId: closedCase,
    reason: "WITHDRAWN",
  });
  const message = await idOf(api, `query ($id: ID!) { case(id: $id) { messages { nodes { id } } } }`, {
    id: supportCase,
  });
  const endpoint = await make(
    `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { endpoint { id } } }`,
    { url: `https://hooks.example/${mark}`, description: mark, eventTypes: ["team.created"] },
  );
  const delivery = await make(
    `mutation ($input: SendTestWebhookInput!) { sendTestWebhook(input: $input) { delivery { id } } }`,
    { endpointId: endpoint },
  );
  const { id: attachment } = await upload(world, api, { fileName: `${mark}.png` });
  await make(`mutation ($input: ReplyToCaseInput!) { replyToCase(input: $input) { case { id } } }`, {
    caseId: supportCase,
    body: `a file of ${mark}`,
    attachmentIds: [attachment],
  });
  await settleReactions(world.platform, workspaceId);
  const clock = await idOf(api, `query ($id: ID!) { clocks(filter: { caseId: $id }) { nodes { id } } }`, {
    id: supportCase,
  });
  return {
    clock,
    customer,
    otherCustomer,
    identity,
    team,
    member,
    apiKey,
    field,
    transaction,
    connection,
    case: supportCase,
    otherCase,
    view,
    macro,
    calendar,
    policy,
    survey,
    feedback,
    simulation,
    segment,
    merchant,
    message,
    attachment,
    endpoint,
    delivery,
    closedCase,
  };
}

function surveyOf(mark: string): object {
  const texts = [{ language: "en", text: mark }];
  const content = { defaultLanguage: "en", question: texts, thanks: texts };
  return { name: mark, content, rules: { ...RULES, triggers: ["CASE_CLOSED"] } };
}

/** Of both surveys a customer was asked by: one is taken back, the other is answered by its link. */
async function askedIn({ platform }: World, workspace: TestWorkspace): Promise<Objects> {
  await settle({ platform, workspace });
  const { surveyInvitations } = await workspace.api.data<{
    surveyInvitations: { nodes: readonly { readonly id: string }[] };
  }>(`{ surveyInvitations(first: 2) { nodes { id } } }`);
  const [invitation = "", answered = ""] = surveyInvitations.nodes.map(({ id }) => id);
  return { invitation, token: await tokenOf(workspace.api, answered) };
}

/** The first public id in the answer, however deep it stands. */
async function idOf(
  api: ApiClient,
  document: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<string> {
  const text = JSON.stringify(await api.data(document, variables));
  const id = /"id":"([a-z]+_[0-9a-z]{26})"/.exec(text)?.[1];
  if (!id) throw new Error(`The stage could not be set: ${document} answered ${text}`);
  return id;
}

async function customerToken({ platform, workspace }: World, customer: string): Promise<string> {
  const mintedAt = platform.now();
  return signCustomerToken(platform.secrets.signingKey, {
    workspaceId: workspace.id,
    customerId: splitPublicId(customer)?.uuid ?? "",
    mintedAt,
    expiresAt: plusSeconds(mintedAt, 3_600),
  });
}

async function viewerOf(world: World): Promise<ApiClient> {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "stage", alg: "ES256" }] };
  await world.api.data(
    `mutation ($input: ConfigureIdentityProviderInput!) { configureIdentityProvider(input: $input) { userErrors { message } } }`,
    { input: { issuer: ISSUER, audience: AUDIENCE, keys: { jwks }, algorithms: ["ES256"] } },
  );
  await world.api.data(
    `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { userErrors { message } } }`,
    { input: { name: "Vera", email: "vera@staff.example", role: "VIEWER" } },
  );
  const now = Math.floor(Date.parse(world.platform.now()) / 1000);
  const token = await new SignJWT({ email: "vera@staff.example", email_verified: true })
    .setProtectedHeader({ alg: "ES256", kid: "stage" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject("vera")
    .setIssuedAt(now)
    .setExpirationTime(now + 3600)
    .sign(privateKey);
  const viewer = world.as(token, { "x-workspace-id": world.workspace.publicId });
  // The first sign-in is remembered with the member; it must not look like a change that a call made.
  await viewer.data(`{ viewer { kind } }`);
  return viewer;
}

async function revokedKeyOf(world: World): Promise<ApiClient> {
  const { createApiKey } = await world.api.data<{ createApiKey: { secret: string; apiKey: { id: string } } }>(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } } }`,
    { input: { name: "revoked", environment: "TEST", permissions: ["case:read", "case:write"] } },
  );
  await world.api.data(
    `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { message } } }`,
    {
      input: { apiKeyId: createApiKey.apiKey.id },
    },
  );
  return world.as(createApiKey.secret);
}
