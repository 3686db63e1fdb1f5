import tseslint from "typescript-eslint";

const RESTRICTED = [
  { selector: "ExportAllDeclaration", message: "Name what is exported: a barrel hides who needs what." },
  { selector: "ExportDefaultDeclaration", message: "A default export has no name to search for." },
  {
    selector:
      "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
    message: "State of a module is shared by every request and every test: hand it down instead.",
  },
];

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "node_modules/", ".redress/", "graphiql/"] },
  {
    files: ["{src,migrations,demo,scripts,soak,tests}/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", ...RESTRICTED],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": ["error", { allowThrowingUnknown: true }],
      // `return void (x = y)` is said on purpose.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      // Frameworks ask for functions that return promises, whether or not there is something to wait for.
      "@typescript-eslint/require-await": "off",
      // Interfaces are made of closures here; no method of theirs knows a `this`.
      "@typescript-eslint/unbound-method": "off",
      // Decorated classes carry the API: resolvers, inputs and arguments may have no body.
      "@typescript-eslint/no-extraneous-class": "off",
      // A row is a plain object in the shape of its entity; nothing is ever made by the entity's constructor.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-misused-spread": "off",
      // Rows and JSON come from outside the compiler's sight: a check of them is not needless.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // `db.rows<Row>()`: the caller names what the statement returns.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  { files: ["src/**/*.ts"], rules: { "max-lines": ["error", 250] } },
  { files: ["src/main.ts", "scripts/**"], rules: { "no-console": "off" } },
  {
    files: ["tests/**/*.ts"],
    rules: {
      // `beforeAll` fills what the tests of a file share, and `expect.any()` is of type any.
      "no-restricted-syntax": [
        "error",
        ...RESTRICTED.filter(({ selector }) => selector.startsWith("Export")),
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
    },
  },
  {
    // Jest calls their default export.
    files: ["tests/support/global-*.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
