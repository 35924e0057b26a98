/** The mark before an entry of a list, with its number if it has one. `rest` is the entry. */
export type Marked = { kind: 'numbered' | 'bare' | 'bullet'; number: number | null; rest: string };

/** Reads the mark at the beginning of a line: "1. Ash", "2) Ash", "3️⃣ Ash", "④ Ash", "5 Ash", "- Ash". */
export function listMarkOf(line: string): Marked | null {
  const numbered = NUMBERED.exec(line);
  if (numbered) return marked('numbered', Number(numbered[1]), line, numbered[0]);
  const keycaps = KEYCAPS.exec(line);
  if (keycaps) return marked('numbered', Number(keycaps[0].replace(/\D/g, '')), line, keycaps[0]);
  const ten = /^🔟\s*/u.exec(line);
  if (ten) return marked('numbered', 10, line, ten[0]);
  const circled = /^[\u2460-\u2473\u2776-\u277f\u2780-\u2793]\s*/u.exec(line);
  if (circled) return marked('numbered', circledNumber(line), line, circled[0]);
  const bare = /^(\d{1,2})\s+(?=\D)/u.exec(line);
  if (bare) return marked('bare', Number(bare[1]), line, bare[0]);
  const bullet = /^[-*•–—·▪◦‣○●►▶→☐☑□]\s+/u.exec(line);
  return bullet ? marked('bullet', null, line, bullet[0]) : null;
}

/** Splits a line that has several numbered entries, such as "1. Ash 2. Sam", where one number follows the other. */
export function splitNumbered(line: string): string[] {
  const first = listMarkOf(line);
  if (first?.kind !== 'numbered' || first.number === null) return [line];
  const parts: string[] = [];
  let begun = 0;
  let next = first.number + 1;
  for (const { index } of line.matchAll(/\s(?=[#(]?\d{1,3}[.):]\s*\D)/gu)) {
    if (listMarkOf(line.slice(index + 1, index + 12))?.number !== next) continue;
    parts.push(line.slice(begun, index).trim());
    begun = index + 1;
    next += 1;
  }
  return [...parts, line.slice(begun).trim()];
}

function marked(kind: Marked['kind'], number: number | null, line: string, mark: string): Marked {
  return { kind, number, rest: line.slice(mark.length).trim() };
}

function circledNumber(line: string): number {
  const code = line.codePointAt(0) ?? 0;
  const [first = code] = [0x278a, 0x2780, 0x2776, 0x2460].filter((start) => start <= code);
  return code - first + 1;
}

// A time such as "6.30" is no mark, and neither is the 5 of "5-a-side".
const NUMBERED = /^[#([]?(\d{1,3})\]?\s?(?:[.):]{1,2}(?!\d)|[-–—](?=\s))\s*/u;
const KEYCAPS = /^(?:\d\ufe0f?\u20e3\s?)+\s*/u;
