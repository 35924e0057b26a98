import { useQuery } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { catchUp } from '../api.ts';
import { previewOf } from './preview.ts';

/** What would be credited from this day on. Nothing is stored by it. */
export function usePreview(day: Ref<string>) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['bank', 'preview', day],
    queryFn: () => catchUp({ since: day.value, dry_run: true }),
    // It may take the bank a minute, and it changes with every transaction.
    refetchOnMount: 'always',
    retry: false,
  });
  const preview = computed(() => data.value && previewOf(data.value.items ?? []));
  return { preview, error, isPending, refetch };
}
