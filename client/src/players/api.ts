import type { Page } from '@paidup/shared/list';
import type {
  BankNameCheck,
  CreatePlayer,
  NoteReminder,
  PlayerChanged,
  PlayerDetail,
  UpdatePlayer,
} from '@paidup/shared/player';
import type { Statement } from '@paidup/shared/statement';
import type { PlayerStanding } from '@paidup/shared/summary';
import type { ListedPlayer } from './listed-player.ts';
import { everyPage, ifMatch, once, request } from '../app/api/client.ts';

export type PlayersParams = { archived: 'false' | 'true' | 'all'; q?: string; limit?: number };

/** Lists a page of players by name. */
export function listPlayers(filter: PlayersParams, cursor: string | null, signal?: AbortSignal) {
  const params = { ...filter, cursor };
  return request<Page<ListedPlayer>>({ url: '/players', params, ...(signal ? { signal } : {}) });
}

/** Lists all players, archived or not. A club has tens of them, or some hundreds. */
export function listAllPlayers(signal?: AbortSignal) {
  return everyPage((cursor) => listPlayers({ archived: 'all', limit: 200 }, cursor, signal));
}

/** Gets a player with their history. */
export function getPlayer(id: string) {
  return request<PlayerDetail>({ url: pathOf(id) });
}

/** Creates a player, once for each `key` if there is one. The answer says how many waiting payments it credited. */
export function createPlayer(player: Partial<CreatePlayer> & { name: string }, key?: string) {
  const headers = key === undefined ? {} : once(key);
  return request<PlayerChanged>({ method: 'post', url: '/players', data: player, headers });
}

/** Changes the given fields, while the player is still at `rev`. */
export function updatePlayer(id: string, rev: number, changes: UpdatePlayer) {
  return request<PlayerChanged>({ method: 'patch', url: pathOf(id), data: changes, headers: ifMatch(rev) });
}

/** Deletes a player who never had money or a fixture. */
export function deletePlayer(id: string, rev: number) {
  return request<''>({ method: 'delete', url: pathOf(id), headers: ifMatch(rev) });
}

/** Erases what tells about a player. The books keep the money. */
export function erasePersonalData(id: string) {
  return request<''>({ method: 'delete', url: `${pathOf(id)}/data` });
}

/** Notes that a player was reminded, or when they said they would pay. */
export function noteReminder(id: string, note: NoteReminder) {
  return request<PlayerDetail>({ method: 'put', url: `${pathOf(id)}/reminder`, data: note });
}

/** Takes the last such note back, while the player is still at `rev`. */
export function undoReminder(id: string, rev: number) {
  return request<PlayerDetail>({ method: 'post', url: `${pathOf(id)}/reminder/undo`, headers: ifMatch(rev) });
}

/** Gets a player's charges and credits, oldest first, with the balance after each. */
export function getStatement(id: string) {
  return request<Statement>({ url: `${pathOf(id)}/statement` });
}

/** Says what this bank name would do for a player, or for a new one without an id. It changes nothing. */
export function checkBankName(id: string | undefined, name: string) {
  const url = id === undefined ? '/bank_names/check' : `${pathOf(id)}/bank_names/check`;
  return request<BankNameCheck>({ method: 'post', url, data: { name } });
}

/** Lists for each player, archived or not, how many games they owe for and when they last paid and came. */
export function listPlayerStandings(signal?: AbortSignal) {
  return request<{ items: PlayerStanding[] }>({ url: '/summary/players', ...(signal ? { signal } : {}) });
}

function pathOf(id: string): string {
  return `/players/${encodeURIComponent(id)}`;
}
