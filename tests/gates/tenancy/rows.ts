/** What the walk must know of a root field beyond its arguments' names and types. */
export interface Row {
  /** Values of arguments, by name, for which any sample would not do. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Answers without a credential. */
  readonly isPublic?: true;
  /** What a member who may only read gets; unless said, queries answer and mutations are forbidden. */
  readonly viewer?: "forbidden";
}

const WEBHOOK_SECRET = "whsec_walk00000000000000000000000000";

/** Every query and mutation of the API. A new one fails the walk until it stands here. */
export const ROWS: Readonly<Record<string, Row>> = {
  "query.apiKey": { viewer: "forbidden" },
  "query.apiKeys": { viewer: "forbidden" },
  "query.attachment": {},
  "query.case": {},
  "query.caseByNumber": { values: { number: 1 } },
  "query.cases": {},
  "query.customer": {},
  "query.customers": {},
  "query.declineTexts": {},
  "query.explainDecline": { values: { code: "51" } },
  "query.identityProvider": {},
  "query.member": {},
  "query.members": {},
  "query.node": {},
  "query.nodes": {},
  "query.permissions": { isPublic: true },
  "query.providerConnection": { viewer: "forbidden" },
  "query.providerConnections": { viewer: "forbidden" },
  "query.team": {},
  "query.teams": {},
  "query.transaction": {},
  "query.transactions": {},
  "query.viewer": {},
  "query.workspace": {},

  "mutation.addCustomerIdentity": { values: { kind: "EXTERNAL", source: "walk", value: "walk-1" } },
  "mutation.addNote": {},
  "mutation.addParticipant": { values: { role: "CONSUMER" } },
  "mutation.addTeamMember": {},
  "mutation.assignCase": {},
  "mutation.changeCase": {},
  "mutation.closeCase": {},
  "mutation.configureIdentityProvider": {
    values: { jwksUrl: "https://login.alpha.example/keys", algorithms: "ES256" },
  },
  "mutation.createApiKey": { values: { permissions: "case:read" } },
  "mutation.createCustomer": {},
  "mutation.createProviderConnection": { values: { webhookSecret: WEBHOOK_SECRET } },
  "mutation.createUpload": {},
  "mutation.createTeam": { values: { name: "walk team" } },
  "mutation.deactivateMember": {},
  "mutation.deleteTeam": {},
  "mutation.disableProviderConnection": {},
  "mutation.enableProviderConnection": {},
  "mutation.inviteMember": { values: { email: "walk@staff.example", role: "AGENT" } },
  "mutation.linkTransaction": {},
  "mutation.markCaseWaiting": {},
  "mutation.mintCustomerToken": { values: { expiresInSeconds: 60 } },
  "mutation.openCase": {},
  "mutation.reactivateMember": {},
  "mutation.receiveMessage": {},
  "mutation.removeAttachment": {},
  "mutation.removeCustomerIdentity": {},
  "mutation.removeDeclineText": { values: { reason: "LIMIT" } },
  "mutation.removeIdentityProvider": {},
  "mutation.removeParticipant": {},
  "mutation.removeTeamMember": {},
  "mutation.renameTeam": { values: { name: "walk name" } },
  "mutation.reopenCase": {},
  "mutation.replyToCase": {},
  "mutation.resolveCase": {},
  "mutation.resumeCase": {},
  "mutation.revokeApiKey": {},
  "mutation.revokeCustomerTokens": {},
  "mutation.rotateApiKey": {},
  "mutation.rotateProviderSecret": { values: { webhookSecret: WEBHOOK_SECRET } },
  "mutation.setDeclineText": { values: { reason: "LIMIT" } },
  "mutation.unlinkTransaction": {},
  "mutation.updateCustomer": {},
  "mutation.updateMember": {},
  "mutation.updateWorkspace": {},
  "mutation.upsertCustomer": {},
  "mutation.upsertTransaction": { values: { state: "CAPTURED", amount: true, rail: "CARD" } },
  "mutation.upsertTransactions": { values: { state: "CAPTURED", amount: true, rail: "CARD" } },
};
