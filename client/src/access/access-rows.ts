import type { Deputy } from '@paidup/shared/deputy';
import type { Session } from '@paidup/shared/session';
import type { IconName } from '../app/icons/icons.ts';
import { formatAgo } from '../app/time/format-time.ts';
import { accessTexts } from './texts.ts';

/** How somebody who can open the app is shown. */
export type AccessRow = { icon?: IconName; name: string; second: string; disc?: string };

/** A browser in which the organiser is logged in. */
export const sessionAsRow = ({ current, device, last_seen_at }: Session): AccessRow => ({
  icon: /android|iphone|ipad/i.test(device) ? 'phone' : 'laptop',
  name: current ? thisDevice(device) : device,
  second: current ? `${device} · ${accessTexts.now}` : accessTexts.lastSeen(formatAgo(last_seen_at)),
});

function thisDevice(device: string): string {
  if (/ipad/i.test(device)) return accessTexts.thisTablet;
  return /android|iphone/i.test(device) ? accessTexts.thisPhone : accessTexts.thisComputer;
}

/** A helper, who may not have opened their link yet. */
export const deputyAsRow = ({ name, last_seen_at }: Deputy): AccessRow => ({
  disc: name,
  name: accessTexts.helpingOut(name),
  second: last_seen_at === null ? accessTexts.notOpenedYet : accessTexts.helperSees(formatAgo(last_seen_at)),
});
