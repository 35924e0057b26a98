import { useQuery } from '@tanstack/vue-query';
import { getSummary } from '../api/summary.ts';

/** Where the club stands now. */
export function useSummary() {
  return useQuery({ queryKey: ['summary'], queryFn: getSummary });
}
