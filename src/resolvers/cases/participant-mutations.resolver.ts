import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { AddParticipantPayload, RemoveParticipantPayload } from "../../schema/cases/case-payloads";
import { AddParticipantInput, RemoveParticipantInput } from "../../schema/cases/participant-inputs";
import { addParticipant } from "../../services/cases/parties/add-participant";
import { removeParticipant } from "../../services/cases/parties/remove-participant";
import type { RequestContext } from "../request-context";

@Resolver()
export class ParticipantMutations {
  @Mutation(() => AddParticipantPayload, {
    description:
      "Brings a further customer into a case: it reads what is public on it from the first word on. At most 20.",
  })
  addParticipant(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => AddParticipantInput, { description: "The case, who, and as what." })
    input: AddParticipantInput,
  ): Promise<AddParticipantPayload> {
    return run(addParticipant, input);
  }

  @Mutation(() => RemoveParticipantPayload, {
    description: "Takes a further customer out of a case: it reads nothing of it any more.",
  })
  removeParticipant(
    @Ctx() { run }: RequestContext,
    @Arg("input", () => RemoveParticipantInput, { description: "The case, and who." })
    input: RemoveParticipantInput,
  ): Promise<RemoveParticipantPayload> {
    return run(removeParticipant, input);
  }
}
