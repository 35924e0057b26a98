import { comparableName } from '@paidup/shared/compare-names';

/** The organiser's id, and the name under which histories record them. */
export const ORGANISER = 'organiser';

/** Whether histories use this name, or one that looks like it, for somebody else already. */
export const isReservedName = (name: string): boolean => RESERVED.includes(comparableName(name));

const RESERVED = [ORGANISER, 'webhook', 'catch_up', 'import'].map(comparableName);
