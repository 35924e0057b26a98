import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { AcceptedPlugin } from 'postcss';
import type { Plugin, Rolldown } from 'vite';
import { PAGES } from './src/app/router/pages.ts';

/**
 * Writes what each page needs beyond the first download into `.pages.json`: by its path, the `Link` header that makes
 * a browser fetch it together with the page. And into `files.json`, for the service worker, all files of the app.
 */
export function namePageFiles(): Plugin {
  return {
    name: 'name-page-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const links = PAGES.map(({ path, file }) => {
        const page = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${file}.vue`)));
        if (!page) this.error(`There is no page ${file}.vue for ${path}.`);
        return [path, page.isEntry ? '' : linksTo(page, chunks).join(', ')];
      });
      const source = JSON.stringify(Object.fromEntries(links.filter(([, link]) => link !== '')));
      this.emitFile({ type: 'asset', fileName: '.pages.json', source });
      const files = JSON.stringify([...new Set(chunks.flatMap(filesOf))].toSorted());
      this.emitFile({ type: 'asset', fileName: 'files.json', source: files });
    },
  };
}

/** Puts a compressed copy, `.br`, beside each script and style of the build: smaller than a server has time for. */
export function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const file = join(dir, name);
          await writeFile(`${file}.br`, await compress(await readFile(file)));
        }),
      );
    },
  };
}

/**
 * Puts each rule for `:hover` under `@media (hover: hover)`, Bootstrap's too. A touch screen has nothing that hovers, and
 * goes on drawing whatever was tapped last as if the finger were still there.
 */
export function hoverWithMouseOnly(): AcceptedPlugin {
  return {
    postcssPlugin: 'hover-with-mouse-only',
    Once(root, { AtRule }) {
      root.walkRules(/:hover/, (rule) => {
        const others = rule.selectors.filter((selector) => !selector.includes(':hover'));
        if (others.length > 0) rule.before(rule.clone({ selectors: others }));
        rule.selectors = rule.selectors.filter((selector) => selector.includes(':hover'));
        const media = new AtRule({ name: 'media', params: '(hover: hover)' });
        rule.before(media);
        media.append(rule);
      });
    },
  };
}

function linksTo(page: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[]): string[] {
  // The icons would be asked for only when the page is drawn, and then leave their places empty for a round trip.
  const icons = chunks.filter(({ name }) => name === 'later-icons');
  return [...neededBy(page, chunks), ...icons]
    .flatMap(filesOf)
    .map(
      (file) =>
        `<${file}>; ${file.endsWith('.css') ? 'rel=preload; as=style; crossorigin' : 'rel=modulepreload'}`,
    );
}

/** The paths of a chunk and of its styles. */
function filesOf({ fileName, viteMetadata }: Rolldown.OutputChunk): string[] {
  return [fileName, ...(viteMetadata?.importedCss ?? [])].map((name) => `/${name}`);
}

/** The chunk and all that it imports, but for what the page names itself. */
function neededBy(chunk: Rolldown.OutputChunk, chunks: Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const found = new Set([chunk]);
  for (const { imports } of found)
    for (const other of chunks) if (!other.isEntry && imports.includes(other.fileName)) found.add(other);
  return [...found];
}

const compress = promisify(brotliCompress);
