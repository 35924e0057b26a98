/**
 * How long a sender may take, in milliseconds: for the head of a request, and for the whole of it. Node's own
 * leave slow ones connected for minutes.
 */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};
