import { readdirSync } from 'node:fs';
import path from 'node:path';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { classNamesIn } from './src/dev/class-names.ts';
import { packedSentences } from './src/dev/packed-sentences.ts';
import { yamlIsOnlyRead } from './src/dev/yaml-is-only-read.ts';

type Target = 'chrome' | 'firefox';

/** The one manifest.json, less the keys that only the other browser knows. */
function manifestFor(target: Target): ManifestV3Export {
  const { background, minimum_chrome_version, incognito, browser_specific_settings, ...common } = manifest;
  const { service_worker, scripts } = background;
  // crxjs' types want the literal; the manifest itself is what browsers and linters read.
  const gecko = { ...browser_specific_settings.gecko, data_collection_permissions: { required: ['none' as const] } };
  return target === 'chrome'
    ? {
        ...common,
        minimum_chrome_version,
        ...(incognito === 'split' ? { incognito } : {}),
        background: { service_worker, type: 'module' },
      }
    : { ...common, browser_specific_settings: { gecko }, background: { scripts, type: 'module' } };
}

/** The core is pure, so that what a context does not use of it is left out: the background judges nothing. */
const treeshake = { moduleSideEffects: [{ test: /\/(?:src\/core|node_modules\/yaml)\//, sideEffects: false }] };
/**
 * Modules that several chunks share would each get a chunk of their own: a dozen small files, which compress badly and have
 * to be asked for one by one. What every context needs is one; what the panel's first part shares with its late ones, and
 * what the late ones need of gateways, are two more.
 */
const sharedChunks = {
  groups: [
    {
      name: 'base',
      test: /\/src\/(?:core\/http\/(?!mime)|core\/fetch\/(?:hops|preflight-cache)|core\/recording\/evidence|core\/remembering|core\/ingress-nginx\/release\.ts|bridge\/(?:limit|link|protocol)|browser\/api)/,
    },
    {
      name: 'kit',
      test: /\/node_modules\/@?preact\/|\/src\/(?:core\/(?:judge|(?:text|advice|causes|rules)\/(?!names)[\w-]+|http\/mime|fetch\/(?!hops|preflight-cache)[\w-]+)|panel\/(?:strings|panel-context|Say|log\/(?:Banner|EmptyState|tone-icon)|store\/(?:columns|lines|cuts|summary|words|in-slices|fixes)|kit\/(?:Icon|Tabs)))\.(?:tsx?|module\.css)$/,
    },
    {
      name: 'gateway',
      test: /\/src\/core\/(?:all-steps|ingress-nginx\/(?:annotations|allowed-origins|denied|source-range|defaults|list-grammars|effective-cors|origin-match|choose-location|notes|locations|request-target)|policy\/(?:lists|release-range|text|shared-hosts)|dialects\/(?:shell|yaml)|report\/(?:redact|visible)|kubernetes\/(?:serving|host-findings|origin-findings|other-findings|findings))\.ts/,
    },
  ],
};
/** Nothing caches the files of an extension, and each hash is named by all that import the file. */
const fileNames = {
  entryFileNames: 'assets/[name].js',
  chunkFileNames: 'assets/[name].js',
  assetFileNames: 'assets/[name][extname]',
};
/** How long a plugin takes is no warning: a busy machine is slow. */
const checks = { bundlerTimings: false };

/**
 * The page probe's two scripts, each a file without imports: a script that a browser puts into a page is no module, and
 * what it declares must not become the page's. (crxjs would make pages able to load them, and so to find the extension.)
 * The one for pages is a function that knows its own text, for the page's workers have to have it, too.
 */
function probeScripts(target: string): Plugin {
  async function scriptOf(name: string): Promise<string> {
    const lib = { entry: `src/probe/${name}.ts`, formats: ['iife' as const], name };
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: { target, write: false, lib, rolldownOptions: { treeshake, checks } },
    });
    const output = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  }
  return {
    name: 'probe-scripts',
    apply: 'build',
    buildStart() {
      for (const file of readdirSync('src/probe')) this.addWatchFile(path.resolve('src/probe', file));
    },
    async generateBundle() {
      const page = `(function PROBE(START){${await scriptOf('page')}})(null);`;
      this.emitFile({ type: 'asset', fileName: 'probe/page.js', source: page });
      this.emitFile({ type: 'asset', fileName: 'probe/relay.js', source: await scriptOf('relay') });
    },
  };
}

/** In the extension every sentence comes from `_locales`, English too: a second copy would be a sixth of the package. */
const sentencesFromLocales: Plugin = {
  name: 'sentences-from-locales',
  apply: 'build',
  load: (id) =>
    id.endsWith('/src/core/text/english.ts') ? "export const english = {};\nexport const inEnglish = () => '';" : null,
};

/**
 * Scripts that a page needs are asked for at once, and not each by the one before; Vite's own way brings 1 KB for late parts.
 * A page that draws nothing needs no sheet, of which there is one for all.
 */
const preloads: Plugin = {
  name: 'preloads',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path: page, chunk, bundle = {} }) {
      const files = new Set(chunk?.imports);
      for (const file of files) {
        const next = bundle[file];
        if (next?.type === 'chunk') for (const name of next.imports) files.add(name);
      }
      const tags = [...files].map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', href: `/${file}` } }));
      return {
        html: page.endsWith('/devtools.html') ? html.replace(/\s*<link rel="stylesheet"[^>]*>/, '') : html,
        tags,
      };
    },
  },
};

