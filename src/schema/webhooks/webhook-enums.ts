import { registerEnumType } from "type-graphql";
import {
  WebhookDeliveryState,
  WebhookDisabledReason,
  WebhookEndpointStatus,
  WebhookErrorKind,
} from "../../entities/webhooks/webhook-enums";

registerEnumType(WebhookEndpointStatus, {
  name: "WebhookEndpointStatus",
  description: "Whether an endpoint gets events.",
  valuesConfig: {
    ACTIVE: { description: "It gets them." },
    DISABLED: { description: "It gets none until it is enabled; `disabledReason` says why." },
  },
});

registerEnumType(WebhookDisabledReason, {
  name: "WebhookDisabledReason",
  description: "Why an endpoint gets no events.",
  valuesConfig: {
    BY_HAND: { description: "Somebody disabled it." },
    GONE: { description: "It answered 410." },
    FAILING: { description: "For five days it took nothing that was sent to it." },
  },
});

registerEnumType(WebhookDeliveryState, {
  name: "WebhookDeliveryState",
  description: "What has become of an event on its way to an endpoint.",
  valuesConfig: {
    PENDING: { description: "Under way; `nextAttemptAt` says when it is tried next." },
    DELIVERED: { description: "The endpoint answered with a status of 2xx." },
    FAILED: { description: "Given up after ten tries." },
    DISCARDED: { description: "The endpoint was disabled before it took it." },
  },
});

registerEnumType(WebhookErrorKind, {
  name: "WebhookErrorKind",
  description: "Why a try did not succeed.",
  valuesConfig: {
    STATUS: { description: "The answer had another status than 2xx." },
    REDIRECT: { description: "The answer led elsewhere, and redirects are never followed." },
    TIMEOUT: { description: "No answer came within 15 seconds." },
    CONNECTION: { description: "There was no connection, or it broke." },
    NAME: { description: "The host's name has no address." },
    CERTIFICATE: { description: "The certificate was not to be trusted." },
    ADDRESS: { description: "The host is at an address that is not public. Nothing was sent." },
  },
});
