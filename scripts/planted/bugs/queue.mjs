/** Bugs of what waits for a signal on a phone. See `../bugs.mjs`. */
export const queueBugs = [
  {
    what: 'cash that waits for a signal gets a fresh key at each attempt',
    edits: [['client/src/queue/queue.ts', 'await send(next);', 'await send({ ...next, id: newKey() });']],
    tests: ['client/src/queue'],
  },
  {
    what: 'two tabs send the same queue',
    edits: [['client/src/queue/queue.ts', 'await inOneTab(() => sendNext(who))', 'await sendNext(who)']],
    tests: ['client/src/queue'],
  },
  {
    what: 'what waits is sent under whatever log-in there is',
    edits: [
      [
        'client/src/queue/queue.ts',
        "if ((await askWho()) !== who) return 'not_logged_in';",
        'await askWho();',
      ],
    ],
    tests: ['client/src/queue'],
  },
  {
    what: 'what the server refuses is gone from the queue',
    edits: [
      [
        'client/src/queue/queue.ts',
        'if (find(next.id)) write({ ...next, isTried: true, refused: error.detail });',
        'storage.removeItem(PREFIX + next.id);',
      ],
    ],
    tests: ['client/src/queue'],
  },
  {
    what: 'cash that the server may have is taken off the queue',
    edits: [['client/src/queue/queue.ts', 'if (isInDoubt || now?.isTried ||', 'if (isInDoubt ||']],
    tests: ['client/src/queue'],
  },
  {
    what: 'a log-in is shown what another one last saw on this phone',
    edits: [['client/src/app/offline/last-seen.ts', ' || (who !== null && who !== snapshot.who)', '']],
    tests: ['app/offline'],
  },
];
