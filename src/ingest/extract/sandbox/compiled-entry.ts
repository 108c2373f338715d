/**
 * Child processes run compiled JavaScript: from a source tree (`…/src/x/y.ts`, under a test runner) the entry is the build's
 * `…/dist/x/y.js`; from the build it is its own neighbour.
 */
export function compiledEntry(source: URL): URL {
  const script = source.href.replace(/\.ts$/, '.js');
  const at = script.lastIndexOf('/src/');
  return new URL(
    source.href.endsWith('.ts') && import.meta.url.endsWith('.ts') && at >= 0
      ? `${script.slice(0, at)}/dist/${script.slice(at + 5)}`
      : script,
  );
}
