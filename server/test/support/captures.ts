import { readFileSync } from 'node:fs';

type Fields = { [key: string]: unknown };

/** What Monzo posts, as far as a test needs to know it. */
export type WebhookBody = { type: string; data: Fields };

const folder = new URL('../../../postman/captures/', import.meta.url);

/** The captured request of this name, or the first one of several. */
export function capture(name: string): WebhookBody {
  return captures(name)[0] as WebhookBody;
}

/** The captured requests of this name in the order of their delivery. */
export function captures(name: string): WebhookBody[] {
  return [JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))].flat();
}

/** A captured request with other fields in its transaction: objects are merged, `undefined` leaves a field out. */
export function varied(name: string, changes: Fields = {}): WebhookBody {
  const { type, data } = capture(name);
  return { type, data: merged(data, changes) };
}

function merged(fields: Fields, changes: Fields): Fields {
  const result = { ...fields };
  for (const [key, change] of Object.entries(changes)) {
    const before = result[key];
    result[key] = isFields(before) && isFields(change) ? merged(before, change) : change;
  }
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
