import type { SQLOutputValue } from 'node:sqlite';
import type { HistoryEntry } from '@paidup/shared/history';
import { StoreError } from '../store.ts';

/** A row as SQLite gives it, by column. The readers below throw `broken` where it isn't what the schema says. */
export type Row = Record<string, SQLOutputValue>;

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : unexpected(column);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function whole(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : unexpected(column);
}

export function flag(row: Row, column: string): boolean {
  return whole(row, column) === 1;
}

export function oneOf<Choice extends string>(row: Row, column: string, choices: readonly Choice[]): Choice {
  const value = text(row, column);
  return choices.find((choice) => choice === value) ?? unexpected(column);
}

/** A sum made with `TOTAL()`: exact up to the largest safe integer, and held there beyond. */
export function sum(row: Row, column: string): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, whole(row, column)));
}

export function history(row: Row): HistoryEntry[] {
  const entries: unknown = JSON.parse(text(row, 'history'));
  return Array.isArray(entries) ? entries.map(historyEntry) : unexpected('history');
}

function historyEntry(entry: unknown): HistoryEntry {
  if (typeof entry !== 'object' || entry === null) return unexpected('history');
  const { at, by, action, detail }: { at?: unknown; by?: unknown; action?: unknown; detail?: unknown } =
    entry;
  if (typeof at !== 'string' || typeof by !== 'string') return unexpected('history');
  if (typeof action !== 'string' || typeof detail !== 'string') return unexpected('history');
  return { at, by, action, detail };
}

function unexpected(column: string): never {
  throw new StoreError('broken', `The database holds a ${column} that can't be read.`);
}
