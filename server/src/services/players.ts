import { normaliseBankName } from '@paidup/shared/bank-name';
import { comparableName, searchableNames } from '@paidup/shared/compare-names';
import type { Page } from '@paidup/shared/list';
import type {
  CreatePlayer,
  Player,
  PlayerChanged,
  PlayerDetail,
  PlayerQuery,
  UpdatePlayer,
} from '@paidup/shared/player';
import { MAX_BANK_NAMES } from '@paidup/shared/text';
import { clubDay } from '../domain/calendar.ts';
import { isErased } from '../domain/erasure.ts';
import { newPlayer } from '../domain/players.ts';
import { NO_REMINDER } from '../domain/reminders.ts';
import { AppError, found, invalidField, notFound, stale } from '../errors.ts';
import type { ListedPlayer, PlayerRecord } from '../domain/records.ts';
import type { PlayerListQuery } from '../store/player-store.ts';
import { createPages, DEFAULT_LIMIT } from './pages.ts';
import { checkSame, maybeRepeatable } from './idempotency.ts';
import type { MatchingService } from './matching.ts';
import type { IfMatch } from './revise.ts';
import { anybody, createBankNameTaken, createRevisePlayer, keysOf, nobody } from './revise-player.ts';
import type { ServiceDependencies } from './dependencies.ts';
import { createSums, type Sums } from './sums.ts';

