import type { HistoryEntry } from '@paidup/shared/history';
import { describe, expect, test } from 'vitest';
import { creditedPlayerIds, canUndo, historyInWords, canRedo, isWithdrawable } from './payment-history.ts';

const at = '2026-11-20T18:52:00.000Z';
const waiting = { status: 'unmatched', allocations: [] };
const toJo = { status: 'matched', allocations: [{ player_id: 'jo', amount: 500 }] };
const toBoth = {
  status: 'matched',
  allocations: [
    { player_id: 'jo', amount: 300 },
    { player_id: 'al', amount: 200 },
  ],
};
const setAside = { status: 'ignored', ignored_reason: 'a gift', allocations: [] };

const words = (entry: Partial<HistoryEntry>) => {
  const whole = { at, by: 'organiser', action: 'assigned', detail: '', ...entry };
  const names = new Map([
    ['jo', 'Jo'],
    ['al', 'Al'],
  ]);
  const came = { at, by: 'webhook', action: 'recorded', detail: '' };
  const undone = { ...came, action: 'undone', undoes: 1 };
  const [line] = historyInWords([came, undone, whole], (id) => names.get(id) ?? 'a player');
  return line && [line.who, line.what, line.before, line.after, line.more];
};

describe('the history of a payment in words, it', () => {
  test.each<[string, Partial<HistoryEntry>, (string | null)[]]>([
    [
      'what came in',
      { by: 'webhook', action: 'recorded', detail: '£5.00 from M BELL came from the bank' },
      ['Monzo', 'Came in', null, null, '£5.00 from M BELL came from the bank'],
    ],
    [
      'a credit',
      { before: waiting, after: toJo, detail: 'credited: £5.00 to Jo' },
      ['You', 'Credited', 'needs you', '£5.00 to Jo', null],
    ],
    [
      'a helper’s change',
      { by: 'Dave', before: waiting, after: toJo },
      ['Dave', 'Credited', 'needs you', '£5.00 to Jo', null],
    ],
    [
      'a split',
      { before: toJo, after: toBoth },
      ['You', 'Credited', '£5.00 to Jo', '£3.00 to Jo, £2.00 to Al', null],
    ],
    [
      'a name that came with a credit',
      { before: waiting, after: toJo, remembered: 'M BELL' },
      ['You', 'Credited', 'needs you', '£5.00 to Jo', 'M BELL became their bank name'],
    ],
    [
      'what was set aside',
      { action: 'ignored', before: waiting, after: setAside },
      ['You', 'Ignored', 'needs you', 'ignored: a gift', null],
    ],
    [
      'an undo',
      { action: 'undone', undoes: 1, before: setAside, after: waiting, detail: '…', forgot: 'X' },
      ['You', 'Undone', 'ignored: a gift', 'needs you', 'X is no longer their bank name'],
    ],
    [
      'an undone undo',
      { action: 'undone', undoes: 2, before: waiting, after: toJo, detail: '…' },
      ['You', 'Redone', 'needs you', '£5.00 to Jo', null],
    ],
    [
      'a script’s change of a kind unknown here',
      { by: 'constructor', action: 'toString', detail: 'something new' },
      ['Constructor', 'ToString', null, null, 'Something new'],
    ],
    [
      'a state that makes no sense',
      { before: { allocations: [null, 7, { player_id: 1 }] }, after: { allocations: 'none' } },
      ['You', 'Credited', 'needs you', 'needs you', null],
    ],
  ])('describes %s', (_what, entry, line) => expect(words(entry)).toEqual(line));

  test('begins with the latest', () => {
    const entry = { at, by: 'organiser', action: 'recorded' };
    const lines = historyInWords(
      [
        { ...entry, detail: 'first' },
        { ...entry, detail: 'last' },
      ],
      () => '',
    );
    expect(lines.map(({ more }) => more)).toEqual(['Last', 'First']);
  });

  test('knows whom it ever credited, and whether there is something to undo', () => {
    const came = { at, by: 'webhook', action: 'recorded', detail: '' };
    const moved = { at, by: 'organiser', action: 'assigned', detail: '', before: toJo, after: toBoth };
    expect(creditedPlayerIds([came, moved])).toEqual(['jo', 'al']);
    const isUndoable = (source: 'monzo' | 'cash', ...history: HistoryEntry[]) => canUndo({ source, history });
    expect([isUndoable('monzo', came), isUndoable('monzo', came, moved)]).toEqual([false, true]);
    expect(isUndoable('cash', came)).toBe(true);
    const isWhole = (source: 'monzo' | 'cash', ...history: HistoryEntry[]) =>
      isWithdrawable({ source, history });
    expect([isWhole('cash', came), isWhole('cash', came, moved), isWhole('monzo', came)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('knows whether an undo would do something again', () => {
    const entry = { at, by: 'organiser', detail: '' };
    const done = { ...entry, action: 'assigned', before: waiting, after: toJo };
    const undone = { ...entry, action: 'undone', undoes: 1, before: toJo, after: waiting };
    const again = { ...undone, undoes: 2, before: waiting, after: toJo };
    const named = { ...entry, action: 'remembered' };
    expect(canRedo([])).toBe(false);
    expect(canRedo([done])).toBe(false);
    expect(canRedo([done, undone])).toBe(true);
    expect(canRedo([done, undone, named])).toBe(true);
    expect(canRedo([done, undone, again])).toBe(false);
    expect(canRedo([done, undone, again, { ...undone, undoes: 3 }])).toBe(true);
  });
});
