/** The form that adds many players from a pasted list. */
export const playerListTexts = {
  paste: 'Paste a list',
  single: 'Add one player instead',
  label: 'Players, one on each line',
  hint: 'The name first. If you know the names that their bank shows, add them after commas: Ashley Kingscote, KINGSCOTE AM, FOOTY ASH. A spreadsheet’s rows work too.',
  empty: 'Type or paste at least one name.',
  noneLeft: 'There’s nobody to add: each line below is marked or left out.',
  add: (count: number) => (count === 0 ? 'Add players' : `Add ${players(count)}`),
  adding: (place: number, count: number) => `Adding ${place} of ${count}…`,
  added: (count: number) => `${players(count)} added`,
  known: 'A player already. If it’s somebody else, add them on their own.',
  twice: 'On the list twice. If it’s somebody else, add them on their own.',
  noNames: 'no bank name yet',
  bankNames: (name: string) => `Bank names of ${name}`,
  include: (name: string) => `Add ${name}`,
  list: 'What was read',
  count: (names: number, adding: number) => `${players(names)} · ${adding} to add`,
  tooMany: (count: number) => `Only the first ${count} players are read.`,
  left: (added: number) =>
    `${added === 0 ? 'Nobody was added' : `${players(added)} added`}. These were not added:`,
  unreached: 'What is still in the list was not added yet.',
};

const players = (count: number) => (count === 1 ? '1 player' : `${count} players`);
