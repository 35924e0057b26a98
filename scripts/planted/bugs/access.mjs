/** Bugs that let in what must stay out. See `../bugs.mjs`. */
export const accessBugs = [
  {
    what: 'any secret opens the webhook',
    edits: [['server/src/routes/monzo-webhook.ts', "? undefined : 'route'", '? undefined : undefined']],
    tests: ['webhook/secret'],
  },
  {
    what: 'ids that differ only in broken UTF-8 become one',
    edits: [['server/src/http/json-body.ts', 'fatal: true', 'fatal: false']],
    tests: ['bad-input/framing', 'bad-input/webhook'],
  },
  {
    what: 'other web pages may change the records',
    edits: [
      [
        'server/src/http/guard.ts',
        'if (SAFE_METHODS.includes(method) || isSameOrigin(headers)) return null;',
        'return null;',
      ],
    ],
    tests: ['server/test/bad-input', 'server/test/api/answers', 'server/src/http'],
  },
];
