import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../support/clock.ts';
import { stores } from '../support/stores.ts';
import { codeOf, countOf, DEVICE, PASSWORD, useTwoDoors } from './two-doors.ts';

describe.each(stores)('a deputy, on $name', (store) => {
  const doors = useTwoDoors(store);
  const claim = (token: string, password = PASSWORD) =>
    doors.other.access.claim({ token, password, device: DEVICE });
  const logIn = (name: string, password = PASSWORD) =>
    doors.other.access.logIn({ name, password, address: '192.0.2.1', device: DEVICE });

  it('chooses a password with a link, once, and logs in by name', async () => {
    await doors.claim();
    const { deputy, setupToken } = await doors.one.deputies.create('Sam Porter');
    expect(await doors.one.access.state()).toEqual({ setup_required: false, isSetupOpen: true });
    expect(await codeOf(logIn('Sam Porter'))).toBe('wrong_password');
    expect(await codeOf(claim('wrong'))).toBe('wrong_token');
    await claim(setupToken, 'a password of their own');
    expect(await codeOf(claim(setupToken))).toBe('not_found');
    const { sessionToken } = await logIn('sam porter', 'a password of their own');
    expect(await doors.one.access.callerOfSession(sessionToken)).toEqual({
      role: 'deputy',
      name: 'Sam Porter',
      account_id: deputy.id,
      session_id: expect.any(String),
      token_id: null,
    });
    expect(await codeOf(doors.logIn('a password of their own'))).toBe('wrong_password');
    expect(await codeOf(logIn('Sam Porter'))).toBe('wrong_password');
  });

  it('has a link that lives for a day', async () => {
    await doors.claim();
    const { setupToken } = await doors.one.deputies.create('Sam Porter');
    doors.clock.advance(DAY);
    expect(await codeOf(claim(setupToken))).toBe('not_found');
    expect(await doors.one.access.state()).toMatchObject({ isSetupOpen: false });
  });

  it('is listed with when they were seen', async () => {
    await doors.claim();
    const made = doors.clock.now();
    const { deputy, setupToken } = await doors.one.deputies.create('Sam Porter');
    expect(deputy).toEqual({
      id: expect.stringMatching(/^deputy_/),
      name: 'Sam Porter',
      created_at: made,
      last_seen_at: null,
    });
    const seen = () => ({ items: [{ ...deputy, last_seen_at: doors.clock.now() }] });
    const { sessionToken } = await claim(setupToken);
    expect(await doors.one.deputies.list()).toEqual(seen());
    doors.clock.advance(MINUTE);
    await doors.other.access.callerOfSession(sessionToken);
    expect(await doors.one.deputies.list()).toEqual(seen());
  });

  it('is out at once when they are removed, and their log-in is gone', async () => {
    await doors.claim();
    const { deputy, setupToken } = await doors.one.deputies.create('Sam Porter');
    const { sessionToken } = await claim(setupToken);
    const ended: string[] = [];
    doors.one.access.whenSessionEnds((id) => ended.push(id));
    await doors.one.deputies.remove(deputy.id);
    expect(await doors.other.access.callerOfSession(sessionToken)).toBeNull();
    expect(ended).toHaveLength(1);
    expect(await codeOf(logIn('Sam Porter'))).toBe('wrong_password');
    expect(await codeOf(doors.one.deputies.remove(deputy.id))).toBe('not_found');
    await doors.one.deputies.create('Sam Porter');
  });

  it('is never the organiser, who can’t be removed', async () => {
    await doors.claim();
    expect(await codeOf(doors.one.deputies.remove('organiser'))).toBe('not_found');
    expect(await doors.one.deputies.list()).toEqual({ items: [] });
    await doors.logIn();
  });

  it('changes their own password and no other', async () => {
    await doors.claim();
    const { setupToken } = await doors.one.deputies.create('Sam Porter');
    const { sessionToken } = await claim(setupToken, 'a password of their own');
    const sam = await doors.one.access.callerOfSession(sessionToken);
    if (sam === null) throw new Error('nobody');
    const change = (current: string) =>
      codeOf(doors.one.access.changePassword(sam, { current, next: 'the next one they took' }));
    expect(await change(PASSWORD)).toBe('invalid_input');
    expect(await change('a password of their own')).toBeNull();
    await logIn('Sam Porter', 'the next one they took');
    await doors.logIn();
  });
});

describe.each(stores)('a name in histories, on $name', (store) => {
  const doors = useTwoDoors(store);

  it.each(['organiser', 'Organiser', 'webhook', 'catch_up', 'Catch up', 'import', 'ORGANISER!'])(
    'is never “%s” but for whom it means',
    async (name) => {
      expect(await codeOf(doors.one.deputies.create(name))).toBe('invalid_input');
      expect(await codeOf(doors.one.tokens.create(name))).toBe('invalid_input');
      expect(await doors.one.tokens.list()).toEqual({ items: [] });
    },
  );

  it('belongs to one deputy or token, of 20 who want it at once', async () => {
    const wanted = Array.from({ length: 20 }, (_, index) =>
      codeOf(index % 2 ? doors.one.deputies.create('Sam Porter') : doors.other.tokens.create('SAM PORTER')),
    );
    expect(countOf(await Promise.all(wanted))).toEqual({ 'let in': 1, invalid_input: 19 });
  });
});

describe.each(stores)('an API token, on $name', (store) => {
  const doors = useTwoDoors(store);

  it('says which script it is until it is revoked', async () => {
    const { token, ...sheet } = await doors.one.tokens.create('The spreadsheet');
    expect(token).toMatch(/^paidup_[\w-]{43}$/);
    expect(await doors.other.access.callerOfToken(token)).toEqual({
      role: 'token',
      name: 'The spreadsheet',
      account_id: null,
      session_id: null,
      token_id: sheet.id,
    });
    for (const wrong of ['', 'paidup_', token.slice('paidup_'.length), `${token}x`])
      expect(await doors.other.access.callerOfToken(wrong)).toBeNull();
    expect(await doors.other.access.callerOfSession(token)).toBeNull();
    await doors.one.tokens.remove(sheet.id);
    expect(await doors.other.access.callerOfToken(token)).toBeNull();
    expect(await codeOf(doors.one.tokens.remove(sheet.id))).toBe('not_found');
  });

  it('is listed with when it was used, to the minute', async () => {
    const { token, ...sheet } = await doors.one.tokens.create('The spreadsheet');
    expect(sheet).toMatchObject({ last_used_at: null });
    const first = doors.clock.now();
    await doors.one.access.callerOfToken(token);
    doors.clock.advance(MINUTE - 1);
    await doors.one.access.callerOfToken(token);
    expect(await doors.other.tokens.list()).toEqual({ items: [{ ...sheet, last_used_at: first }] });
    doors.clock.advance(1);
    await doors.one.access.callerOfToken(token);
    expect(await doors.other.tokens.list()).toEqual({
      items: [{ ...sheet, last_used_at: doors.clock.now() }],
    });
  });

  it('can do nothing that takes an account', async () => {
    const { token } = await doors.one.tokens.create('The spreadsheet');
    const caller = await doors.one.access.callerOfToken(token);
    if (caller === null) throw new Error('nobody');
    const { access } = doors.one;
    expect(await codeOf(access.sessions(caller))).toBe('forbidden');
    expect(await codeOf(access.endSession(caller, 'session'))).toBe('forbidden');
    expect(await codeOf(access.changePassword(caller, { current: '', next: PASSWORD }))).toBe('forbidden');
  });
});
