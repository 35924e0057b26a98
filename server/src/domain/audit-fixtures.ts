import { auditFields, auditNamed, auditRevision, auditWhole, type KnownPlayers } from './audit-records.ts';
import { chargeOf } from './fees.ts';
import type { FixtureRecord, SettingsRecord } from './records.ts';

/** Finds what is wrong with a fixture, one sentence for each fault. */
export function* auditFixture(fixture: FixtureRecord, known: KnownPlayers): Generator<string> {
  const label = `Fixture ${fixture.id}`;
  const { cost, fee, min_players, max_players, players } = fixture;
  yield* auditRevision(label, fixture);
  yield* auditFields(label, fixture, fixture);
  yield* auditTerms(label, { cost, fee, min_players, max_players });
  yield* auditNamed(label, players, known);
  for (const party of players) {
    const { player_id, guests, state, charge } = party;
    if (!Number.isSafeInteger(guests) || guests < 0)
      yield `${label} counts ${guests} guests of ${player_id}.`;
    if (state !== 'in' && state !== 'waiting') yield `${label} has ${player_id} neither in nor waiting.`;
    const due = chargeOf(fixture, party);
    if (charge !== due)
      yield `${label} charges ${player_id} ${charge ?? 'no'} pence where ${due ?? 'none'} are due.`;
  }
}

/** Finds what is wrong with the settings, one sentence for each fault. */
export function* auditSettings(settings: SettingsRecord): Generator<string> {
  const label = 'The settings record';
  const { default_cost: cost, default_fee: fee, min_players, max_players } = settings;
  yield* auditRevision(label, settings);
  yield* auditFields(label, settings, settings);
  yield* auditTerms(label, { cost, fee, min_players, max_players });
}

function* auditTerms(
  label: string,
  terms: { cost: number; fee: number; min_players: number; max_players: number },
): Generator<string> {
  yield* auditWhole(label, terms);
  if (terms.cost < 0 || terms.fee < 0) yield `${label} has a negative cost or fee.`;
  if (terms.min_players > terms.max_players) yield `${label} needs more players than it has places.`;
}
