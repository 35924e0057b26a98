import { change } from '@paidup/shared/change';
import { type CreateDocumentOptions, createDocument } from 'zod-openapi';
import { attendancePaths } from './attendance.ts';
import { bankPaths } from './bank.ts';
import { clubPaths } from './club.ts';
import { correctionPaths } from './corrections.ts';
import { fixturePaths } from './fixtures.ts';
import { healthPaths } from './health.ts';
import { ignoredPayerPaths } from './ignored-payers.ts';
import { paymentPaths } from './payments.ts';
import { playerAccountPaths } from './player-accounts.ts';
import { playerPaths } from './players.ts';
import { problemExamples } from './problems.ts';
import { seasonPaths } from './season.ts';
import { settingsPaths } from './settings.ts';

/** Every call, described by the schemas that validate it. */
export const documentedPaths = {
  ...playerPaths,
  ...playerAccountPaths,
  ...fixturePaths,
  ...attendancePaths,
  ...paymentPaths,
  ...correctionPaths,
  ...ignoredPayerPaths,
  ...clubPaths,
  ...seasonPaths,
  ...settingsPaths,
  ...bankPaths,
  ...healthPaths,
};

// A format says more than the pattern that enforces it, that a whole number is a safe one goes without saying, and
// answers may gain fields.
const override: CreateDocumentOptions['override'] = ({ jsonSchema, io }) => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

/** The API as an OpenAPI 3.1 document. */
export const openApiDocument = createDocument(
  {
    openapi: '3.1.1',
    info: {
      title: 'Paid Up',
      version: '1.0.0',
      description:
        'Who has paid for football: players, fixtures, and the payments that a bank reports. Money is a whole number of pence. Unknown fields and query parameters are refused. Every error is a `Problem`, and its `detail` is a sentence for people.',
    },
    servers: [{ url: '/api/v1' }],
    tags: [
      { name: 'Players', description: 'Who plays, the names their banks show, and how they stand' },
      { name: 'Fixtures', description: 'The games: when, where, who is in, and what it costs' },
      { name: 'Payments', description: 'What came in, whom it credits and why' },
      { name: 'Club', description: 'The whole at a glance, and as it changes' },
      { name: 'Bank', description: 'What Monzo calls' },
      { name: 'Operation', description: 'For whoever keeps the server running' },
    ],
    paths: documentedPaths,
    components: { schemas: { Change: change }, examples: problemExamples },
  },
  { override },
);
