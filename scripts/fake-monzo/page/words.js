const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const weekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Times as people read them, in the zone of the browser. */
export const timeOf = (time) => clock.format(new Date(time));
export const dayOf = (time) => day.format(new Date(time));
export const nowOf = (time) => weekday.format(new Date(time));

/** Pence as pounds, such as “−£4.50”. Other values are shown as they are. */
export function money(pence) {
  if (typeof pence !== 'number') return String(pence);
  return `${pence < 0 ? '−' : ''}£${(Math.abs(pence) / 100).toFixed(2)}`;
}

/** Pounds, as typed, in pence. */
export function penceOf(text) {
  const [, pounds, pence = ''] = /^£?(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (pounds === undefined) throw new Error(`“${text}” is no amount. Write it like 5 or 5.50.`);
  return Number(pounds) * 100 + Number(pence.padEnd(2, '0'));
}

/** A name of the code's in words, such as “created only”. */
export const words = (name) => name.replaceAll('_', ' ');

/** An address without most of its path, which may hold a secret. */
export function shortAddress(url) {
  const { origin, pathname } = new URL(url);
  return pathname.length > 24 ? `${origin}${pathname.slice(0, 20)}…` : `${origin}${pathname}`;
}
