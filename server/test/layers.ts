import { posix } from 'node:path';
import { type Finding, readSource } from './read-source.ts';

/**
 * What each layer may import of the repository: `may`, and `types` as types only. The first layer whose path
 * begins the file's is its own; each may import itself and the shared schemas. `!` bars a part of what is listed.
 */
const LAYERS: { of: string; may?: string[]; types?: string[] }[] = [
  { of: 'shared/src/' },

  {
    of: 'server/src/routes/',
    may: ['server/src/http/', 'server/src/openapi/', 'server/src/parse-input.ts', 'server/src/errors.ts'],
    types: ['server/src/services/', 'server/src/store/store.ts'],
  },
  // The one who turns a failing store into a 503 knows its error.
  {
    of: 'server/src/http/',
    may: ['server/src/errors.ts', 'server/src/parse-input.ts', 'server/src/store/store.ts'],
    types: ['server/src/log.ts', 'server/src/services/'],
  },
  { of: 'server/src/openapi/' },
  {
    of: 'server/src/services/',
    may: ['server/src/domain/', 'server/src/monzo/', 'server/src/errors.ts', 'server/src/parse-input.ts'],
    types: ['server/src/store/store.ts'],
  },
  { of: 'server/src/domain/', types: ['server/src/store/store.ts'] },
  { of: 'server/src/monzo/', may: ['server/src/errors.ts'] },
  ...['sqlite', 'mongo'].map((adapter) => ({
    of: `server/src/store/${adapter}/`,
    may: [
      'server/src/store/store.ts',
      'server/src/store/audit-ledger.ts',
      'server/src/store/confirm-findings.ts',
    ],
    types: ['server/src/store/store-log.ts'],
  })),
  {
    of: 'server/src/store/open-store.ts',
    may: ['server/src/store/store.ts', 'server/src/store/sqlite/', 'server/src/store/mongo/'],
    types: ['server/src/store/store-log.ts'],
  },
  { of: 'server/src/store/', may: ['!server/src/store/sqlite/', '!server/src/store/mongo/'] },
  {
    of: 'server/src/main.ts',
    may: ['server/src/', '!server/src/store/', 'server/src/store/open-store.ts', 'server/src/store/store.ts'],
  },
  {
    of: 'server/src/',
    may: ['!server/src/store/', '!server/src/main.ts'],
    types: ['server/src/store/store.ts'],
  },

  { of: 'client/src/next-task.ts' },
  { of: 'client/src/api/', may: ['client/src/next-task.ts', 'client/src/texts/'] },
  { of: 'client/src/texts/' },
  {
    of: 'client/src/composables/',
    may: ['client/src/api/', 'client/src/next-task.ts', 'client/src/texts/'],
  },
  {
    of: 'client/src/components/',
    may: ['client/src/composables/', 'client/src/texts/', 'client/src/router/route-name.ts'],
    types: ['client/src/api/'],
  },
  {
    of: 'client/src/pages/',
    may: [
      'client/src/components/',
      'client/src/composables/',
      'client/src/next-task.ts',
      'client/src/texts/',
      'client/src/router/route-name.ts',
    ],
    types: ['client/src/api/'],
  },
  { of: 'client/src/router/', may: ['client/src/next-task.ts', 'client/src/pages/'] },
  { of: 'client/src/', may: ['!client/src/api/'] },
];

/** Packages, and Node's own modules, that only some places may know. */
const PACKAGES: { named: RegExp; only: RegExp }[] = [
  { named: /^axios$/, only: /^client\/src\/api\// },
  { named: /^node:sqlite$/, only: /^server\/src\/store\/sqlite\// },
  { named: /^mongodb($|\/)/, only: /^server\/src\/store\/mongo\// },
  { named: /^node:/, only: /^server\/src\/(?!domain\/)/ },
  { named: /^express$/, only: /^server\/src\/(routes|http|openapi)\/|^server\/src\/app\.ts$/ },
  { named: /^(vue|vue-router|bootstrap|@tanstack)/, only: /^client\// },
  { named: /^(?!zod$|zod\/)/, only: /^(server|client)\/src\// },
];

/** Each line of a source that reaches where its layer must not, as `file:line: text — why`. */
export function offencesIn(file: string, source: string): string[] {
  return readSource(file, source).flatMap((finding) => {
    const why = 'imports' in finding ? whyNotImport(file, finding) : whyNotUse(file, finding.uses);
    return why ? [`${file}:${finding.line}: ${finding.text} — ${why}`] : [];
  });
}

function whyNotImport(
  file: string,
  { imports, isType }: Extract<Finding, { imports: string }>,
): string | null {
  if (imports === '*') return 'an import has to be written out';
  const target = targetOf(file, imports);
  if (target === null) {
    const rule = PACKAGES.find(({ named, only }) => named.test(imports) && !only.test(file));
    return rule ? `${imports} does not belong here` : null;
  }
  if (target.startsWith('shared/src/')) return null;
  const layer = LAYERS.find(({ of }) => file.startsWith(of));
  if (!layer) return null;
  if (covers([layer.of, ...(layer.may ?? [])], target) || (isType && covers(layer.types, target)))
    return null;
  return `${layer.of} may not import ${target}${covers(layer.types, target) ? ' but as types' : ''}`;
}

/** The file that is imported, as a path of the repository, or `null` for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('@paidup/')) return specifier.replace(/^@paidup\/(\w+)\/(.*)$/, '$1/src/$2.ts');
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null;
}

/** The longest path that begins the target's decides; one with `!` bars it. */
function covers(paths: string[] = [], target: string): boolean {
  const fitting = paths.filter((path) => target.startsWith(path.replace('!', '')));
  const closest = fitting.sort((a, b) => b.replace('!', '').length - a.replace('!', '').length)[0];
  return closest !== undefined && !closest.startsWith('!');
}

function whyNotUse(file: string, uses: 'await' | 'clock' | 'chance' | 'environment'): string | null {
  if (uses === 'environment')
    return /^(server|shared|client)\/src\//.test(file) && file !== 'server/src/main.ts'
      ? 'only main.ts reads the environment'
      : null;
  return file.startsWith('server/src/domain/') ? `the domain is pure: no ${uses}` : null;
}
