import type { Season, Summary } from '@paidup/shared/summary';
import { request } from '../app/api/client.ts';

/** Gets the club's position, its debtors, the payments that need the organiser, and the next game. */
export const getSummary = () => request<Summary>({ url: '/summary' });

/** Gets the organiser's position week by week through the last year. The last point is today. */
export const getSeason = () => request<Season>({ url: '/summary/season' });
