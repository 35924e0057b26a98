import { ESLint, Linter } from 'eslint';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript-eslint';
import { expect, test } from 'vitest';
import vueParser from 'vue-eslint-parser';
import { layers } from '../eslint.layers.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const linter = new Linter({ cwd: root });
const config = [
  { plugins: { '@typescript-eslint': typescript.plugin } },
  { files: ['**/*.ts'], languageOptions: { parser: typescript.parser } },
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: typescript.parser } },
  },
  ...layers(['**/*.test.ts']),
] as Linter.Config[];

const refusalsOf = (file: string, source: string) =>
  linter
    .verify(file.endsWith('.vue') ? `<script setup lang="ts">\n${source}\n</script>` : source, config, file)
    .map(({ message }) => message);

test.each([
  ['server/src/routes/players.ts', "import { matchPayer } from '../domain/players.ts';"],
  ['server/src/routes/players.ts', "import { createPlayersService } from '../services/players.ts';"],
  ['server/src/routes/players.ts', "import { StoreError } from '../store/store.ts';"],
  ['server/src/routes/players.ts', "import type { Row } from '../store/sqlite/rows.ts';"],
  ['server/src/http/problem.ts', "import { toRecord } from '../store/sqlite/rows.ts';"],
  ['server/src/http/problem.ts', "import { createLog } from '../log.ts';"],
  ['server/src/http/problem.ts', "import { STATUS_CODES } from 'node:http';"],
  ['server/src/openapi/players.ts', "import { playerView } from '../domain/players.ts';"],
  ['server/src/services/players.ts', "import { StoreError } from '../store/store.ts';"],
  ['server/src/services/players.ts', "import type { Row } from '../store/sqlite/rows.ts';"],
  ['server/src/services/players.ts', "import { sendJson } from '../http/answers.ts';"],
  ['server/src/services/players.ts', "import type { Request } from 'express';"],
  ['server/src/services/players.ts', "import { MongoClient } from 'mongodb';"],
  ['server/src/services/players.ts', "const mongo = import('../store/mongo/mongo-store.ts');"],
  ['server/src/services/players.ts', 'const store = import(name);'],
  ['server/src/services/players.ts', "let row: import('../store/sqlite/rows.ts').Row;"],
  ['server/src/services/players.ts', "export { main } from '../main.ts';"],
  ['server/src/services/players.ts', 'const port = process.env.PORT;'],
  ['server/src/monzo/connection.ts', "import { matchPayer } from '../domain/players.ts';"],
  ['server/src/monzo/client/auth.ts', "import { AppError } from '../../errors.ts';"],
  ['server/src/monzo/client/auth.ts', "import { AppError } from './../../errors.ts';"],
  ['server/src/monzo/client/auth.ts', "import type { BankTransaction } from '@paidup/shared/webhook';"],
  ['server/src/domain/fees.ts', "import { revise } from '../services/revise.ts';"],
  ['server/src/domain/fees.ts', "import type { Store } from '../store/store.ts';"],
  ['server/src/domain/fees.ts', "import { randomUUID } from 'node:crypto';"],
  ['server/src/domain/fees.ts', 'export const fees = async (store) => { await store.ping(); };'],
  ['server/src/domain/fees.ts', 'export const all = async (s) => { for await (const one of s) one(); };'],
  ['server/src/domain/fees.ts', 'export const now = () => Date.now();'],
  ['server/src/domain/fees.ts', 'export const now = () => new Date();'],
  ['server/src/domain/fees.ts', 'export const now = () => Temporal.Now.instant();'],
  ['server/src/domain/fees.ts', 'export const now = () => performance.now();'],
  ['server/src/domain/fees.ts', 'export const id = () => Math.random();'],
  ['server/src/domain/fees.ts', 'export const id = () => crypto.randomUUID();'],
  ['server/src/store/sqlite/rows.ts', "import { toPayment } from '../mongo/documents.ts';"],
  ['server/src/store/sqlite/rows.ts', "import { createRevise } from '../../services/revise.ts';"],
  ['server/src/store/sqlite/rows.ts', "import { openStore } from '../open-store.ts';"],
  ['server/src/store/mongo/documents.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['server/src/store/mongo/documents.ts', "import { rows } from '../sqlite/rows.ts';"],
  ['server/src/store/store.ts', "import { rows } from './sqlite/rows.ts';"],
  ['server/src/store/open-store.ts', "const services = import('../services/services.ts');"],
  ['server/src/app.ts', "import { openStore } from './store/open-store.ts';"],
  ['server/src/app.ts', "import { main } from './main.ts';"],
  ['server/src/app.ts', 'const { env } = process;'],
  ['server/src/log.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['server/src/main.ts', "import { openSqliteStore } from './store/sqlite/sqlite-store.ts';"],
  ['client/src/players/usePlayers.ts', "import axios from 'axios';"],
  ['client/src/players/usePlayers.ts', "import { createAppRouter } from '../app/router/index.ts';"],
  ['client/src/players/usePlayers.ts', "import { useInbox } from '../payments/inbox/useInbox.ts';"],
  ['client/src/players/form/PlayerForm.vue', "import { usePlayers } from '../../home/useHome.ts';"],
  ['client/src/players/form/PlayerForm.vue', "import { listPlayers } from '../api.ts';"],
  ['client/src/players/form/PlayerForm.vue', "import { request } from '../../app/api/client.ts';"],
  ['client/src/players/PlayersPage.vue', "import { listPlayers } from './api.ts';"],
  ['client/src/players/PlayersPage.vue', "import { readFileSync } from 'node:fs';"],
  ['client/src/players/PlayersPage.vue', "const sheet = import('../payments/inbox/PaymentPickSheet.vue');"],
  ['client/src/app/lists/ShowMore.vue', "import { playerTexts } from '../../players/texts.ts';"],
  ['client/src/app/frame/AppFrame.vue', "import { useHome } from '../../home/useHome.ts';"],
  ['client/src/app/api/client.ts', "import { usePlayers } from '../../players/usePlayers.ts';"],
  ['client/src/main.ts', "import { players } from '../../server/src/domain/players.ts';"],
  ['shared/src/player.ts', "import { players } from '../../server/src/domain/players.ts';"],
  ['shared/src/player.ts', "import { ref } from 'vue';"],
  ['shared/src/player.ts', "import { createHash } from 'node:crypto';"],
  ['shared/src/player.ts', "export * from 'temporal-polyfill';"],
])('refuses in %s: %s', (file, source) => {
  expect(refusalsOf(file, source)).toEqual([expect.any(String)]);
});

test.each([
  ['server/src/routes/players.ts', "import type { PlayersService } from '../services/players.ts';"],
  ['server/src/routes/players.ts', "const later = import('../openapi/document.ts');"],
  ['server/src/services/players.ts', "import { type Store, type PlayerStore } from '../store/store.ts';"],
  ['server/src/domain/fees.ts', '// never await Date.now()\nexport const day = (at) => new Date(at);'],
  ['server/src/domain/fees.test.ts', "import { createStore } from '../store/open-store.ts';"],
  ['server/src/store/sqlite/rows.ts', "import { chargeOf } from '../../domain/fees.ts';"],
  ['server/src/store/sqlite/rows.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['server/src/store/open-store.ts', "const store = import('./mongo/mongo-store.ts');"],
  ['server/src/main.ts', "import { openStore } from './store/open-store.ts';\nconst { env } = process;"],
  ['client/src/app/api/client.ts', "import axios from 'axios';"],
  ['client/src/app/frame/AppFrame.vue', "import { useSummary } from '../../summary/useSummary.ts';"],
  ['client/src/players/form/PlayerForm.vue', "import { usePlayers } from '../usePlayers.ts';"],
  ['client/src/payments/cash/TakeCash.vue', "import { usePlayers } from '../../players/usePlayers.ts';"],
  ['client/src/payments/useRemembering.ts', "import { getPlayer } from '../players/api.ts';"],
  ['shared/src/player.ts', "import { z } from 'zod';\nimport { pence } from './money.ts';"],
])('allows in %s: %s', (file, source) => {
  expect(refusalsOf(file, source)).toEqual([]);
});

test.each(['server/src/domain/fees.ts', 'server/src/routes/index.ts', 'client/src/app/App.vue'])(
  'is part of what npm run lint checks in %s',
  async (file) => {
    const { rules } = await new ESLint({ cwd: root }).calculateConfigForFile(file);
    expect(rules).toMatchObject({
      '@typescript-eslint/no-restricted-imports': [2, expect.anything()],
      'max-lines': [2, { max: 250 }],
    });
  },
);
