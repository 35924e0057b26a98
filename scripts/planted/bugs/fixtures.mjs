/** Bugs of who is in, what that costs, and what covers it. See `../bugs.mjs`. */
export const fixtureBugs = [
  {
    what: 'a change of a series reaches the games before it',
    edits: [['server/src/domain/fixtures.ts', 'other.date > date', 'other.date !== date']],
    tests: ['api/series'],
  },
  {
    what: 'the later games of a series stay as they were',
    edits: [
      [
        'server/src/services/change-fixture.ts',
        'for (const one of later) if',
        'for (const one of later.slice(1)) if',
      ],
    ],
    tests: ['api/series', 'model/story-on-sqlite'],
  },
  {
    what: 'an undo of who plays reverts what came before another change',
    edits: [
      [
        'server/src/domain/fixtures.ts',
        'const last = record.history.at(-1);',
        'const last = record.history.findLast((entry) => attendanceOf(entry));',
      ],
    ],
    tests: ['api/changes', 'model/story-on-sqlite'],
  },
  {
    what: 'a series is changed in part although one of its games refuses the change',
    edits: [
      [
        'server/src/services/change-fixture.ts',
        'for (const each of [record, ...later]) await next(each);',
        'await next(record);',
      ],
    ],
    tests: ['api/series'],
  },
  {
    what: 'a game of a series that could not be written is passed over in silence',
    edits: [
      [
        'server/src/services/change-fixture.ts',
        'if ((await fixtures.get(id)) !== null) throw error;',
        'void error;',
      ],
    ],
    tests: ['api/series'],
  },
  {
    what: 'a first name that two players have is taken for the first of them',
    edits: [
      [
        'client/src/fixtures/paste/match-entries.ts',
        "if (found.length > 1) return asked('several', found);",
        '',
      ],
    ],
    tests: ['paste/match-entries'],
  },
  {
    what: 'the undo of a pasted list leaves those at the end who lined up again',
    edits: [
      [
        'server/src/domain/fixture-changes.ts',
        'one.player_id === player_id && !rejoined.includes(player_id)',
        'one.player_id === player_id && rejoined !== others',
      ],
    ],
    tests: ['domain/move-players'],
  },
  {
    what: 'whoever comes back by an undo goes to the end of the list',
    edits: [['server/src/domain/fixtures.ts', 'kept.splice(place, 0, {', 'kept.splice(kept.length, 0, {']],
    tests: ['domain/fixtures'],
  },
  {
    what: 'an undo leaves those in who got a place by the slip',
    edits: [
      [
        'server/src/domain/fixtures.ts',
        'guests: was.guests, state: was.state',
        "guests: was.guests, state: party.state === 'in' ? 'in' : was.state",
      ],
    ],
    tests: ['domain/fixtures', 'api/changes'],
  },
  {
    what: 'a row says that cash pays for the last game instead of the oldest',
    edits: [
      [
        'server/src/domain/fees.ts',
        '{ ...oldest, games: oldest.games + 1 }',
        '{ ...oldest, since: kick_off_at, games: oldest.games + 1 }',
      ],
    ],
    tests: ['domain/fees'],
  },
  {
    what: 'today’s game ends at midnight UTC instead of the club’s midnight',
    edits: [['server/src/services/summary.ts', 'clubDay(now, timeZone)', 'now.slice(0, 10)']],
    tests: ['inbox/season'],
  },
  {
    what: 'cancelled fixtures are still charged',
    edits: [['server/src/domain/fees.ts', "party.state === 'in' && !cancelled ?", "party.state === 'in' ?"]],
    tests: ['api/money'],
  },
  {
    what: 'guests of a waiting party do not count',
    edits: [
      ['server/src/domain/attendance.ts', 'heads + headsOf(party) > maxPlayers', 'heads + 1 > maxPlayers'],
    ],
    tests: ['domain/attendance', 'api/attendance'],
  },
  {
    what: 'a fee comes after the payment of the same instant',
    edits: [
      ['server/src/domain/statement.ts', 'compare(one.kind, other.kind)', 'compare(other.kind, one.kind)'],
    ],
    tests: ['domain/statement'],
  },
  {
    what: 'those who wait are charged',
    edits: [['server/src/domain/fees.ts', "party.state === 'in' && !cancelled ?", '!cancelled ?']],
    tests: ['api/money'],
  },
  {
    what: 'a charge stays as it was when guests are added',
    edits: [
      [
        'server/src/domain/fees.ts',
        '({ ...party, charge: chargeOf(fixture, party) })',
        '({ charge: chargeOf(fixture, party), ...party })',
      ],
      [
        'server/src/domain/attendance.ts',
        '    ...party,\n    state: isPlayed',
        '    ...present,\n    ...party,\n    state: isPlayed',
      ],
    ],
    tests: ['domain/fixtures', 'api/money'],
  },
  {
    what: 'the audit believes every charge that is stored',
    edits: [['server/src/domain/audit-fixtures.ts', 'if (charge !== due)', 'if (charge === undefined)']],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'a free place goes to the last who waits',
    edits: [
      [
        'server/src/domain/attendance.ts',
        "  return players.map((party) => {\n    if (party.state === 'in' || heads",
        "  return players.toReversed().map((party) => {\n    if (party.state === 'in' || heads",
      ],
      [
        'server/src/domain/attendance.ts',
        "return { ...party, state: 'in' };\n  });",
        "return { ...party, state: 'in' };\n  }).toReversed();",
      ],
    ],
    tests: ['domain/attendance'],
  },
  {
    what: 'a kick-off in the skipped hour is moved instead of refused',
    edits: [['server/src/domain/calendar.ts', 'zoned.toPlainDateTime().equals(wallClock) && ', '']],
    tests: ['domain/calendar'],
  },
  {
    what: 'a game that was played and then moved can be deleted',
    edits: [
      [
        'server/src/domain/attendance.ts',
        'fixture.was_played || hasKickedOff(fixture, now);',
        'hasKickedOff(fixture, now);',
      ],
    ],
    tests: ['api/fixtures'],
  },
  {
    what: 'the domain reads the clock',
    edits: [
      [
        'server/src/domain/attendance.ts',
        'fixture.kick_off_at <= now;',
        'fixture.kick_off_at <= new Date().toISOString();',
      ],
    ],
    tests: ['domain/attendance', 'domain/fixtures', 'api/attendance'],
  },
  {
    what: 'a change of the fee rewrites the history',
    edits: [
      [
        'server/src/domain/fixtures.ts',
        "return nextRevision({ ...next, players }, { ...source, action: 'changed'",
        "return nextRevision({ ...next, players, history: next.history.slice(1) }, { ...source, action: 'changed'",
      ],
    ],
    tests: ['domain/fixtures', 'api/fixtures'],
  },
  {
    what: 'the fee of a played game does not change any more',
    edits: [
      [
        'server/src/domain/fixtures.ts',
        '...input,',
        '...input, ...(wasEverPlayed(record, source.at) ? { fee: record.fee } : {}),',
      ],
    ],
    tests: ['api/money'],
  },
  {
    what: 'payments cover the newest game first',
    edits: [
      [
        'server/src/domain/fees.ts',
        'compare(one.kick_off_at, other.kick_off_at) ||',
        'compare(other.kick_off_at, one.kick_off_at) ||',
      ],
    ],
    tests: ['domain/fees'],
  },
];
