import type { FixtureCreated, FixtureDetail } from '@paidup/shared/fixture';
import type { Page } from '@paidup/shared/list';
import type { Payment, PaymentDetail } from '@paidup/shared/payment';
import type { PlayerChanged, PlayerDetail } from '@paidup/shared/player';
import type { Problem } from '@paidup/shared/problem';
import type { WebhookOutcome } from '@paidup/shared/webhook';
import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import type { Ask } from './http-client.ts';

type Fields = { [key: string]: unknown };

export const API = '/api/v1';

/** The calls that most tests begin with; each expects to succeed. */
export function clubOf(app: TestApp) {
  return {
    addPlayer: (name: string, names: string[] = [], more: Fields = {}) =>
      expectOk<PlayerChanged>(app, 'POST', '/players', 201, { name, accepted_bank_names: names, ...more }),
    addFixture: (fields: Fields = {}) =>
      expectOk<FixtureCreated>(app, 'POST', '/fixtures', 201, { ...aFixture, ...fields }),
    player: (id: string) => expectOk<PlayerDetail>(app, 'GET', `/players/${id}`, 200),
    fixture: (id: string) => expectOk<FixtureDetail>(app, 'GET', `/fixtures/${id}`, 200),
    payment: (id: string) => expectOk<PaymentDetail>(app, 'GET', `/payments/${encodeURIComponent(id)}`, 200),
    payments: (query = '') => expectOk<Page<Payment>>(app, 'GET', `/payments${query}`, 200),
    join: (fixture: string, player: string, guests?: number) =>
      expectOk<FixtureDetail>(
        app,
        'PUT',
        `/fixtures/${fixture}/players/${player}`,
        200,
        guests === undefined ? undefined : { guests },
      ),
    change: <Body>(method: string, path: string, body?: unknown) =>
      expectOk<Body>(app, method, path, 200, body),
    deliver: (body: unknown) => deliver(app, body),
  };
}

/** A fixture that can be made as it stands: a Wednesday in winter, kick-off 18:30 UTC. */
export const aFixture = { date: '2026-11-25', time: '18:30', location: 'Riverside 5s', cost: 4500 };

/** Posts a delivery of the bank's and expects it to be taken. */
export async function deliver(app: TestApp, body: unknown): Promise<WebhookOutcome> {
  const answer = await app.send<WebhookOutcome>('POST', '/monzo_webhook', { body });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return answer.body;
}

/** The status and code of a call below `/api/v1`; a problem is checked for its whole shape. */
export async function refusalOf(app: TestApp, method: string, path: string, ask: Ask = {}) {
  return codeOf(await app.send<Problem>(method, `${API}${path}`, ask));
}

/** The status and code of an answer, having checked that it is a whole problem. */
export function codeOf(answer: Awaited<ReturnType<TestApp['send']>>): [number, string | undefined] {
  if (answer.status < 400) return [answer.status, undefined];
  const problem = answer.body as Problem;
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(problem).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    status: answer.status,
    detail: expect.stringMatching(/^[“A-Z].*\.$/s),
    request_id: answer.headers['x-request-id'],
  });
  expect(answer.text).not.toMatch(/node_modules|\.ts\b|SQLITE|Mongo|\bat .*:\d+:\d+/);
  return [problem.status, problem.code];
}

async function expectOk<Body>(
  app: TestApp,
  method: string,
  path: string,
  status: number,
  body?: unknown,
): Promise<Body> {
  const answer = await app.send<Body>(method, `${API}${path}`, { body });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
  return answer.body;
}
