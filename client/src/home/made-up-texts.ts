export const madeUpTexts = {
  banner: 'This is a made-up season.',
  notReal: 'Nothing here is real.',
  back: 'Back to the made-up season',
  clear: 'Clear it away',
  elsewhere: 'Not in the made-up season',
  elsewhereWhy: 'Monzo, backups and who can log in belong to your own club. Its settings have them.',
  ownClub: 'Your own club',
};
