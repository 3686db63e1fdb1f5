import type { ExecutionResult } from "graphql";
import type { Variables } from "../../limits/amounts";
import { fragmentsOf } from "../../limits/fragments";
import { compileOperation, type OperationSource } from "./compile-operation";
import { Form, type CompiledForms } from "./compiled-forms";
import { conditionVariables } from "./conditions";
import { expandedFields } from "./expanded-fields";
import { ownDocument } from "./own-document";
import { reasonToInterpret } from "./reasons";

export type Run = (context: unknown) => Promise<ExecutionResult>;

/** Forms of one operation. With three conditions it has eight of them, and with twenty a million. */
const MOST_FORMS = 8;

/** One operation, and when it is compiled. */
export class Compilation {
  private uses = 0;
  private readonly formsByConditions = new Map<string, Form>();
  private conditions: readonly string[] | null | undefined;

  constructor(
    private readonly source: OperationSource,
    private readonly compiledForms: CompiledForms,
    /** What comes once is not worth the time. */
    private readonly fromUse: number,
  ) {}

  /** The code that answers for these variables; null where graphql itself is to do so. */
  runFor(coerced: Variables): Run | null {
    this.uses += 1;
    if (this.uses < this.fromUse) return null;
    const conditions = this.conditionsFor(coerced);
    const form = conditions && this.formFor(conditions);
    const compiled = form && this.compiled(form, conditions);
    const bound = compiled?.bind(coerced);
    return compiled && bound ? (context) => compiled.run(context, bound) : null;
  }

  /** The values of the conditions; null where one of them has none, or nothing may be compiled. */
  private conditionsFor(coerced: Variables): Variables | null {
    if (this.conditions === undefined) this.conditions = this.namesOfConditions();
    if (!this.conditions?.every((name) => typeof coerced[name] === "boolean")) return null;
    return Object.fromEntries(this.conditions.map((name) => [name, coerced[name]]));
  }

  private namesOfConditions(): readonly string[] | null {
    const { schema, operation } = this.source;
    const document = ownDocument(this.source.document, operation);
    return reasonToInterpret({ schema, document, operation }) === null ? conditionVariables(document) : null;
  }

  private formFor(conditions: Variables): Form | null {
    const key = Object.values(conditions).join();
    const known = this.formsByConditions.get(key);
    if (known || this.formsByConditions.size === MOST_FORMS) return known ?? null;
    const { schema, document, operation } = this.source;
    const form = new Form(expandedFields(schema, fragmentsOf(document), operation));
    this.formsByConditions.set(key, form);
    return form;
  }

  private compiled(form: Form, conditions: Variables): Form["compiled"] {
    if (form.compiled === undefined && this.compiledForms.hasRoomFor(form))
      form.compiled = compileOperation(this.source, conditions);
    if (form.compiled) this.compiledForms.use(form);
    return form.compiled;
  }
}
