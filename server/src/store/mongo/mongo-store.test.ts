import { describe } from 'vitest';
import { storeContract } from '../store-contract.ts';
import { makeMongoPlace, serverUrl } from './mongo-place.ts';

if (!serverUrl) console.info('MongoDB: skipped, since MONGODB_URL is not set. npm run test:mongo runs it.');

describe.runIf(serverUrl)('on MONGODB_URL', () => storeContract('the MongoDB store', makeMongoPlace));
