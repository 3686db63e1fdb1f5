import { Args, Ctx, Extensions, FieldResolver, Root, type ClassType, type FieldOptions } from "type-graphql";
import type { InnerList } from "../kernel/reads";
import type { Context } from "../services/access/actor";
import { toAnswer, toList, toValue, type BatchQuery, type Relation } from "./relation";
import type { RequestContext } from "./request-context";

type TypeFunction = Parameters<typeof FieldResolver>[0];

/** A field whose type and description the object type itself declares. */
interface Declared {
  readonly type?: never;
}

/** A field that is declared here, as its object type is on another branch of the schema. */
interface Undeclared extends FieldOptions {
  readonly type: TypeFunction;
  readonly description: string;
}

type FieldForm = Declared | Undeclared;

/** A field that leads from a row to one other, such as a case's customer. */
export function One<Row extends object, Value extends object>(
  of: BatchQuery<null, Value>,
  by: keyof Row & string,
  form: FieldForm = {},
): PropertyDecorator {
  return Related(
    toValue<Row, Value, Value | null>(of, by, (value) => value),
    form,
  );
}

/** A field that holds all the items within a row, of which there are never many. */
export function Several<Item>(of: BatchQuery<null, readonly Item[]>, form: FieldForm): PropertyDecorator {
  return Related(
    toValue<{ readonly id: string }, readonly Item[], readonly Item[]>(of, "id", (items) => items ?? []),
    form,
  );
}

/** A field that tells something of a row for the arguments that it is asked with. */
export function Answer<Given, Value extends object>(
  of: BatchQuery<Given, Value>,
  args: () => ClassType,
  form: FieldForm,
): PropertyDecorator {
  return Related(toAnswer(of), form, args);
}

/** A field that pages through the list within a row. */
export function List<Args, Row>(
  of: InnerList<Context, Args, Row>,
  args: () => ClassType,
  form: FieldForm,
): PropertyDecorator {
  return Related(toList(of), form, args);
}

/** A field that leads from a row to something else. It is read ahead, or else through a loader. */
export function Related(relation: Relation, form: FieldForm, args?: () => ClassType): PropertyDecorator {
  return (prototype, property) => {
    const key = property as string;
    Object.defineProperty(prototype, key, {
      value: (row: object, { related }: RequestContext, given: unknown = null) =>
        related(relation, row, given),
    });
    declared(form)(prototype, key, {});
    Extensions({ relation })(prototype, key);
    Root()(prototype, key, 0);
    Ctx()(prototype, key, 1);
    if (args) Args(args as TypeFunction & (() => ClassType))(prototype, key, 2);
  };
}

function declared({ type, ...options }: FieldForm): MethodDecorator {
  return type ? FieldResolver(type, options as FieldOptions) : FieldResolver();
}
