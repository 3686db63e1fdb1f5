import { registerEnumType } from "type-graphql";
import { AttachmentState, RejectionReason } from "../../entities/attachments/attachment-enums";

registerEnumType(AttachmentState, {
  name: "AttachmentState",
  description: "What has become of a file.",
  valuesConfig: {
    PENDING: { description: "Announced, and not uploaded yet; forgotten after an hour." },
    QUARANTINED: {
      description: "Uploaded, and held back until it was scanned. A message can have it already.",
    },
    READY: { description: "May be downloaded." },
    REJECTED: { description: "Not kept; `rejectionReason` says why." },
    REMOVED: { description: "Its content was taken away." },
  },
});

registerEnumType(RejectionReason, {
  name: "RejectionReason",
  description: "Why a file was not kept.",
  valuesConfig: {
    TYPE_NOT_ALLOWED: {
      description: "Its content is of a type that is not taken here, whatever its name says.",
    },
    CARD_DATA: { description: "A text that holds card numbers, security codes or track data." },
    INFECTED: { description: "The scanner found malware in it." },
  },
});
