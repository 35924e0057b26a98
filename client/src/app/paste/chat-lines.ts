/** A line of what was copied from a chat. `sender` wrote it, if the chat says so, and `message` counts the messages. */
export type ChatLine = { text: string; sender: string | null; message: number };

/** What is read of a text, in characters. Anything longer was copied by mistake. */
const MAX_PASTED = 200_000;

/** What is read of a line, in characters. */
const MAX_LINE = 1_000;

/**
 * Splits a pasted text into lines, without the times and senders that WhatsApp, Telegram, Signal and others put before
 * each message, and without marks that nobody sees. Its time grows linearly with the text.
 */
export function chatLines(text: string): ChatLine[] {
  const lines = seen(text.slice(0, MAX_PASTED))
    .split(/\r\n|[\r\n]/)
    .map((line) => line.slice(0, MAX_LINE).trim());
  let message = 0;
  let pending: string | null = null;
  return lines.map((line, index): ChatLine => {
    const start = startOfMessage(line, lines[index + 1] ?? '');
    if (start) message += 1;
    const text = start ? start.text : line;
    const sender: string | null = start ? start.sender : pending;
    pending = text === '' ? sender : null;
    return { text, sender, message };
  });
}

/** The text without direction marks and other characters that nobody sees, and with plain spaces. */
export const seen = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[^\S\r\n\t]/gu, ' ');

type Start = { sender: string | null; text: string };

function startOfMessage(line: string, next: string): Start | null {
  const found = BEFORE.exec(line) ?? AFTER.exec(line);
  if (found) return { sender: nameOf(found[1]), text: found[2] ?? '' };
  if (NOTICE.test(line)) return { sender: null, text: '' };
  const header = HEADER.exec(line);
  const isMessageNext = next !== '' && !next.endsWith(':') && !HEADER.test(next);
  return header && isMessageNext ? { sender: nameOf(header[1]), text: '' } : null;
}

// WhatsApp writes "~ Ash" where the number is in nobody's address book.
const nameOf = (sender = ''): string => sender.replace(/^~\s*/, '').trim();

const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?`;
const MONTH = '(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)';
const DATE = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? ${MONTH}[a-zä]{0,6}\.?(?: \d{2,4})?)`;
const STAMP = `(?:${DATE}(?:,? (?:at |um )?${TIME})?|${TIME}(?:,? ${DATE})?)`;
/** "[18:02, 25/11/2026] Ash: in" and "25.11.26, 18:02 - Ash: in". */
const BEFORE = new RegExp(String.raw`^(?:\[${STAMP}\]|${STAMP} ?[-–]) ?([^:]{1,100}): ?(.*)$`, 'i');
/** "Ash, [25.11.2026 18:02]" with the message in the next line, or after a colon. */
const AFTER = new RegExp(String.raw`^([^[\]:]{1,100}?),? \[${STAMP}\]:? ?(.*)$`, 'i');
/** "25/11/2026, 18:02 - Ash added Bea", which nobody wrote. */
const NOTICE = new RegExp(String.raw`^(?:\[${STAMP}\]|${STAMP} [-–]) `, 'i');
/** "Ash 18:02" with the message in the next line. */
const HEADER = new RegExp(String.raw`^([^\d[(*•#-][^:]{0,60}?),? {1,3}(?:at )?${TIME}$`, 'i');
