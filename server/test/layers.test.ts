import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { offencesIn } from './layers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => existsSync(root + file));
const read = (file: string) => readFileSync(root + file, 'utf8');

/** Tests may reach where they like, and so may the suite that every store runs and the places it runs in. */
const isProduct = (file: string) =>
  /^(server|client|shared)\/src\/.*\.(ts|vue)$/.test(file) &&
  !/\.test\.ts$|^client\/src\/testing\/|^server\/src\/store\/contract\/|-place\.ts$/.test(file);

describe('the layers', () => {
  test('import only what stands below them', () => {
    expect(files.filter(isProduct).flatMap((file) => offencesIn(file, read(file)))).toEqual([]);
  });

  test('are kept in files of 250 lines at most', () => {
    const sources = files.filter((file) => /\.(ts|vue|mjs|js|css)$/.test(file));
    const lengths = sources.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }));
    expect(lengths.length).toBeGreaterThan(50);
    expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  });
});

describe('offencesIn', () => {
  test.each([
    ['server/src/routes/players.ts', "import { matchPayer } from '../domain/players.ts';"],
    ['server/src/routes/players.ts', "import { createPlayersService } from '../services/players.ts';"],
    ['server/src/routes/players.ts', "import { StoreError } from '../store/store.ts';"],
    ['server/src/routes/players.ts', "import { openStore } from '../store/open-store.ts';"],
    ['server/src/http/problem.ts', "import { toRecord } from '../store/sqlite/rows.ts';"],
    ['server/src/services/players.ts', "import { StoreError } from '../store/store.ts';"],
    ['server/src/services/players.ts', "import type { Row } from '../store/sqlite/rows.ts';"],
    ['server/src/services/players.ts', "import { sendJson } from '../http/send-json.ts';"],
    ['server/src/services/players.ts', "import type { Request } from 'express';"],
    ['server/src/services/players.ts', "const mongo = import('../store/mongo/mongo-store.ts');"],
    ['server/src/services/players.ts', 'const store = import(name);'],
    ['server/src/domain/fees.ts', "import { revise } from '../services/revise.ts';"],
    ['server/src/domain/fees.ts', "import { StoreError } from '../store/store.ts';"],
    ['server/src/domain/fees.ts', "import { randomUUID } from 'node:crypto';"],
    ['server/src/domain/fees.ts', 'export const fees = async (store) => { await store.ping(); };'],
    ['server/src/domain/fees.ts', 'export const now = () => Date.now();'],
    ['server/src/domain/fees.ts', 'export const now = () => new Date();'],
    ['server/src/domain/fees.ts', 'export const id = () => Math.random();'],
    ['server/src/store/sqlite/rows.ts', "import { toPayment } from '../mongo/documents.ts';"],
    ['server/src/store/sqlite/rows.ts', "import { playerView } from '../../domain/players.ts';"],
    ['server/src/store/sqlite/rows.ts', "import { openStore } from '../open-store.ts';"],
    ['server/src/store/mongo/documents.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['server/src/store/audit-ledger.ts', "import { rows } from './sqlite/rows.ts';"],
    ['server/src/app.ts', "import { openStore } from './store/open-store.ts';"],
    ['server/src/app.ts', "import { openSqliteStore } from './store/sqlite/sqlite-store.ts';"],
    ['server/src/main.ts', "import { openSqliteStore } from './store/sqlite/sqlite-store.ts';"],
    ['server/src/app.ts', 'const port = process.env.PORT;'],
    ['server/src/services/players.ts', "import { MongoClient } from 'mongodb';"],
    ['client/src/composables/usePlayers.ts', "import axios from 'axios';"],
    ['client/src/composables/usePlayers.ts', "import PlayersPage from '../pages/PlayersPage.vue';"],
    ['client/src/api/players.ts', "import { usePlayers } from '../composables/usePlayers.ts';"],
    [
      'client/src/components/PlayerForm.vue',
      "<script setup>\nimport { listPlayers } from '../api/players.ts';\n</script>",
    ],
    [
      'client/src/components/PlayerForm.vue',
      "<script setup>\nimport Page from '../pages/PlayersPage.vue';\n</script>",
    ],
    [
      'client/src/pages/PlayersPage.vue',
      "<script setup>\nimport { listPlayers } from '../api/players.ts';\n</script>",
    ],
    [
      'client/src/pages/PlayersPage.vue',
      "<script setup>\nimport { readFileSync } from 'node:fs';\n</script>",
    ],
    ['client/src/main.ts', "import { players } from '../../server/src/domain/players.ts';"],
    ['shared/src/player.ts', "import { players } from '../../server/src/domain/players.ts';"],
    ['shared/src/player.ts', "import { ref } from 'vue';"],
    ['shared/src/player.ts', "import { createHash } from 'node:crypto';"],
    ['shared/src/player.ts', "export * from 'temporal-polyfill';"],
  ])('finds what %s must not do: %s', (file, source) => {
    const offences = offencesIn(file, `// a line above\n${source}\n`);
    expect(offences).toHaveLength(1);
    expect(offences[0]).toMatch(new RegExp(`^${file}:[234]: .+ — .+`));
  });

  test.each([
    ['server/src/routes/players.ts', "import type { PlayersService } from '../services/players.ts';"],
    ['server/src/services/players.ts', "import type { Store } from '../store/store.ts';"],
    ['server/src/services/players.ts', "import { type Store, type PlayerRecord } from '../store/store.ts';"],
    ['server/src/domain/fees.ts', '// never await Date.now()\nexport const day = (at) => new Date(at);'],
    ['server/src/store/open-store.ts', "const store = import('./mongo/mongo-store.ts');"],
    ['server/src/main.ts', "import { openStore } from './store/open-store.ts';\nconst { env } = process;"],
    ['client/src/api/client.ts', "import axios from 'axios';"],
    ['shared/src/player.ts', "import { z } from 'zod';\nimport { pence } from './money.ts';"],
  ])('lets %s do what it may: %s', (file, source) => {
    expect(offencesIn(file, source)).toEqual([]);
  });
});
