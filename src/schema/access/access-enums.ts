import { registerEnumType } from "type-graphql";
import { KeyEnvironment, MemberRole } from "../../entities/access/access-enums";

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

registerEnumType(KeyEnvironment, {
  name: "KeyEnvironment",
  description: "What a key is meant for; it is part of the key itself, `rdr_live_...` or `rdr_test_...`.",
  valuesConfig: {
    LIVE: { description: "Real customers and real money." },
    TEST: { description: "Trying things out." },
  },
});
