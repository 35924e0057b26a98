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

/** Why a party waits, and when it gets in: "First in line: the game is full". */
export function whyWaiting(fixture: Fixture, party: Attendance, before: number): string {
  if (fixture.status !== 'scheduled') return attendanceTexts.gotNone;
  const free = Math.max(0, fixture.max_players - fixture.head_count);
  const place = before === 0 ? attendanceTexts.next : attendanceTexts.inLine(before);
  const why =
    free === 0 && party.guests === 0 ? attendanceTexts.full : attendanceTexts.noPlace(party.guests + 1, free);
  return `${place}: ${why}`;
}

export type Somebody = { id: string; name: string };

function ownOutcome({ name, guests, state }: Attendance, { status }: Fixture): string {
  const company = guests === 0 ? '' : ` with ${attendanceTexts.count(guests)}`;
  if (state === 'in') return `${name} is in${company}`;
  return `${name} is waiting${company}${status === 'scheduled' ? `: ${attendanceTexts.full}` : ''}`;
}
