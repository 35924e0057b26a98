import { z } from 'zod';
import { type Route, route } from '../http/route.ts';
import type { Metrics } from '../metrics.ts';

/** Returns the call that Prometheus makes. */
export const metricsRoutes = (metrics: Pick<Metrics, 'text' | 'type'>): Route[] => [
  route({
    method: 'get',
    path: '/metrics',
    access: 'here_or_token',
    overload: 'answered',
    tag: 'Operation',
    operationId: 'readMetrics',
    summary: 'What does Prometheus need to know?',
    description:
      'It is for programs on this machine, and for whoever has an API token. Others get 404, and so does what comes through a proxy.',
    query: z.looseObject({}),
    answer: { description: 'Metrics as text', stream: { type: 'text/plain', example: EXAMPLE } },
    refuses: ['not_found'],
    async handler(_input, { response }) {
      response.setHeader('Content-Type', metrics.type);
      response.setHeader('Cache-Control', 'no-store');
      response.end(await metrics.text());
    },
  }),
];

const EXAMPLE = `# HELP paidup_deliveries_total Deliveries from the bank, by outcome
# TYPE paidup_deliveries_total counter
paidup_deliveries_total{outcome="credited"} 42
`;
