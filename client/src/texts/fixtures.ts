export const fixtureTexts = {
  title: 'Fixtures',
  fixture: 'Fixture',
  add: 'New fixture',
  edit: 'Edit fixture',
  in: (heads: number) => `${heads} in`,
  plays: (fewest: number, most: number) => `, plays from ${fewest}, up to ${most}.`,
  needed: (heads: number) => (heads === 1 ? 'One more needed' : `${heads} more needed`),
  playable: 'Enough to play',
};
