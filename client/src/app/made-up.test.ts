import { afterEach, describe, expect, test, vi } from 'vitest';

const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };

/** What the app is told that opens at this address. */
async function openAt(path: string) {
  happyDOM.setURL(`http://localhost${path}`);
  vi.resetModules();
  return import('./made-up.ts');
}

describe('the made-up season in the browser, it', () => {
  afterEach(() => happyDOM.setURL('http://localhost/'));

  test.each(['/made-up', '/made-up/', '/made-up/fixtures/fixture_1'])('is what %s shows', async (path) => {
    const { isMadeUp, addressOf, nameInStorage } = await openAt(path);
    expect(isMadeUp).toBe(true);
    expect(addressOf('/players')).toBe('/api/v1/made_up/players');
    expect(addressOf('/setups')).toBe('/api/v1/made_up/setups');
    for (const call of ['/session', '/sessions/x', '/password', '/tokens', '/made_up_season'])
      expect(addressOf(call)).toBe(`/api/v1${call}`);
    expect(nameInStorage('queue:')).toBe('made-up:queue:');
  });

  test.each(['/', '/made-up-of-players', '/players/made-up'])('is not what %s shows', async (path) => {
    const { isMadeUp, addressOf, nameInStorage, leaveIfGone } = await openAt(path);
    expect(isMadeUp).toBe(false);
    expect(addressOf('/players')).toBe('/api/v1/players');
    expect(nameInStorage('queue:')).toBe('queue:');
    leaveIfGone('no_made_up_season');
    expect(location.pathname).toBe(path);
  });
});
