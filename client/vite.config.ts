import vue from '@vitejs/plugin-vue';
import { BootstrapVueNextResolver } from 'bootstrap-vue-next/resolvers';
import components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import { compressAssets, hoverWithMouseOnly, namePageFiles } from './build-plugins.ts';

const SERVER = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

/** The app's build, and a development server in front of the API. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    vue(),
    components({ dirs: [], dts: false, resolvers: [BootstrapVueNextResolver()] }),
    compressAssets(),
    namePageFiles(),
  ],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': SERVER, '/monzo_webhook': SERVER } },
  // Bootstrap's own sources still use what Sass will drop in its next version.
  css: {
    postcss: { plugins: [hoverWithMouseOnly()] },
    preprocessorOptions: {
      scss: { quietDeps: true, silenceDeprecations: ['import'] },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    // What the first page needs comes at once: a phone on a slow line waits for each round trip. Vue and its router are
    // apart from the rest, since the router, as it is read, throws and catches an error wherever it finds no scroll
    // position, and for the line that an error tells a browser reads the whole of a script once more.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', tags: ['$initial'], priority: 4, test: /node_modules\/@?vue\// },
            { name: 'router', tags: ['$initial'], priority: 3, test: /node_modules\/vue-router\// },
            { name: 'first', tags: ['$initial'], priority: 2 },
            {
              name: 'shared',
              priority: 1,
              // A part that only some of them need would be fetched by all.
              minShareCount: 4,
              test: /client\/src|shared\/src|BForm|useForm|useStateClass/,
            },
          ],
        },
      },
    },
  },
});
