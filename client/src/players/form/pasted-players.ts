/** A line of a pasted list: a player's name, and the names that their bank shows. */
export type PastedPlayer = { line: string; name: string; names: string[] };

/**
 * The players of a list, one a line, without what lists begin their lines with: "1. ", "- ". The name comes first,
 * bank names after commas, semicolons or tabs, as a spreadsheet copies its cells.
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
