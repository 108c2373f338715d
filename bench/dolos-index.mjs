// Started by throughput.ts, of no use alone: indexes and compares the files of a list with Dolos, in a process of its own, for it takes
// 200 bytes of memory for each of theirs. Usage: node --max-old-space-size=12000 bench/dolos-index.mjs ENTRY LIST
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [entry, list] = process.argv.slice(2);
const loaded = await import(pathToFileURL(entry).href);
const { CharTokenizer, File, FingerprintIndex } = loaded.FingerprintIndex === undefined ? loaded.default : loaded;
const tokenizer = new CharTokenizer({ name: 'char', extensions: ['.txt'] });
const index = new FingerprintIndex(23, 17);
const files = readFileSync(list, 'utf8').trim().split('\n');
index.addFiles(files.map((file) => tokenizer.tokenizeFile(new File(file, readFileSync(file, 'utf8')))));
console.log(index.sharedFingerprints().length);
