import { formatMoney } from '@paidup/shared/format-money';
import type { HistoryEntry } from '@paidup/shared/history';
import type { Payment } from '@paidup/shared/payment';
import { paymentHistoryTexts, paymentTexts } from './texts.ts';
import { authorOf } from '../app/author.ts';
import { sentence } from '../app/wording.ts';

/** One change of a payment in words. */
type HistoryLine = {
  at: string;
  who: string;
  what: string;
  before: string | null;
  after: string | null;
  more: string | null;
};

/** A payment's history in words, the latest change first. `nameOf` gives a player's name by id. */
export function historyInWords(
  history: readonly HistoryEntry[],
  nameOf: (id: string) => string,
): HistoryLine[] {
  return history.map((entry) => lineOf(entry, history, nameOf)).reverse();
}

/** The ids of all players whom a payment has ever credited. */
export function creditedPlayerIds(history: readonly HistoryEntry[]): string[] {
  const parts = history.flatMap(({ before, after }) => [...partsIn(before), ...partsIn(after)]);
  return [...new Set(parts.map(({ id }) => id))];
}

/** Whether there is a change that can be undone. What was entered by hand can be taken back as a whole. */
export function canUndo({ source, history }: Pick<Payment, 'source' | 'history'>): boolean {
  return source !== 'monzo' || history.some(({ before }) => before !== undefined);
}

/** Whether an undo takes the whole payment back, because it was entered by hand and has not been moved since. */
export function isWithdrawable({ source, history }: Pick<Payment, 'source' | 'history'>): boolean {
  const last = history.findLast(({ before }) => before !== undefined);
  return source !== 'monzo' && (last === undefined || last.before?.['status'] === 'void');
}

/** Whether the last change was an undo. Undoing that one does the change again. */
export function canRedo(history: readonly HistoryEntry[]): boolean {
  const last = history.findLast(({ before }) => before !== undefined);
  return last !== undefined && isUndo(last, history);
}

/** Whether an entry reverts a change. An entry that reverts an undo does the change again instead. */
function isUndo({ undoes }: HistoryEntry, history: readonly HistoryEntry[]): boolean {
  const reverted = undoes === undefined ? undefined : history[undoes - 1];
  return reverted !== undefined && !isUndo(reverted, history);
}

function lineOf(
  entry: HistoryEntry,
  history: readonly HistoryEntry[],
  nameOf: (id: string) => string,
): HistoryLine {
  const { at, by, action, detail, before, after, remembered, forgot, undoes } = entry;
  const isMove = before !== undefined && after !== undefined;
  return {
    at,
    who: sentence(authorOf(by)),
    what:
      undoes !== undefined && !isUndo(entry, history)
        ? paymentHistoryTexts.again
        : (find(paymentHistoryTexts.actions, action) ?? sentence(action)),
    before: isMove ? stateText(before, nameOf) : null,
    after: isMove ? stateText(after, nameOf) : null,
    more: moreOf(isMove, detail, remembered, forgot),
  };
}

function moreOf(isMove: boolean, detail: string, remembered?: string, forgot?: string): string | null {
  if (forgot !== undefined) return paymentHistoryTexts.forgot(forgot);
  if (remembered !== undefined) return paymentHistoryTexts.remembered(remembered);
  return isMove || detail === '' ? null : sentence(detail);
}

function stateText(state: Record<string, unknown>, nameOf: (id: string) => string): string {
  const { status, ignored_reason: reason } = state;
  if (status === 'void') return paymentHistoryTexts.void;
  if (status === 'ignored')
    return typeof reason === 'string' && reason !== ''
      ? paymentHistoryTexts.setAsideFor(reason)
      : paymentHistoryTexts.setAside;
  const parts = partsIn(state).map(({ id, amount }) =>
    paymentHistoryTexts.part(formatMoney(amount), nameOf(id)),
  );
  const { club_part: clubs } = state;
  if (typeof clubs === 'number') parts.push(paymentHistoryTexts.part(formatMoney(clubs), paymentTexts.club));
  return parts.join(', ') || paymentHistoryTexts.waiting;
}

function partsIn(state: Record<string, unknown> | undefined): { id: string; amount: number }[] {
  const parts: unknown = state?.['allocations'];
  if (!Array.isArray(parts)) return [];
  return parts.filter(isPart).map(({ player_id: id, amount }) => ({ id, amount }));
}

function isPart(part: unknown): part is { player_id: string; amount: number } {
  if (typeof part !== 'object' || part === null || !('player_id' in part) || !('amount' in part))
    return false;
  return typeof part.player_id === 'string' && typeof part.amount === 'number';
}

function find(texts: Record<string, string>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
