/** How a field follows from its row alone, without reading anything. */
export interface Derivation {
  /** The properties of the row that it is made of. */
  readonly needs: readonly string[];
  readonly from: (row: object, caller: { readonly isStaff: boolean }) => unknown;
}
