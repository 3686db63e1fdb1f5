import { getMetadataStorage, MetadataStorage } from "class-validator";

type Rules = ReturnType<MetadataStorage["getTargetValidationMetadatas"]>;

/**
 * Lets class-validator look for the rules of a class but once. As it comes it walks through all classes that have any
 * for every input; they are the same for as long as the process lives, as classes are declared before anything is served.
 */
export function rememberRules(): void {
  const storage = getMetadataStorage();
  const rulesOf = new Map<unknown, Rules>();
  storage.getTargetValidationMetadatas = (target, schema, always, isStrict, groups) => {
    const find = (): Rules =>
      // The method as it came, however often this is called.
      MetadataStorage.prototype.getTargetValidationMetadatas.call(
        storage,
        target,
        schema,
        always,
        isStrict,
        groups,
      );
    if (schema || always || isStrict || groups) return find();
    const known = rulesOf.get(target);
    if (known) return known;
    const rules = find();
    rulesOf.set(target, rules);
    return rules;
  };
}
