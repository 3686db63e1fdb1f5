import { ParticipantRole } from "../../../entities/cases/participant-role";

/** As what one of the workspace's customers takes part in a case: as the one whose case it is, or in a role. */
export type Party = "CUSTOMER" | ParticipantRole;

/** With whom a private message is: with the reader itself, with the case's customer, or with yet another. */
export type PrivateWith = "ITSELF" | "CUSTOMER" | "ANOTHER";

interface PartyRights {
  /** Besides what is public, whose words with the staff it reads. */
  readonly readsPrivate: readonly PrivateWith[];
  /** Whether it may write, in public or to the staff alone. */
  readonly writes: boolean;
  /** Whether its words are the customer's: they end a wait for the customer. */
  readonly speaksForCustomer: boolean;
  /** Whether the other parties learn that it takes part. */
  readonly isTold: boolean;
}

/**
 * What each party of a case may do, beside reading the case and its public messages. Notes are for nobody here,
 * and what a field holds for staff alone no party reads.
 */
export const PARTY_RIGHTS: Readonly<Record<Party, PartyRights>> = {
  CUSTOMER: { readsPrivate: ["ITSELF"], writes: true, speaksForCustomer: true, isTold: true },
  [ParticipantRole.CONSUMER]: {
    readsPrivate: ["ITSELF"],
    writes: true,
    speaksForCustomer: false,
    isTold: true,
  },
  [ParticipantRole.MERCHANT]: {
    readsPrivate: ["ITSELF"],
    writes: true,
    speaksForCustomer: false,
    isTold: true,
  },
  // Whoever speaks for the customer must know what was said to it.
  [ParticipantRole.REPRESENTATIVE]: {
    readsPrivate: ["ITSELF", "CUSTOMER"],
    writes: true,
    speaksForCustomer: true,
    isTold: true,
  },
  [ParticipantRole.OBSERVER]: { readsPrivate: [], writes: false, speaksForCustomer: false, isTold: false },
};

const ROLES = Object.values(ParticipantRole);

/** The roles that read what is private with the reader itself, or with the case's customer. */
export function rolesThatRead(privateWith: PrivateWith): readonly ParticipantRole[] {
  return ROLES.filter((role) => PARTY_RIGHTS[role].readsPrivate.includes(privateWith));
}

/** The roles of which the other parties of a case learn. */
export const ROLES_TOLD: readonly ParticipantRole[] = ROLES.filter((role) => PARTY_RIGHTS[role].isTold);
