import type { Response } from 'express';
import type { BankError } from './bank-error.ts';
import { goJson } from './go-json.ts';

export type Answer = { status: number; text: string; isRefusal?: boolean };

/** A refusal as an answer. */
export const refusal = ({ status, body }: BankError): Answer => ({
  status,
  text: goJson(body),
  isRefusal: true,
});

/** Sends an answer as the bank does, refusals with its own header. */
export function send(response: Response, { status, text, isRefusal }: Answer): void {
  if (isRefusal) response.set('Terror', '1');
  response.status(status).set('Content-Type', 'application/json').end(text);
}
