/** A call that came to the bank. `status` is 0 until it is answered. */
export type CallRecord = {
  at: number;
  method: string;
  path: string;
  query: string;
  body: string;
  content_type: string | undefined;
  has_token: boolean;
  trouble: string | null;
  status: number;
};
