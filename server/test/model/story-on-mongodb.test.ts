import { describe } from 'vitest';
import { serverUrl } from '../support/mongo-place.ts';
import { mongo } from '../support/stores.ts';
import { describeStories, RUNS } from './describe-stories.ts';

// A tenth as many, since each takes ten times as long. A file of its own, so that it runs beside the other.
describe.runIf(serverUrl)('with MONGODB_URL', () => describeStories(mongo, Math.ceil(RUNS / 10)));
