import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import {
  CancelDeadlineInput,
  ChangeDeadlineInput,
  MeetDeadlineInput,
  MeetObligationInput,
  SetDeadlineInput,
} from "../../schema/clocks/deadline-inputs";
import {
  CancelDeadlinePayload,
  ChangeDeadlinePayload,
  MeetDeadlinePayload,
  MeetObligationPayload,
  SetDeadlinePayload,
} from "../../schema/clocks/deadline-payloads";
import {
  cancelDeadline,
  changeDeadline,
  meetDeadline,
} from "../../services/clocks/deadlines/change-deadline";
import { meetObligation } from "../../services/clocks/deadlines/meet-obligation";
import { setDeadline } from "../../services/clocks/deadlines/set-deadline";
import type { RequestContext } from "../request-context";

@Resolver()
export class DeadlineResolver {
  @Mutation(() => SetDeadlinePayload, {
    description: "Sets a date on a case by hand, as a clock of it. A case has 20 at most that stand.",
  })
  setDeadline(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => SetDeadlineInput, { description: "The case, and the date." }) input: SetDeadlineInput,
  ): Promise<SetDeadlinePayload> {
    return run(setDeadline, input);
  }

  @Mutation(() => ChangeDeadlinePayload, {
    description: "Gives a deadline that stands, and is not late, another moment.",
  })
  changeDeadline(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => ChangeDeadlineInput, { description: "The deadline, the moment, and why." })
    input: ChangeDeadlineInput,
  ): Promise<ChangeDeadlinePayload> {
    return run(changeDeadline, input);
  }

  @Mutation(() => MeetDeadlinePayload, {
    description: "Says that what a deadline asked for is done. Safe to repeat.",
  })
  meetDeadline(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MeetDeadlineInput, { description: "The deadline." }) input: MeetDeadlineInput,
  ): Promise<MeetDeadlinePayload> {
    return run(meetDeadline, input);
  }

  @Mutation(() => CancelDeadlinePayload, {
    description: "Says that a deadline does not count any more. Safe to repeat.",
  })
  cancelDeadline(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => CancelDeadlineInput, { description: "The deadline, and why." })
    input: CancelDeadlineInput,
  ): Promise<CancelDeadlinePayload> {
    return run(cancelDeadline, input);
  }

  @Mutation(() => MeetObligationPayload, {
    description:
      "Says that a duty is done, which ends every clock of the case that asks for it. Safe to repeat.",
  })
  meetObligation(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => MeetObligationInput, { description: "The duty." }) input: MeetObligationInput,
  ): Promise<MeetObligationPayload> {
    return run(meetObligation, input);
  }
}
