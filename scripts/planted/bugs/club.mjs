/** Bugs of money that is no player's. See `../bugs.mjs`. */
export const clubBugs = [
  {
    what: 'the club’s part of a split is lost',
    edits: [
      ['server/src/domain/corrections.ts', "parts.find((part) => 'club' in part)?.amount ?? null", 'null'],
    ],
    tests: ['inbox/club-money', 'model/story-on-sqlite'],
  },
  {
    what: 'the club’s money is not in the position',
    edits: [['server/src/services/summary.ts', 'collected + other - pitchCosts', 'collected - pitchCosts']],
    tests: ['inbox/club-money', 'model/story-on-sqlite'],
  },
  {
    what: 'other income of the club counts as a cost',
    edits: [
      ['server/src/services/summary.ts', 'collected + other - pitchCosts', 'collected - other - pitchCosts'],
    ],
    tests: ['inbox/club-money', 'model/story-on-sqlite'],
  },
  {
    what: 'what the club took back still counts',
    edits: [
      [
        'server/src/domain/corrections.ts',
        "allocations: [], club_part: null },\n    { ...source, action: 'undone'",
        "allocations: [] },\n    { ...source, action: 'undone'",
      ],
    ],
    tests: ['inbox/club-money', 'model/story-on-sqlite'],
  },
  {
    what: 'a deputy enters the club’s money',
    edits: [
      ['server/src/routes/payments.ts', "if (caller.role === 'deputy' && body.club)", 'if (caller === null)'],
    ],
    tests: ['inbox/club-money'],
  },
  {
    what: 'the audit overlooks the club’s part',
    edits: [
      [
        'server/src/domain/audit-payments.ts',
        'total + part.amount, club_part ?? 0)',
        'total + part.amount, amount - allocations.reduce((sum, part) => sum + part.amount, 0))',
      ],
    ],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'what a payer sent that is all the club’s is overlooked',
    edits: [['server/src/store/sqlite/payers.ts', ' OR amount = club_part)`', ')`']],
    tests: ['store/sqlite-store'],
  },
];
