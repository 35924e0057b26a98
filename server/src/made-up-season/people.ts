export type Person = { name: string; names: string[]; comes: number; pays: number };

/** The players, with the names that their banks show, how many of ten games they play, and how readily they pay. */
export const people = (): Person[] =>
  LISTED.map(([name, names, comes, pays]) => ({ name, names, comes, pays }));

/** The references that people write on their payments. */
export const references = [
  'FOOTBALL',
  'football',
  'FOOTIE',
  'subs',
  '5 A SIDE',
  'Weds',
  'FOOTY MONEY ⚽',
  'SENT FROM REVOLUT',
];

const LISTED: [name: string, names: string[], comes: number, pays: number][] = [
  ['Ashley Kingscote', ['KINGSCOTE AM', 'FOOTY ASH'], 9, 9],
  ['Sam Okafor', ['S OKAFOR', 'Okafor Samuel'], 9, 9],
  ['Priya Raman', ['RAMAN P'], 8, 9],
  ['Tom O’Neill', ["O'NEILL T", 'TOMMY O'], 8, 6],
  ['Łukasz Wójcik', ['WOJCIK LUKASZ'], 9, 8],
  ['Jordan Taylor', ['J TAYLOR', 'TAYLOR J & M'], 7, 5],
  ['Chris Müller', ['MUELLER C', 'Müller Christoph'], 8, 9],
  ['Dev Patel', ['PATEL D'], 7, 8],
  ['Danny Smith', ['SMITH DANIEL'], 6, 4],
  ['Bea Nowak', ['NOWAK BEATA', 'BEA FOOTBALL'], 8, 9],
  ['Callum Fraser', ['FRASER C A'], 6, 7],
  ['Nia Williams', ['WILLIAMS N'], 5, 9],
  ['Omar Haddad', ['O HADDAD'], 7, 3],
  ['Finn MacLeod', ['MACLEOD FINN'], 5, 8],
  ['Zoë Laurent', ['LAURENT ZOE', 'Z LAURENT-BEAUMON'], 6, 9],
  ['Marcus Bell', ['BELL M'], 4, 6],
  ['Wei Chen', ['CHEN WEI'], 5, 9],
  ['Ravi Shah', [], 4, 8],
  ['Old Pete Dawson', ['DAWSON P'], 3, 5],
  ['Gianluca Rossi', ['ROSSI G', 'GIANLU'], 6, 7],
];
