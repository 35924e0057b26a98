import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../support/clock.ts';
import { stores } from '../support/stores.ts';
import { codeOf, countOf, DEVICE, PASSWORD, useTwoDoors } from './two-doors.ts';

describe.each(stores)('the first password, on $name', (store) => {
  const doors = useTwoDoors(store);
  const prepare = (organiserPassword?: string) => doors.one.access.prepare({ organiserPassword });
  const claim = (token: string | null, password = PASSWORD, door = doors.one) =>
    door.access.claim({ token: token ?? '', password, device: DEVICE });

  /** Whoever comes while nobody has claimed is told that the link is wrong, and later that there is none. */
  const expectRefused = (codes: (string | null)[]) => {
    for (const code of codes) expect([null, 'wrong_token', 'not_found']).toContain(code);
  };

  it('is chosen with the link of the last start', async () => {
    expect(await doors.one.access.state()).toEqual({ setup_required: true, isSetupOpen: true });
    const { setupToken: old } = await prepare();
    const { setupToken } = await prepare();
    expect(setupToken).toMatch(/^[\w-]{43}$/);
    expect(await codeOf(claim(old))).toBe('wrong_token');
    const { sessionToken } = await claim(setupToken);
    expect(await doors.other.access.callerOfSession(sessionToken)).toMatchObject({ role: 'organiser' });
    expect(await doors.one.access.state()).toEqual({ setup_required: false, isSetupOpen: false });
    expect(await prepare()).toEqual({ setupToken: null, ignoredPassword: false });
    await doors.logIn();
  });

  it('is chosen by one of 50 who claim at once in two processes', async () => {
    const { setupToken } = await prepare();
    const claims = Array.from({ length: 50 }, (_, index) =>
      codeOf(claim(setupToken, `${PASSWORD} ${index}`, index % 2 ? doors.one : doors.other)),
    );
    const codes = await Promise.all(claims);
    expect(countOf(codes)['let in']).toBe(1);
    expectRefused(codes);
    await doors.logIn(`${PASSWORD} ${codes.indexOf(null)}`);
    expect(await codeOf(claim(setupToken))).toBe('not_found');
    expect(await doors.store.sessions.list('organiser')).toHaveLength(2);
  });

  it('can’t be chosen with a wrong link, or after a day', async () => {
    const { setupToken } = await prepare();
    for (const wrong of ['', 'wrong', `${setupToken}x`, setupToken?.slice(1) ?? ''])
      expect(await codeOf(claim(wrong))).toBe('wrong_token');
    doors.clock.advance(DAY);
    expect(await codeOf(claim(setupToken))).toBe('wrong_token');
    const fresh = await prepare();
    doors.clock.advance(DAY - MINUTE);
    await claim(fresh.setupToken);
  });

  it('leaves the link alive when it is refused', async () => {
    const { setupToken } = await prepare();
    for (const weak of ['short', 'password1234', 'x'.repeat(129)])
      expect(await codeOf(claim(setupToken, weak))).toBe('invalid_input');
    await claim(setupToken);
  });

  it('comes from the environment where nobody has claimed, and closes the link', async () => {
    const { setupToken } = await prepare();
    expect(await codeOf(prepare('password1234'))).toBe('invalid_input');
    expect(await prepare(PASSWORD)).toEqual({ setupToken: null, ignoredPassword: false });
    expect(await codeOf(claim(setupToken))).toBe('not_found');
    expect(await prepare('another one of theirs')).toEqual({ setupToken: null, ignoredPassword: true });
    await doors.logIn();
    expect(await codeOf(doors.logIn('another one of theirs'))).toBe('wrong_password');
  });

  it('is made once when two processes start at once', async () => {
    const starts = [doors.one, doors.other].map(({ access }) =>
      access.prepare({ organiserPassword: undefined }),
    );
    const tokens = (await Promise.all(starts)).map(({ setupToken }) => setupToken);
    const codes = await Promise.all(tokens.map((token) => codeOf(claim(token))));
    expect(countOf(codes)['let in']).toBe(1);
    expectRefused(codes);
  });

  it('is chosen anew after a reset, which ends all sessions of the organiser', async () => {
    const sessionToken = await doors.claim();
    const { setupToken } = await doors.other.access.reset();
    expect(await doors.one.access.callerOfSession(sessionToken)).toBeNull();
    expect(await codeOf(doors.logIn())).toBe('wrong_password');
    expect(await doors.one.access.state()).toEqual({ setup_required: true, isSetupOpen: true });
    await claim(setupToken, 'another one of theirs');
    await doors.logIn('another one of theirs');
  });

  it('is stored as a salted hash that nobody can read, as the link is', async () => {
    const { setupToken } = await prepare();
    const before = JSON.stringify(await doors.store.accounts.list());
    const { sessionToken } = await claim(setupToken);
    const { token } = await doors.one.tokens.create('The spreadsheet');
    const stored = JSON.stringify([
      before,
      await doors.store.accounts.list(),
      await doors.store.sessions.list('organiser'),
      await doors.store.tokens.list(),
    ]);
    for (const secret of [setupToken ?? '', PASSWORD, sessionToken, token])
      expect(stored).not.toContain(secret);
    expect(stored).toMatch(/\$argon2id\$v=19\$m=33792,t=2,p=1\$/);
  });
});
