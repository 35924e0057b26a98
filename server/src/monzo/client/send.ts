import type { Call, Fields } from './call.ts';
import { exchange, protocolError, type Sender } from './exchange.ts';
import { refusal } from './monzo-error.ts';
import { parseJson } from './read-body.ts';
import { errorOf } from './refused-answer.ts';

/** Sends one request and parses its answer. Nothing is tried again here. Rejects with `MonzoError`. */
export type Send = <Answer>(
  call: Call<Answer>,
  options: { bearer?: string; signal?: AbortSignal | undefined },
) => Promise<Answer>;

/** Returns how requests are sent to one host. */
export function createSend(sender: Sender, apiUrl: URL): Send {
  return async (call, { bearer, signal }) => {
    const name = `${call.method} ${call.path}`;
    const { status, text, retryAfter } = await exchange(sender, {
      name,
      url: addressOf(apiUrl, call),
      method: call.method,
      headers: headersOf(call, bearer),
      body: call.form ? encoded(call.form) : call.json === undefined ? null : JSON.stringify(call.json),
      isRepeatable: call.isRepeatable,
      signal,
    });
    const body = parseJson(text);
    if (status < 200 || status > 299)
      throw errorOf(name, { status, body, retryAfter }, call.isRepeatable, secretsOf(call, bearer));
    if (body === undefined && text.trim() !== '')
      throw protocolError(`${name} was not answered with JSON.`, status, 'no_json');
    const result = call.answer.safeParse(body);
    if (result.success) return result.data;
    // The values may be anybody's, so only the field is told.
    const field = result.error.issues[0]?.path.join('.') || 'the whole of it';
    throw protocolError(`${name} was answered with something unknown: ${field}.`, status, 'unknown_answer');
  };
}

function addressOf(api: URL, { path, id, query }: Call<unknown>): URL {
  const url = new URL(path.includes('{id}') ? path.replace('{id}', segment(id)) : path, api);
  url.search = query ? encoded(query).toString() : '';
  return url;
}

/** A segment of one or two dots would lead to another address, even if they were encoded. */
function segment(id = ''): string {
  if (['', '.', '..'].includes(id) || !id.isWellFormed())
    throw refusal('An id of the bank is none that could stand in an address.', 'bad_id');
  return encodeURIComponent(id);
}

function headersOf({ json }: Call<unknown>, bearer: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`;
  if (json !== undefined) headers['content-type'] = 'application/json';
  return headers;
}

function encoded(fields: Fields): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) search.append(name, String(value));
  return search;
}

/** The texts of a request that an answer may repeat and an error may not. */
const secretsOf = ({ form = {} }: Call<unknown>, bearer: string | undefined): string[] =>
  [bearer, form['client_secret'], form['refresh_token'], form['code']].flatMap((secret) =>
    typeof secret === 'string' && secret !== '' ? [secret] : [],
  );
