import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };

type Target = 'chrome' | 'firefox';

/** The one manifest.json, less the keys that only the other browser knows. */
function manifestFor(target: Target): ManifestV3Export {
  const { background, minimum_chrome_version, browser_specific_settings, ...common } = manifest;
  const { service_worker, scripts } = background;
  // crxjs' types want the literal; the manifest itself is what browsers and linters read.
  const gecko = { ...browser_specific_settings.gecko, data_collection_permissions: { required: ['none' as const] } };
  return target === 'chrome'
    ? { ...common, minimum_chrome_version, background: { service_worker, type: 'module' } }
    : { ...common, browser_specific_settings: { gecko }, background: { scripts, type: 'module' } };
}

/** webextension-polyfill throws when it is imported outside an extension. */
const resolve = {
  alias: { 'webextension-polyfill': new URL('./test/support/fake-browser.ts', import.meta.url).pathname },
};

export default defineConfig(({ mode }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    // vitest runs in mode "test"; crx() wants a build of its own and stays out of it.
    plugins: mode === 'test' ? [] : [crx({ manifest: manifestFor(target), browser: target })],
    // Copied as it is to the root of dist: icons/, _locales/.
    publicDir: 'assets',
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      target: target === 'firefox' ? 'firefox142' : 'chrome123',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // devtools.panels.create() takes a string: neither crxjs nor Vite finds this page by itself.
        input: { panel: 'src/panel/panel.html' },
        // The core is pure, so that what a context does not use of it is left out: the background judges nothing.
        treeshake: { moduleSideEffects: [{ test: /\/src\/core\//, sideEffects: false }] },
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
            include: ['test/{core,rules,conformance,meta,capture,background,bridge,strings,lab,cli,dev}/**/*.test.ts'],
          },
        },
        { resolve, test: { name: 'panel', environment: 'happy-dom', include: ['test/panel/**/*.test.tsx'] } },
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
