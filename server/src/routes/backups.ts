import { createReadStream } from 'node:fs';
import { sendDownload } from '../http/download.ts';
import { type Route, route } from '../http/route.ts';
import type { BackupsService } from '../services/backups.ts';
import type { ExportsService } from '../services/exports.ts';

const tag = 'Club';
const NOUNS = ['players', 'fixtures', 'payments'] as const;

const EXAMPLES = {
  players: 'id,name,…,balance_gbp\r\nplayer_4fJ2mQ,Ashley Kingscote,…,-5.00\r\n',
  fixtures: 'id,date,…,cost_gbp\r\nfixture_9dK1pR,2026-11-25,…,45.00\r\n',
  payments: 'id,paid_at,…,amount_gbp\r\ntx_0000A,2026-11-25T18:30:00.000Z,…,5.00\r\n',
};

/** Returns the calls that take everything out of the store. */
export const backupRoutes = (services: { backups: BackupsService; exports: ExportsService }): Route[] => [
  route({
    method: 'get',
    path: '/backup',
    access: 'organiser_session',
    tag,
    operationId: 'downloadBackup',
    summary: 'Download a backup',
    description:
      'Everything as it was at one moment, for `npm run restore`. It is gzip. The first line is JSON with the version, the number of records, and the SHA-256 of what follows; each other line is a record as JSON.',
    answer: {
      description: 'The backup',
      stream: { type: 'application/gzip', example: '(gzip)' },
    },
    async handler(_input, exchange) {
      const { name, file, remove } = await services.backups.make();
      try {
        await sendDownload(exchange, { type: 'application/gzip', name }, () => createReadStream(file));
      } finally {
        await remove();
      }
    },
  }),
  ...NOUNS.map((noun) =>
    route({
      method: 'get',
      path: `/export/${noun}.csv`,
      access: 'organiser_session',
      tag,
      operationId: `export${capital(noun)}`,
      summary: `Download the ${noun} for a spreadsheet`,
      description:
        'Amounts are in pounds. A text that a spreadsheet would run as a formula begins with one apostrophe more. Several names in a cell stand on a line each.',
      answer: { description: `All ${noun}`, stream: { type: 'text/csv', example: EXAMPLES[noun] } },
      handler: (_input, exchange) =>
        sendDownload(
          exchange,
          { type: 'text/csv; charset=utf-8', name: `${noun}.csv` },
          services.exports[noun],
        ),
    }),
  ),
  route({
    method: 'get',
    path: '/export/all.json',
    access: 'organiser_session',
    tag,
    operationId: 'exportAll',
    summary: 'Download everything as JSON',
    description:
      'The settings, the players, the fixtures, the payments and the ignored payers, as in their lists.',
    answer: {
      description: 'Everything',
      stream: { type: 'application/json', example: '{"settings":{},"players":[]}' },
    },
    handler: (_input, exchange) =>
      sendDownload(
        exchange,
        { type: 'application/json; charset=utf-8', name: 'all.json' },
        services.exports.json,
      ),
  }),
];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