/** What stands for webextension-polyfill, of which the types alone are used. */
const aliased = (file: string) => ({
  alias: { 'webextension-polyfill': new URL(file, import.meta.url).pathname },
});
const resolve = aliased('./test/support/fake-browser.ts');

export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const engine = target === 'firefox' ? 'firefox142' : 'chrome123';
  return {
    // vitest runs in mode "test"; crx() wants a build of its own and stays out of it.
    plugins:
      mode === 'test'
        ? []
        : [
            crx({ manifest: manifestFor(target), browser: target }),
            probeScripts(engine),
            sentencesFromLocales,
            preloads,
            yamlIsOnlyRead,
            packedSentences,
          ],
    resolve: aliased('./src/browser/api.ts'),
    // Copied as it is to the root of dist: icons/, _locales/.
    publicDir: 'assets',
    css: { modules: { generateScopedName: classNamesIn('src/panel') } },
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: engine,
      // One sheet: what fetches the sheets of late parts weighs as much as those do.
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: {
        // devtools.panels.create() takes a string: neither crxjs nor Vite finds this page by itself.
        input: { panel: 'src/panel/panel.html' },
        treeshake,
        checks,
        preserveEntrySignatures: 'allow-extension',
        output: { ...fileNames, codeSplitting: { includeDependenciesRecursively: false, ...sharedChunks } },
      },
    },
    test: {
      reporters: ['default', './test/support/summary-reporter.ts'],
      projects: [
        {
          resolve,
          test: {
            name: 'unit',
            environment: 'node',
            setupFiles: ['test/support/seed.ts'],
            // Property tests take what the machine gives them.
            testTimeout: 60_000,
            include: [
              'test/{core,rules,conformance,meta,capture,background,bridge,devtools,probe,strings,lab,cli,dev}/**/*.test.ts',
            ],
          },
        },
        {
          resolve,
          test: {
            name: 'panel',
            environment: 'happy-dom',
            setupFiles: ['test/support/seed.ts'],
            include: ['test/panel/**/*.test.tsx'],
            testTimeout: 20_000,
          },
        },
        {
          test: {
            name: 'e2e',
            environment: 'node',
            include: ['test/e2e/**/*.test.ts'],
            globalSetup: ['test/support/install.ts', 'test/support/build.ts'],
            testTimeout: 60_000,
            hookTimeout: 120_000,
            fileParallelism: false,
          },
        },
      ],
    },
  };
});
