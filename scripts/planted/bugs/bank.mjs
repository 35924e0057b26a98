const BANK = 'server/src/services/bank';
const CONNECT = `${BANK}/connect.ts`;
const WEBHOOK = `${BANK}/webhook-registration.ts`;
const LOGIN_STORE = `${BANK}/login-store.ts`;
const TASKS = 'server/src/domain/bank-tasks.ts';
const RULES = 'server/src/domain/bank-connection.ts';

/** Bugs in the connection to the bank. See `../bugs.mjs`. */
export const bankBugs = [
  {
    what: 'the state of a login is not checked',
    edits: [[CONNECT, ' && isSecretOf(pending.state_hash, state)', '']],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'the state of a login is good twice',
    edits: [[CONNECT, 'return isIt ? { pending: null } : {};', 'return {};']],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'the state of a login is good for ever',
    edits: [[CONNECT, 'pending.expires_at > clock() && ', '']],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'the state of a login is stored as it is',
    edits: [
      [CONNECT, 'loginBegun(hashOf(state), ', 'loginBegun(state, '],
      [CONNECT, 'isSecretOf(pending.state_hash, state)', 'pending.state_hash === state'],
    ],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'the tokens of the bank are stored unsealed',
    edits: [
      [LOGIN_STORE, 'next && seal.seal(next)', 'next && JSON.stringify(next)'],
      [LOGIN_STORE, 'seal.open(sealed)', 'JSON.parse(sealed)'],
    ],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'every process asks the bank for the approval',
    edits: [[`${BANK}/approval.ts`, "if (!(await leases.take('bank approval', holder, LEASE))) return;", '']],
    tests: ['server/test/bank/login'],
  },
  {
    what: 'the webhook is registered without a look at those there are',
    edits: [[WEBHOOK, 'webhook.account_id === accountId && webhook.url === address', 'webhook === null']],
    tests: ['server/test/bank/webhook-registration'],
  },
  {
    what: 'the webhooks of the other accounts are not looked at',
    edits: [[WEBHOOK, 'new Set([accountId, ...usable.map((account) => account.id)])', '[accountId]']],
    tests: ['server/test/bank/webhook-registration'],
  },
  {
    what: 'the webhook of another server is deleted',
    edits: [[WEBHOOK, 'origin === bank?.publicUrl && ', 'origin !== "" && ']],
    tests: ['server/test/bank/webhook-registration'],
  },
  {
    what: 'two processes register the webhook at once',
    edits: [
      [
        WEBHOOK,
        "alone('bank webhook', async () => {\n        const webhook_id = await reconcile(account.id);",
        '(async (step: () => Promise<void>) => step())(async () => {\n        const webhook_id = await reconcile(account.id);',
      ],
    ],
    tests: ['server/test/bank/webhook-registration'],
  },
  {
    what: 'a new login begins the time of the connection again',
    edits: [[RULES, 'connection.connected_since ?? now', 'now']],
    tests: ['server/test/bank/accounts'],
  },
  {
    what: 'the login is not forgotten when the bank does not answer',
    edits: [[CONNECT, '      await forgetLogin();\n', '']],
    tests: ['server/test/bank/disconnect'],
  },
  {
    what: 'each attempt to move money to the pot has a name of its own',
    edits: [
      [
        'server/src/services/bank/move-to-pot.ts',
        'dedupeId: task.id',
        'dedupeId: `${task.id} ${Math.random()}`',
      ],
    ],
    tests: ['server/test/bank/write-back-kills'],
  },
  {
    what: 'a player is added to the notes again after a crash',
    edits: [
      [
        'server/src/domain/bank-notes.ts',
        '  if (notes.includes(ours) || notes.split(MARK).length > original.split(MARK).length) return null;\n',
        '',
      ],
    ],
    tests: ['server/test/bank/annotate', 'server/test/bank/write-back-kills'],
  },
  {
    what: 'money that was credited before the switch was set goes to the pot',
    edits: [[TASKS, ' || at < since) return false', ') return false']],
    tests: ['server/test/bank/pot'],
  },
  {
    what: 'money that nobody is credited with any more goes to the pot',
    edits: [
      [
        'server/src/services/bank/move-to-pot.ts',
        "|| !isWanted('pot', payment, connection)) return null",
        ') return null',
      ],
    ],
    tests: ['server/test/bank/pot'],
  },
  {
    what: 'an item of the feed is sent again after a crash',
    edits: [
      [
        'server/src/services/bank/write-back.ts',
        'if (task.begun_at !== null) {',
        'if (task.begun_at === "") {',
      ],
    ],
    tests: ['server/test/bank/write-back-kills'],
  },
  {
    what: 'a payment that the bank has declined since goes to the pot',
    edits: [[TASKS, 'payment.verified && !payment.conflict', 'payment.verified']],
    tests: ['server/test/bank/pot'],
  },
  {
    what: 'two payments pay for the same game on their receipts',
    edits: [
      [
        'server/src/services/bank/put-receipt.ts',
        'before: await paidBefore(player_id, payment)',
        'before: 0',
      ],
    ],
    tests: ['server/test/bank/receipt'],
  },
];
