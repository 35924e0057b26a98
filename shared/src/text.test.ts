import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { bankName, line, note, personName } from './text.ts';

const schemas: [what: string, schema: z.ZodType, max: number][] = [
  ['a line', line(1, 200), 200],
  ['a note', note, 500],
  ['the name of a person', personName, 100],
  ['a bank name', bankName, 64],
];

/** The part of the document about a schema. */
const documented = (schema: z.ZodType) =>
  (schema.meta()?.['override'] ?? {}) as { pattern: string; minLength: number; maxLength: number };

describe.each(schemas)('%s', (_what, schema, max) => {
  it('takes every character that the documented pattern allows', () => {
    const { pattern } = documented(schema);
    const fits = new RegExp(pattern, 'u');
    let fitting = 0;
    for (let code = 0; code < 0x110000; code++) {
      const text = String.fromCodePoint(code);
      if (!text.isWellFormed() || !fits.test(text)) continue;
      fitting++;
      if (!schema.safeParse(text).success) expect.fail(`U+${code.toString(16)} is refused`);
    }
    expect(fitting).toBeGreaterThan(90_000);
  });

  it('is as long as the document says, in characters as people count them', () => {
    expect(documented(schema).maxLength).toBe(max);
    const tiger = '🐅a';
    expect(schema.safeParse(tiger.repeat(max / 2)).success).toBe(true);
    expect(schema.safeParse(`${tiger.repeat(max / 2)}a`).error?.issues).toMatchObject([
      { message: `must have at most ${max} characters` },
    ]);
  });

  it.each(['a\u0000', 'a\u0085', 'a\u001b[31m', '\u007fa', 'a\ud800'])('must not contain %j', (text) => {
    expect(!text.isWellFormed() || !new RegExp(documented(schema).pattern, 'u').test(text)).toBe(true);
    expect(schema.safeParse(text).error?.issues).toMatchObject([
      { message: 'must not contain control characters' },
    ]);
  });

  it('is checked within 150 ms of the processor, however long and odd', () => {
    const began = process.cpuUsage();
    for (const text of [' '.repeat(50_000), '\ufeff'.repeat(50_000), `${'a '.repeat(25_000)}\u0000`])
      schema.safeParse(text);
    expect(process.cpuUsage(began).user).toBeLessThan(150_000);
  });
});
