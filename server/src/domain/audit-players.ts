import { normaliseBankName } from '@paidup/shared/bank-name';
import { auditFields, auditRevision, type KnownPlayers } from './audit-records.ts';
import type { IgnoredPayerRecord, PlayerRecord } from './records.ts';

/** Finds what is wrong with a player, one sentence for each fault. `ownerOfKey` has the players read so far. */
export function* auditPlayer(
  player: PlayerRecord,
  { ownerOfKey }: Pick<KnownPlayers, 'ownerOfKey'>,
): Generator<string> {
  const label = `Player ${player.id}`;
  yield* auditRevision(label, player);
  const accepted_bank_names = player.bank_names.map(({ name }) => name);
  yield* auditFields(label, player, { ...player, accepted_bank_names });
  for (const [index, { key, name }] of player.bank_names.entries()) {
    const isOwn = player.bank_names.findIndex((other) => other.key === key) < index;
    const owner = isOwn ? player.id : ownerOfKey.get(key);
    if (owner !== undefined) yield `${label} has the bank name key ${key}, which is ${owner}'s.`;
    yield* auditKey(label, 'bank name', key, name);
  }
}

/** Finds what is wrong with an ignored payer. `keys` are those of the payers read so far. */
export function* auditIgnoredPayer(
  { id, key, name }: IgnoredPayerRecord,
  keys: ReadonlySet<string>,
): Generator<string> {
  const label = `Ignored payer ${id}`;
  yield* auditKey(label, 'name', key, name);
  if (keys.has(key)) yield `${label} has the key ${key}, which another has.`;
}

function* auditKey(label: string, noun: string, key: string, name: string): Generator<string> {
  if (key === '') yield `${label} has a ${noun} without a letter or digit.`;
  if (key !== normaliseBankName(name)) yield `${label} has the ${noun} ${name} under the key ${key}.`;
}
