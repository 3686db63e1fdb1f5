/** Whether an endpoint gets events. */
export const WebhookEndpointStatus = {
  ACTIVE: "ACTIVE",
  /** Gets none until it is enabled again. */
  DISABLED: "DISABLED",
} as const;
export type WebhookEndpointStatus = (typeof WebhookEndpointStatus)[keyof typeof WebhookEndpointStatus];

/** Why an endpoint gets no events. */
export const WebhookDisabledReason = {
  /** Somebody who may decided so. */
  BY_HAND: "BY_HAND",
  /** It answered 410. */
  GONE: "GONE",
  /** For five days nothing that was sent to it was taken. */
  FAILING: "FAILING",
} as const;
export type WebhookDisabledReason = (typeof WebhookDisabledReason)[keyof typeof WebhookDisabledReason];

/** What has become of an event on its way to one endpoint. */
export const WebhookDeliveryState = {
  PENDING: "PENDING",
  DELIVERED: "DELIVERED",
  /** Given up after the last try. */
  FAILED: "FAILED",
  /** Its endpoint was disabled meanwhile. */
  DISCARDED: "DISCARDED",
} as const;
export type WebhookDeliveryState = (typeof WebhookDeliveryState)[keyof typeof WebhookDeliveryState];

/** Why a try did not succeed. */
export const WebhookErrorKind = {
  /** The answer has another status than 2xx. */
  STATUS: "STATUS",
  /** The answer leads elsewhere, which is never followed. */
  REDIRECT: "REDIRECT",
  /** No answer in time. */
  TIMEOUT: "TIMEOUT",
  /** No connection, or one that broke. */
  CONNECTION: "CONNECTION",
  /** The host's name has no address. */
  NAME: "NAME",
  /** The certificate vouches for nothing. */
  CERTIFICATE: "CERTIFICATE",
  /** The host is at an address that is not public: nothing was sent. */
  ADDRESS: "ADDRESS",
} as const;
export type WebhookErrorKind = (typeof WebhookErrorKind)[keyof typeof WebhookErrorKind];
