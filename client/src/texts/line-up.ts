import type { Attendance, Fixture } from '@paidup/shared/fixture';
import { formatMoney } from '@paidup/shared/format-money';
import { formatKickOff } from './format-time.ts';

/** Who plays, as a message to send around: place and time, a numbered list, who waits, what is missing. */
export function lineUpText(fixture: Fixture, now = new Date()): string {
  const { date, time, location, fee } = fixture;
  const price = fee > 0 ? `${location}, ${formatMoney(fee)} each` : location;
  const head = `⚽ ${formatKickOff(date, time, now)}\n${price}`;
  if (fixture.status === 'cancelled') {
    const reason = fixture.cancelled_reason === null ? '' : `: ${fixture.cancelled_reason}`;
    return `${head}\n\nCancelled${reason}. Nobody is charged.`;
  }
  const lists = [listOf(inWords(fixture), fixture, 'in'), listOf('Waiting', fixture, 'waiting')];
  return [head, ...lists, callFor(fixture)].filter((part) => part !== '').join('\n\n');
}

/** Who still owes for a game that was played, as a kind message to all; where to pay when that is known. */
export function chaseText(fixture: Fixture, link: string | null, now = new Date()): string {
  const owing = fixture.players.filter(({ fee, paid }) => paid < fee);
  if (owing.length === 0) return `Thanks everyone: ${dayWords(fixture, now)} is all paid for.`;
  return [
    `Thanks for playing on ${dayWords(fixture, now)}! Still to come:`,
    owing.map((party) => `• ${nameOf(party)} ${formatMoney(party.fee - party.paid)}`).join('\n'),
    `${link === null ? '' : `You can pay here: ${link}\n`}Please ignore this if you have just paid.`,
  ].join('\n\n');
}

function inWords({ head_count: heads, max_players: most, status }: Fixture): string {
  return status === 'played' ? `${heads} came` : `In, ${heads} of ${most}`;
}

function listOf(title: string, { players }: Fixture, state: Attendance['state']): string {
  const names = players.filter((party) => party.state === state).map(nameOf);
  if (names.length === 0) return '';
  return [`${title}:`, ...names.map((name, index) => `${index + 1}. ${name}`)].join('\n');
}

function callFor({ status, short_by: short, head_count: heads, max_players: most }: Fixture): string {
  if (status === 'played') return '';
  if (short > 0) return `${short === 1 ? 'One more' : `${short} more`} and it is on. Who is in?`;
  const free = most - heads;
  if (free <= 0) return 'We are full; say so if you want to wait for a place.';
  return `${free === 1 ? 'One place' : `${free} places`} left. Who is in?`;
}

function nameOf({ name, guests }: Attendance): string {
  return guests > 0 ? `${name} +${guests}` : name;
}

function dayWords({ date, time, location }: Fixture, now: Date): string {
  return `${formatKickOff(date, time, now).split(',')[0] ?? date} (${location})`;
}
