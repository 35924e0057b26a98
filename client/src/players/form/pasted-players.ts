import { comparableName } from '@paidup/shared/compare-names';
import { chatLines } from '../../app/paste/chat-lines.ts';
import { listMarkOf, splitNumbered } from '../../app/paste/list-mark.ts';
import { hasLetters, withoutContacts, withoutEmoji } from '../../app/paste/plain-name.ts';

/** A line of a pasted list, with a player's name and the names that their bank shows. */
export type PastedPlayer = { line: string; name: string; names: string[] };

/** The maximum number of players that are read at once. */
export const MAX_PLAYERS = 200;

/**
 * Reads a list of players, one on each line, without the marks of a list and the times of a chat. The name comes first,
 * and bank names follow after commas or semicolons. In a line of a spreadsheet each cell is one name, with its commas.
 * Phone numbers and addresses are nobody's name. Several messages of one sender make one player.
 */
export function pastedPlayers(text: string): PastedPlayer[] {
  const players: PastedPlayer[] = [];
  const senders = new Set<string>();
  for (const { text: line, sender } of chatLines(text)) {
    if (players.length >= MAX_PLAYERS) break;
    if (sender !== null && listMarkOf(line) === null) {
      const player = playerIn(sender);
      if (player.name === '' || senders.has(comparableName(player.name))) continue;
      senders.add(comparableName(player.name));
      players.push(player);
    } else
      players.push(
        ...splitNumbered(line)
          .map(playerIn)
          .filter(({ name, names }) => name + names.join('') !== ''),
      );
  }
  const [first, ...others] = players;
  return (first && HEADING.test(first.name) ? others : players).slice(0, MAX_PLAYERS);
}

function playerIn(line: string): PastedPlayer {
  const mark = listMarkOf(line);
  const [name = '', ...names] = cellsOf(mark && mark.kind !== 'bare' ? mark.rest : line);
  return {
    line,
    name: withoutEmoji(withoutContacts(name)) || (hasLetters(name) ? '' : name.replace(NO_NAME, '')),
    names: names.filter((one) => one !== '' && /[\p{L}\p{N}]/u.test(withoutContacts(one))),
  };
}

/** The cells of a line. Spreadsheets put tabs between them, and quotes around a cell that has quotes in it. */
function cellsOf(line: string): string[] {
  if (!line.includes('\t')) return line.split(/[,;]/).map((cell) => cell.trim());
  return line.split('\t').map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/u, '$1')
      .replaceAll('""', '"'),
  );
}

/** The first line of a spreadsheet says what its columns are. */
const HEADING = /^(?:full )?(?:names?|players?|spieler)$/iu;
const NO_NAME = /[\d\s()+./@-]+/gu;
