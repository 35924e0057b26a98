import archive from 'bootstrap-icons/icons/archive.svg?raw';
import back from 'bootstrap-icons/icons/chevron-left.svg?raw';
import check from 'bootstrap-icons/icons/check-lg.svg?raw';
import close from 'bootstrap-icons/icons/x-lg.svg?raw';
import forward from 'bootstrap-icons/icons/chevron-right.svg?raw';
import gear from 'bootstrap-icons/icons/gear.svg?raw';
import house from 'bootstrap-icons/icons/house.svg?raw';
import houseFilled from 'bootstrap-icons/icons/house-fill.svg?raw';
import inbox from 'bootstrap-icons/icons/inbox.svg?raw';
import outside from 'bootstrap-icons/icons/box-arrow-up-right.svg?raw';
import pencil from 'bootstrap-icons/icons/pencil.svg?raw';
import people from 'bootstrap-icons/icons/people.svg?raw';
import peopleFilled from 'bootstrap-icons/icons/people-fill.svg?raw';
import personPlus from 'bootstrap-icons/icons/person-plus.svg?raw';
import plus from 'bootstrap-icons/icons/plus-lg.svg?raw';
import search from 'bootstrap-icons/icons/search.svg?raw';
import trash from 'bootstrap-icons/icons/trash.svg?raw';
import wallet from 'bootstrap-icons/icons/wallet.svg?raw';
import warning from 'bootstrap-icons/icons/exclamation-triangle.svg?raw';

const DRAWINGS = {
  archive,
  back,
  check,
  close,
  forward,
  gear,
  house,
  'house-filled': houseFilled,
  inbox,
  outside,
  pencil,
  people,
  'people-filled': peopleFilled,
  'person-plus': personPlus,
  plus,
  search,
  trash,
  wallet,
  warning,
};

export type IconName = keyof typeof DRAWINGS;

/** The outlines of an icon, as the `d` of its paths. */
export function outlinesOf(name: IconName): string[] {
  return [...DRAWINGS[name].matchAll(/\sd="([^"]+)"/g)].map((match) => match[1] ?? '');
}
