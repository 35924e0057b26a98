/** Bugs that let in what must stay out. See `../bugs.mjs`. */
export const accessBugs = [
  {
    what: 'any secret opens the webhook',
    edits: [['server/src/http/guard.ts', "? undefined : 'route'", '? undefined : undefined']],
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
        'if (hasCookie && isChange(request) && !isSameOrigin(request.headers)) throw crossOrigin();',
        '',
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'a route stands before no guard',
    edits: [['server/src/http/mount-routes.ts', 'place[method](guard(access), (', 'place[method]((']],
    tests: ['server/test/routes'],
  },
  {
    what: 'the list of log-ins is open to everybody',
    edits: [
      [
        'server/src/routes/sessions.ts',
        "access: 'organiser_session',\n    tag,\n    operationId: 'listSessions'",
        "access: 'public',\n    tag,\n    operationId: 'listSessions'",
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'a deputy may revoke tokens',
    edits: [
      [
        'server/src/http/guard.ts',
        "organiser_session: ['organiser']",
        "organiser_session: ['organiser', 'deputy']",
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'a token may make tokens',
    edits: [
      [
        'server/src/http/guard.ts',
        "organiser_session: ['organiser']",
        "organiser_session: ['organiser', 'token']",
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'a proxy that names this machine opens the webhook without a secret',
    edits: [
      [
        'server/src/http/guard.ts',
        'if (!isFromHere(request)) throw notFromHere();',
        "if (!/^(127|localhost|\\[)/.test(request.headers.host ?? '')) throw notFromHere();",
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'others are let in without a secret for the webhook',
    edits: [['server/src/environment.ts', 'data.MONZO_WEBHOOK_SECRET === undefined ?', 'false ?']],
    tests: ['running/environment'],
  },
  {
    what: 'the secret of the webhook is compared letter by letter',
    edits: [['server/src/http/guard.ts', 'timingSafeEqual(digest(text), expected)', 'text === secret']],
    tests: ['access/constant-time', 'webhook/secret'],
  },
  {
    what: 'a log-in keeps the session that the browser came with',
    edits: [
      [
        'server/src/routes/session.ts',
        'cookie.set(response, sessionToken);',
        'cookie.set(response, cookie.read(request) ?? sessionToken);',
      ],
    ],
    tests: ['server/test/api/log-in'],
  },
  {
    what: 'a script can read the cookie',
    edits: [['server/src/http/session-cookie.ts', 'httpOnly: true', 'httpOnly: false']],
    tests: ['server/test/api/log-in'],
  },
  {
    what: 'anybody may say which address they come from',
    edits: [
      ['server/src/app.ts', "app.set('trust proxy', trustedProxies);", "app.set('trust proxy', true);"],
    ],
    tests: ['server/test/api/log-in'],
  },
  {
    what: 'an event goes out to a session that ended in another process',
    edits: [
      ['server/src/http/event-stream.ts', 'if (!(await isLive().catch(() => false))) return end();', ''],
    ],
    tests: ['server/test/api/session-streams'],
  },
  {
    what: 'an event stream outlives its session',
    edits: [
      ['server/src/routes/events.ts', 'access.whenSessionEnds((id) => endAll(streams.get(id) ?? []));', ''],
    ],
    tests: ['server/test/api/session-streams'],
  },
  {
    what: 'no answer tells browsers to run our own files only',
    edits: [
      [
        'server/src/http/security-headers.ts',
        'contentSecurityPolicy: {',
        'contentSecurityPolicy: false && {',
      ],
    ],
    tests: ['server/test/api/answers'],
  },
  {
    what: 'an error answers with its stack',
    edits: [
      ['server/src/http/problem.ts', 'detail: error.message,', 'detail: error.stack ?? error.message,'],
    ],
    tests: ['server/test/api/answers'],
  },
  {
    what: 'others are let in without https',
    edits: [['server/src/environment.ts', 'data.ALLOW_INSECURE_HTTP || data', 'true || data']],
    tests: ['running/environment'],
  },
  {
    what: 'a method that is not there is refused without Allow',
    edits: [['server/src/http/mount-routes.ts', "response.setHeader('Allow', allowed);", 'void response;']],
    tests: ['bad-input/addresses'],
  },
  {
    what: 'a body goes past its schema',
    edits: [
      [
        'server/src/http/route.ts',
        'body && parseInput(body.schema, await readBody(request, body))',
        'body && (await readBody(request, body))',
      ],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'the metrics are open to what a proxy lets in',
    edits: [['server/src/http/from-here.ts', 'PROXY_HEADER.test(name)', 'false']],
    tests: ['api/metrics'],
  },
  {
    what: 'the metrics are open to a page that points its name at this machine',
    edits: [['server/src/http/from-here.ts', '  isLoopbackHost(headers.host) &&\n', '']],
    tests: ['api/metrics'],
  },
  {
    what: 'requests of others leave no room for deliveries',
    edits: [
      [
        'server/src/http/workload.ts',
        "const others = overload === 'refused' ? inWork.refused : 0;",
        'const others = inWork.refused;',
      ],
    ],
    tests: ['api/overload'],
  },
  {
    what: 'slow senders count as work',
    edits: [
      [
        'server/src/http/route.ts',
        'await readBody(request, body)',
        'await workload(overload, () => readBody(request, body))',
      ],
    ],
    tests: ['api/overload'],
  },
  {
    what: 'a request keeps its place in the workload',
    edits: [['server/src/http/workload.ts', '      inWork[overload] -= 1;\n', '']],
    tests: ['api/overload'],
  },
  {
    what: 'the log repeats the records that an error of the database holds',
    edits: [['server/src/log.ts', '      serializers: { err: describeError },\n', '']],
    tests: ['server/src/log'],
  },
  {
    what: 'the log holds a secret that somebody sends as something else',
    edits: [['server/src/log.ts', 'new Set(forms.map(quoted))', 'new Set()']],
    tests: ['server/src/log'],
  },
  {
    what: 'a name in the log rewrites the terminal',
    edits: [['server/src/log.ts', '.replace(CONTROLS, escaped)', '']],
    tests: ['server/src/log'],
  },
  {
    what: 'the secret of the webhook is logged when a letter of its path is encoded',
    edits: [['server/src/http/request-context.ts', "? '/…' : known", '? known : known']],
    tests: ['webhook/secret'],
  },
  {
    what: 'unread events of a reader who hangs pile up',
    edits: [
      [
        'server/src/http/event-stream.ts',
        'if (waiting.length + response.writableLength > MAX_WAITING) response.destroy();',
        '',
      ],
    ],
    tests: ['api/events'],
  },
  {
    what: 'slow senders stay connected for minutes',
    edits: [['server/src/http/connections.ts', 'requestTimeout: 15_000', 'requestTimeout: 300_000']],
    tests: ['running/stopping'],
  },
];
