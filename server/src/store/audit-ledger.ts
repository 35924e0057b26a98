import { normaliseBankName } from '@paidup/shared/bank-name';
import { findOffChanges, findOffHistory } from './audit-history.ts';
import type {
  FixtureRecord,
  IgnoredPayerRecord,
  PaymentRecord,
  PlayerRecord,
  SettingsRecord,
} from '../domain/records.ts';
import type { AuditReport } from './store.ts';

export type LedgerAudit = ReturnType<typeof createLedgerAudit>;

/**
 * The checks of `Store.audit`, fed one record at a time so that the ledger need not fit into memory: all players
 * first, then the others in any order. `report()` gives what was found, one sentence for each thing.
 */
export function createLedgerAudit() {
  const counts = { players: 0, fixtures: 0, payments: 0 };
  const findings: string[] = [];
  const hasHistory = new Map<string, boolean>();
  const ownerOfKey = new Map<string, string>();
  const ignoredKeys = new Set<string>();

  return {
    player(player: PlayerRecord): void {
      counts.players += 1;
      const label = `Player ${player.id}`;
      hasHistory.set(player.id, player.has_history);
      checkRecord(label, player);
      checkChanges(label, player, {
        ...player,
        accepted_bank_names: player.bank_names.map(({ name }) => name),
      });
      for (const { key, name } of player.bank_names) {
        const owner = ownerOfKey.get(key);
        if (owner !== undefined) find(`${label} has the bank name key ${key}, which is ${owner}'s.`);
        if (key === '') find(`${label} has a bank name without a letter or digit.`);
        if (key !== normaliseBankName(name)) find(`${label} has the bank name ${name} under the key ${key}.`);
        ownerOfKey.set(key, player.id);
      }
    },

    fixture(fixture: FixtureRecord): void {
      counts.fixtures += 1;
      const label = `Fixture ${fixture.id}`;
      const { cost, fee, min_players, max_players, players } = fixture;
      checkRecord(label, fixture);
      checkChanges(label, fixture, fixture);
      checkWhole(label, { cost, fee, min_players, max_players });
      if (cost < 0 || fee < 0) find(`${label} has a negative cost or fee.`);
      if (min_players > max_players) find(`${label} needs more players than it has places.`);
      checkOnce(label, players);
      for (const { player_id, guests, state } of players) {
        checkPlayer(label, player_id);
        if (!Number.isSafeInteger(guests) || guests < 0)
          find(`${label} counts ${guests} guests of ${player_id}.`);
        if (state !== 'in' && state !== 'waiting') find(`${label} has ${player_id} neither in nor waiting.`);
      }
    },

    payment(payment: PaymentRecord): void {
      counts.payments += 1;
      const label = `Payment ${payment.id}`;
      const { amount, allocations, status, ignored_reason } = payment;
      checkRecord(label, payment);
      checkWhole(label, { amount });
      checkOnce(label, allocations);
      const allocated = allocations.reduce((total, part) => total + part.amount, 0);
      if (allocations.length > 0 && allocated !== amount) {
        find(`${label} credits ${allocated} of ${amount} pence.`);
      }
      if ((status === 'matched') !== allocations.length > 0) {
        find(`${label} is ${status} with ${allocations.length} allocations.`);
      }
      if (status !== 'ignored' && ignored_reason !== null) {
        find(`${label} is ${status} and has a reason why it is ignored.`);
      }
      for (const part of allocations) {
        checkPlayer(label, part.player_id);
        checkWhole(label, { allocation: part.amount });
        if (Math.sign(part.amount) === 0 || Math.sign(part.amount) !== Math.sign(amount)) {
          find(`${label} of ${amount} pence credits ${part.amount} to ${part.player_id}.`);
        }
      }
      checkSource(label, payment);
      checkMatching(label, payment);
      for (const off of findOffHistory(payment)) find(`${label} ${off}.`);
    },

    ignoredPayer({ id, key, name }: IgnoredPayerRecord): void {
      const label = `Ignored payer ${id}`;
      if (key === '') find(`${label} has a name without a letter or digit.`);
      if (key !== normaliseBankName(name)) find(`${label} has the name ${name} under the key ${key}.`);
      if (ignoredKeys.has(key)) find(`${label} has the key ${key}, which another has.`);
      ignoredKeys.add(key);
    },

    settings(settings: SettingsRecord): void {
      const label = 'The settings record';
      const { default_fee, default_cost, min_players, max_players } = settings;
      checkRecord(label, settings);
      checkChanges(label, settings, settings);
      checkWhole(label, { default_fee, default_cost, min_players, max_players });
      if (default_fee < 0 || default_cost < 0) find(`${label} has a negative cost or fee.`);
      if (min_players > max_players) find(`${label} needs more players than it has places.`);
    },

    report: (): AuditReport => ({ ...counts, findings }),
  };

  function checkRecord(label: string, { history, rev, created_at, updated_at }: Recorded): void {
    if (history.length !== rev) find(`${label} has revision ${rev} and ${history.length} history entries.`);
    if (history.some(({ at }, index) => at < (history[index - 1]?.at ?? at))) {
      find(`${label} has a history that goes back in time.`);
    }
    if (updated_at < created_at) find(`${label} was updated before it was created.`);
  }

  function checkChanges(label: string, { history }: Recorded, now: Record<string, unknown>): void {
    for (const off of findOffChanges(history, now)) find(`${label} ${off}.`);
  }

  function checkWhole(label: string, numbers: Record<string, number>): void {
    for (const [field, number] of Object.entries(numbers)) {
      if (!Number.isSafeInteger(number))
        find(`${label} has ${field} ${number}, which is not a safe whole number.`);
    }
  }

  function checkOnce(label: string, players: { player_id: string }[]): void {
    const seen = new Set<string>();
    for (const { player_id } of players) {
      if (seen.has(player_id)) find(`${label} names player ${player_id} twice.`);
      seen.add(player_id);
    }
  }

  function checkPlayer(label: string, playerId: string): void {
    const known = hasHistory.get(playerId);
    if (known === undefined) find(`${label} names player ${playerId}, who does not exist.`);
    else if (!known) find(`${label} names player ${playerId}, who could still be removed.`);
  }

  /** Cash is somebody's from the beginning, and only a request for cash has a fingerprint. */
  function checkSource(label: string, { source, status, request_fingerprint }: PaymentRecord): void {
    if (source === 'cash' && status !== 'matched') find(`${label} is cash and ${status}.`);
    if ((source === 'cash') !== (request_fingerprint !== null)) {
      find(`${label} is ${source} and has ${request_fingerprint === null ? 'no' : 'a'} request fingerprint.`);
    }
  }

  function checkMatching(label: string, payment: PaymentRecord): void {
    for (const field of ['counterparty', 'description'] as const) {
      const key = payment[`${field}_key`];
      const name = field === 'counterparty' ? payment.counterparty_name : payment.description;
      if (key !== normaliseBankName(name)) find(`${label} has a ${field} key that is not its ${field}'s.`);
      const owner = ownerOfKey.get(key);
      const waits = payment.status === 'unmatched' && payment.matching === 'automatic' && payment.amount > 0;
      if (waits && owner !== undefined)
        find(`${label} is unmatched, but its ${field} is ${owner}'s bank name.`);
    }
  }

  function find(sentence: string): void {
    findings.push(sentence);
  }
}

type Recorded = Pick<PlayerRecord, 'history' | 'rev' | 'created_at' | 'updated_at'>;
