import { describe } from 'vitest';
import { serverUrl } from '../support/mongo-place.ts';
import { mongo } from '../support/stores.ts';
import { describeStories, RUNS } from './describe-stories.ts';

// A story takes ten times as long here, so a tenth as many are played. In a file of their own they run in parallel.
describe.runIf(serverUrl)('with MONGODB_URL', () => describeStories(mongo, Math.ceil(RUNS / 10)));
