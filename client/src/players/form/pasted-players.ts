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

const LIST_MARK = /^(\d{1,3}[.)]|[-*•–])\s+/;
