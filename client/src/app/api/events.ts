import type { Change } from '@paidup/shared/change';
import { addressOf } from '../made-up.ts';

type EventsListener = {
  opened: () => void;
  lost: () => void;
  changed: (change: Change) => void;
  reset: () => void;
};

const ENTITIES: Change['entity'][] = ['player', 'fixture', 'payment', 'settings', 'bank'];
const RETRY_AFTER = 1_000;

/** Follows the event stream, opening it again whenever it ends, until the returned function is called. */
export function followEvents(listener: EventsListener): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let source = open();

  function open(): EventSource {
    const opening = new EventSource(addressOf('/events'));
    opening.onopen = () => listener.opened();
    opening.onerror = () => {
      // Browsers retry at different intervals and give up after an answer such as 503, so the retry is our own.
      opening.close();
      listener.lost();
      retry = setTimeout(() => (source = open()), RETRY_AFTER);
    };
    opening.addEventListener('reset', () => listener.reset());
    opening.addEventListener('change', (event) => {
      const change = changeIn(String(event.data));
      if (change) listener.changed(change);
      else listener.reset();
    });
    return opening;
  }

  return () => {
    clearTimeout(retry);
    source.close();
  };
}

/** The record that an event names; undefined for an entity that this version of the app doesn't know. */
function changeIn(text: string): Change | undefined {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event !== 'object' || event === null || !('entity' in event) || !('id' in event))
      return undefined;
    const entity = ENTITIES.find((known) => known === event.entity);
    return entity && typeof event.id === 'string' ? { entity, id: event.id } : undefined;
  } catch {
    return undefined;
  }
}
