import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** PDFium in WebAssembly with the memory helpers the readers need. After a trap the instance is dead: make another. */
export interface Pdfium {
  readonly api: WrappedPdfiumModule;
  /** Bytes of the instance's memory; to be asked for anew after every call, since memory moves when it grows. */
  memory(): Uint8Array;
  /** @throws RangeError when the instance has no memory left. */
  allocate(bytes: number): number;
  free(pointer: number): void;
}

let compiled: Promise<Uint8Array<ArrayBuffer>> | undefined;
let instance: Promise<Pdfium> | undefined;

const wasmBytes = (): Promise<Uint8Array<ArrayBuffer>> =>
  (compiled ??= readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')).then((bytes) => new Uint8Array(bytes)));

/** @returns this process's instance, made on first use. */
export const openPdfium = (): Promise<Pdfium> => (instance ??= instantiate());

/** Lets a trapped instance go. */
export function discardPdfium(): void {
  instance = undefined;
}

async function instantiate(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium');
  const settings = { wasmBinary: (await wasmBytes()).buffer, print: () => undefined, printErr: () => undefined };
  const api = await init(settings);
  api.PDFiumExt_Init();
  return {
    api,
    memory: () => {
      const heap: unknown = Reflect.get(api.pdfium, 'HEAPU8');
      if (!(heap instanceof Uint8Array)) throw new Error('PDFium shows no memory');
      return heap;
    },
    allocate: (bytes) => {
      const pointer = api.pdfium.wasmExports.malloc(bytes);
      if (pointer === 0) throw new RangeError(`PDFium cannot allocate ${bytes} bytes`);
      return pointer;
    },
    free: (pointer) => api.pdfium.wasmExports.free(pointer),
  };
}
