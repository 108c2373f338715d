// Starts the bundled reader of files with V8's cache of its code; copied beside the bundle by bundle-reader.mjs.
// A cache of another Node or of other flags is refused by V8, and the code compiled as ever.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

const filename = path.join(__dirname, 'child-bundle.cjs');
const cacheFile = `${filename}.cache`;
const parameters = ['exports', 'require', 'module', 'bundleUrl', 'bundleImport'];
const writesCache = process.argv.includes('--write-cache');

function cached() {
  try {
    return writesCache ? undefined : readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

const script = new vm.Script(`(function (${parameters.join(', ')}) {${readFileSync(filename, 'utf8')}\n})`, {
  filename,
  cachedData: cached(),
});
if (writesCache) process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
script.runInThisContext()(module.exports, require, module, pathToFileURL(filename).href, (name) => import(name));
