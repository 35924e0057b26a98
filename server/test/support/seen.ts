import type { Answer } from './http-client.ts';

/** Everything that a stranger sees of an answer, but for what differs in every answer. */
export function seen({ status, headers, text }: Answer<unknown>) {
  const { date: _date, 'x-request-id': id = '', 'content-length': length, ...rest } = headers;
  const more = length === undefined ? 'none' : Number(length) - id.length;
  return { status, headers: rest, length: more, text: text.replaceAll(String(id), 'ID') };
}
