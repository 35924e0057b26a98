/**
 * Returns the notes of a transaction at the bank with the names of whom it credits, or `null` if they are there already.
 * The dot before the names tells what is ours. It counts beyond those in the notes that the payment came with, so a
 * player who has got another name since, or has passed the payment on, is not added again.
 */
export function notesWithNames(notes: string, original: string, names: readonly string[]): string | null {
  const ours = MARK + names.join(', ');
  if (notes.includes(ours) || notes.split(MARK).length > original.split(MARK).length) return null;
  return notes === '' ? ours : `${notes} ${ours}`;
}

const MARK = '· ';
