import { comparableName } from '@paidup/shared/compare-names';
import { computed, ref, shallowRef } from 'vue';
import { toApiError } from '../../app/api/api-error.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { useDraft } from '../../app/forms/useDraft.ts';
import { bankNameProblem } from '../bank-names/bank-names.ts';
import { useAllPlayers } from '../useAllPlayers.ts';
import { usePlayerChanges } from '../usePlayers.ts';
import { pastedPlayers, type PastedPlayer } from './pasted-players.ts';
import { playerFormTexts } from '../texts.ts';
import { playerListTexts } from './texts.ts';

/** A player of the preview. Those with a problem and those whom the organiser leaves out are not added. */
export type PastedRow = PastedPlayer & { key: string; problem: string; isLeftOut: boolean };

/**
 * Reads a pasted list of players, and adds them one after the other. Those who were added leave the list, and those who
 * were refused stay in it with the reason. Nobody is added twice when the list is sent again after a failure.
 */
export function usePastedPlayers() {
  const { create } = usePlayerChanges();
  const { data: players, refetch } = useAllPlayers();
  const text = ref('');
  const draft = useDraft('players-list', text, () => text.value !== '');
  const leftOut = ref<ReadonlySet<string>>(new Set());
  const refused = shallowRef<ReadonlyMap<string, string>>(new Map());
  const progress = shallowRef<{ place: number; count: number } | null>(null);
  const keys = createRequestKeys();

  const rows = computed(() => rowsOf(pastedPlayers(text.value)));
  const chosen = computed(() => rows.value.filter(({ problem, isLeftOut }) => problem === '' && !isLeftOut));

  function rowsOf(list: readonly PastedPlayer[]): PastedRow[] {
    const names = new Set(players.value?.map(({ name }) => comparableName(name)));
    const seen = new Set<string>();
    return list.map((player, index) => {
      const name = comparableName(player.name);
      const isTwice = seen.has(name);
      seen.add(name);
      const key = `${index} ${player.line}`;
      const isLeftOut = leftOut.value.has(player.line);
      // A player whose request was cut off may be stored already. The same key keeps them from being added twice.
      const isKnown = names.has(name) && !keys.has(requestOf(player));
      return { ...player, key, isLeftOut, problem: problemOf(player, isKnown, isTwice) };
    });
  }

  function toggle({ line, isLeftOut }: PastedRow): void {
    const others = [...leftOut.value].filter((other) => other !== line);
    leftOut.value = new Set(isLeftOut ? others : [...others, line]);
  }

  /** Answers how many players were added and waiting payments credited. Throws when the server can't be reached. */
  async function addAll(): Promise<{ added: number; credited: number }> {
    await refetch();
    const all = chosen.value;
    const left = new Map(rows.value.map((row) => [row.key, row.line]));
    const outcome = { added: 0, credited: 0 };
    const problems = new Map<string, string>();
    try {
      for (const [index, player] of all.entries()) {
        progress.value = { place: index + 1, count: all.length };
        const problem = await add(player, outcome);
        if (problem === null) left.delete(player.key);
        else problems.set(player.line, problem);
      }
    } finally {
      progress.value = null;
      refused.value = problems;
      text.value = [...left.values()].join('\n');
    }
    if (left.size === 0) draft.forget();
    return outcome;
  }

  /** Adds a player. Answers the reason for a refusal, or null. */
  async function add(player: PastedPlayer, outcome: { added: number; credited: number }) {
    const request = requestOf(player);
    try {
      const { matched_payments } = await create(request, keys.keyOf(request));
      outcome.added += 1;
      outcome.credited += matched_payments;
      return null;
    } catch (thrown) {
      const refusal = toApiError(thrown);
      if (refusal.status === 0 || refusal.status >= 500) throw thrown;
      return refusal.detail;
    }
  }

  return { text, rows, chosen, refused, progress, draft, toggle, addAll };
}

const requestOf = ({ name, names }: PastedPlayer) => ({ name, accepted_bank_names: names });

function problemOf({ name, names }: PastedPlayer, isKnown: boolean, isTwice: boolean): string {
  if (name === '') return playerFormTexts.required;
  if (isTwice) return playerListTexts.twice;
  if (isKnown) return playerListTexts.known;
  const problems = names.map((one, index) => bankNameProblem(one, names.slice(0, index)));
  return problems.find((problem) => problem !== '') ?? '';
}
