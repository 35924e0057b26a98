const WEBHOOK = 'server/src/services/monzo-webhook.ts';
const STEPS = 'server/src/domain/catch-up-steps.ts';

/** Bugs that believe a delivery without the bank's word, or lose what no delivery brings. See `../bugs.mjs`. */
export const witnessBugs = [
  {
    what: 'a delivery is believed while a bank is connected',
    edits: [
      [
        WEBHOOK,
        'transactions.record(answer.transaction, BY_BANK, reason)',
        'transactions.record(delivered, BY_BANK, reason)',
      ],
    ],
    tests: ['server/test/bank/read-back'],
  },
  {
    what: 'a 404 of anybody’s says that the bank has no such payment',
    edits: [
      [
        'server/src/monzo/client/refused-answer.ts',
        "if (code === '' && error === '') return 'protocol';",
        "if (code === '' && error === '' && status !== 404) return 'protocol';",
      ],
    ],
    tests: ['server/test/bank/read-back-trouble'],
  },
  {
    what: 'a payment is verified by what a delivery says',
    edits: [[WEBHOOK, "by: 'webhook', isVerified: false", "by: 'webhook', isVerified: true"]],
    tests: ['server/test/bank/read-back.test', 'webhook/outcomes'],
  },
  {
    what: 'a server without a client believes what another has to confirm',
    edits: [
      [
        'server/src/services/bank/witness.ts',
        'if (unconnectedAt === changes)',
        'if (unconnectedAt !== null)',
      ],
    ],
    tests: ['server/test/bank/read-back.test'],
  },
  {
    what: 'payments of before the first day are credited',
    edits: [
      [
        'server/src/services/bank/bank-answer.ts',
        "return answer.transaction.created < from ? 'before_start' : null;",
        "return answer.transaction.created < '' && from ? 'before_start' : null;",
      ],
    ],
    tests: ['server/test/bank/read-back.test'],
  },
  {
    what: 'a catch-up that was cut short moves its mark',
    edits: [
      [
        STEPS,
        '  catching_up: null,\n  problems: problems',
        "  catching_up: null,\n  last_caught_up_at: '2026-11-21T12:00:00.000Z',\n  problems: problems",
      ],
    ],
    tests: ['server/test/bank/catch-up-trouble'],
  },
  {
    what: 'a catch-up from a later day moves its mark over the gap',
    edits: [
      [
        STEPS,
        'const isComplete = from <= rangeOfNext(connection, bounds).from;',
        'const isComplete = from !== "" && bounds.now !== "";',
      ],
    ],
    tests: ['server/test/bank/catch-up.test'],
  },
  {
    what: 'a dry run records',
    edits: [
      [
        'server/src/services/bank/catch-up-run.ts',
        'return dry_run ? preview(connected, since) :',
        'return dry_run && since ? preview(connected, since) :',
      ],
    ],
    tests: ['server/test/bank/catch-up.test'],
  },
  {
    what: 'a catch-up goes back beyond the first day',
    edits: [
      ['server/src/domain/catch-up-range.ts', 'start < overlapping ? overlapping : start', 'overlapping'],
    ],
    tests: ['server/test/bank/catch-up.test'],
  },
  {
    what: 'a payment that the bank’s list leaves out is taken for missing',
    edits: [
      [
        'server/src/services/bank/missing-payments.ts',
        'const answer = await history.find(payment.id);',
        "const answer = (await history.find(payment.id)) && 'missing';",
      ],
    ],
    tests: ['server/test/bank/catch-up-trouble'],
  },
];
