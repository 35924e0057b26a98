import { json, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { FakeBank } from '../fake-bank.ts';
import { BankError } from '../wire/bank-error.ts';
import { goJson } from '../wire/go-json.ts';
import { inputs } from './control-input.ts';
import { createControls } from './controls.ts';
import { stateOf } from './state.ts';

/** The controls as JSON calls. The bank has nothing at these addresses. */
export function createControlRoutes(bank: FakeBank, reset: () => void): Router {
  const controls = createControls(bank);
  const { payments, deliveries, rateLimit, troubles, webhooks } = bank;
  const router = Router();
  router.use(json());

  router.get(
    '/state',
    answer(inputs.nothing, () => stateOf(bank)),
  );
  router.get(
    '/calls',
    answer(inputs.nothing, () => bank.calls),
  );
  router.get(
    '/deliveries',
    answer(inputs.nothing, () => deliveries.list()),
  );
  router.post('/reset', answer(inputs.nothing, reset));
  router.post('/clock', answer(inputs.clock, controls.moveClock));

  router.post('/logins', answer(inputs.login, controls.logIn));
  router.post('/tokens', answer(inputs.tokens, controls.issueTokens));
  for (const action of ['approve', 'refuse', 'revoke', 'expire', 'evict'] as const)
    router.post(
      `/sessions/${action}`,
      answer(inputs.session, ({ session_id }) => controls[action](session_id)),
    );

  router.post('/payments', answer(inputs.payment, payments.make));
  router.post(
    '/payments/:id/settle',
    answer(inputs.settlement, ({ amount }, id) => payments.settle(id, amount)),
  );
  router.post(
    '/payments/:id/decline',
    answer(inputs.decline, ({ reason }, id) => payments.decline(id, reason)),
  );
  router.post(
    '/payments/:id/return',
    answer(inputs.nothing, (_, id) => payments.giveBack(id)),
  );
  router.patch(
    '/payments/:id',
    answer(inputs.change, ({ fields, silent }, id) => payments.change(id, fields, { silent })),
  );
  router.delete(
    '/payments/:id',
    answer(inputs.nothing, (_, id) => payments.forget(id)),
  );

  router.post('/webhooks', answer(inputs.webhook, controls.registerWebhook));
  router.delete(
    '/webhooks/:id',
    answer(inputs.nothing, (_, id) => webhooks.remove(id)),
  );
  router.put(
    '/delivery_mode',
    answer(inputs.mode, ({ mode }) => deliveries.setMode(mode)),
  );
  router.post('/deliveries', answer(inputs.delivery, controls.deliver));

  router.post('/troubles', answer(inputs.trouble, troubles.add));
  router.delete('/troubles', answer(inputs.nothing, troubles.clear));
  router.put('/rate_limit', answer(inputs.limit, rateLimit.set));
  router.patch('/switches', answer(inputs.switches, controls.turnSwitches));
  return router;
}

/** Answers 200 with what the action returns, or 4xx with a sentence. */
function answer<Schema extends z.ZodType>(
  schema: Schema,
  action: (input: z.output<Schema>, id: string) => unknown,
): RequestHandler {
  return async (request, response) => {
    try {
      const body: unknown = request.body;
      const value = await action(schema.parse(body ?? {}), String(request.params.id ?? ''));
      response.type('json').send(goJson(value ?? {}));
    } catch (error) {
      if (error instanceof z.ZodError) return response.status(400).json({ message: z.prettifyError(error) });
      if (error instanceof BankError) return response.status(error.status).json(error.body);
      throw error;
    }
  };
}
