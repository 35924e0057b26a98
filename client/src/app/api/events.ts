import type { Change } from '@paidup/shared/change';

export type EventsListener = {
  opened: () => void;
  lost: () => void;
  changed: (entity: Change['entity']) => void;
  reset: () => void;
};

const ENTITIES: Change['entity'][] = ['player', 'fixture', 'payment', 'settings'];
const RETRY_AFTER = 1_000;

/** Follows the event stream, opening it again whenever it ends, until the returned function is called. */
export function followEvents(listener: EventsListener): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const opening = new EventSource('/api/v1/events');
    opening.onopen = () => listener.opened();
    opening.onerror = () => {
      // The browser's own retries differ in pace and give up on an answer such as 503: ours don't.
      opening.close();
      listener.lost();
      retry = setTimeout(() => (source = open()), RETRY_AFTER);
    };
    opening.addEventListener('reset', () => listener.reset());
    opening.addEventListener('change', (event) => {
      const entity = entityOf(event.data);
      if (entity) listener.changed(entity);
      else listener.reset();
    });
    return opening;
  }

  return () => {
    clearTimeout(retry);
    source.close();
  };
}

function entityOf(text: unknown): Change['entity'] | undefined {
  const match = typeof text === 'string' ? /"entity"\s*:\s*"(\w+)"/.exec(text) : null;
  return ENTITIES.find((entity) => entity === match?.[1]);
}
