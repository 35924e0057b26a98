import archive from 'bootstrap-icons/icons/archive.svg?raw';
import back from 'bootstrap-icons/icons/chevron-left.svg?raw';
import calendar from 'bootstrap-icons/icons/calendar3.svg?raw';
import calendarPlus from 'bootstrap-icons/icons/calendar-plus.svg?raw';
import cash from 'bootstrap-icons/icons/cash.svg?raw';
import chat from 'bootstrap-icons/icons/chat-dots.svg?raw';
import check from 'bootstrap-icons/icons/check-lg.svg?raw';
import checkCircle from 'bootstrap-icons/icons/check-circle.svg?raw';
import clock from 'bootstrap-icons/icons/clock-history.svg?raw';
import close from 'bootstrap-icons/icons/x-lg.svg?raw';
import copy from 'bootstrap-icons/icons/copy.svg?raw';
import filter from 'bootstrap-icons/icons/funnel.svg?raw';
import forward from 'bootstrap-icons/icons/chevron-right.svg?raw';
import gear from 'bootstrap-icons/icons/gear.svg?raw';
import hidden from 'bootstrap-icons/icons/eye-slash.svg?raw';
import house from 'bootstrap-icons/icons/house.svg?raw';
import houseFilled from 'bootstrap-icons/icons/house-fill.svg?raw';
import inbox from 'bootstrap-icons/icons/inbox.svg?raw';
import info from 'bootstrap-icons/icons/info-circle.svg?raw';
import minus from 'bootstrap-icons/icons/dash-lg.svg?raw';
import more from 'bootstrap-icons/icons/three-dots.svg?raw';
import outside from 'bootstrap-icons/icons/box-arrow-up-right.svg?raw';
import pencil from 'bootstrap-icons/icons/pencil.svg?raw';
import people from 'bootstrap-icons/icons/people.svg?raw';
import peopleFilled from 'bootstrap-icons/icons/people-fill.svg?raw';
import personCheck from 'bootstrap-icons/icons/person-check.svg?raw';
import personPlus from 'bootstrap-icons/icons/person-plus.svg?raw';
import plus from 'bootstrap-icons/icons/plus-lg.svg?raw';
import qr from 'bootstrap-icons/icons/qr-code.svg?raw';
import repeat from 'bootstrap-icons/icons/arrow-repeat.svg?raw';
import search from 'bootstrap-icons/icons/search.svg?raw';
import send from 'bootstrap-icons/icons/whatsapp.svg?raw';
import share from 'bootstrap-icons/icons/share.svg?raw';
import sortDown from 'bootstrap-icons/icons/arrow-down.svg?raw';
import sortUp from 'bootstrap-icons/icons/arrow-up.svg?raw';
import split from 'bootstrap-icons/icons/scissors.svg?raw';
import trash from 'bootstrap-icons/icons/trash.svg?raw';
import undo from 'bootstrap-icons/icons/arrow-counterclockwise.svg?raw';
import unlinked from 'bootstrap-icons/icons/wifi-off.svg?raw';
import wallet from 'bootstrap-icons/icons/wallet.svg?raw';
import warning from 'bootstrap-icons/icons/exclamation-triangle.svg?raw';

const DRAWINGS = {
  archive,
  back,
  calendar,
  'calendar-plus': calendarPlus,
  cash,
  chat,
  check,
  'check-circle': checkCircle,
  clock,
  close,
  copy,
  filter,
  forward,
  gear,
  hidden,
  house,
  'house-filled': houseFilled,
  inbox,
  info,
  minus,
  more,
  outside,
  pencil,
  people,
  'people-filled': peopleFilled,
  'person-check': personCheck,
  'person-plus': personPlus,
  plus,
  qr,
  repeat,
  search,
  send,
  share,
  'sort-down': sortDown,
  'sort-up': sortUp,
  split,
  trash,
  undo,
  unlinked,
  wallet,
  warning,
};

export type IconName = keyof typeof DRAWINGS;

/** The outlines of an icon, as the `d` of its paths. */
export function outlinesOf(name: IconName): string[] {
  return [...DRAWINGS[name].matchAll(/\sd="([^"]+)"/g)].map((match) => match[1] ?? '');
}
