import type { Plugin } from 'vite';

/** Folder and file of a module of the library, as its own imports name it. */
const MODULE = /\/node_modules\/yaml\/browser\/dist\/(?:schema\/)?(\w+)\/(\w+)\.js$/;

/** Modules that serve writing, or making a document of a value. A key that is a collection is put into words by them. */
function replaced(folder: string, name: string): string | null {
  if (folder === 'stringify') {
    const context = name === 'stringify' ? 'export const createStringifyContext = () => ({});' : '';
    return `${context} export const ${name} = (node) => JSON.stringify(node);`;
  }
  if (folder === 'doc' && (name === 'createNode' || name === 'applyReviver'))
    return `export const ${name} = () => null;`;
  return folder === 'json' ? 'export const schema = [];' : null;
}

/** Methods that serve writing or changing a document; a bundler cannot know that nobody calls them. */
const METHODS: Readonly<Record<string, string>> = {
  Document: 'add|addIn|clone|createAlias|createNode|createPair|delete|deleteIn|get|getIn|has|hasIn|set|setIn|to\\w+',
  directives: 'clone|tagString|toString',
  Collection: 'addIn|clone|deleteIn|getIn|hasIn|setIn',
  Node: 'clone',
  Pair: 'clone',
  Schema: 'clone',
};

/** In the layout of the library's build: a method begins and ends with four spaces. */
const withoutMethods = (code: string, names: string): string =>
  code.replaceAll(new RegExp(`^ {4}(?:${names})\\([^\\n]*\\{\\n(?: {5,}[^\\n]*\\n|\\n)* {4}\\}\\n`, 'gm'), '');

/**
 * Leaves out how the library writes YAML, a quarter of it: the extension reads, and edits the text by positions.
 * test/e2e/shipped-yaml.test.ts compares what is left with the whole.
 */
export const yamlIsOnlyRead: Plugin = {
  name: 'yaml-is-only-read',
  apply: 'build',
  load(id) {
    const [, folder = '', name = ''] = MODULE.exec(id) ?? [];
    return replaced(folder, name);
  },
  transform(code, id) {
    const [, , name = ''] = MODULE.exec(id) ?? [];
    const names = METHODS[name];
    return names === undefined ? null : { code: withoutMethods(code, names), map: null };
  },
};
