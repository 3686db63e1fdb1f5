import { registerEnumType } from "type-graphql";
import {
  KeyEnvironment,
  MemberRole,
  SignatureAlgorithm,
  WorkspaceMode,
} from "../../entities/access/access-enums";

registerEnumType(MemberRole, {
  name: "MemberRole",
  description: "What a member is trusted with. `permissions` lists what each role may do.",
  valuesConfig: {
    ADMIN: { description: "Runs the workspace: members, teams, keys, connections." },
    SUPERVISOR: { description: "Runs the desk: all that an agent does, and the work of others." },
    AGENT: { description: "Works on cases." },
    VIEWER: { description: "Reads." },
  },
});

registerEnumType(WorkspaceMode, {
  name: "WorkspaceMode",
  description: "Whose time a workspace lives by.",
  valuesConfig: {
    LIVE: { description: "The time of day, like everybody." },
    TEST: { description: "A time of its own, which `advanceTime` moves on: for trying out what takes days." },
  },
});

registerEnumType(KeyEnvironment, {
  name: "KeyEnvironment",
  description: "What a key is meant for; it is part of the key itself, `rdr_live_...` or `rdr_test_...`.",
  valuesConfig: {
    LIVE: { description: "Real customers and real money." },
    TEST: { description: "Trying things out." },
  },
});

registerEnumType(SignatureAlgorithm, {
  name: "SignatureAlgorithm",
  description: "A signature by RFC 7518 and RFC 8037. None of them can be forged with the public key.",
  valuesConfig: {
    RS256: { description: "RSA PKCS #1 v1.5 with SHA-256: what most providers use." },
    RS384: { description: "RSA PKCS #1 v1.5 with SHA-384." },
    RS512: { description: "RSA PKCS #1 v1.5 with SHA-512." },
    PS256: { description: "RSA-PSS with SHA-256." },
    PS384: { description: "RSA-PSS with SHA-384." },
    PS512: { description: "RSA-PSS with SHA-512." },
    ES256: { description: "ECDSA on P-256 with SHA-256." },
    ES384: { description: "ECDSA on P-384 with SHA-384." },
    ES512: { description: "ECDSA on P-521 with SHA-512." },
    EdDSA: { description: "Ed25519." },
  },
});
