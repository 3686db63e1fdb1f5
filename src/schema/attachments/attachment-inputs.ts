import { Matches, Max, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import type { Uuid } from "../../kernel/ids";
import { IdField } from "../id-field";
import { NotBlank } from "../not-blank";

/** The most that an integer of GraphQL can say. */
const MOST_BYTES = 2_147_483_647;

@InputType({ description: "A file that is to be uploaded." })
export class CreateUploadInput {
  @MaxLength(255)
  @NotBlank()
  @Field(() => String, {
    description: "Its name, 255 characters at most. Folders and what is not seen are taken out of it.",
  })
  fileName!: string;

  @Min(1)
  @Max(MOST_BYTES)
  @Field(() => Int, {
    description:
      "Its size in bytes: the upload must have just as many. 25 MiB at most unless the operator says otherwise.",
  })
  size!: number;

  @MaxLength(127)
  @Matches(/^[\w.+-]+\/[\w.+-]+$/, { message: "$property must be a media type, such as image/png" })
  @Field(() => String, {
    nullable: true,
    description:
      "What its sender takes it for, e.g. `image/png`: a type that is not taken here is refused at once. What counts is the content.",
  })
  contentType?: string | null;
}

@InputType({ description: "A file to take away." })
export class RemoveAttachmentInput {
  @IdField("Attachment", { description: "The file." })
  attachmentId!: Uuid;
}
