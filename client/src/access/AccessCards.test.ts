import { describe, expect, test, vi } from 'vitest';
import { startFakeApi } from '../../test/fake-api.ts';
import { mountPagePart } from '../../test/mount-page-part.ts';
import AccessCards from './AccessCards.vue';

const AT = new Date(Date.now() - 3 * 86_400_000).toISOString();
const session = (id: string, device: string, current: boolean) => ({
  id,
  device,
  current,
  created_at: AT,
  last_seen_at: AT,
});
const SESSIONS = [
  session('laptop', 'Firefox on Linux', false),
  session('mine', 'Chrome on Android', true),
  session('old', 'Safari on iPhone', false),
];
const DEPUTIES = [{ id: 'sam', name: 'Sam Porter', created_at: AT, last_seen_at: null }];

function openCards(role = 'organiser') {
  return mountPagePart(AccessCards, {}, [
    [['session'], { authenticated: true, setup_required: false, role, name: role }],
    [['access', 'sessions'], { items: SESSIONS }],
    [['access', 'deputies'], { items: DEPUTIES }],
    [['access', 'tokens'], { items: [] }],
  ]);
}

describe('who can open the app, it', () => {
  test('shows each device and helper, and which device this is', () => {
    const text = openCards().text();
    expect(text).toMatch(
      /This phoneChrome on Android · nowyou.*Firefox on Linuxlast seen 3 days ago.*Safari on iPhone/,
    );
    expect(text).toContain('Sam Porter, helping out');
    expect(text).toContain('hasn’t opened the link yet');
  });

  test('logs all others out, and not this device', async () => {
    const requests = await startFakeApi(({ call }) =>
      call.startsWith('DELETE')
        ? { body: {} }
        : { body: { items: call === 'GET /sessions' ? [SESSIONS[1]] : [] } },
    );
    const cards = openCards();
    await cards
      .findAll('button')
      .find((button) => button.text() === 'Log out everywhere else')
      ?.trigger('click');
    await vi.waitFor(() => expect(cards.text()).not.toContain('Firefox on Linux'));
    expect(requests.map(({ call }) => call).filter((call) => call.startsWith('DELETE'))).toEqual([
      'DELETE /sessions/laptop',
      'DELETE /sessions/old',
    ]);
  });

  test('says why nobody was logged out', async () => {
    await startFakeApi(({ call }) => ({ status: 503, body: { code: 'unavailable', detail: `No ${call}` } }));
    const cards = openCards();
    for (const [name, call] of [
      ['Log out of Firefox on Linux', 'DELETE /sessions/laptop'],
      ['Log out on this device', 'DELETE /session'],
    ] as const) {
      const button = cards
        .findAll('button')
        .find((one) => (one.attributes('aria-label') ?? one.text()) === name);
      await button?.trigger('click');
      await vi.waitFor(() => expect(cards.findAll('[role=alert]').at(-1)?.text()).toBe(`No ${call}`));
    }
  });

  test('removes a helper once that is confirmed', async () => {
    const requests = await startFakeApi(() => ({ body: { items: [] } }));
    const cards = openCards();
    const press = async (name: string) => {
      const button = () =>
        [...document.querySelectorAll('button')].findLast(
          (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === name,
        );
      await vi.waitFor(() => expect(button()).toBeDefined());
      button()?.click();
    };
    await press('Remove Sam Porter');
    await vi.waitFor(() => expect(document.body.textContent).toContain('Remove Sam Porter?'));
    expect(requests).toEqual([]);
    await press('Remove helper');
    await vi.waitFor(() => expect(cards.text()).not.toContain('Sam Porter'));
    expect(requests[0]?.call).toBe('DELETE /deputies/sam');
  });

  test('shows a helper only their own password and the way out', () => {
    const text = openCards('deputy').text();
    expect(text).toContain('You log in as deputy');
    expect(text).toContain('Change the password');
    expect(text).toContain('Log out on this device');
    for (const words of ['Invite a helper', 'Firefox on Linux', 'Sam Porter', 'token'])
      expect(text).not.toContain(words);
  });

  test('says once what failed to load', async () => {
    await startFakeApi(() => ({ status: 503, body: { code: 'unavailable', detail: 'Not today.' } }));
    const cards = mountPagePart(AccessCards, {});
    await vi.waitFor(() => expect(cards.text()).toContain('Not today.'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(cards.text().split('Not today.')).toHaveLength(2);
  });
});
