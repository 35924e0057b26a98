import archive from 'bootstrap-icons/icons/archive.svg?raw';
import checkCircle from 'bootstrap-icons/icons/check-circle.svg?raw';
import clock from 'bootstrap-icons/icons/clock-history.svg?raw';
import copy from 'bootstrap-icons/icons/copy.svg?raw';
import eraser from 'bootstrap-icons/icons/eraser.svg?raw';
import file from 'bootstrap-icons/icons/file-earmark-arrow-down.svg?raw';
import filter from 'bootstrap-icons/icons/funnel.svg?raw';
import hidden from 'bootstrap-icons/icons/eye-slash.svg?raw';
import info from 'bootstrap-icons/icons/info-circle.svg?raw';
import key from 'bootstrap-icons/icons/key.svg?raw';
import laptop from 'bootstrap-icons/icons/laptop.svg?raw';
import list from 'bootstrap-icons/icons/list-check.svg?raw';
import minus from 'bootstrap-icons/icons/dash-lg.svg?raw';
import more from 'bootstrap-icons/icons/three-dots.svg?raw';
import outside from 'bootstrap-icons/icons/box-arrow-up-right.svg?raw';
import pencil from 'bootstrap-icons/icons/pencil.svg?raw';
import personCheck from 'bootstrap-icons/icons/person-check.svg?raw';
import phone from 'bootstrap-icons/icons/phone.svg?raw';
import plus from 'bootstrap-icons/icons/plus-lg.svg?raw';
import qr from 'bootstrap-icons/icons/qr-code.svg?raw';
import repeat from 'bootstrap-icons/icons/arrow-repeat.svg?raw';
import search from 'bootstrap-icons/icons/search.svg?raw';
import send from 'bootstrap-icons/icons/whatsapp.svg?raw';
import sortDown from 'bootstrap-icons/icons/arrow-down.svg?raw';
import sortUp from 'bootstrap-icons/icons/arrow-up.svg?raw';
import split from 'bootstrap-icons/icons/scissors.svg?raw';
import trash from 'bootstrap-icons/icons/trash.svg?raw';
import undo from 'bootstrap-icons/icons/arrow-counterclockwise.svg?raw';

/** The icons that only later pages need. */
export const LATER = {
  archive,
  'check-circle': checkCircle,
  clock,
  copy,
  eraser,
  file,
  filter,
  hidden,
  info,
  key,
  laptop,
  list,
  minus,
  more,
  outside,
  pencil,
  'person-check': personCheck,
  phone,
  plus,
  qr,
  repeat,
  search,
  send,
  'sort-down': sortDown,
  'sort-up': sortUp,
  split,
  trash,
  undo,
};
