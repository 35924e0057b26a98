import type { Attendance, Fixture } from '@paidup/shared/fixture';
import { attendanceTexts } from './fixture-page.ts';

/** What a change of who plays led to: "Sam is in with 1 guest. Priya is in, from the waiting list." */
export function outcomeOf(before: Fixture, after: Fixture, player: Somebody): string {
  const party = after.players.find(({ player_id }) => player_id === player.id);
  const own = party ? ownOutcome(party, after) : `${player.name} is out`;
  return [own, ...promotedBy(before, after, player)].join('. ');
}

/** Whom it gave a place, a sentence each; `player` left out. */
export function promotedBy(before: Fixture, after: Fixture, player: Somebody): string[] {
  const waited = new Set(
    before.players.filter(({ state }) => state === 'waiting').map((one) => one.player_id),
  );
  return after.players
    .filter(({ state, player_id: id }) => state === 'in' && id !== player.id && waited.has(id))
    .map(({ name }) => `${name} is in, from the waiting list`);
}

/** When a party that waits gets in; of those before it, only who brings no more can be first. */
export function whyWaiting(fixture: Fixture, party: Attendance, before: readonly Attendance[]): string {
  if (fixture.status !== 'scheduled') return attendanceTexts.gotNone;
  const last = before.findLast(({ guests }) => guests <= party.guests);
  if (last) return attendanceTexts.after(last.name);
  return party.guests === 0 ? attendanceTexts.next : attendanceTexts.nextTogether(party.guests + 1);
}

export type Somebody = { id: string; name: string };

function ownOutcome({ name, guests, state }: Attendance, { status }: Fixture): string {
  const company = guests === 0 ? '' : ` with ${attendanceTexts.count(guests)}`;
  if (state === 'in') return `${name} is in${company}`;
  return `${name} is waiting${company}${status === 'scheduled' ? `: ${attendanceTexts.full}` : ''}`;
}
