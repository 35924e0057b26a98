/** These licences ask for no more than to keep their notice. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);
/** What is not given away with the product may also have this one. */
const ALLOWED_FOR_TOOLS = new Set([...ALLOWED, 'MPL-2.0']);
/** These packages tell their licence in another place than package.json. */
const TOLD_ELSEWHERE = { httpntlm: 'MIT', 'stack-trace': 'MIT' };

/**
 * Returns the packages of a lockfile by licence, those that the server runs on apart from the others, and a line for
 * each package whose licence is not allowed.
 */
export function licencesOf({ packages }) {
  const parts = { running: new Map(), building: new Map() };
  const refused = [];
  for (const [path, { dev, link, version, license }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1);
    if (link || !path.includes('node_modules/')) continue;
    const licence = license ?? TOLD_ELSEWHERE[name] ?? 'none';
    const part = dev ? parts.building : parts.running;
    part.set(licence, [...(part.get(licence) ?? []), `${name}@${version}`]);
    if (!isAllowed(licence, dev ? ALLOWED_FOR_TOOLS : ALLOWED))
      refused.push(`${name}@${version} has the licence ${licence}`);
  }
  const byNumber = (part) => [...part].sort(([, one], [, other]) => other.length - one.length);
  return { running: byNumber(parts.running), building: byNumber(parts.building), refused };
}

/** Decides by an SPDX expression of one kind, `A OR B` or `A AND B`. Anything more is not allowed. */
function isAllowed(licence, allowed) {
  const text = licence.replace(/^\((.*)\)$/, '$1');
  return text.includes(' OR ')
    ? text.split(' OR ').some((one) => allowed.has(one))
    : text.split(' AND ').every((one) => allowed.has(one));
}
