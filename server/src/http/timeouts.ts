/** Limits in milliseconds for receiving a request. Node's defaults leave slow senders connected for minutes. */
export const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1_000,
};
