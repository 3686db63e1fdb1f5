interface Money {
  readonly amountMinor: string;
  readonly currency: string;
}

interface TransactionAnswer extends Money {
  readonly id: string;
  readonly state: string;
}

interface MessageAnswer {
  readonly id: string;
  readonly body: string;
  readonly direction: string | null;
  readonly sentAt: string;
}

interface CaseAnswer {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly state: string;
}

/** What every server answers, in one form: ids as UUIDs, instants in UTC to the millisecond, amounts as text. */
export interface Answers {
  readonly inbox: readonly (CaseAnswer & {
    readonly priority: string;
    readonly kind: string;
    readonly updatedAt: string;
    readonly customer: { readonly id: string; readonly name: string | null };
    readonly assignee: string | null;
    readonly transactions: readonly TransactionAnswer[];
    readonly lastMessage: MessageAnswer | null;
  })[];
  readonly case: CaseAnswer & {
    readonly customer: { readonly id: string; readonly name: string | null };
    readonly messages: readonly (MessageAnswer & { readonly authorKind: string })[];
  };
  readonly customer: {
    readonly id: string;
    readonly name: string | null;
    readonly kind: string;
    readonly tier: string | null;
    readonly cases: readonly (CaseAnswer & { readonly updatedAt: string })[];
    readonly transactions: readonly (TransactionAnswer & { readonly occurredAt: string })[];
  };
  readonly node:
    | (CaseAnswer & { readonly priority: string; readonly updatedAt: string })
    | {
        readonly id: string;
        readonly name: string | null;
        readonly kind: string;
        readonly tier: string | null;
        readonly createdAt: string;
      }
    | (TransactionAnswer & { readonly kind: string; readonly provider: string; readonly createdAt: string });
  /** Ids and times differ from one writing to the next; what was written is compared in the database. */
  readonly "text-search": readonly (CaseAnswer & {
    readonly message: { readonly id: string; readonly body: string } | null;
  })[];
  readonly "customer-search": readonly { readonly id: string; readonly name: string | null }[];
  readonly "open-case": {
    readonly id: string;
    readonly number: number;
    readonly version: number;
    readonly state: string;
  };
  readonly "add-message": {
    readonly message: MessageAnswer;
    readonly caseId: string;
    readonly version: number;
  };
}