/** Makes and changes the players and their bank names, and adds their sums to each answer. */
export function createPlayersService(dependencies: ServiceDependencies, matchingService: MatchingService) {
  const { store, clock, newId, timeZone } = dependencies;
  const { players, ignoredPayers } = store;
  const sumsOf = createSums(dependencies);
  const bankNameTaken = createBankNameTaken(store);
  const revisePlayer = createRevisePlayer(dependencies);

  return {
    /** A page of players by name. A search looks at the bank names too, unless it is `isByNameOnly`. */
    async list(
      { archived = 'false', q = '', cursor, limit = DEFAULT_LIMIT }: PlayerQuery,
      { isByNameOnly = false } = {},
    ): Promise<Page<Player>> {
      const pages = createPages('players', [archived, q]);
      const query = {
        archived: archived === 'all' ? null : archived === 'true',
        search: q === '' ? null : comparableName(q),
        after: pages.after(cursor),
        limit: limit + 1,
      };
      const listed = await (isByNameOnly ? findByName(query) : players.list(query));
      const { items, next_cursor } = pages.page(listed, limit, ({ sort_name, id }) => [sort_name, id]);
      return { items: await withSums(items), next_cursor };
    },

    /** One player with the history, or 404. */
    async get(id: string): Promise<PlayerDetail> {
      const record = await read(id);
      return { ...(await withSum(record)), removable: !record.has_history, history: record.history };
    },

    /**
     * Makes a player and credits the unmatched payments that show one of the names. A repeat with the same `key` makes
     * no second player. 409 `bank_name_taken`, 422 `idempotency_key_reused`.
     */
    async create(input: CreatePlayer, by: string, key: string | null = null): Promise<PlayerChanged> {
      const at = clock();
      const attendanceStart = input.attendance_start ?? clubDay(at, timeZone);
      const { idOf, fingerprint } = maybeRepeatable(key, input, newId);
      const made = newPlayer(idOf('player'), input, attendanceStart, { at, by }, fingerprint);
      const result = await players.create(made);
      if (result !== 'created' && 'taken' in result)
        throw await bankNameTaken(result, input.accepted_bank_names);
      const player = result === 'created' ? made : result.existing;
      checkSame(player.request_fingerprint, fingerprint, 'player');
      // A repeat adds no name. It credits only the payments that its first request failed to credit.
      return changed(player, keysOf(player), result === 'created' ? keysOf(player) : [], by);
    },

    /**
     * Changes the given fields, then credits the unmatched payments that show any of the names. A name may be an old
     * one, because an earlier request may have added it and failed before it credited them. With `move_names` the names
     * are taken off other players in the same write. Otherwise 409 `bank_name_taken`.
     */
    async update(id: string, input: UpdatePlayer, ifMatch: IfMatch, by: string): Promise<PlayerChanged> {
      const mayTakeFrom = input.move_names ? anybody : nobody;
      const { player, added } = await revisePlayer(id, () => input, ifMatch, by, mayTakeFrom);
      return changed(player, input.accepted_bank_names ? keysOf(player) : [], added, by);
    },

    /**
     * Adds one bank name, and takes it off another player whom `mayTakeFrom` allows, in one write. 409 `bank_name_taken`.
     * `credit` credits the unmatched payments that show it and answers their number.
     */
    async addBankName(id: string, name: string, by: string, mayTakeFrom = nobody): Promise<BankNameAdded> {
      const withThisName = (record: PlayerRecord) => ({ accepted_bank_names: withName(record, name) });
      const { player, added, takenFrom } = await revisePlayer(id, withThisName, null, by, mayTakeFrom);
      const credit = () => creditFrom(player, [normaliseBankName(name)], added, by);
      return { credit, takenFrom: takenFrom[0] ?? null };
    },

    /**
     * Gives a bank name back to a player who had it, and takes it off the player `from` in the same write. Returns whether
     * they can have it again. They can't after they were removed or erased, or got as many names as there may be.
     */
    async returnBankName(id: string, name: string, from: string, by: string): Promise<boolean> {
      const withThisName = (record: PlayerRecord) => {
        if (isErased(record)) throw notFound('player');
        return { accepted_bank_names: withName(record, name) };
      };
      try {
        await revisePlayer(id, withThisName, null, by, (owner) => owner === from);
        return true;
      } catch (error) {
        if (error instanceof AppError) return false;
        throw error;
      }
    },

    /** Removes one bank name of a player, if they still exist and have it. No credit changes. */
    async removeBankName(id: string, name: string, by: string): Promise<void> {
      const key = normaliseBankName(name);
      const without = ({ bank_names }: PlayerRecord) => ({
        accepted_bank_names: bank_names.filter((one) => one.key !== key).map((one) => one.name),
      });
      if (await players.get(id)) await revisePlayer(id, without, null, by);
    },

    /** Removes a player who has neither played nor paid. 409 `player_has_history` for any other. */
    async remove(id: string, ifMatch: IfMatch): Promise<void> {
      const { name, rev } = await read(id);
      if (ifMatch !== null && !ifMatch.includes(rev)) throw stale('player');
      switch (await players.remove(id, ifMatch === null ? null : rev)) {
        case 'absent':
          throw notFound('player');
        case 'stale':
          throw stale('player');
        case 'has_history':
          throw new AppError(
            'player_has_history',
            `${name} has played or paid, so they stay in the books. Archive them instead.`,
          );
      }
    },
  };

  /** Searches on until enough players are found by their own name, since the store looks at the bank names too. */
  async function findByName(query: PlayerListQuery): Promise<ListedPlayer[]> {
    const named: ListedPlayer[] = [];
    for (let { after } = query; ;) {
      const some = await players.list({ ...query, after });
      const isNamed = ({ name }: ListedPlayer) => searchableNames([name]).includes(query.search ?? '');
      named.push(...some.filter(isNamed));
      const last = some.at(-1);
      if (!last || some.length < query.limit || named.length >= query.limit)
        return named.slice(0, query.limit);
      after = [last.sort_name, last.id];
    }
  }

  async function read(id: string): Promise<PlayerRecord> {
    return found(await players.get(id), 'player');
  }

  async function changed(
    player: PlayerRecord,
    keys: string[],
    added: string[],
    by: string,
  ): Promise<PlayerChanged> {
    const matched_payments = await creditFrom(player, keys, added, by);
    return { ...(await withSum(player)), matched_payments };
  }

  async function creditFrom(
    player: PlayerRecord,
    keys: string[],
    added: string[],
    by: string,
  ): Promise<number> {
    if (keys.length > 0) await ignoredPayers.removeKeys(keys);
    return matchingService.creditFromNames(player, keys, added, by);
  }

  async function withSum(record: PlayerRecord): Promise<Player> {
    const { history: _entries, request_fingerprint: _print, search_text: _text, ...listed } = record;
    return toPlayer(listed, (await sumsOf([record.id]))(record.id));
  }

  async function withSums(records: ListedPlayer[]): Promise<Player[]> {
    const ids = records.map(({ id }) => id);
    const sums = await sumsOf(ids);
    return records.map((record) => toPlayer(record, sums(record.id)));
  }
}

/** A bank name that a player got, and the id of the one who had it before. */
type BankNameAdded = { credit: () => Promise<number>; takenFrom: string | null };

export type PlayersService = ReturnType<typeof createPlayersService>;

function withName({ bank_names }: PlayerRecord, name: string): string[] {
  const names = bank_names.map((bankName) => bankName.name);
  if (bank_names.some(({ key }) => key === normaliseBankName(name))) return names;
  if (names.length >= MAX_BANK_NAMES)
    throw invalidField('remember', `would be the player’s bank name number ${MAX_BANK_NAMES + 1}`);
  return [...names, name];
}

function toPlayer(
  { bank_names, sort_name: _sorted, has_history: _mark, ...facts }: ListedPlayer,
  sums: Sums,
): Player {
  return {
    ...facts,
    accepted_bank_names: bank_names.map(({ name }) => name),
    ...sums,
    ...(sums.owes > 0 ? {} : NO_REMINDER),
  };
}
