import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import { BankError } from '../wire/bank-error.ts';
import { type Answer, refusal, send } from '../wire/answer.ts';

export type TroubleKind = keyof typeof TROUBLE_KINDS;

/** What goes wrong with the next `calls` calls, or with all of them until it is cleared. */
export type Trouble = {
  kind: TroubleKind;
  calls: number | null;
  /** How many calls go well before. */
  skip?: number | undefined;
  /** Only calls of this method, and of paths that begin so. */
  method?: string | undefined;
  path?: string | undefined;
  /** Of a slow answer. */
  milliseconds?: number | undefined;
  /** Of a refusal for too many calls, in seconds. The bank is not known to send it. */
  retry_after?: number | undefined;
  /** Where a redirect leads. */
  location?: string | undefined;
};

/** Answers a call badly. What calls `answer` lets the call have its effect first. */
type Play = (response: Response, answer: () => Answer, trouble: Trouble) => unknown;

const MEGABYTES_10 = 10_000_000;
const DEEP = 2_000_000;

/** Everything that may go wrong with a call, with what the page says of it. */
export const TROUBLE_KINDS = {
  slow: [
    'Slow',
    (response, answer, { milliseconds = 5000 }) => pause(milliseconds).then(() => send(response, answer())),
  ],
  reset: ['Down, the connection breaks', (response) => response.destroy()],
  lost: ['Done, but the answer is lost', (response, answer) => [answer(), response.destroy()]],
  timeout: ['No answer, ever', () => undefined],
  stuck: ['Done, but no answer, ever', (_, answer) => answer()],
  rate_limited: [
    'Too many calls (429)',
    (response, _, { retry_after }) => {
      if (retry_after !== undefined) response.set('Retry-After', String(retry_after));
      return refuse(response, 'rate_limited', 'Too many requests');
    },
  ],
  error_500: ['Error (500)', (response) => refuse(response, 'internal_service', 'Internal service error')],
  error_504: ['Gateway timeout (504)', (response) => refuse(response, 'timeout', 'Request timed out')],
  unknown_token: [
    'Token refused (401)',
    (response) => refuse(response, 'unauthorized.bad_access_token', 'Bad access token'),
  ],
  html: [
    'A gateway’s page (502)',
    (response) => response.status(502).type('html').end('<html><h1>502 Bad Gateway</h1></html>'),
  ],
  empty: ['Done, with an empty answer', (response, answer) => send(response, { ...answer(), text: '' })],
  cut: [
    'Done, with half an answer',
    async (response, answer) => {
      const { status, text } = answer();
      response
        .status(status)
        .type('json')
        .set('Content-Length', String(Buffer.byteLength(text)));
      response.write(text.slice(0, text.length / 2));
      await pause(20);
      response.destroy();
    },
  ],
  not_json: ['Not JSON', (response) => send(response, { status: 200, text: 'undefined' })],
  wrong_shape: [
    'JSON of another shape',
    (response) => send(response, { status: 200, text: '{"unexpected":[]}' }),
  ],
  wrong_amount: [
    'Every amount a penny off',
    (response, answer) => {
      const { status, text } = answer();
      const wrong = text.replaceAll(/"amount":(-?\d+)/g, (_, amount) => `"amount":${Number(amount) + 1}`);
      return send(response, { status, text: wrong });
    },
  ],
  redirect: [
    'Sent to another host',
    (response, _, { location = 'https://elsewhere.example/' }) => response.redirect(302, location),
  ],
  huge: [
    'An answer of 10 MB',
    (response) => send(response, { status: 200, text: `{"padding":"${'x'.repeat(MEGABYTES_10)}"}` }),
  ],
  deep: [
    'JSON two million deep',
    (response) => send(response, { status: 200, text: `${'['.repeat(DEEP)}${']'.repeat(DEEP)}` }),
  ],
  endless: ['An answer without end', (response) => writeForEver(response, 'x'.repeat(16_384), 0)],
  drip: ['A character a second', (response) => writeForEver(response, ' ', 1000)],
} satisfies Record<string, [label: string, play: Play]>;

/** Answers a call in the way of its trouble. */
export const playTrouble = (response: Response, answer: () => Answer, trouble: Trouble): unknown => {
  const play: Play = TROUBLE_KINDS[trouble.kind][1];
  return play(response, answer, trouble);
};

const refuse = (response: Response, code: string, message: string) =>
  send(response, refusal(new BankError(code, message)));

/** Sends the text again and again, with a pause each time, until the caller has had enough. */
async function writeForEver(response: Response, text: string, milliseconds: number): Promise<void> {
  response.type('json').write('{"padding":"');
  await pipeline(Readable.from(repeat(text, milliseconds)), response).catch(() => undefined);
}

async function* repeat(text: string, milliseconds: number) {
  for (;;) {
    yield text;
    if (milliseconds > 0) await pause(milliseconds);
  }
}
