import { comparableName } from '@paidup/shared/compare-names';
import { computed, ref, shallowRef } from 'vue';
import { toApiError } from '../../app/api/api-error.ts';
import { listAllPlayers } from '../api.ts';
import { playerListTexts } from './texts.ts';
import { createRequestKeys } from '../../app/request-keys.ts';
import { useDraft } from '../../app/forms/useDraft.ts';
import { usePlayerChanges } from '../usePlayers.ts';

/** The reason why a line was not added. The message reads on from the name. */
export type LineProblem = { name: string; message: string };

/**
 * Adds a list of players, one after the other. Those who were added leave the list, and those who were refused stay
 * in it with the reason. Nobody is added twice when the list is sent again after a failure.
 */
export function usePastedPlayers() {
  const { create } = usePlayerChanges();
  const text = ref('');
  const draft = useDraft('players-list', text, () => text.value !== '');
  const found = computed(() => pastedPlayers(text.value));
  const problems = shallowRef<LineProblem[]>([]);
  const progress = shallowRef<{ place: number; count: number } | null>(null);
  const keys = createRequestKeys();

  /** Answers how many players were added and waiting payments credited. Throws when the server can't be reached. */
  async function addAll(): Promise<{ added: number; credited: number }> {
    const all = found.value;
    const left = new Set(all);
    const outcome = { added: 0, credited: 0 };
    const tried = new Set(all.filter(keys.has));
    problems.value = [];
    try {
      const names = await namesSoFar();
      for (const [index, player] of all.entries()) {
        progress.value = { place: index + 1, count: all.length };
        // A player whose request was cut off may be stored already. The same key keeps them from being added twice.
        const isKnown = names.has(comparableName(player.name)) && !tried.has(player);
        const problem = isKnown ? playerListTexts.known : await add(player, outcome);
        if (problem === null) {
          left.delete(player);
          names.add(comparableName(player.name));
        } else problems.value = [...problems.value, { name: player.name || player.line, message: problem }];
      }
    } finally {
      progress.value = null;
      text.value = [...left].map(({ line }) => line).join('\n');
    }
    if (left.size === 0) draft.forget();
    return outcome;
  }

  /** Adds a player. Answers the reason for a refusal, or null. */
  async function add(player: PastedPlayer, outcome: { added: number; credited: number }) {
    const { name, names } = player;
    try {
      const { matched_payments } = await create({ name, accepted_bank_names: names }, keys.keyOf(player));
      outcome.added += 1;
      outcome.credited += matched_payments;
      return null;
    } catch (thrown) {
      const refusal = toApiError(thrown);
      if (refusal.status === 0 || refusal.status >= 500) throw thrown;
      return refusal.detail;
    }
  }

  return { text, found, problems, progress, draft, addAll };
}

/** A line of a pasted list, with a player's name and the names that their bank shows. */
export type PastedPlayer = { line: string; name: string; names: string[] };

/**
 * Reads a list of players, one on each line, and drops list marks such as "1. " and "- ". The name comes first. Bank
 * names follow after commas, semicolons, or the tabs of a spreadsheet.
 */
export function pastedPlayers(text: string): PastedPlayer[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.replace(LIST_MARK, '').split(/[,;\t]/);
      const [name = '', ...names] = cells.map((cell) => cell.trim());
      return { line, name, names: names.filter((one) => one !== '') };
    });
}

async function namesSoFar(): Promise<Set<string>> {
  return new Set((await listAllPlayers()).map(({ name }) => comparableName(name)));
}

const LIST_MARK = /^(\d{1,3}[.)]|[-*•–])\s+/;
