import { shallowRef } from 'vue';
import type { LATER } from './later-icons.ts';
import back from 'bootstrap-icons/icons/chevron-left.svg?raw';
import calendar from 'bootstrap-icons/icons/calendar3.svg?raw';
import calendarPlus from 'bootstrap-icons/icons/calendar-plus.svg?raw';
import cash from 'bootstrap-icons/icons/cash.svg?raw';
import chat from 'bootstrap-icons/icons/chat-dots.svg?raw';
import check from 'bootstrap-icons/icons/check-lg.svg?raw';
import close from 'bootstrap-icons/icons/x-lg.svg?raw';
import forward from 'bootstrap-icons/icons/chevron-right.svg?raw';
import gear from 'bootstrap-icons/icons/gear.svg?raw';
import house from 'bootstrap-icons/icons/house.svg?raw';
import houseFilled from 'bootstrap-icons/icons/house-fill.svg?raw';
import inbox from 'bootstrap-icons/icons/inbox.svg?raw';
import people from 'bootstrap-icons/icons/people.svg?raw';
import peopleFilled from 'bootstrap-icons/icons/people-fill.svg?raw';
import personPlus from 'bootstrap-icons/icons/person-plus.svg?raw';
import share from 'bootstrap-icons/icons/share.svg?raw';
import unlinked from 'bootstrap-icons/icons/wifi-off.svg?raw';
import wallet from 'bootstrap-icons/icons/wallet.svg?raw';
import warning from 'bootstrap-icons/icons/exclamation-triangle.svg?raw';

// The icons of the frame and of Home. All others go into later-icons.ts, which is fetched after the first page.
const FIRST = {
  back,
  calendar,
  'calendar-plus': calendarPlus,
  cash,
  chat,
  check,
  close,
  forward,
  gear,
  house,
  'house-filled': houseFilled,
  inbox,
  people,
  'people-filled': peopleFilled,
  'person-plus': personPlus,
  share,
  unlinked,
  wallet,
  warning,
};

export type IconName = keyof typeof FIRST | keyof typeof LATER;

const later = shallowRef<Partial<typeof LATER>>({});
let fetching: Promise<void> | null = null;

/** The `d` of each path of an icon. It is empty for a moment while a later page's icons are fetched. */
export function outlinesOf(name: IconName): string[] {
  return [...(drawingOf(name) ?? '').matchAll(/\sd="([^"]+)"/g)].map((match) => match[1] ?? '');
}

function drawingOf(name: IconName): string | undefined {
  if (isFirst(name)) return FIRST[name];
  fetching ??= fetchLater();
  return later.value[name];
}

async function fetchLater(): Promise<void> {
  try {
    later.value = (await import('./later-icons.ts')).LATER;
  } catch {
    fetching = null;
  }
}

function isFirst(name: IconName): name is keyof typeof FIRST {
  return name in FIRST;
}
