import { jitRuntime } from "graphql-jit/dist/runtime.js";

type Complete = (value: unknown) => void;
type Refuse = (error: unknown) => void;

const { handleResolverResult, handleListItemResult } = jitRuntime;

/**
 * Makes a value that throws while it is written into an answer an error of its field. Compiled code as it
 * comes would never finish that answer, and the process would end of a rejection that nobody handles.
 */
export function mendRuntime(): void {
  jitRuntime.handleResolverResult = (context, value, complete, refuse) => {
    handleResolverResult.call(jitRuntime, context, value, orRefused(complete, refuse), refuse);
  };
  jitRuntime.handleListItemResult = (context, value, complete, refuse) => {
    handleListItemResult.call(jitRuntime, context, value, orRefused(complete, refuse), refuse);
  };
}

function orRefused(complete: Complete, refuse: Refuse): Complete {
  return (value) => {
    try {
      complete(value);
    } catch (error) {
      refuse(error);
    }
  };
}
