/** Bugs of who is who: bank names, revisions, what a player owes. See `../bugs.mjs`. */
export const playerBugs = [
  {
    what: 'a bank name has no unique key: the next player takes it over',
    edits: [
      [
        'server/src/store/sqlite/players.ts',
        "`${insertInto('bank_names', ['key', 'player_id', 'name', 'position'])} ON CONFLICT (key) DO NOTHING`",
        "insertInto('bank_names', ['key', 'player_id', 'name', 'position']).replace('INSERT', 'INSERT OR REPLACE')",
      ],
    ],
    tests: ['api/players', 'store/sqlite-store'],
  },
  {
    what: 'an empty key matches',
    edits: [
      ['server/src/domain/bank-payments.ts', "].filter(({ key }) => key !== '')", ']'],
      ['shared/src/text.ts', "(text) => normaliseBankName(text) !== ''", '() => true'],
    ],
    tests: ['bad-input/players'],
  },
  {
    what: 'a payment service’s name is no danger',
    edits: [
      [
        'server/src/domain/name-danger.ts',
        'if (readings.some((reading) => THROUGH_A_SERVICE.test(reading))) return SERVICE;',
        '',
      ],
    ],
    tests: ['inbox/explain', 'domain/name-danger'],
  },
  {
    what: 'PATCH fills in what nobody sent',
    edits: [
      [
        'shared/src/player.ts',
        'accepted_bank_names: bankNames.exactOptional()',
        'accepted_bank_names: bankNames.default([])',
      ],
    ],
    tests: ['api/players'],
  },
  {
    what: 'a credited player can still be removed',
    edits: [
      [
        'server/src/services/matching.ts',
        'return payer.has_history || (await players.claim([payer.id])).length > 0 ? payer : null;',
        'await Promise.resolve();\n    return payer;',
      ],
    ],
    tests: ['webhook/outcomes', 'api/players'],
  },
  {
    what: 'who is removed while being credited is credited all the same',
    edits: [
      [
        'server/src/services/matching.ts',
        '(await players.claim([payer.id])).length > 0 ? payer : null',
        '(await players.claim([payer.id])).length >= 0 ? payer : null',
      ],
    ],
    tests: ['api/races'],
  },
  {
    what: 'who is removed while joining a game is at it all the same',
    edits: [
      [
        'server/src/services/fixtures.ts',
        'if (!player || (await players.claim([playerId])).length === 0)',
        'if (!player)',
      ],
    ],
    tests: ['api/races', 'api/attendance'],
  },
  {
    what: 'If-Match is ignored',
    edits: [
      [
        'server/src/services/revise.ts',
        'if (ifMatch !== null && !ifMatch.includes(record.rev)) throw stale(noun);',
        '',
      ],
    ],
    tests: ['api/revisions'],
  },
  {
    what: 'a balance has the wrong sign',
    edits: [
      [
        'server/src/services/sums.ts',
        'const balance = total_paid + written_off - total_fees;',
        'const balance = total_fees - total_paid - written_off;',
      ],
    ],
    tests: ['api/money'],
  },
  {
    what: 'a reminder of a debt that was paid comes back with a later one',
    edits: [
      [
        'server/src/services/bank/bank-transactions.ts',
        'await settleReminders(payment.allocations, told.by);',
        '',
      ],
    ],
    tests: ['inbox/reminder'],
  },
  {
    what: 'a reminder outlives a debt that a cancelled game has ended',
    edits: [
      [
        'server/src/services/change-fixture.ts',
        'if (before !== after) await settleReminders([...before.players, ...after.players], lastBy(after));',
        'void [settleReminders, lastBy];',
      ],
    ],
    tests: ['inbox/reminder'],
  },
  {
    what: 'a reminder forgets what was promised',
    edits: [['server/src/domain/reminders.ts', 'promised_on ?? record.promised_on', 'promised_on ?? null']],
    tests: ['inbox/reminder', 'model/story-on-sqlite'],
  },
  {
    what: 'the lines of a reminder leave out what was given back',
    edits: [
      [
        'shared/src/open-debt.ts',
        'givenBack: owes - unpaid.reduce((sum, { open }) => sum + open, 0)',
        'givenBack: 0',
      ],
    ],
    tests: ['domain/open-debt'],
  },
  {
    what: 'a reminder that is noted while the money comes stays for good',
    edits: [
      [
        'server/src/services/reminders.ts',
        'await settleReminders([{ player_id: id }], by);',
        'await Promise.resolve(by);',
      ],
    ],
    tests: ['inbox/reminder'],
  },
];
