import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hashPassword, isPasswordOf, passwordProblem } from './passwords.ts';

describe('a new password', () => {
  it.each([
    'half past six at Riverside',
    'correct horse battery staple',
    'ZXCV qwer 1234 five-a-side',
    'x7'.repeat(3) + 'goalkeeper',
    '⚽🥅'.repeat(3) + ' Łódź!',
    `${'é'.repeat(60)}, 128 altogether, ${'字'.repeat(48)}`,
  ])('may be “%s”', (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  it.each([
    ['password1234', 'guess'],
    ['Password1234', 'guess'],
    ['123456789012', 'guess'],
    ['passwordpassword', 'guess'],
    ['qwertyuiop12', 'guess'],
    ['1q2w3e4r5t6y', 'guess'],
    ['letmein12345', 'guess'],
    ['iloveyou12345!', 'guess'],
    ['adminadminadmin', 'guess'],
    ['aaaaaaaaaaaa', 'guess'],
    ['abcabcabcabc', 'guess'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'guess'],
    ['eleven char', 'at least 12'],
    ['⚽'.repeat(11), 'at least 12'],
    ['ab'.repeat(65), 'at most 128'],
    [`half a letter \ud83d`, 'half'],
  ])('may not be %j', (password, why) => {
    expect(passwordProblem(password)).toContain(why);
  });
});

describe('a hash', () => {
  // It comes first, since memory that an earlier hash had left would hide what its own leave.
  it('leaves no memory behind', async () => {
    const { rss: before } = process.memoryUsage();
    for (let round = 0; round < 3; round++)
      await Promise.all(Array.from({ length: 4 }, () => hashPassword('the same')));
    expect(process.memoryUsage().rss - before).toBeLessThan(19 * 1024 * 1024);
  });

  it('is of its own password only, of any characters', async () => {
    const password = '⚽é字'.repeat(42) + 'xy';
    const hash = await hashPassword(password);
    expect(await isPasswordOf(hash, password)).toBe(true);
    expect(await isPasswordOf(hash, password.normalize('NFD'))).toBe(true);
    for (const wrong of ['', password.slice(0, -1), `${password} `, hash])
      expect(await isPasswordOf(hash, wrong)).toBe(false);
  });

  it('is another one each time', async () => {
    expect(await hashPassword('the same')).not.toBe(await hashPassword('the same'));
  });

  it('leaves room for files while many others are made', async () => {
    let made = 0;
    const all = Array.from({ length: 16 }, () => hashPassword('the same').then(() => (made += 1)));
    await stat(import.meta.filename);
    expect(made).toBeLessThan(8);
    await Promise.all(all);
    expect(made).toBe(16);
  });

  it('costs what it said when it was made', async () => {
    const cheap = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    expect(await isPasswordOf(`${cheap}${'A'.repeat(43)}`, 'x')).toBe(false);
    expect(await hashPassword('x')).toContain('m=33792,t=2,p=1');
  });

  it('takes as long where there is none', async () => {
    const timed = async (hash: string | null) => {
      const began = performance.now();
      for (let round = 0; round < 5; round++) expect(await isPasswordOf(hash, 'wrong')).toBe(false);
      return performance.now() - began;
    };
    const hash = await hashPassword('right');
    await timed(hash);
    const [known, unknown] = [await timed(hash), await timed(null)];
    expect(unknown / known).toBeGreaterThan(0.2);
  });

  it('leaves the event loop to others meanwhile', async () => {
    let rounds = 0;
    const timer = setInterval(() => rounds++, 1);
    await Promise.all(Array.from({ length: 8 }, () => hashPassword('x')));
    clearInterval(timer);
    expect(rounds).toBeGreaterThan(5);
  });
});
