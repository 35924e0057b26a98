import { describe, expect, it, onTestFinished } from 'vitest';
import { newId } from '../../src/clock-and-ids.ts';
import { createLoginStore } from '../../src/services/bank/login-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeTokenStore } from '../monzo-client/describe-token-store.ts';
import { LOGIN } from '../support/bank-stub.ts';
import { silence } from '../support/mongo-place.ts';
import { storesOfProcesses, type TestStore } from '../support/stores.ts';

const KEY = Buffer.alloc(32, 'paid up');

describe.each(storesOfProcesses)('the login in the app’s store on $name', (place) => {
  describeTokenStore('the app’s store', async (count) => {
    const store = await open(place);
    return Array.from({ length: count }, () => createLoginStore({ store, newId }, KEY));
  });

  it('shows nothing of the tokens, and is none under another key', async () => {
    const store = await open(place);
    await createLoginStore({ store, newId }, KEY).update(async () => LOGIN);
    const kept = await store.bank.login();
    expect(kept?.sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(String(kept?.sealed).slice(3), 'base64url').toString('latin1')).not.toContain(
      'marker',
    );
    expect(await createLoginStore({ store, newId }, Buffer.alloc(32, 'another')).read()).toBeNull();
  });
});

async function open(testStore: TestStore) {
  const place = testStore.place();
  const store = await openStore(place.url, silence);
  onTestFinished(async () => {
    await store.close();
    await place.remove();
  });
  return store;
}
