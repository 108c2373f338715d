/** What is used of the package, which ships no declarations in this release. */
declare module 'onnxruntime-node' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[]);
    readonly data: unknown;
    readonly dims: readonly number[];
  }

  export interface SessionOptions {
    readonly intraOpNumThreads?: number;
    readonly interOpNumThreads?: number;
    readonly executionMode?: 'sequential' | 'parallel';
    readonly enableCpuMemArena?: boolean;
    readonly logSeverityLevel?: 0 | 1 | 2 | 3 | 4;
  }

  export interface InferenceSession {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  }

  export const InferenceSession: { create(model: Uint8Array, options?: SessionOptions): Promise<InferenceSession> };
}
