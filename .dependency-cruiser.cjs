/** Imports go down: kernel < entities < services and schema, side by side < resolvers < server < main. */
const FLOORS = ["kernel", "entities", "(services|schema)", "resolvers", "server", "main.ts"];

/** Inside services each domain may call those left of it; it is told of the others by events. */
const LADDER = [
  "events",
  "access",
  "customers",
  "payments",
  "attachments",
  "cases",
  "clocks",
  "feedback",
  "presence",
  "search",
  "log",
  "analytics",
  "webhooks",
];

const upward = FLOORS.slice(0, -1).map((floor, index) => ({
  name: `floor-${floor.replace(/[^a-z]+/g, "-")}`,
  comment: "Imports go down only.",
  severity: "error",
  from: { path: `^src/${floor}` },
  to: { path: `^src/(${FLOORS.slice(index + 1).join("|")})` },
}));

const ladder = LADDER.slice(0, -1).map((domain, index) => ({
  name: `ladder-${domain}`,
  comment: "Downward is a call; upward is an event.",
  severity: "error",
  from: { path: `^src/services/${domain}/` },
  to: { path: `^src/services/(${LADDER.slice(index + 1).join("|")})/` },
}));

const only = (name, packages, path) => ({
  name,
  severity: "error",
  from: { path: "^(src|migrations)/", pathNot: path },
  to: { path: `^node_modules/(@types/)?(${packages})/` },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { path: "^(src|migrations)/", orphan: true },
      to: {},
    },
    ...upward,
    ...ladder,
    {
      name: "services-and-schema-are-siblings",
      severity: "error",
      from: { path: "^src/(services|schema)/" },
      to: { path: "^src/(services|schema)/", pathNot: "^src/$1/" },
    },
    {
      name: "no-entity-imports-another",
      comment: "A reference is a column and a foreign key, not an object.",
      severity: "error",
      from: { path: "^src/entities/.*\\.entity\\.ts$" },
      to: { path: "^src/entities/.*\\.entity\\.ts$" },
    },
    {
      name: "sources-import-sources",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(main\\.ts|server/)" },
      to: { path: "^(tests|scripts|demo|migrations)/" },
    },
    {
      name: "no-development-packages",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    only(
      "graphql-from-schema-up",
      "graphql|graphql-scalars|type-graphql|dataloader",
      "^src/(schema|resolvers|server)/",
    ),
    only("typeorm-on-the-ground", "typeorm", "^(src/(kernel|entities)|migrations)/"),
    only("pg-in-the-kernel", "pg", "^src/(kernel|server)/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["require", "node", "types", "default"],
    },
  },
};
