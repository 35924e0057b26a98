const SHARED = '@paidup/shared/';
/** Node's own modules, but not its database. */
const NODE = 'node:(?!sqlite)';
const PACKAGES = '(?!node:|mongodb)[a-z]';
/** What runs in the browser: only the calls know axios, and nothing knows Node. */
const BROWSER = '(?!axios|node:)[a-z@]';

/** What each room of the client has for the others and for the app's frame. The rest is its own. */
const ROOMS = {
  access: ['AccessCards.vue', 'api.ts', 'useDoor.ts', 'useSession.ts'],
  bank: ['BankCard.vue', 'health/BankTrouble.vue', 'health/(bank-trouble|heard-at|texts).ts', 'useBank.ts'],
  fixtures: [
    'FixtureCancelSheet.vue',
    'SeatsBar.vue',
    'api.ts',
    'fixture-words.ts',
    'line-up.ts',
    'texts.ts',
    'useFixtures.ts',
  ],
  home: ['FeedHealth.vue', 'MadeUpBanner.vue', 'made-up-texts.ts', 'useLookAround.ts'],
  payments: [
    'api.ts',
    'cash/CashSheet.vue',
    'cash/WriteOffSheet.vue',
    'PaymentSheets.vue',
    'open-sheet.ts',
    'cash/useCash.ts',
    'payment-words.ts',
    'usePayments.ts',
  ],
  players: [
    'PlayerPickList.vue',
    'PlayerPicker.vue',
    'api.ts',
    'list/player-order.ts',
    'reminder.ts',
    'reminder-words.ts',
    'useReminding.ts',
    'texts.ts',
    'useAllPlayers.ts',
    'usePlayers.ts',
  ],
  queue: ['QueueLine.vue', 'QueuedCash.vue', 'queued.ts', 'texts.ts', 'useQueue.ts'],
  settings: ['useSettings.ts'],
  summary: ['useSummary.ts'],
};

/**
 * What the files of each layer may import, by the beginning of the specifier. What `types` lists may be imported as
 * types only. Anything else is refused. The last entry that fits a file is the one that counts.
 */
const LAYERS = [
  { files: 'shared/src/**/*', may: ['./', 'zod'] },

  { files: 'server/src/*', may: ['./(?!main|store/)', SHARED, NODE, PACKAGES], types: ['./store/store.ts'] },
  { files: 'server/src/main', may: ['./(?!store/)', './store/(open-store|store).ts', SHARED, NODE] },
  {
    files: 'server/src/watch-stragglers',
    // It waits for a store that is unavailable.
    may: ['./(?!main|store/)', './store/(store|wait-out).ts'],
  },
  {
    files: 'server/src/routes/**/*',
    may: ['./', '../(http|openapi)/', '../(parse-input|errors).ts', SHARED, NODE, 'express', 'zod'],
    types: ['../services/', '../made-up-season/', '../store/store.ts', '../metrics.ts'],
  },
  {
    files: 'server/src/openapi/**/*',
    may: ['./', '../http/(answers|json-body|mount-routes|node-http).ts', SHARED, NODE, 'express', 'zod'],
    types: ['../http/(route|guard).ts'],
  },
  {
    files: 'server/src/http/**/*',
    // A store that fails becomes an answer of 503 here.
    may: ['./', '../(parse-input|errors).ts', '../store/store.ts', SHARED, NODE, PACKAGES],
    types: ['../services/', '../made-up-season/', '../domain/caller.ts', '../(log|metrics).ts'],
  },
  {
    files: 'server/src/services/**/*',
    may: ['./', '../(domain|monzo)/', '../(parse-input|errors).ts', SHARED, NODE, '@zxcvbn-ts/', 'zod'],
    types: ['../store/(position|([a-z]+-)?store).ts'],
  },
  {
    files: 'server/src/services/*/*',
    may: ['./', '../[^.]', '../../(domain|monzo)/', '../../errors.ts', SHARED, NODE, 'csv-stringify', 'zod'],
    types: ['../../store/'],
  },
  {
    files: 'server/src/made-up-season/**/*',
    may: ['./', '../services/', '../errors.ts', SHARED],
    types: ['../store/'],
  },
  { files: 'server/src/domain/**/*', may: ['./', SHARED, 'temporal-polyfill'] },
  { files: 'server/src/monzo/**/*', may: ['./', '../errors.ts', SHARED, NODE, 'zod'] },
  // The client could be a package of its own.
  { files: 'server/src/monzo/client/**/*', may: ['./[^./]+.ts$', NODE, 'zod'] },
  { files: 'server/src/store/*', may: ['./[^/]+$', '../domain/', SHARED, NODE, 'zod'] },
  { files: 'server/src/store/open-store', may: ['./'] },
  {
    files: 'server/src/store/sqlite/**/*',
    may: ['./', '../(?!open-store)[^/]+$', '../../domain/', SHARED, 'node:'],
  },
  {
    files: 'server/src/store/mongo/**/*',
    may: ['./', '../(?!open-store)[^/]+$', '../../domain/', SHARED, NODE, 'mongodb', 'zod'],
  },

  { files: 'client/src/*', may: ['./app/', BROWSER] },
  { files: 'client/src/app/*', may: ['./', BROWSER] },
  { files: 'client/src/app/App.vue', may: ['./', ...exportsOf('../'), BROWSER] },
  { files: 'client/src/app/*/*', may: ['./', '../[^.]', BROWSER] },
  {
    files: 'client/src/app/api/*',
    may: ['./', '../(made-up|next-task|texts).ts', SHARED, 'axios'],
  },
  { files: 'client/src/app/frame/*', may: ['./', '../[^.]', ...exportsOf('../../'), BROWSER] },
  {
    files: 'client/src/app/router/*',
    may: ['./', '../[^.]', '../../[a-z]+/[A-Z][A-Za-z]+Page.vue', BROWSER],
  },
  ...Object.keys(ROOMS).flatMap(layersOfRoom),
];

