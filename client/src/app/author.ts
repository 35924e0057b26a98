import { ref } from 'vue';

/** Names who made a change, from `by` of a history entry. A deputy or a script has a name of its own. */
export const authorOf = (by: string): string => (by === reader.value ? 'you' : (AUTHORS.get(by) ?? by));

/** Sets the name under which histories record whoever is reading. */
export function setReader(name: string): void {
  reader.value = name;
}

const reader = ref('organiser');

const AUTHORS = new Map([
  ['organiser', 'the organiser'],
  ['webhook', 'Monzo'],
  ['catch_up', 'Monzo, when catching up'],
  ['import', 'an import'],
]);
