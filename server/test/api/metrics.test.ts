import { describe, expect, it, test, vi } from 'vitest';
import { transfer } from '../support/bank.ts';
import { API, clubOf, codeOf } from '../support/club.ts';
import { openStream } from '../support/event-stream.ts';
import { addDeputy, addToken } from '../support/log-in.ts';
import { NOT_FOUND } from '../support/refusals.ts';
import { useApp, useSharedApp } from '../support/use-app.ts';
import { StoreError } from '../../src/store/store.ts';

describe('the metrics', () => {
  const app = useApp();
  const read = async () => (await app().sendAsStranger('GET', '/metrics')).text;
  const valueOf = (text: string, name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1);

  it('are the text that Prometheus reads', async () => {
    const answer = await app().sendAsStranger('GET', '/metrics?x=1');
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
    });
    for (const line of answer.text.split('\n').filter(Boolean))
      expect(line).toMatch(/^(# (HELP|TYPE) paidup_\w+ .+|paidup_\w+(\{[^}]+\})? [\d.]+)$/);
    expect(await app().sendAsStranger('HEAD', '/metrics')).toMatchObject({ status: 200, text: '' });
  });

  it('count each delivery once, by its outcome, and how long it took', async () => {
    await clubOf(app()).addPlayer('Ash', ['ASH A']);
    const body = transfer('ASH A');
    const bodies = [body, body, transfer('B'), { type: 'x' }, '{', Buffer.alloc(70_000)];
    for (const one of bodies) await app().send('POST', '/monzo_webhook', { body: one });
    vi.spyOn(app().store.payments, 'recordOnce').mockRejectedValue(new StoreError('unavailable', 'full'));
    const failed = await app().send('POST', '/monzo_webhook', { body: transfer('C') });
    vi.restoreAllMocks();
    expect(failed.status).toBe(503);
    const text = await read();
    const expected = { credited: 1, duplicate: 1, unmatched: 1, ignored: 1, refused: 2, failed: 1 };
    for (const [outcome, count] of Object.entries(expected))
      expect(text).toContain(`paidup_deliveries_total{outcome="${outcome}"} ${count}\n`);
    expect(valueOf(text, 'paidup_delivery_seconds_count')).toBe('5');
    expect(valueOf(text, 'paidup_store_errors_total')).toBe('1');
  });

  it('tell of open streams, and of what is in work', async () => {
    const [one, other] = [await openStream(app()), await openStream(app())];
    expect(valueOf(await read(), 'paidup_event_streams')).toBe('2');
    one.close();
    await vi.waitFor(async () => expect(valueOf(await read(), 'paidup_event_streams')).toBe('1'));
    expect(valueOf(await read(), 'paidup_requests_in_work')).toBe('0');
    other.close();
  });

  it('say nothing of an audit before there was one', async () => {
    expect(valueOf(await read(), 'paidup_audit_findings')).toBeUndefined();
    app().metrics.audited({ findings: ['one', 'two'] });
    expect(valueOf(await read(), 'paidup_audit_findings')).toBe('2');
  });
});

describe('the address of the metrics', () => {
  const app = useSharedApp();

  const strange: { [name: string]: string }[] = [
    { Host: 'club.example' },
    { Host: '127.0.0.1.evil.example' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-Proto': 'https' },
    { Forwarded: 'for=127.0.0.1' },
    { Via: '1.1 proxy' },
    { 'X-Real-IP': '127.0.0.1' },
    { 'CF-Connecting-IP': '203.0.113.9' },
    { 'Tailscale-User-Login': 'ash@example.org' },
  ];

  test.each(strange)('does not exist for others, whatever they have but a token: %j', async (headers) => {
    const deputy = await addDeputy(app(), `Sam ${JSON.stringify(headers).replace(/\W/g, ' ').slice(0, 60)}`);
    for (const session of [{}, app().session, deputy, { Authorization: 'Bearer nonsense' }])
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
        const answer = await app().sendAsStranger(method, '/metrics', {
          headers: { ...session, ...headers, Accept: 'text/html' },
        });
        expect(codeOf(answer)).toEqual(NOT_FOUND);
        expect(answer.headers).not.toHaveProperty('allow');
      }
  });

  it('is open to a token from anywhere', async () => {
    const token = await addToken(app(), 'Prometheus');
    for (const headers of strange) {
      const answer = await app().sendAsStranger('GET', '/metrics', { headers: { ...token, ...headers } });
      expect([headers, answer.status]).toEqual([headers, 200]);
    }
    expect((await app().sendAsStranger('GET', `${API}/metrics`, { headers: token })).status).toBe(404);
  });

  it('is open to this machine under each of its names', async () => {
    for (const Host of ['localhost', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:1'])
      expect((await app().sendAsStranger('GET', '/metrics', { headers: { Host } })).status).toBe(200);
    expect(await app().sendAsStranger('POST', '/metrics')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});
