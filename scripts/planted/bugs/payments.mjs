/** Bugs of what the bank delivers: what counts, whose it is, how often. See `../bugs.mjs`. */
export const paymentBugs = [
  {
    what: 'money that goes out is credited',
    edits: [
      ['server/src/domain/classify-transaction.ts', "if (amount < 0) return { kind: 'outgoing' };", ''],
    ],
    tests: ['webhook/outcomes', 'domain/classify-transaction'],
  },
  {
    what: 'a pot withdrawal is credited',
    edits: [['server/src/domain/classify-transaction.ts', '/^uk_\\w*pot$/.test(scheme) ||', '']],
    tests: ['domain/classify-transaction'],
  },
  {
    what: 'the description counts before the payer',
    edits: [
      [
        'server/src/domain/bank-payments.ts',
        "{ by: 'counterparty_name' as const, key: payment.counterparty_key },\n    { by: 'description' as const, key: payment.description_key },",
        "{ by: 'description' as const, key: payment.description_key },\n    { by: 'counterparty_name' as const, key: payment.counterparty_key },",
      ],
    ],
    tests: ['webhook/outcomes', 'api/matching'],
  },
  {
    what: 'counterparty and description are swapped',
    edits: [
      [
        'server/src/domain/bank-payments.ts',
        'counterparty_key: normaliseBankName(transaction.counterparty.name)',
        'counterparty_key: normaliseBankName(transaction.description)',
      ],
      [
        'server/src/domain/bank-payments.ts',
        'description_key: normaliseBankName(transaction.description)',
        'description_key: normaliseBankName(transaction.counterparty.name)',
      ],
    ],
    tests: ['webhook/outcomes'],
  },
  {
    what: 'the type of the event is part of the key',
    edits: [
      [
        'shared/src/webhook.ts',
        'return result.data;',
        'return { ...result.data, id: `${type} ${result.data.id}` };',
      ],
    ],
    tests: ['webhook/deliveries'],
  },
  {
    what: 'a contradiction changes the amount',
    edits: [
      [
        'server/src/domain/told-again.ts',
        'return inConflict(payment, { detail, says }, source);',
        'return inConflict({ ...payment, amount: transaction.amount }, { detail, says }, source);',
      ],
    ],
    tests: ['webhook/conflicts'],
  },
  {
    what: 'what the bank has taken back is credited by a name that is given later',
    edits: [
      [
        'server/src/services/matching.ts',
        "if (payment.conflict || payment.status !== 'unmatched')",
        "if (payment.status !== 'unmatched')",
      ],
      [
        'server/src/store/sqlite/payment-queries.ts',
        'amount > 0 AND conflict = 0\n    AND ${shown}_key = :key',
        'amount > 0 AND ${shown}_key = :key',
      ],
    ],
    tests: ['webhook/conflicts', 'inbox/undo'],
  },
  {
    what: 'a contradiction that was settled is raised again by the same words',
    edits: [
      [
        'server/src/domain/told-again.ts',
        'function isKnown({ history }: PaymentRecord, says: BankSays): boolean {\n  const known = history.flatMap(',
        'function isKnown({ conflict, history }: PaymentRecord, says: BankSays): boolean {\n  const known = (conflict ? history : []).flatMap(',
      ],
    ],
    tests: ['webhook/conflicts'],
  },
];
