/** What the operator has set that operations go by. */
export interface Settings {
  readonly files: FileRules;
  /** Whether what is called from here may live at loopback and private addresses. */
  readonly allowsPrivateAddresses: boolean;
}

/** Which files may be uploaded. */
export interface FileRules {
  readonly maxBytes: number;
  /** Media types, as the content shows them. */
  readonly types: ReadonlySet<string>;
}
