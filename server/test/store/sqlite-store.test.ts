import { storeContract } from './store-contract.ts';
import { makeDirectory } from '../support/temporary-directory.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';

const silent = { info() {}, warn() {} };

storeContract('the SQLite store', async () => {
  const { path, remove } = await makeDirectory();
  return { open: () => openSqliteStore(path('paidup.db'), silent), remove };
});
