/** Reads a body as text, and rejects with `TooLarge` once it has more than `maxBytes`, however slowly it comes. */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel();
    throw new TooLarge();
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  // Leaving the loop by an error cancels the body, which closes its connection.
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new TooLarge();
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

export class TooLarge extends Error {}

/** Returns the parsed JSON, or `undefined` for what is none or is nested more than 64 deep. */
export function parseJson(text: string): unknown {
  if (isDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whoever walks through a very deep value runs out of stack, so it is refused before it is one. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isInText = !isInText;
    else if (isInText && character === '\\') at++;
    else if (!isInText && (character === '[' || character === '{')) depth++;
    else if (!isInText && (character === ']' || character === '}')) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

const MAX_DEPTH = 64;
