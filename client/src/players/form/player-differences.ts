import { formatDay } from '../../app/time/format-time.ts';
import { playerFormTexts, playerTexts } from '../texts.ts';

type Values = { name: string; names: readonly string[]; start: string };

/** Where what is saved now differs from what was typed, field by field, in words. */
export function playerDifferences(now: Values, typed: Values) {
  const fields = [
    { field: playerFormTexts.name, theirs: now.name, yours: typed.name },
    { field: playerFormTexts.names, theirs: listOf(now.names), yours: listOf(typed.names) },
    { field: playerFormTexts.start, theirs: dayOf(now.start), yours: dayOf(typed.start) },
  ];
  return fields.filter(({ theirs, yours }) => theirs !== yours);
}

const listOf = (names: readonly string[]) => names.join(', ') || playerTexts.noBankNames;
const dayOf = (day: string) => (day === '' ? playerTexts.never : formatDay(day));
