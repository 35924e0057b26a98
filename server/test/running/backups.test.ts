import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readBackup } from '../../src/services/backup/read-backup.ts';
import { spawnServer } from '../support/child.ts';
import { createHttpClient } from '../support/http-client.ts';
import { stores } from '../support/stores.ts';
import { makeDirectory } from '../support/temporary-directory.ts';

test.each(stores)(
  'a running server with BACKUP_DIR: it backs up, and readiness says when, on $name',
  async (store) => {
    const database = store.place();
    const { path, remove } = await makeDirectory();
    const before = new Date().toISOString();
    const server = spawnServer({ DATABASE_URL: database.url, BACKUP_DIR: path('backups') });
    onTestFinished(async () => {
      server.stop('SIGKILL');
      await server.ended;
      await database.remove();
      await remove();
    });
    const client = createHttpClient(await server.port());
    await vi.waitFor(
      async () => {
        const { body } = await client.send<{ last_backup_at: string }>('GET', '/readyz');
        expect(body).toEqual({ status: 'ok', last_backup_at: expect.any(String) });
        expect(Date.parse(body.last_backup_at)).toBeGreaterThan(Date.parse(before) - 1_000);
      },
      { timeout: 10_000 },
    );
    // The lock is there for a moment more.
    const name = readdirSync(path('backups')).find((file) => file.endsWith('.gz'));
    const { contents } = await readBackup(path(`backups/${name}`));
    expect(contents).toMatchObject({ account: 0, token: 0 });
    client.close();
    server.stop();
    expect((await server.ended).code).toBe(0);
  },
);
