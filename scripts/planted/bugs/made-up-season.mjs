const SEASON = 'server/src/made-up-season/made-up-season.ts';
const tests = ['api/made-up-season'];

/** Bugs that mix a made-up season with the real club. See `../bugs.mjs`. */
export const madeUpSeasonBugs = [
  {
    what: 'what is done in a made-up season is done to the real club',
    edits: [['server/src/app.ts', 'createClubRoutes(club, all)', 'createClubRoutes(all, all)']],
    tests,
  },
  {
    what: 'a made-up season is offered beside real players and games',
    edits: [[SEASON, 'if (!(await isEmpty(store, clock())))', 'if (clock() === "")']],
    tests,
  },
  {
    what: 'a made-up season is offered once the only entry of the club was taken back',
    edits: [[SEASON, "    payments.list({ ...ANY, status: 'void', player_id: null, search: null }),\n", '']],
    tests,
  },
  {
    what: 'a made-up season stays after it was cleared away',
    edits: [['server/src/store/sqlite/season-place.ts', '      season = null;\n', '']],
    tests,
  },
  {
    what: 'a made-up season shows the payments that the bank reports',
    edits: [
      ['server/src/routes/index.ts', '  ...paymentRoutes(services),\n', '  ...paymentRoutes(real),\n'],
      [
        'server/src/routes/index.ts',
        '  { services: { access }, identify, metrics, closing }: RouteDependencies,',
        '  { services: real, services: { access }, identify, metrics, closing }: RouteDependencies,',
      ],
    ],
    tests,
  },
  {
    what: 'the pages of a made-up season call the real club',
    edits: [['client/src/app/made-up.ts', "isMadeUp && !OF_NO_CLUB.test(call) ? '/made_up' : ''", "''"]],
    tests: ['app/made-up'],
  },
  {
    what: 'the real club shows what the made-up season kept in the browser',
    edits: [['client/src/app/made-up.ts', '(isMadeUp ? MADE_UP + name : name)', 'name']],
    tests: ['app/made-up'],
  },
];
