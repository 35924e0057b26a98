import { storeContract } from '../store-contract.ts';
import { makeDirectory } from './test-directory.ts';
import { openSqliteStore } from './sqlite-store.ts';

const silent = { info() {}, warn() {} };

storeContract('the SQLite store', async () => {
  const { path, remove } = await makeDirectory();
  return { open: () => openSqliteStore(path('paidup.db'), silent), remove };
});
