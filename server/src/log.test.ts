import { describe, expect, it, test } from 'vitest';
import { createLog } from './log.ts';
import { StoreError } from './store/store.ts';

const SECRET = 'a "secret" of 32 characters / more';
const HOSTILE =
  'a\r\n{"level":60,"msg":"forged"}\u001b[31mred\u009b32m\u0085\u2028\u2029\u202e\u0000\u007f\ud800é';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => void lines.push(line) }, [SECRET, 'k3y+/aaaaaaaaaaaaaa=']));
  return lines.join('');
}

describe('a line of the log', () => {
  const error = new StoreError('unavailable', HOSTILE, new TypeError(HOSTILE));
  error.stack = HOSTILE;

  test.each<[what: string, field: object]>([
    ['a text', { path: HOSTILE }],
    ['the name of a field', { [HOSTILE]: 1 }],
    ['a list', { findings: [HOSTILE, HOSTILE] }],
    ['a field of a field', { deep: { deeper: { deepest: HOSTILE } } }],
    ['an error with its cause', { err: error }],
    ['an error in a field', { failed: { error } }],
    ['something else that was thrown', { err: HOSTILE }],
  ])('is one, and no terminal obeys it, whatever is in %s', (_what, field) => {
    const text = logged((log) => log.warn(field, HOSTILE));
    expect([...text].filter(isObeyed)).toEqual(['\n']);
    expect(text).toMatch(/\n$/);
    expect(JSON.parse(text)).toMatchObject({ level: 40, msg: HOSTILE.replace('\ud800', '\ud800') });
  });

  it('has the texts as they were, for who parses it', () => {
    const text = logged((log) => log.info({ path: HOSTILE }));
    expect(JSON.parse(text)).toMatchObject({ path: HOSTILE });
  });

  it('holds none of the secrets that the server knows, in any form', () => {
    const text = logged((log) => {
      for (const form of [SECRET, encodeURIComponent(SECRET), `x${SECRET}x`, 'k3y+/aaaaaaaaaaaaaa='])
        log.error({ err: new Error(form), path: `/x/${form}` }, `It said ${form}.`);
    });
    for (const form of [SECRET, encodeURIComponent(SECRET), JSON.stringify(SECRET).slice(1, -1), 'k3y'])
      expect(text).not.toContain(form);
    expect(text.match(/It said …\./g)).toHaveLength(3);
    for (const line of text.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('holds no password of an address, and the address itself', () => {
    const text = logged((log) =>
      log.warn('no answer from mongodb+srv://club:hunter2%40@db.example:27017/club'),
    );
    expect(text).toContain('mongodb+srv://…@db.example:27017/club');
  });

  it('leaves out what nobody means to log', () => {
    const fields = {
      password: 'pw1',
      token: 'pw2',
      cookie: 'pw3',
      authorization: 'pw4',
      account_number: 'pw5',
    };
    const text = logged((log) =>
      log.info({ ...fields, body: { deep: [fields], Cookie: 'a"pw', token: 9.5 } }),
    );
    expect(text).not.toMatch(/pw|9\.5/);
    expect(JSON.parse(text)).toMatchObject({ password: '…', body: { deep: [{ token: '…' }], Cookie: '…' } });
  });

  it('has the code, the message and the cause of an error, and nothing of the records in it', () => {
    const cause = Object.assign(new Error('E11000'), { code: 11000, keyValue: { key: 'private' } });
    const text = logged((log) => log.error({ err: new StoreError('unavailable', 'no answer', cause) }));
    expect(JSON.parse(text)).toMatchObject({
      err: { type: 'StoreError', message: 'no answer', cause: { code: 11000, message: 'E11000' } },
    });
    expect(text).not.toContain('private');
  });
});

/** Decides whether a terminal would obey a character, or show what follows in another order. */
const isObeyed = (character: string) =>
  character < ' ' || (character > '~' && character < '\u00a0') || '\u2028\u2029\u202e'.includes(character);