/** ESLint's own rules, as what holds the layers of the product apart. Tests may reach where they like. */
export const layers = (tests) => [
  ...LAYERS.map(({ files, may, types = [] }) => ({
    files: [files.endsWith('.vue') ? files : `${files}.{ts,vue}`],
    ignores: tests,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: not([...may, ...types]), message: 'This layer may not import it.' },
            ...types.map((type) => ({
              regex: from(type),
              allowTypeImports: true,
              message: 'This layer may import its types only.',
            })),
            HTTP,
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...importedLater(may)],
      'no-restricted-properties': ['error', ENVIRONMENT],
    },
  })),
  // The example is a program of its own.
  { files: ['server/src/{main,monzo/client/example}.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['server/src/domain/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', ...PURE.syntax],
      'no-restricted-properties': ['error', ...PURE.properties],
      'no-restricted-globals': ['error', ...PURE.globals],
    },
  },
];

/** A file of a room reaches its own room, `app` and what the other rooms have for it. A component makes no calls. */
function layersOfRoom(room) {
  const may = (own, up) => [...own, `${up}app/(?!router/index)`, ...exportsOf(up), BROWSER];
  const layers = [
    { files: `client/src/${room}/*`, may: may(['./'], '../') },
    { files: `client/src/${room}/*/*`, may: may(['./', '../[^.]'], '../../') },
  ];
  return layers.flatMap((layer) => [
    layer,
    { files: `${layer.files}.vue`, may: layer.may.map((pattern) => `(?![^]*/api[/.])${pattern}`) },
  ]);
}

function exportsOf(up) {
  return Object.entries(ROOMS).map(([room, files]) => `${up}${room}/(${files.join('|')})$`);
}

const from = (pattern) => `^${pattern.replaceAll('.', '\\.')}`;

const not = (patterns) => `^(?!${patterns.map((pattern) => from(pattern).slice(1)).join('|')})`;

/** The same for `import()`, and for types that are imported where they are used. */
function importedLater(may) {
  const refused = not(may).replaceAll('/', '\\x2F');
  return [
    { selector: `ImportExpression[source.value=/${refused}/]`, message: 'This layer may not import it.' },
    { selector: 'ImportExpression:not([source.value])', message: 'Write out what is imported.' },
    { selector: 'TSImportType', message: 'Import the type at the beginning of the file.' },
  ];
}

const HTTP = {
  regex: '^node:http$',
  allowTypeImports: true,
  message: 'Import it from http/node-http.ts, which loads less.',
};

const ENVIRONMENT = { object: 'process', property: 'env', message: 'Only main.ts reads the environment.' };

/** What the domain does not know: waiting, the clock, chance and the machine. */
const PURE = {
  syntax: [
    { selector: 'AwaitExpression', message: 'The domain does not wait.' },
    { selector: 'ForOfStatement[await=true]', message: 'The domain does not wait.' },
    { selector: 'ImportExpression', message: 'The domain does not wait.' },
    { selector: 'TSImportType', message: 'Import the type at the beginning of the file.' },
    {
      selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
      message: 'Take the time as an argument.',
    },
  ],
  properties: [
    { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
    { object: 'Temporal', property: 'Now', message: 'Take the time as an argument.' },
    { object: 'Math', property: 'random', message: 'Take what chance decides as an argument.' },
  ],
  globals: ['crypto', 'performance', 'process', 'setTimeout', 'setInterval', 'fetch'],
};
