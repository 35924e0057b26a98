import { useQuery } from '@tanstack/vue-query';
import { getSeason, getSummary } from './api.ts';

/** Where the club stands now. */
export function useSummary() {
  return useQuery({ queryKey: ['summary', 'now'], queryFn: getSummary });
}

/** The organiser's position through the last year, week by week. */
export function useSeason() {
  return useQuery({ queryKey: ['summary', 'season'], queryFn: getSeason });
}
