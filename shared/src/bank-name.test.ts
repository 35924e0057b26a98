import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseBankName } from './bank-name.ts';
import { seed } from '../test/seed.ts';

const property = <Value>(arbitrary: fc.Arbitrary<Value>, holds: (value: Value) => void) =>
  fc.assert(fc.property(arbitrary, holds), { seed: seed(), numRuns: 500 });

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom('a', 'İ', 'ß', 'ς', 'ͅ', '́', '̖', '\ud800', 'ﬁ', 'Ł', '가', '\u200d'),
    maxLength: 80,
  }),
);

describe('the key of a bank name', () => {
  it.each([
    ['KINGSCOTE AM', 'KINGSCOTEAM'],
    ['  Kingscote   Am ', 'KINGSCOTEAM'],
    ['KINGSCOTE\tAM\u00a0', 'KINGSCOTEAM'],
    ["O'NEIL-SMITH J.", 'ONEILSMITHJ'],
    ['SMITH J & JONES A', 'SMITHJJONESA'],
    ['José Núñez', 'JOSENUNEZ'],
    ['Jose\u0301', 'JOSE'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'STRASSE'],
    ['İbrahim', 'IBRAHIM'],
    ['ıbrahim', 'IBRAHIM'],
    ['Łukasz Øster Đorđe', 'LUKASZOSTERDORDE'],
    ['Ægir Œuvre', 'AEGIROEUVRE'],
    ['Ǿǽ', 'OAE'],
    ['ＫＩＮＧ　５', 'KING5'],
    ['ﬁnn', 'FINN'],
    ['Ⅳ', 'IV'],
    ['zero\u200bwidth\u00ad\u202e', 'ZEROWIDTH'],
    ['ΟΔΟΣ', 'ΟΔΟΣ'],
    ['οδος', 'ΟΔΟΣ'],
    ['οδοσ', 'ΟΔΟΣ'],
    ['\u1fb3', '\u0391\u0399'],
    ['__proto__', 'PROTO'],
    ['', ''],
    [' -&- ', ''],
    ['👍🏽', ''],
    ['\u0000\u0007', ''],
    ['\ud83d', ''],
  ])('makes %j %j', (name, key) => {
    expect(normaliseBankName(name)).toBe(key);
  });

  it('keeps scripts apart that look alike', () => {
    expect(normaliseBankName('а')).not.toBe(normaliseBankName('a'));
  });

  it('is total, with a key of letters and digits for every text', () => {
    property(anyText, (text) => {
      expect(normaliseBankName(text)).toMatch(/^[\p{L}\p{Nd}]*$/u);
    });
  });

  it('is idempotent', () => {
    property(anyText, (text) => {
      const key = normaliseBankName(text);
      expect(normaliseBankName(key)).toBe(key);
    });
  });

  it('is idempotent and blind to composition for every character there is', () => {
    const off: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      const key = normaliseBankName(character);
      const forms = [key, character.normalize('NFC'), character.normalize('NFD')];
      if (forms.some((form) => normaliseBankName(form) !== key)) off.push(code.toString(16));
    }
    expect(off).toEqual([]);
  });

  it('ignores case', () => {
    property(anyText, (text) => {
      expect(normaliseBankName(text.toUpperCase())).toBe(normaliseBankName(text.toLowerCase().toUpperCase()));
    });
  });

  it('ignores characters between letters', () => {
    const gap = fc.constantFrom(' ', '-', '.', "'", '\u200b', '\u00ad', '\u0000', '\u0301');
    property(fc.tuple(fc.string(), gap, fc.string()), ([before, between, after]) => {
      expect(normaliseBankName(before + between + after)).toBe(normaliseBankName(before + after));
    });
  });

  it('grows linearly, stray marks by the thousand included', () => {
    for (const unit of ['a', '\u0301\u0316', '\u0345', 'Σ.', 'ﷺ', '\uff9e\uff9f', '가', "'"]) {
      const small = fastest(() => normaliseBankName('x' + unit.repeat(4_000)));
      const large = fastest(() => normaliseBankName('x' + unit.repeat(64_000)));
      // The text is 16 times as long. Linear time is about 16 times as much, quadratic time 256 times.
      expect(large / small, JSON.stringify(unit)).toBeLessThan(100);
    }
  });
});

const fastest = (task: () => unknown) =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const began = performance.now();
      task();
      return performance.now() - began;
    }),
  );
