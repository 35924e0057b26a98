import { expect, test, vi } from 'vitest';
import { spawnServer } from '../support/child.ts';
import { createHttpClient } from '../support/http-client.ts';

test('the metrics of a running server: it tells of its process, and of the audit at its start', async () => {
  const server = spawnServer({});
  const client = createHttpClient(await server.port());
  await vi.waitFor(
    async () => {
      const { text } = await client.send('GET', '/metrics');
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
      expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
      expect(text).toMatch(/^paidup_audit_findings 0$/m);
    },
    { timeout: 5_000 },
  );
  client.close();
  server.stop();
  expect((await server.ended).code).toBe(0);
});
