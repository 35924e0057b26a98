import type { PaymentChanged } from '@paidup/shared/payment';
import { newTransactionId, transfer } from '../support/bank.ts';
import type { TestApp } from '../support/app.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import type { Ask } from '../support/http-client.ts';

/** What an organiser does with the inbox; each call expects to succeed unless it is `refused`. */
export function inboxOf(app: TestApp) {
  const { change, deliver } = clubOf(app);
  const at = (id: string) => `/payments/${encodeURIComponent(id)}`;

  return {
    /** Delivers a transfer and says its id. */
    async receive(from: string, amount = 500, changes: { [key: string]: unknown } = {}): Promise<string> {
      const id = newTransactionId();
      await deliver(transfer(from, amount, { id, ...changes }));
      return id;
    },

    assign: (id: string, parts: { [playerId: string]: number }, more: object = {}) =>
      change<PaymentChanged>('PUT', `${at(id)}/allocations`, { allocations: partsOf(parts), ...more }),
    unassign: (id: string) => change<PaymentChanged>('DELETE', `${at(id)}/allocations`),
    ignore: (id: string, body?: object) => change<PaymentChanged>('PUT', `${at(id)}/ignored`, body),
    unignore: (id: string) => change<PaymentChanged>('DELETE', `${at(id)}/ignored`),
    undo: (id: string) => change<PaymentChanged>('POST', `${at(id)}/undo`),

    /** Books cash; says status, code and the payment. */
    async cash(key: string, body: object) {
      const answer = await app.send<PaymentChanged>('POST', `${API}/payments`, {
        headers: { 'Idempotency-Key': key },
        body,
      });
      return { ...answer, refusal: codeOf(answer) };
    },

    /** The status and code of a call that changes a payment. */
    refused: async (method: string, path: string, ask: Ask = {}) =>
      codeOf(await app.send(method, `${API}/payments/${path}`, ask)),
  };
}

/** Parts as a request names them. */
export const partsOf = (parts: { [playerId: string]: number }) =>
  Object.entries(parts).map(([player_id, amount]) => ({ player_id, amount }));
