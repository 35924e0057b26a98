import { updateSettings } from '@paidup/shared/settings';
import type { Request, Response } from 'express';
import { ORGANISER } from '../http/guard.ts';
import { ifMatch } from '../http/if-match.ts';
import { sendRecord } from '../http/send-json.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseInput } from '../parse-input.ts';
import type { SettingsService } from '../services/settings.ts';

export const createSettingsRoutes = (settings: SettingsService) => ({
  get: async (_request: Request, response: Response) => sendRecord(response, await settings.get()),

  update: [
    ...jsonBody,
    async (request: Request, response: Response) => {
      const input = parseInput(updateSettings, request.body);
      sendRecord(response, await settings.update(input, ifMatch(request), ORGANISER));
    },
  ],
});
